"""Seating plans in words: which place, who moved, what is not kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plenipo.delegations.queries.people import SeenPerson
from plenipo.kit.locales import listed
from plenipo.kit.phrases import bracketed
from plenipo.protocol.bridge.seating import Seat, Shape
from plenipo.protocol.models import SeatingChange, SeatingPlan, SeatingRule
from plenipo.protocol.queries.seating import SeatingSight
from plenipo.protocol.words.order import NAMELESS, named

Kind = SeatingRule.Kind
MEASURES = {
    Shape.PHOTO: gettext_lazy(
        "Enter how many people stand in each row, for at most 20 rows: 25, 26, 27."
    ),
    Shape.ROUNDS: gettext_lazy(
        "Enter the seats at each table, for at most 120 tables: 10, 10, 8 or 30 × 10."
    ),
    Shape.FACE: gettext_lazy("Enter the seats on each side: 8, 7."),
    Shape.SQUARE: gettext_lazy("Enter two numbers: the seats at the head and along each side."),
    Shape.HORSESHOE: gettext_lazy("Enter two numbers: the seats at the head and along each arm."),
    Shape.THEATRE: gettext_lazy(
        "Enter three numbers: blocks, rows, and seats in a row of a block."
    ),
}
RULES_OF_TWO = {
    Kind.APART: gettext_lazy("%(first)s and %(second)s: not next to each other"),
    Kind.TABLES: gettext_lazy("%(first)s and %(second)s: not at the same table"),
    Kind.TOGETHER: gettext_lazy("%(first)s and %(second)s: next to each other"),
    Kind.INTERPRETS: gettext_lazy("%(first)s interprets for %(second)s: beside or behind"),
}
RULES_OF_ONE = {
    Kind.WHEELS: gettext_lazy("%(first)s: wheelchair, on the floor, in front or at an aisle"),
    Kind.SIGHT: gettext_lazy("%(first)s: free view"),
    Kind.FIXED: gettext_lazy("%(first)s: keeps this place"),
}


def place_in_words(plan: SeatingPlan, seat: Seat) -> str:
    told = {"row": seat.row, "table": seat.table, "place": seat.place}
    if plan.shape == Shape.ROUNDS:
        return _("table %(table)s, seat %(place)s") % told
    if plan.shape in (Shape.PHOTO, Shape.THEATRE):
        return _("row %(row)s, place %(place)s") % told
    if plan.shape == Shape.FACE:
        if seat.side == 1:
            return _("upper side, seat %(place)s") % told
        return _("lower side, seat %(place)s") % told
    return _("seat %(place)s") % told


def size_in_words(plan: SeatingPlan, seats: int) -> str:
    """ "345 places"; of a long table also what is on either side."""
    said = ngettext("%(n)s place", "%(n)s places", seats) % {"n": seats}
    if plan.shape == Shape.FACE and plan.measures[0] != plan.measures[-1]:
        sides = {"upper": plan.measures[0], "lower": plan.measures[-1]}
        return _("%(places)s (upper side %(upper)s, lower side %(lower)s)") % {
            "places": said,
            **sides,
        }
    return said


class SeatingWords:
    """Says a plan. `people`: by delegate, as its reader sees them."""

    def __init__(self, sight: SeatingSight, people: Mapping[int, SeenPerson]) -> None:
        self.sight, self.people = sight, people

    def name(self, delegate: int | None) -> str:
        """A person as they are disclosed, or whose they are."""
        seen = self.people.get(delegate or 0)
        if seen is None:
            return str(NAMELESS)
        if seen.shown.named:
            return seen.shown.styled
        return bracketed(seen.delegation.to_call, NAMELESS)

    def delegation(self, delegate: int | None) -> str:
        seen = self.people.get(delegate or 0)
        return seen.delegation.to_call if seen else ""

    def place(self, number: int | None) -> str:
        if number is None or number > len(self.sight.seats):
            return _("no place")
        return place_in_words(self.sight.plan, self.sight.seats[number - 1])

    def change(self, change: SeatingChange) -> list[str]:
        """Who moved from where to where, the foremost first."""
        seats = self.sight.seats

        def honour(move: list[Any]) -> int:
            at = move[2] or move[1] or 0
            return seats[at - 1].honour if 0 < at <= len(seats) else 0

        return [
            _("%(name)s: %(before)s → %(after)s")
            % {
                "name": named(self.name(pk)),
                "before": self.place(before),
                "after": self.place(after) if after else _("absent"),
            }
            for pk, before, after in sorted(change.moves, key=honour)
        ]

    def rule(self, rule: SeatingRule) -> str:
        if rule.kind == Kind.GROUP:
            told = {"delegation": named(self._delegation(rule.delegation_id))}
            return _("%(delegation)s: the delegation sits together") % told
        told = {
            "first": named(self.name(rule.first_id)),
            "second": named(self.name(rule.second_id)),
        }
        return str({**RULES_OF_TWO, **RULES_OF_ONE}[Kind(rule.kind)]) % told

    def _delegation(self, delegation: int | None) -> str:
        found = (s.delegation for s in self.people.values() if s.delegation.pk == delegation)
        return next((each.to_call for each in found), str(NAMELESS))

    def unkept(self) -> list[str]:
        """What this plan does not keep, and of the last arrangement why it cannot."""
        rules = {rule.pk: rule for rule in self.sight.rules}
        told, said = self.sight.plan.unkept or {}, []
        for conflict in told.get("conflicts", []):
            there = [rules[pk] for pk in conflict if pk in rules]
            if len(there) < len(conflict) or not self.sight.broken & set(conflict):
                continue
            if len(there) == 1:
                said.append(_("Cannot be kept in this room: %(rule)s.") % self._all(there, "rule"))
            else:
                said.append(
                    _("Cannot all be kept together: %(rules)s. Each could be without one of them.")
                    % self._all(there, "rules")
                )
        if not told.get("proven", True):
            said.append(_("Whether the other rules can be kept as well could not be decided."))
        return said

    def _all(self, rules: Iterable[SeatingRule], name: str) -> dict[str, str]:
        return {name: listed([self.rule(rule) for rule in rules])}
