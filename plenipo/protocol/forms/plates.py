"""Plates: the list, the text of one, what is printed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.kit.forms import RevisionField, offer, whole
from plenipo.kit.texts import TextsField
from plenipo.protocol.models import PlateRun, SeatingPlan
from plenipo.protocol.queries.plates import PlatesAsked
from plenipo.protocol.words.plates import SHOWN

Of = PlateRun.Of
MOST = 120


def whose(plans: Iterable[SeatingPlan]) -> list[tuple[str, Any]]:
    return [
        (str(Of.DELEGATIONS), gettext_lazy("All delegations")),
        (str(Of.PRINCIPALS), gettext_lazy("All principals")),
        *((f"plan-{each.pk}", each.name) for each in plans),
    ]


def asked_of(chosen: str, plans: Iterable[SeatingPlan]) -> PlatesAsked:
    """What makes no sense is all principals."""
    number = whole(chosen.removeprefix("plan-"), 0)
    plan = next((each for each in plans if each.pk == number), None)
    if plan:
        return PlatesAsked(Of.PLAN, plan)
    return PlatesAsked(Of.DELEGATIONS if chosen == Of.DELEGATIONS else Of.PRINCIPALS)


class PlateFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(label=gettext_lazy("Name or delegation"), required=False, max_length=200)
    of = forms.ChoiceField(label=gettext_lazy("Plates of"), required=False)
    show = forms.ChoiceField(
        label=gettext_lazy("Show"), required=False, choices=list(SHOWN.items())
    )

    def __init__(self, plans: Iterable[SeatingPlan], *args: Any) -> None:
        super().__init__(*args)
        offer(self, "of", [("", gettext_lazy("All principals")), *_but_principals(plans)])

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "of", "show")}


def _but_principals(plans: Iterable[SeatingPlan]) -> list[tuple[str, Any]]:
    return [each for each in whose(plans) if each[0] != Of.PRINCIPALS]


class PlateTextForm(forms.Form):
    seen = RevisionField()
    texts = TextsField(
        label=gettext_lazy("Text on the plate"),
        required=False,
        max_length=MOST,
        help_text=gettext_lazy("A language left empty has the name to use."),
    )


class StatedPlateForm(forms.Form):
    seen = RevisionField()
    texts = TextsField(
        label=gettext_lazy("Text on the plate"),
        max_length=MOST,
        help_text=gettext_lazy("A language left empty stays as it is now."),
    )


class PlatePrintForm(forms.Form):
    of = forms.ChoiceField(label=gettext_lazy("Plates of"))
    layout = forms.ChoiceField(label=gettext_lazy("Sheet"), choices=PlateRun.Layout.choices)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages and scripts"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "One line each, in this order; those that say the same share a line."
        ),
    )
    which = forms.ChoiceField(
        label=gettext_lazy("Which"),
        choices=[
            ("open", gettext_lazy("those missing or no longer right")),
            ("all", pgettext_lazy("plates", "all")),
        ],
    )

    def __init__(
        self,
        plans: list[SeatingPlan],
        languages: Iterable[tuple[str, Any]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plans = plans
        offer(self, "of", whose(plans))
        offer(self, "languages", languages)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        layout, of = told.get("layout"), str(told.get("of", ""))
        if layout in PlateRun.OF_A_PLAN and of and not of.startswith("plan-"):
            self.add_error("of", _("Choose a seating plan: this sheet says where somebody sits."))
        return told

    def asked(self) -> PlatesAsked:
        return asked_of(str(self.cleaned_data["of"]), self.plans)
