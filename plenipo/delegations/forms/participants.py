from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.delegations.bridge import Reason
from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.people import TAKING_PART
from plenipo.delegations.words.participants import IN_PUBLIC, SUPPRESSED, WHY, ParticipantFilter
from plenipo.kit.forms import offer

ALL = ("", pgettext_lazy("persons", "all"))


class ParticipantsForm(forms.Form):
    """Filters of the list of participants; what makes no sense is left aside."""

    q = forms.CharField(label=_("Person or delegation"), required=False, max_length=200)
    public = forms.ChoiceField(
        label=_("Public list"), required=False, choices=[ALL, *IN_PUBLIC.items(), *WHY.items()]
    )
    disclosure = forms.ChoiceField(
        label=_("Visibility of the name"),
        required=False,
        choices=[ALL, *Delegate.Disclosure.choices],
    )
    capacity = forms.ChoiceField(
        label=_("Capacity"), required=False, choices=[ALL, *Delegate.Capacity.choices]
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("of a delegation", "State"),
        required=False,
        choices=[ALL, *((each.value, each.label) for each in TAKING_PART)],
    )

    def __init__(
        self, *args: object, reads_wishes: bool, knows_why: bool = False, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not reads_wishes:
            del self.fields["disclosure"]
            offer(self, "public", [ALL, *IN_PUBLIC.items()])
            return
        hidden = SUPPRESSED if knows_why else Reason.PROTECTED.value
        reasons = [(why, label) for why, label in WHY.items() if why != hidden]
        offer(self, "public", [ALL, *IN_PUBLIC.items(), *reasons])

    def wanted(self) -> ParticipantFilter:
        self.is_valid()
        told = {name: value for name, value in self.cleaned_data.items() if value}
        return ParticipantFilter(**told)
