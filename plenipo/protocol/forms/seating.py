"""What a seating plan is asked for."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from plenipo.kit.forms import RevisionField, expect, offer, offer_rows, whole
from plenipo.programme.models import Session
from plenipo.protocol.bridge.seating import COUNTS, MOST, Shape, seats_in
from plenipo.protocol.models import SeatingPlan, SeatingRule
from plenipo.protocol.words.seating import MEASURES

Kind = SeatingRule.Kind
TIMES = re.compile(r"\s*[x×х*]\s*", re.IGNORECASE)


def numbers_in(text: str) -> list[int]:
    """ "25, 26, 27" as typed; "3 × 10" is three tens. Raises ValueError for anything else."""
    numbers: list[int] = []
    for part in re.split(r"[,،;、，\s]+", TIMES.sub("×", text.strip())):
        *times, size = part.split("×")
        if len(times) > 1 or not all(each.isdecimal() and len(each) < 4 for each in (*times, size)):
            raise ValueError(part)
        numbers += [int(size)] * (int(times[0]) if times else 1)
    return numbers


class SeatingFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(label=pgettext_lazy("seating plan", "Name"), required=False, max_length=200)
    shape = forms.ChoiceField(
        label=gettext_lazy("Shape"),
        required=False,
        choices=[("", pgettext_lazy("shapes", "all")), *SeatingPlan.Shape.choices],
    )

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "shape")}


class SeatedFilterForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Name or delegation"), required=False, max_length=200)

    def asked(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))


class SeatingPlanForm(forms.Form):
    seen = RevisionField()
    name = forms.CharField(
        label=pgettext_lazy("seating plan", "Name"),
        max_length=120,
        widget=forms.TextInput({"dir": "auto"}),
    )
    session = forms.ModelChoiceField(
        label=gettext_lazy("Session"), queryset=Session.objects.none(), required=False
    )
    shape = forms.ChoiceField(label=gettext_lazy("Shape"), choices=SeatingPlan.Shape.choices)
    measures = forms.CharField(
        label=gettext_lazy("Size"),
        required=False,
        max_length=600,
        widget=forms.TextInput({"dir": "ltr", "inputmode": "text"}),
        help_text=gettext_lazy(
            "Empty: just large enough. Family photo: people in each row, the front row first (25, 26, 27). "
            "Round tables: seats at each table (30 × 10). Long table: seats on each side (8, 8). "
            "U shape and hollow square: seats at the head, seats along each arm (5, 10). "
            "Rows of seats: blocks, rows, seats in a row of a block (3, 10, 8)."
        ),
    )
    people = forms.ChoiceField(
        label=gettext_lazy("Who is seated"), choices=SeatingPlan.People.choices
    )

    def __init__(self, sessions: Any, *args: Any, again: bool = False, **kwargs: Any) -> None:
        """again: of a plan that has its people already"""
        super().__init__(*args, **kwargs)
        offer_rows(self, "session", sessions)
        if again:
            del self.fields["people"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        typed, shape = told.get("measures", ""), told.get("shape")
        if shape and "measures" not in self.errors:
            told["measures"] = self._measures(typed, Shape(shape)) if typed else []
        return told

    def _measures(self, typed: str, shape: Shape) -> list[int]:
        try:
            numbers = numbers_in(typed)
        except ValueError:
            self.add_error("measures", _("Enter whole numbers, separated by commas: 25, 26, 27."))
            return []
        least, most = COUNTS[shape]
        if not least <= len(numbers) <= most:
            self.add_error("measures", MEASURES[shape])
        elif 0 in numbers:
            self.add_error("measures", _("No number can be 0."))
        elif seats_in(shape, numbers) > MOST:
            self.add_error(
                "measures",
                ngettext(
                    "That is %(n)s place; a plan has at most %(most)s.",
                    "That is %(n)s places; a plan has at most %(most)s.",
                    seats_in(shape, numbers),
                )
                % {"n": seats_in(shape, numbers), "most": MOST},
            )
        return numbers

    def values(self) -> dict[str, Any]:
        return {name: told for name, told in self.cleaned_data.items() if name != "seen"}


class SeatMoveForm(forms.Form):
    """One person of the plan, and a place. Which deed it is, the button says."""

    seen = RevisionField()
    who = forms.ChoiceField(label=gettext_lazy("Person"))
    seat = forms.ChoiceField(label=pgettext_lazy("seat", "Place"), required=False)

    def __init__(
        self, people: list[tuple[str, str]], seats: list[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", [("", "—"), *people])
        offer(self, "seat", [("", "—"), *seats])
        expect(self, "seat")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.data.get("to") == "move" and not told.get("seat") and "seat" not in self.errors:
            self.add_error("seat", _("Choose the place."))
        return told


class SeatingRuleForm(forms.Form):
    seen = RevisionField()
    kind = forms.ChoiceField(label=gettext_lazy("Rule"))
    first = forms.ChoiceField(label=gettext_lazy("Person"), required=False)
    second = forms.ChoiceField(
        label=gettext_lazy("Second person"),
        required=False,
        help_text=gettext_lazy("For rules about two people."),
    )
    delegation = forms.ChoiceField(
        label=gettext_lazy("Delegation"),
        required=False,
        help_text=gettext_lazy("For a delegation that sits together."),
    )

    def __init__(
        self,
        people: list[tuple[str, str]],
        delegations: list[tuple[str, str]],
        several_tables: bool,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        left = {Kind.FIXED} if several_tables else {Kind.FIXED, Kind.TABLES}
        offer(self, "kind", [each for each in Kind.choices if each[0] not in left])
        offer(self, "first", [("", "—"), *people])
        offer(self, "second", [("", "—"), *people])
        offer(self, "delegation", [("", "—"), *delegations])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        kind = told.get("kind")
        if kind == Kind.GROUP:
            if not told.get("delegation"):
                self.add_error("delegation", _("Choose the delegation."))
            return told
        if kind and not told.get("first"):
            self.add_error("first", _("Choose the person."))
        if kind in SeatingRule.OF_TWO:
            if not told.get("second"):
                self.add_error("second", _("Choose the second person."))
            elif told.get("first") == told.get("second"):
                self.add_error("second", _("Choose two different people."))
        return told

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told["kind"] == Kind.GROUP:
            return {"kind": told["kind"], "delegation_id": whole(told["delegation"], 0)}
        values = {"kind": told["kind"], "first_id": whole(told["first"], 0)}
        if told["kind"] in SeatingRule.OF_TWO:
            values["second_id"] = whole(told["second"], 0)
        return values


class SeatedPeopleForm(forms.Form):
    """Who is taken into a plan by hand."""

    seen = RevisionField()
    people = forms.MultipleChoiceField(
        label=gettext_lazy("People to add"),
        widget=forms.SelectMultiple({"size": 12}),
        error_messages={"required": gettext_lazy("Choose at least one person.")},
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "people", people)
