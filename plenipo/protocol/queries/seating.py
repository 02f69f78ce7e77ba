"""Seating plans: who is in them, where they are placed, what is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import SeenPerson, present_in, seen_among
from plenipo.protocol.bridge.seating import Seat, room_of, rules_for, unkept
from plenipo.protocol.models import (
    OrderOf,
    SeatingChange,
    SeatingPlace,
    SeatingPlan,
    SeatingRule,
)
from plenipo.protocol.profile import SeatingRules
from plenipo.protocol.queries.ordering import order_on
from plenipo.registry.queries.finding import narrowed

Shape, People, Capacity = SeatingPlan.Shape, SeatingPlan.People, Delegate.Capacity


def plans_of(conference: Conference) -> QuerySet[SeatingPlan]:
    return SeatingPlan.objects.filter(conference=conference).select_related("session")


def plan_list(conference: Conference, words: str, shape: str) -> QuerySet[SeatingPlan]:
    """With how many people are `seated`, and how many are `absent`."""
    found = narrowed(plans_of(conference), words, "name")
    if shape:
        found = found.filter(shape=shape)
    return found.annotate(
        seated=Count("places", filter=Q(places__seat__isnull=False)),
        absent=Count("places", filter=Q(places__seat__isnull=True)),
    ).order_by("name", "pk")


@dataclass(frozen=True)
class SeatingSight:
    """A plan with all that is drawn from it.

    seats         in reading order; the number of a seat is its place in them, from 1
    places        {delegate: number of the seat} of who is there
    absent        those in the plan who have no seat
    delegations   {delegate: delegation} of everybody in the plan
    broken        numbers of the rules that are not kept
    gone          those in the plan who no longer take part
    """

    plan: SeatingPlan
    seats: tuple[Seat, ...]
    rows: list[SeatingPlace]
    rules: list[SeatingRule]
    places: dict[int, int]
    absent: list[int]
    delegations: dict[int, int]
    broken: set[int]
    gone: list[int]

    @property
    def on(self) -> dict[int, int]:
        """{number of a seat: delegate}"""
        return {seat: delegate for delegate, seat in self.places.items()}

    @property
    def free(self) -> list[Seat]:
        """Nobody's, the first in honour first."""
        taken = set(self.places.values())
        free = [seat for seat in self.seats if seat.number not in taken]
        return sorted(free, key=lambda seat: seat.honour)

    @property
    def fixed(self) -> dict[int, int]:
        """{delegate: number of the rule} of those who keep their place."""
        kind = SeatingRule.Kind.FIXED
        return {
            rule.first_id: rule.pk for rule in self.rules if rule.kind == kind and rule.first_id
        }

    @property
    def several_tables(self) -> bool:
        return self.plan.shape == Shape.ROUNDS


def seats_for(plan: SeatingPlan) -> tuple[Seat, ...]:
    rules = rules_of(plan.conference).of(SeatingRules)
    return room_of(plan, right_high=rules.right_high)


def sight_of(plan: SeatingPlan) -> SeatingSight:
    """Two queries, and those of the rules of the conference."""
    rows = list(SeatingPlace.objects.filter(plan=plan).select_related("delegate__delegation"))
    rules = list(SeatingRule.objects.filter(plan=plan).order_by("pk"))
    seats = seats_for(plan)
    places = {row.delegate_id: row.seat for row in rows if row.seat and row.seat <= len(seats)}
    delegations = {row.delegate_id: row.delegate.delegation_id for row in rows}
    asked = rules_for(rules, delegations, places)
    return SeatingSight(
        plan=plan,
        seats=seats,
        rows=rows,
        rules=rules,
        places=places,
        absent=[row.delegate_id for row in rows if row.delegate_id not in places],
        delegations=delegations,
        broken=unkept(seats, places, asked),
        gone=[row.delegate_id for row in rows if not _takes_part(row.delegate)],
    )


def _takes_part(delegate: Delegate) -> bool:
    approved = delegate.delegation.state == Delegation.State.APPROVED
    return approved and delegate.state in Delegate.PRESENT


def unranked_in(rows: Iterable[SeatingPlace]) -> set[int]:
    """Those who sit where their work is, and have no place in the order."""
    return {row.delegate_id for row in rows if row.delegate.capacity == Capacity.INTERPRETER}


def sides_in(plan: SeatingPlan, rows: Iterable[SeatingPlace]) -> dict[int, int]:
    """At a long table of two delegations each has its side: the first in the order the upper one."""
    if plan.shape != Shape.FACE:
        return {}
    of = {row.delegate_id: row.delegate.delegation_id for row in rows}
    delegations = list(dict.fromkeys(of.values()))
    if len(delegations) != 2:
        return {}
    return {delegate: delegations.index(delegation) + 1 for delegate, delegation in of.items()}


def in_order(conference: Conference, people: str, day: date) -> list[int]:
    """Delegates by the order of precedence on a day. Seven queries."""
    if people == People.CHOSEN:
        return []
    of = OrderOf.DELEGATIONS if people == People.HEADS else OrderOf.PRINCIPALS
    lines = order_on(conference, of, day).lines
    return [line.office.delegate for line in lines if line.office]


def ordered(conference: Conference, delegates: Iterable[int], day: date) -> list[int]:
    """These delegates: principals in their order, then the others by their delegations' order."""
    wanted = set(delegates)
    principals = [pk for pk in in_order(conference, People.PRINCIPALS, day) if pk in wanted]
    lines = order_on(conference, OrderOf.DELEGATIONS, day).lines
    place = {line.delegation.pk: line.place for line in lines}
    others = Delegate.objects.filter(pk__in=wanted - set(principals)).order_by("position", "pk")
    rest = sorted(
        others.values_list("pk", "delegation"), key=lambda each: place.get(each[1], len(place) + 1)
    )
    return principals + [pk for pk, _delegation in rest]


def may_be_seated(conference: Conference) -> QuerySet[Delegate]:
    """Whoever takes part."""
    return present_in(conference).filter(delegation__state="approved")


def people_in(
    reader: Reader, plan: SeatingPlan, extra: Iterable[int] = ()
) -> Mapping[int, SeenPerson]:
    """By delegate, as this reader sees them. One query."""
    wanted = SeatingPlace.objects.filter(plan=plan).values("delegate")
    found = Delegate.objects.filter(Q(pk__in=wanted) | Q(pk__in=list(extra)))
    return {seen.shown.pk: seen for _person, seen in seen_among(reader, found, plan.conference)}


def others_for(reader: Reader, plan: SeatingPlan) -> list[SeenPerson]:
    """Who could be taken into the plan. One query."""
    there = SeatingPlace.objects.filter(plan=plan).values("delegate")
    found = may_be_seated(plan.conference).exclude(pk__in=there)
    return [seen for _person, seen in seen_among(reader, found, plan.conference)]


def last_change(plan: SeatingPlan) -> SeatingChange | None:
    found = SeatingChange.objects.filter(plan=plan).select_related("by")
    return found.order_by("pk").last()
