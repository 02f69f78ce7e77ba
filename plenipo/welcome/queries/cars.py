"""Vehicles and convoys: who drives, who sits where, what cannot be."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import QuerySet

from plenipo.accreditation.models import PassKind
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.people import ShownPerson, seen_among
from plenipo.programme.queries.places import day_at_venue, local_day
from plenipo.protocol.queries.ordering import places_of
from plenipo.registry.queries.finding import narrowed
from plenipo.welcome.bridge import CarToFill, PartyToSeat
from plenipo.welcome.models import (
    Convoy,
    ConvoyCar,
    ConvoyParty,
    ConvoySeat,
    Traveller,
    Vehicle,
)

LAST = 10**6  # the place of whoever has none in the order of precedence


def vehicles_of(conference: Conference) -> QuerySet[Vehicle]:
    return Vehicle.objects.filter(conference=conference).select_related("pass_kind")


def vehicles_found(conference: Conference, words: str) -> QuerySet[Vehicle]:
    return narrowed(vehicles_of(conference), words, "plate", "driver", "phone")


def car_passes(conference: Conference) -> QuerySet[PassKind]:
    """What accreditation offers for cars."""
    return PassKind.objects.filter(conference=conference, form=PassKind.Form.CAR_PASS)


def convoys_of(conference: Conference) -> QuerySet[Convoy]:
    return Convoy.objects.filter(conference=conference)


def convoys_on(conference: Conference, day: date) -> QuerySet[Convoy]:
    return convoys_of(conference).filter(leaves__range=day_at_venue(day, conference))


def days_of_convoys(conference: Conference, today: date) -> tuple[list[date], date]:
    """Those there are, and the first from today on; without one, the last; without any, the first of the conference."""
    moments = convoys_of(conference).order_by("leaves").values_list("leaves", flat=True)
    days = sorted({local_day(each, conference) for each in moments}) or [conference.starts]
    return days, next((day for day in days if day >= today), days[-1])


class ConvoyLack(StrEnum):
    CARS = "cars"  # no car
    NOBODY = "nobody"  # takes nobody
    SEATS = "seats"  # more people than seats
    UNSEATED = "unseated"  # somebody has no seat yet
    TWICE = "twice"  # a car drives in another convoy at that time
    PERSON = "person"  # somebody sits in another convoy at that time
    DRIVER = "driver"  # a car without a driver


@dataclass(frozen=True)
class SeatOfCar:
    """who: None for whoever is not named, or may not be told"""

    seat: ConvoySeat
    delegation: int
    who: ShownPerson | None


@dataclass(frozen=True)
class CarOfConvoy:
    """also: other convoys it drives in at that time"""

    car: ConvoyCar
    seats: tuple[SeatOfCar, ...]
    also: tuple[Convoy, ...]


@dataclass(frozen=True)
class ConvoyRow:
    """
    people   how many are to be taken
    waiting  (party, delegate or None) without a seat
    """

    convoy: Convoy
    cars: tuple[CarOfConvoy, ...]
    parties: tuple[ConvoyParty, ...]
    people: int
    waiting: tuple[tuple[ConvoyParty, ShownPerson | None], ...]
    gaps: tuple[ConvoyLack, ...]

    @property
    def seats(self) -> int:
        return sum(each.car.vehicle.seats for each in self.cars)


def convoy_rows(conference: Conference, reader: Reader, found: QuerySet[Convoy]) -> list[ConvoyRow]:
    """Eight queries, however many there are."""
    return _ConvoysReading(conference, reader, list(found)).rows()


class _ConvoysReading:
    def __init__(self, conference: Conference, reader: Reader, convoys: list[Convoy]) -> None:
        self.conference, self.convoys = conference, convoys
        here = [each.pk for each in convoys]
        self._cars = _by(
            ConvoyCar.objects.filter(convoy__in=here).select_related("vehicle__pass_kind"),
            "convoy_id",
        )
        parties = ConvoyParty.objects.filter(convoy__in=here).select_related("delegation__country")
        self._parties = _by(parties, "convoy_id")
        seats = ConvoySeat.objects.filter(car__convoy__in=here).select_related("party")
        self._seats = _by(seats, "car_id")
        self.members = members_of([each for those in self._parties.values() for each in those])
        numbers = {pk for those in self.members.values() for pk in those}
        present = Delegate.objects.filter(pk__in=numbers, state__in=Delegate.PRESENT)
        self.seen = {
            one.shown.pk: one.shown for _person, one in seen_among(reader, present, conference)
        }
        self._also = self._elsewhere()

    def _elsewhere(self) -> dict[int, list[Convoy]]:
        """{vehicle: convoys it drives in, cancelled ones not}"""
        vehicles = {car.vehicle_id for those in self._cars.values() for car in those}
        rows = ConvoyCar.objects.filter(vehicle__in=vehicles, convoy__cancelled=False)
        found: dict[int, list[Convoy]] = {}
        for row in rows.select_related("convoy"):
            found.setdefault(row.vehicle_id, []).append(row.convoy)
        return found

    def rows(self) -> list[ConvoyRow]:
        busy = self._riding()
        return [self._row(each, busy) for each in self.convoys]

    def _riding(self) -> dict[int, list[Convoy]]:
        """{delegate: convoys in which they sit}"""
        numbers = {pk for those in self.members.values() for pk in those}
        rows = ConvoySeat.objects.filter(delegate__in=numbers, car__convoy__cancelled=False)
        found: dict[int, list[Convoy]] = {}
        for row in rows.select_related("car__convoy"):
            found.setdefault(row.delegate_id or 0, []).append(row.car.convoy)
        return found

    def _row(self, convoy: Convoy, busy: Mapping[int, list[Convoy]]) -> ConvoyRow:
        cars = tuple(self._car(convoy, each) for each in self._cars.get(convoy.pk, []))
        parties = tuple(self._parties.get(convoy.pk, []))
        sits = [each.seat for car in cars for each in car.seats]
        waiting = tuple(self._waiting(parties, sits))
        people = sum(size_of(each, self.members[each.pk]) for each in parties)
        row = ConvoyRow(convoy, cars, parties, people, waiting, ())
        gaps = tuple(_gaps(row, busy))
        return ConvoyRow(**{**vars(row), "gaps": gaps})

    def _car(self, convoy: Convoy, car: ConvoyCar) -> CarOfConvoy:
        seats = tuple(
            SeatOfCar(each, each.party.delegation_id, self.seen.get(each.delegate_id or 0))
            for each in self._seats.get(car.pk, [])
        )
        others = self._also.get(car.vehicle_id, [])
        also = tuple(each for each in others if each.pk != convoy.pk and together(each, convoy))
        return CarOfConvoy(car, seats, () if convoy.cancelled else also)

    def _waiting(
        self, parties: Iterable[ConvoyParty], sits: Collection[ConvoySeat]
    ) -> Iterable[tuple[ConvoyParty, ShownPerson | None]]:
        for party in parties:
            theirs = [each for each in sits if each.party_id == party.pk]
            named = {each.delegate_id for each in theirs if each.delegate_id}
            members = self.members[party.pk]
            for pk in members:
                if pk not in named:
                    yield party, self.seen.get(pk)
            nameless = sum(1 for each in theirs if not each.delegate_id)
            for _n in range(size_of(party, members) - len(members) - nameless):
                yield party, None


def members_of(parties: Collection[ConvoyParty]) -> dict[int, list[int]]:
    """{party: its delegates, the head first}: those on its journey, or all who come. Two queries."""
    on = [each.journey_id for each in parties if each.journey_id]
    of = [each.delegation_id for each in parties]
    travel = set(Traveller.objects.filter(journey__in=on).values_list("journey", "delegate"))
    rows = Delegate.objects.filter(delegation__in=of, state__in=Delegate.PRESENT)
    told = [
        (pk, delegation, capacity)
        for pk, delegation, capacity in rows.order_by("position", "pk").values_list(
            "pk", "delegation", "capacity"
        )
    ]
    told.sort(key=lambda each: each[2] != Delegate.Capacity.HEAD)
    return {
        party.pk: [
            pk
            for pk, delegation, _capacity in told
            if delegation == party.delegation_id
            and (not party.journey_id or (party.journey_id, pk) in travel)
        ]
        for party in parties
    }


def size_of(party: ConvoyParty, members: Collection[int]) -> int:
    return max(party.people, len(members))


def together(one: Convoy, other: Convoy) -> bool:
    return one.leaves < other.arrives and other.leaves < one.arrives


def _gaps(row: ConvoyRow, busy: Mapping[int, list[Convoy]]) -> Iterable[ConvoyLack]:
    if row.convoy.cancelled:
        return
    if not row.parties:
        yield ConvoyLack.NOBODY
    if not row.cars:
        yield ConvoyLack.CARS
    elif row.people > row.seats:
        yield ConvoyLack.SEATS
    elif row.waiting:
        yield ConvoyLack.UNSEATED
    if any(each.also for each in row.cars):
        yield ConvoyLack.TWICE
    if any(not each.car.vehicle.driver for each in row.cars):
        yield ConvoyLack.DRIVER
    riders = {seat.seat.delegate_id for car in row.cars for seat in car.seats}
    if any(
        other.pk != row.convoy.pk and together(other, row.convoy)
        for pk in riders
        if pk
        for other in busy.get(pk, [])
    ):
        yield ConvoyLack.PERSON


def to_be_seated(convoy: Convoy) -> tuple[list[PartyToSeat], list[CarToFill]]:
    """Parties in the order of precedence of today, cars in theirs."""
    parties = list(convoy.parties.all())
    members, places = members_of(parties), places_of(convoy.conference)
    parties.sort(key=lambda each: (places.get(each.delegation_id, LAST), each.pk))
    told = [
        PartyToSeat(
            each.pk,
            (
                *members[each.pk],
                *[None] * (size_of(each, members[each.pk]) - len(members[each.pk])),
            ),
        )
        for each in parties
    ]
    cars = convoy.cars.select_related("vehicle")
    return told, [CarToFill(each.pk, each.vehicle.seats) for each in cars]


def vehicles_busy(conference: Conference, leaves: datetime, arrives: datetime) -> set[int]:
    """Those that drive in some convoy between these moments."""
    found = ConvoyCar.objects.filter(
        convoy__conference=conference,
        convoy__cancelled=False,
        convoy__leaves__lt=arrives,
        convoy__arrives__gt=leaves,
    )
    return set(found.values_list("vehicle", flat=True))


def driven_of(conference: Conference, journeys: Collection[int]) -> set[int] | None:
    """Those of these journeys that a convoy takes on; None where the conference has no cars."""
    if not Vehicle.objects.filter(conference=conference, removed=False).exists():
        return None
    found = ConvoyParty.objects.filter(journey__in=journeys, convoy__cancelled=False)
    return set(found.filter(convoy__cars__isnull=False).values_list("journey", flat=True))


def _by(rows: Iterable[object], name: str) -> dict[int, list]:  # type: ignore[type-arg]
    found: dict[int, list] = {}  # type: ignore[type-arg]
    for each in rows:
        found.setdefault(getattr(each, name), []).append(each)
    return found
