"""How much is asked of whom, and how much there is."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge.known import Known
from plenipo.bilaterals.bridge.problem import numbered
from plenipo.bilaterals.models import AcceptableLevel, MeetingRequest
from plenipo.bilaterals.queries.mutual import waiting_pairs
from plenipo.bilaterals.queries.planning import known_of
from plenipo.bilaterals.queries.requests import host_principals
from plenipo.conference.models import Conference
from plenipo.delegations.queries.names import called_by_number

State = MeetingRequest.State


@dataclass(frozen=True)
class Demand:
    """One principal of the host: requests that wish for her first, that would accept her, meetings she can have."""

    name: str
    first: int
    acceptable: int
    capacity: int

    @property
    def unmet(self) -> int:
        return max(0, self.first - self.capacity)


def demand_of(conference: Conference) -> list[Demand]:
    known = known_of(conference, seed=0)
    capacity = _capacity(known)
    open_or_agreed = (*MeetingRequest.OPEN, *MeetingRequest.AGREED)
    requests = list(
        MeetingRequest.objects.filter(
            conference=conference, to_host=True, state__in=open_or_agreed
        ).prefetch_related("levels")
    )
    found = []
    for host in host_principals(conference):
        wishes = [
            [_fits(each, host.pk, host.level) for each in request.levels.all()]
            for request in requests
        ]
        found.append(
            Demand(
                str(host),
                first=sum(bool(w) and w[0] for w in wishes),
                acceptable=sum(any(w) for w in wishes),
                capacity=capacity.get(host.pk, 0),
            )
        )
    return found


def _fits(level: AcceptableLevel, pk: int, rank: int) -> bool:
    return level.principal_id == pk if level.principal_id else level.level == rank


def _capacity(known: Known) -> dict[int, int]:
    """Meetings each principal of the host can have: free slots of each day, up to the daily limit."""
    ready = numbered(known)
    calendar = ready.problem.calendar
    found = {}
    for number, (delegation, pk) in enumerate(ready.people):
        if delegation == 0 and pk:
            person = ready.problem.participants[number]
            days = range(len(calendar.days))
            free = [len(person.available & frozenset(calendar.slots_of(day))) for day in days]
            most = person.per_day if person.per_day is not None else calendar.slots
            found[pk] = sum(min(each, most) for each in free)
    return found


@dataclass(frozen=True)
class DayDemand:
    """What is agreed, spread evenly over the days that have rooms, against what the rooms of a day hold."""

    day: date
    places: int
    wanted: int

    @property
    def unmet(self) -> int:
        return max(0, self.wanted - self.places)


def by_day(conference: Conference) -> list[DayDemand]:
    """Requests that are open or agreed; one that was agreed for a day counts there, whether it has rooms or not."""
    known = known_of(conference, seed=0)
    ready = numbered(known)
    zone = ZoneInfo(known.zone)
    days = sorted(known.opens)
    places = dict.fromkeys(days, 0)
    for room in ready.problem.rooms:
        for slot in room.available or ():
            places[ready.slots[slot][0].astimezone(zone).date()] += 1
    with_rooms = [day for day in days if places[day]] or days
    wanted = dict.fromkeys(days, 0.0)
    for request in ready.problem.requests:
        agreed_for = {ready.slots[slot][0].astimezone(zone).date() for slot in request.within or ()}
        there = agreed_for.intersection(with_rooms) or agreed_for or with_rooms
        for day in there:
            wanted[day] += request.ways[0].length / len(there)
    waiting = waiting_pairs(conference.pk)
    for day in with_rooms:
        wanted[day] += waiting / len(with_rooms)
    return [DayDemand(day, places[day], round(wanted[day])) for day in days]


@dataclass(frozen=True)
class Matrix:
    """Who asks whom: rows ask, columns are asked; only delegations that do either, at most so many."""

    names: list[str]
    rows: list[tuple[str, list[str]]]
    shown: int
    all: int


MOST = 40
MARKS = {
    State.SENT: "○",
    State.PROPOSED: "◐",
    State.DEFERRED: "–",
    State.ACCEPTED: "●",
    State.ANOTHER_LEVEL: "●",
}


def matrix_of(conference: Conference) -> Matrix:
    requests = MeetingRequest.objects.filter(conference=conference, state__in=list(MARKS))
    pairs = {
        (asker, asked): state
        for asker, asked, state in requests.values_list("asker", "asked", "state")
        if asked
    }
    count: dict[int, int] = {}
    for pair in pairs:
        for side in pair:
            count[side] = count.get(side, 0) + 1
    foremost = sorted(count, key=lambda pk: (-count[pk], pk))[:MOST]
    names = called_by_number(foremost)
    order = sorted(names, key=lambda pk: names[pk])
    return Matrix(
        names=[names[pk] for pk in order],
        rows=[
            (names[row], [MARKS.get(pairs.get((row, column), ""), "") for column in order])  # type: ignore[call-overload]
            for row in order
        ],
        shown=len(order),
        all=len(count),
    )
