from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plenipo.delegations.models import Promise
from plenipo.kit.cleaning import clean as cleaned
from plenipo.kit.cleaning import clean_lines
from plenipo.kit.forms import DayField, not_to_come
from plenipo.records.models import Channel


class PromiseForm(forms.Form):
    """What somebody promised by telephone or in person."""

    side = forms.ChoiceField(
        label=_("Commitment made by"), choices=Promise.Side.choices, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=_("Commitment"),
        max_length=1000,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    who = forms.CharField(label=_("Said by"), required=False, max_length=200)
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices)
    on = DayField(label=_("Date of the commitment"), validators=[not_to_come])
    due = DayField(label=_("To be done by"), required=False)

    def __init__(self, data: Any = None) -> None:
        usual = {
            "side": Promise.Side.SECRETARIAT,
            "channel": Channel.CALL,
            "on": timezone.localdate(),
        }
        super().__init__(data, initial=usual)

    def clean_what(self) -> str:
        return clean_lines(self.cleaned_data["what"])

    def clean_who(self) -> str:
        return cleaned(self.cleaned_data["who"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("due") and told.get("on") and told["due"] < told["on"]:
            self.add_error("due", _("This day is before the date of the commitment."))
        return told
