"""Deeds on a seating plan. Each claims the plan: of two officers who move people in it the first wins."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.protocol.bridge.seating import (
    SeatedPlan,
    arranged,
    rules_for,
    usual_measures,
    without,
)
from plenipo.protocol.models import SeatingChange, SeatingPlace, SeatingPlan, SeatingRule
from plenipo.protocol.queries import seating as queries
from plenipo.protocol.queries.seating import SeatingSight, sight_of
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By

What, Kind = SeatingChange.What, SeatingRule.Kind
Seats = Mapping[int, int | None]
"""{delegate: number of the seat, or none: absent}"""


@transaction.atomic
def make_plan(conference: Conference, values: Mapping[str, Any], *, by: By) -> SeatingPlan:
    """With everybody of the chosen kind on the place due to them. Empty measures: a room that holds them."""
    people = queries.in_order(conference, values["people"], timezone.localdate())
    measures = values["measures"] or usual_measures(values["shape"], len(people))
    plan = SeatingPlan.objects.create(conference=conference, **{**values, "measures": measures})
    SeatingPlace.objects.bulk_create(
        SeatingPlace(plan=plan, delegate_id=pk, position=place)
        for place, pk in enumerate(people, 1)
    )
    sight = sight_of(plan)
    _keep(plan, _arranged(sight, people), people)
    record(Verb.SEATING_MADE, by=by, about=plan, persons=len(people))
    plan.refresh_from_db()
    return plan


@transaction.atomic
def change_plan(plan: SeatingPlan, values: Mapping[str, Any], *, seen: int, by: By) -> None:
    """Another shape or size seats everybody anew; another name or session moves nobody."""
    there = SeatingPlace.objects.filter(plan=plan, seat__isnull=False).count()
    measures = values["measures"] or usual_measures(values["shape"], there)
    values = {**values, "measures": measures}
    changed = values_changed(plan, values)
    room = (plan.shape, plan.measures)
    claim(plan, seen=seen, **values)
    plan.refresh_from_db()
    if room != (plan.shape, plan.measures):
        people = [row.delegate_id for row in sight_of(plan).rows if row.seat]
        SeatingPlace.objects.filter(plan=plan).update(seat=None)
        SeatingChange.objects.filter(plan=plan).delete()  # what they tell of is another room
        SeatingRule.objects.filter(plan=plan, kind=Kind.FIXED).delete()
        _keep(plan, _arranged(sight_of(plan), people), people)
    record(Verb.SEATING_CHANGED, by=by, about=plan, **changed)


@transaction.atomic
def delete_plan(plan: SeatingPlan, *, seen: int, by: By) -> None:
    claim(plan, seen=seen)
    record(Verb.SEATING_DELETED, by=by, about=plan)
    plan.delete()


@transaction.atomic
def arrange_anew(plan: SeatingPlan, *, few: bool, seen: int, by: By) -> None:
    """By the order as it is today; or, with `few` changes, from what there is. Whoever is absent stays so."""
    claim(plan, seen=seen)
    sight = sight_of(plan)
    people = [row.delegate_id for row in sight.rows if row.delegate_id in sight.places]
    if not few:
        people = queries.ordered(plan.conference, people, timezone.localdate())
        _renumber(sight, people)
        sight = sight_of(plan)
    made = _arranged(sight, people, now=sight.places if few else None)
    _change(sight, made.places, What.MENDED if few else What.ARRANGED, by)
    _keep_unkept(plan, made)
    record(Verb.SEATING_ARRANGED, by=by, about=plan, given_up=len(made.given_up))


@transaction.atomic
def move(plan: SeatingPlan, delegate: int, seat: int, *, seen: int, by: By) -> None:
    """To a seat; whoever sits there changes places with them."""
    claim(plan, seen=seen)
    sight = sight_of(plan)
    _in_plan(sight, delegate)
    if not 1 <= seat <= len(sight.seats):
        raise Refused(_("There is no such place in this plan."))
    other, left = sight.on.get(seat), sight.places.get(delegate)
    for moved in (delegate, other):
        if moved in sight.fixed:
            raise Refused(_("Somebody in this move keeps their place. Release the place first."))
    moves: dict[int, int | None] = {delegate: seat}
    if other is not None and other != delegate:
        moves[other] = left
    _change(sight, {**sight.places, **moves}, What.MOVED, by)
    record(Verb.SEATING_MOVED, by=by, about=plan, delegation=sight.delegations[delegate])


@transaction.atomic
def absent(plan: SeatingPlan, delegate: int, *, seen: int, by: By) -> int:
    """They are not coming: their row or table closes up. How many others move."""
    claim(plan, seen=seen)
    sight = sight_of(plan)
    if delegate not in sight.places:
        raise Refused(_("This person has no place in the plan already."))
    rules = rules_for(sight.rules, sight.delegations, sight.places)
    after = without(sight.seats, sight.places, rules, delegate)
    _change(sight, {**after, delegate: None}, What.ABSENT, by)
    record(Verb.SEATING_MOVED, by=by, about=plan, delegation=sight.delegations[delegate])
    return sum(sight.places[pk] != seat for pk, seat in after.items())


@transaction.atomic
def back(plan: SeatingPlan, delegate: int, *, seen: int, by: By) -> None:
    """They come after all: on the first place that is free."""
    claim(plan, seen=seen)
    sight = sight_of(plan)
    _in_plan(sight, delegate)
    if delegate in sight.places:
        raise Refused(_("This person has a place in the plan already."))
    _change(sight, {**sight.places, delegate: _first_free(sight)}, What.BACK, by)
    record(Verb.SEATING_MOVED, by=by, about=plan, delegation=sight.delegations[delegate])


@transaction.atomic
def undo(plan: SeatingPlan, *, seen: int, by: By) -> None:
    """The last change, whoever made it."""
    claim(plan, seen=seen)
    last = queries.last_change(plan)
    if last is None:
        raise Refused(_("There is nothing to undo."))
    sight = sight_of(plan)
    moves = {pk: seat for pk, seat, _after in last.moves if pk in sight.delegations}
    _may_go_back(sight, moves)
    _write(plan, moves)
    last.delete()
    record(Verb.SEATING_UNDONE, by=by, about=plan)


# ---- who is in it


@transaction.atomic
def add_people(plan: SeatingPlan, delegates: Iterable[int], *, seen: int, by: By) -> None:
    """On the places that are free, the first in honour first; nobody else moves. A plan without anybody grows."""
    claim(plan, seen=seen)
    sight = sight_of(plan)
    wanted = queries.ordered(
        plan.conference, set(delegates) - set(sight.delegations), timezone.localdate()
    )
    if not sight.rows and len(wanted) > len(sight.seats):
        plan.measures = usual_measures(plan.shape, len(wanted))
        amend(SeatingPlan.objects.filter(pk=plan.pk), measures=plan.measures)
        sight = sight_of(plan)
    if len(wanted) > len(sight.free):
        raise Refused(
            _("There are %(free)s free places for %(people)s people. Enlarge the room first.")
            % {"free": len(sight.free), "people": len(wanted)}
        )
    last = max((row.position for row in sight.rows), default=0)
    SeatingPlace.objects.bulk_create(
        SeatingPlace(plan=plan, delegate_id=pk, position=last + n, seat=seat.number)
        for n, (pk, seat) in enumerate(zip(wanted, sight.free, strict=False), 1)
    )
    record(Verb.SEATING_PEOPLE, by=by, about=plan, persons=len(wanted))


@transaction.atomic
def remove_person(plan: SeatingPlan, delegate: int, *, seen: int, by: By) -> None:
    """Out of the plan, with the rules about them; the place stays free."""
    claim(plan, seen=seen)
    _in_plan(sight_of(plan), delegate)
    SeatingPlace.objects.filter(plan=plan, delegate=delegate).delete()
    for about in ({"first": delegate}, {"second": delegate}):
        SeatingRule.objects.filter(plan=plan, **about).delete()
    record(Verb.SEATING_PEOPLE, by=by, about=plan, persons=1)


# ---- rules


@transaction.atomic
def add_rule(plan: SeatingPlan, values: Mapping[str, Any], *, seen: int, by: By) -> SeatingRule:
    claim(plan, seen=seen)
    if SeatingRule.objects.filter(plan=plan, **values).exists():
        raise Refused(_("This rule is in the plan already."))
    row = SeatingRule.objects.create(plan=plan, **values)
    record(Verb.SEATING_RULES, by=by, about=plan, seating_rule=row.kind)
    return row


@transaction.atomic
def fix(plan: SeatingPlan, delegate: int, *, seen: int, by: By) -> None:
    """They keep the place they have, whatever is arranged around them."""
    claim(plan, seen=seen)
    sight = sight_of(plan)
    if delegate not in sight.places:
        raise Refused(_("This person has no place in the plan."))
    if delegate not in sight.fixed:
        SeatingRule.objects.create(
            plan=plan, kind=Kind.FIXED, first_id=delegate, seat=sight.places[delegate]
        )
    record(Verb.SEATING_RULES, by=by, about=plan, seating_rule=Kind.FIXED)


@transaction.atomic
def release(plan: SeatingPlan, delegate: int, *, seen: int, by: By) -> None:
    claim(plan, seen=seen)
    SeatingRule.objects.filter(plan=plan, kind=Kind.FIXED, first=delegate).delete()
    record(Verb.SEATING_RULES, by=by, about=plan, seating_rule=Kind.FIXED)


@transaction.atomic
def delete_rule(rule: SeatingRule, *, seen: int, by: By) -> None:
    plan = rule.plan
    claim(plan, seen=seen)
    record(Verb.SEATING_RULES, by=by, about=plan, seating_rule=rule.kind)
    rule.delete()


# ---- what they share


def _may_go_back(sight: SeatingSight, moves: Seats) -> None:
    """Between a change and its undoing people come into the plan, and places are kept."""
    if any(pk in sight.fixed and sight.places.get(pk) != seat for pk, seat in moves.items()):
        raise Refused(_("Somebody in this move keeps their place. Release the place first."))
    if any(sight.on.get(seat, pk) not in moves for pk, seat in moves.items() if seat):
        raise Refused(
            _("Somebody else has been given one of these places since then. Move them first.")
        )


def _in_plan(sight: SeatingSight, delegate: int) -> None:
    if delegate not in sight.delegations:
        raise Refused(_("This person is not in the plan."))


def _first_free(sight: SeatingSight) -> int:
    if not sight.free:
        raise Refused(
            _("All %(seats)s places are taken. Add places first.") % {"seats": len(sight.seats)}
        )
    return sight.free[0].number


def _arranged(
    sight: SeatingSight, people: list[int], now: Mapping[int, int] | None = None
) -> SeatedPlan:
    return arranged(
        sight.seats,
        people,
        rules_for(sight.rules, sight.delegations, people),
        sides=queries.sides_in(sight.plan, sight.rows),
        unranked=() if now else queries.unranked_in(sight.rows),
        now=now,
    )


def _keep(plan: SeatingPlan, made: SeatedPlan, people: list[int]) -> None:
    """A first arrangement: there is nothing to compare it with."""
    _write(plan, {pk: made.places[pk] for pk in people})
    _keep_unkept(plan, made)


def _keep_unkept(plan: SeatingPlan, made: SeatedPlan) -> None:
    plan.unkept = {
        "given_up": list(made.given_up),
        "conflicts": [list(each) for each in made.conflicts],
        "proven": made.proven,
    }
    amend(SeatingPlan.objects.filter(pk=plan.pk), unkept=plan.unkept)


def _renumber(sight: SeatingSight, people: list[int]) -> None:
    """The order as it is today; those who are absent come after."""
    place = {pk: n for n, pk in enumerate(people, 1)}
    for n, row in enumerate((row for row in sight.rows if row.delegate_id not in place), 1):
        place[row.delegate_id] = len(people) + n
    for row in sight.rows:
        row.position = place[row.delegate_id]
    SeatingPlace.objects.bulk_update(sight.rows, ["position"], batch_size=500)


def _change(sight: SeatingSight, after: Seats, what: str, by: By) -> None:
    before = {pk: sight.places.get(pk) for pk in sight.delegations}
    moves = [[pk, seat, after.get(pk)] for pk, seat in before.items() if seat != after.get(pk)]
    if not moves:
        return
    _write(sight.plan, {int(pk): seat for pk, _before, seat in moves if pk})
    SeatingChange.objects.create(
        plan=sight.plan, what=what, moves=moves, at=timezone.now(), by=by.account
    )


def _write(plan: SeatingPlan, seats: Seats) -> None:
    """First everybody gets up, so that no two are on one seat at any moment."""
    rows = list(SeatingPlace.objects.filter(plan=plan, delegate__in=list(seats)))
    SeatingPlace.objects.filter(pk__in=[row.pk for row in rows]).update(seat=None)
    for row in rows:
        row.seat = seats[row.delegate_id]
    SeatingPlace.objects.bulk_update(rows, ["seat"], batch_size=500)
