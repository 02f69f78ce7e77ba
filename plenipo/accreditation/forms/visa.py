from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.accreditation.models import VisaLetter
from plenipo.accreditation.queries.visa import VisaFilter
from plenipo.delegations.queries.people import ShownPerson
from plenipo.kit.cleaning import clean
from plenipo.kit.forms import RevisionField, offer
from plenipo.kit.phrases import bracketed


class VisaFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(label=_("Number, person or party"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", pgettext_lazy("state", "all")), *VisaLetter.State.choices],
    )

    def asked(self) -> VisaFilter:
        self.is_valid()
        told = self.cleaned_data
        return VisaFilter(wanted=told.get("q", ""), state=told.get("state", ""))


def consulate_field() -> forms.CharField:
    return forms.CharField(
        label=_("City of the consulate"),
        help_text=_(
            "Where the visa is applied for. It stands on the letter as typed here, in both languages: use the "
            "spelling the consulate reads."
        ),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


def _text(label: Any, help_text: Any) -> forms.CharField:
    rows = {"rows": 3, "dir": "auto"}
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs=rows),
    )


def details_field() -> forms.CharField:
    return _text(_("Addition to the letter"), _("Printed as a paragraph of its own."))


class _OfPersons(forms.Form):
    persons = forms.MultipleChoiceField(
        label=_("Persons"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Select at least one person.")},
    )
    consulate = consulate_field()

    def __init__(self, people: list[ShownPerson], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "persons",
            [(str(each.pk), bracketed(each.styled, each.capacity_label)) for each in people],
        )

    def clean_consulate(self) -> str:
        return clean(self.cleaned_data["consulate"])

    @property
    def chosen(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["persons"]]


class VisaAskForm(_OfPersons):
    """What a party asks for."""

    wish = _text(
        _("What the consulate requires"),
        _(
            "For example a sentence on costs or the dates of travel. It is read by the secretariat only."
        ),
    )


class VisaIssueForm(_OfPersons):
    """What the secretariat issues of its own accord."""

    details = details_field()


class VisaLetterForm(forms.Form):
    """What of one letter the officer decides. `seen` is the revision the page was drawn from."""

    seen = RevisionField()
    consulate = consulate_field()
    details = details_field()

    def clean_consulate(self) -> str:
        return clean(self.cleaned_data["consulate"])


class VisaReasonForm(forms.Form):
    """Why a letter is declined or revoked; on one page with the form above."""

    seen = RevisionField()
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "why_%s", **kwargs})
