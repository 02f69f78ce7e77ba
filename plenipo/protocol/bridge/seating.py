"""Plans as the engine of seating takes them, and back. Asks the database nothing."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from plenipo.engines.seating import (
    COUNTS,
    MOST,
    Guest,
    Kind,
    Seat,
    SeatedPlan,
    SeatRule,
    Shape,
    TooFewSeats,
    arrange,
    broken_rules,
    close_up,
    measures_for,
    seats_in,
    seats_of,
)
from plenipo.kit.errors import Refused
from plenipo.protocol.models import SeatingPlan, SeatingRule

__all__ = ["COUNTS", "MOST", "SeatedPlan", "Seat", "Shape", "rules_for", "seats_in"]


def room_of(plan: SeatingPlan, *, right_high: bool) -> tuple[Seat, ...]:
    return seats_of(Shape(plan.shape), plan.measures, right_high=right_high)


def usual_measures(shape: str, people: int) -> list[int]:
    return list(measures_for(Shape(shape), people))


def rules_for(
    rows: Iterable[SeatingRule], delegations: Mapping[int, int], there: Iterable[int]
) -> list[SeatRule]:
    """Rules about people who are there; of a delegation those of it who are.

    delegations   {delegate: delegation} of everybody in the plan
    """
    present = set(there)
    rules = []
    for row in rows:
        if row.kind == SeatingRule.Kind.GROUP:
            who = [
                pk for pk in delegations if pk in present and delegations[pk] == row.delegation_id
            ]
            needed = 2
        else:
            named = [pk for pk in (row.first_id, row.second_id) if pk is not None]
            who = [pk for pk in named if pk in present]
            needed = len(named)
        if len(who) >= needed:
            rules.append(SeatRule(row.pk, Kind(row.kind), tuple(who), row.seat or 0))
    return rules


def arranged(
    seats: Sequence[Seat],
    people: Iterable[int],
    rules: Sequence[SeatRule],
    *,
    sides: Mapping[int, int],
    unranked: Iterable[int] = (),
    now: Mapping[int, int] | None = None,
) -> SeatedPlan:
    """`people`: who is there, in their order. Raises Refused if there are fewer seats than people."""
    last = set(unranked)
    guests = [Guest(key, ranked=key not in last, side=sides.get(key, 0)) for key in people]
    try:
        return arrange(seats, guests, rules, now=now)
    except TooFewSeats as short:
        raise Refused(
            _(
                "There are %(seats)s places for %(people)s people. Add places, or take people out of the plan."
            )
            % {"seats": short.seats, "people": short.people}
        ) from short


def without(
    seats: Sequence[Seat], places: Mapping[int, int], rules: Sequence[SeatRule], absent: int
) -> dict[int, int]:
    return close_up(seats, places, rules, absent)


def unkept(seats: Sequence[Seat], places: Mapping[int, int], rules: Sequence[SeatRule]) -> set[int]:
    """Numbers of the rules this plan does not keep."""
    return set(broken_rules(seats, places, rules))
