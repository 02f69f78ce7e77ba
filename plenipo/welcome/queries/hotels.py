"""Hotels, what they hold, who sleeps there, and on which nights rooms are short."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Max, Min, QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.people import ShownPerson, seen_among
from plenipo.programme.queries.places import local_day
from plenipo.registry.queries.finding import narrowed
from plenipo.welcome.models import (
    Hotel,
    Journey,
    JourneyWay,
    Lodging,
    PastedRooms,
    RoomAllotment,
    RoomKind,
    SentRooms,
    Sleeper,
    Traveller,
)

MOST_NIGHTS = 21  # columns of the table of nights
SOON = timedelta(days=7)  # before a release date it is said


def hotels_of(conference: Conference) -> QuerySet[Hotel]:
    return Hotel.objects.filter(conference=conference)


def allotments_of(conference: Conference) -> QuerySet[RoomAllotment]:
    found = RoomAllotment.objects.filter(hotel__conference=conference)
    return found.select_related("hotel").order_by("hotel__name", "hotel", "first", "kind", "pk")


def lodgings_of(conference: Conference) -> QuerySet[Lodging]:
    found = Lodging.objects.filter(conference=conference)
    return found.select_related("delegation__country", "hotel")


def rooms_taken(conference: Conference) -> QuerySet[Lodging]:
    return lodgings_of(conference).filter(cancelled=False)


def sleeping_elsewhere(
    conference: Conference,
    delegates: Collection[int],
    first: date,
    last: date,
    but: Lodging | None = None,
) -> QuerySet[Sleeper]:
    """Of these delegates, who has another room on one of these nights."""
    found = Sleeper.objects.filter(
        lodging__conference=conference,
        lodging__cancelled=False,
        lodging__first__lt=last,
        lodging__last__gt=first,
        delegate__in=list(delegates),
    )
    return found.exclude(lodging=but) if but is not None else found


def last_pasted_rooms(conference: Conference) -> PastedRooms | None:
    """The list that was entered last, as long as it can be taken back."""
    found = PastedRooms.objects.filter(conference=conference).first()
    return found if found and not found.undone else None


def last_sent(hotel: Hotel) -> SentRooms | None:
    return SentRooms.objects.filter(hotel=hotel).first()


def hotels_found(conference: Conference, words: str) -> QuerySet[Hotel]:
    return narrowed(hotels_of(conference), words, "name", "address", "contact")


# ---- nights


@dataclass(frozen=True)
class NightOfKind:
    """
    held    rooms the hotel holds that night; 0 also where there is no allotment
    """

    day: date
    held: int
    used: int

    @property
    def short(self) -> int:
        return max(0, self.used - self.held)

    @property
    def idle(self) -> bool:
        return not self.held and not self.used


@dataclass(frozen=True)
class KindOfHotel:
    """hotel: None for rooms that are in no hotel yet"""

    hotel: Hotel | None
    kind: str
    nights: tuple[NightOfKind, ...]

    @property
    def kind_label(self) -> str:
        return str(RoomKind(self.kind).label)


@dataclass(frozen=True)
class ReleaseAhead:
    """Rooms of an allotment that nobody has taken, and go back to the hotel."""

    allotment: RoomAllotment
    unused: int
    gone: bool


@dataclass(frozen=True)
class TableOfNights:
    days: tuple[date, ...]
    rows: tuple[KindOfHotel, ...]
    releases: tuple[ReleaseAhead, ...]
    short: Mapping[tuple[int, str], frozenset[date]]

    @property
    def lacking(self) -> int:
        """Nights and kinds of which rooms are short."""
        return sum(len(each) for each in self.short.values())


@dataclass
class _Count:
    held: dict[date, int] = field(default_factory=dict)
    used: dict[date, int] = field(default_factory=dict)


def nights_of(conference: Conference, today: date, hotel: Hotel | None = None) -> TableOfNights:
    """Three queries. What was not taken by its release date is held no longer."""
    held, taken = allotments_of(conference), rooms_taken(conference)
    if hotel is not None:
        held, taken = held.filter(hotel=hotel), taken.filter(hotel=hotel)
    hotels = {each.pk: each for each in hotels_of(conference)}
    counts: dict[tuple[int, str], _Count] = {}
    rows = taken.order_by().values_list("hotel", "kind", "first", "last")
    for where, kind, first, last in rows:
        used = counts.setdefault((where or 0, kind), _Count()).used
        for day in _nights(first, last):
            used[day] = used.get(day, 0) + 1
    releases = []
    for each in held:
        count = counts.setdefault((each.hotel_id, each.kind), _Count())
        gone = each.release is not None and each.release < today
        unused = each.rooms
        for day in _nights(each.first, each.last):
            free = max(0, each.rooms - max(0, count.used.get(day, 0) - count.held.get(day, 0)))
            unused = min(unused, free)
            count.held[day] = count.held.get(day, 0) + (each.rooms - free if gone else each.rooms)
        if each.release is not None and unused and each.release - SOON <= today:
            releases.append(ReleaseAhead(each, unused, gone))
    return _table(hotels, counts, tuple(releases))


def _table(
    hotels: Mapping[int, Hotel],
    counts: Mapping[tuple[int, str], _Count],
    releases: tuple[ReleaseAhead, ...],
) -> TableOfNights:
    all_days = sorted({day for each in counts.values() for day in (*each.held, *each.used)})
    days = tuple(all_days[:MOST_NIGHTS])
    order = {pk: place for place, pk in enumerate(hotels)}
    rows = tuple(
        KindOfHotel(
            hotels.get(where),
            kind,
            tuple(NightOfKind(day, one.held.get(day, 0), one.used.get(day, 0)) for day in days),
        )
        for (where, kind), one in sorted(
            counts.items(), key=lambda each: (order.get(each[0][0], 10**6), each[0][1])
        )
    )
    short = {
        key: frozenset(day for day, n in one.used.items() if n > one.held.get(day, 0))
        for key, one in counts.items()
        if key[0]
    }
    return TableOfNights(days, rows, releases, {key: days for key, days in short.items() if days})


def _nights(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range(min((last - first).days, 366)))


# ---- rooms with who sleeps in them


class RoomLack(StrEnum):
    HOTEL = "hotel"  # in no hotel yet
    SHORT = "short"  # its hotel has no such room left on one of its nights
    CONSENT = "consent"  # two share it, and nobody noted that both agreed
    NAMES = "names"  # more sleep in it than are named
    UNREGISTERED = "unregistered"  # somebody named in it is not in the delegation
    TWICE = "twice"  # another room of this number in its hotel on one of its nights
    EARLY = "early"  # they land before its first night
    LATE = "late"  # they leave after its last
    STATED = "stated"  # the delegation stated it, and nobody has looked at it


@dataclass(frozen=True)
class RoomRow:
    lodging: Lodging
    people: tuple[ShownPerson, ...]
    gaps: tuple[RoomLack, ...]

    @property
    def number(self) -> int:
        return max(self.lodging.guests, len(self.people) + len(self.lodging.names_unregistered))


def room_rows(
    conference: Conference,
    reader: Reader,
    found: QuerySet[Lodging],
    short: Mapping[tuple[int, str], frozenset[date]],
) -> list[RoomRow]:
    """Six queries. short: of the table of nights."""
    lodgings = list(found)
    on: dict[int, list[int]] = {}
    here = [each.pk for each in lodgings]
    for lodging, delegate in (
        Sleeper.objects.filter(lodging__in=here).order_by("pk").values_list("lodging", "delegate")
    ):
        on.setdefault(lodging, []).append(delegate)
    numbers = {pk for those in on.values() for pk in those}
    present = Delegate.objects.filter(pk__in=numbers, state__in=Delegate.PRESENT)
    seen = {
        one.shown.pk: one.shown
        for _person, one in seen_among(reader, present.order_by("position", "pk"), conference)
    }
    days, stays = _days_of_travel(conference, numbers), _stays(conference, numbers)
    twice = numbered_twice(conference)
    rows = []
    for each in lodgings:
        those = on.get(each.pk, [])
        people = tuple(seen[pk] for pk in those if pk in seen)
        gaps = (*_gaps(each, people, short), *_travel(each, those, days, stays))
        if each.pk in twice:
            gaps = (RoomLack.TWICE, *gaps)
        rows.append(RoomRow(each, people, gaps))
    return rows


def _gaps(
    lodging: Lodging,
    people: Collection[ShownPerson],
    short: Mapping[tuple[int, str], frozenset[date]],
) -> Iterable[RoomLack]:
    if lodging.cancelled:
        return
    if lodging.hotel_id is None:
        yield RoomLack.HOTEL
    elif not short.get((lodging.hotel_id, lodging.kind), frozenset()).isdisjoint(lodging.nights):
        yield RoomLack.SHORT
    named = len(people) + len(lodging.names_unregistered)
    if max(lodging.guests, named) > 1 and not lodging.shared:
        yield RoomLack.CONSENT
    if lodging.guests > named:
        yield RoomLack.NAMES
    if lodging.unregistered:
        yield RoomLack.UNREGISTERED
    if lodging.by_party:
        yield RoomLack.STATED


def numbered_twice(conference: Conference) -> set[int]:
    """Rooms that share their number with another one of the same hotel on one of their nights."""
    found = rooms_taken(conference).exclude(hotel=None).exclude(room_number="").order_by("first")
    doors: dict[tuple[int | None, str], list[tuple[int, date]]] = {}
    twice = set()
    rows = found.values_list("pk", "hotel", "room_number", "first", "last")
    for pk, hotel, number, first, last in rows:
        door = doors.setdefault((hotel, number.casefold().replace(" ", "")), [])
        inside = [other for other, until in door if until > first]
        if inside:
            twice |= {pk, *inside}
        door.append((pk, last))
    return twice


def _travel(
    lodging: Lodging,
    on: Iterable[int],
    days: Mapping[tuple[int, str], date],
    stays: Mapping[int, tuple[date, date]],
) -> Iterable[RoomLack]:
    """Said at the first room of somebody who moves from one to another, and at the last."""
    those = [] if lodging.cancelled else [pk for pk in on if pk in stays]
    if any(stays[pk][0] == lodging.first > days.get((pk, JourneyWay.IN), date.max) for pk in those):
        yield RoomLack.EARLY
    if any(stays[pk][1] == lodging.last < days.get((pk, JourneyWay.OUT), date.min) for pk in those):
        yield RoomLack.LATE


def _stays(conference: Conference, delegates: Collection[int]) -> dict[int, tuple[date, date]]:
    """{delegate: the first night and the last departure of all their rooms}"""
    found = Sleeper.objects.filter(
        delegate__in=delegates, lodging__conference=conference, lodging__cancelled=False
    )
    spans = (
        found.order_by()
        .values_list("delegate")
        .annotate(Min("lodging__first"), Max("lodging__last"))
    )
    return {pk: (first, last) for pk, first, last in spans}


def _days_of_travel(
    conference: Conference, delegates: Collection[int]
) -> dict[tuple[int, str], date]:
    """{(delegate, way): the day at the venue}."""
    found = Traveller.objects.filter(
        delegate__in=delegates, journey__conference=conference, journey__state__in=Journey.OPEN
    ).values_list("delegate", "journey__way", "journey__at")
    return {(delegate, way): local_day(at, conference) for delegate, way, at in found}
