from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries.desk import Narrowed


class DeskForm(forms.Form):
    """Filters of the desk's list; what makes no sense is left aside."""

    q = forms.CharField(label=_("Delegation"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", pgettext_lazy("state", "all")),
            ("host", _("awaiting the host's reply")),
            ("unknown", _("delegation to be identified")),
            *[each for each in MeetingRequest.State.choices if each[0] != "draft"],
        ],
    )

    def asked(self) -> Narrowed:
        if not self.is_bound:
            return Narrowed()
        self.is_valid()
        told = self.cleaned_data
        return Narrowed(wanted=told.get("q", ""), state=told.get("state", ""))
