"""Where something comes from that the desk enters for a party."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.delegations.actions.entries import Heard
from plenipo.delegations.models import DeskEntry
from plenipo.kit.cleaning import clean as cleaned
from plenipo.kit.forms import not_to_come
from plenipo.records.models import Channel, Source

PREFIX = "source"


class SourceForm(forms.Form):
    """The source stands beside what is entered, and begins as the last one of the same party."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Source"), choices=Channel.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(
        label=gettext_lazy("Dated"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        validators=[not_to_come],
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Number of the note, or the person who called or came."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for the entry by the secretariat"), max_length=1000
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        usual = {
            "on": timezone.localdate(),
            "reason": _("The party has not used its personal link."),
        }
        super().__init__(data, prefix=PREFIX, initial=usual | (initial or {}))

    def clean_reference(self) -> str:
        return cleaned(self.cleaned_data["reference"])

    def clean_reason(self) -> str:
        return cleaned(self.cleaned_data["reason"])

    def heard(self) -> Heard:
        told = self.cleaned_data
        return Heard(Source(told["channel"], told["on"]), told["reference"], told["reason"])

    @staticmethod
    def initial_of(entry: DeskEntry | None) -> dict[str, Any]:
        if entry is None:
            return {}
        return {name: getattr(entry, name) for name in ("channel", "on", "reference", "reason")}
