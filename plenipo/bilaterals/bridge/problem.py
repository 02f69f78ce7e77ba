"""What the desk knows to the scheduling engine's problem and back. Asks the database nothing.

The engine counts: participants, requests, rooms, interpreters and slots are numbers there. `Numbered` keeps which
number is what, so that plans, faults and reasons can be read again.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge.commitments import Span, Who
from plenipo.bilaterals.bridge.known import Known
from plenipo.bilaterals.bridge.particulars import Particulars
from plenipo.bilaterals.bridge.weights import weights_of
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.profile import Bilaterals
from plenipo.engines import scheduling
from plenipo.programme.models import Interpreter, Room

SHARES = (100, 70, 50, 40, 30)  # of the weight, for the first, second … acceptable level


@dataclass
class Numbered:
    """Which number of the engine is what."""

    problem: scheduling.Problem
    slots: list[Span]
    people: list[Who]
    ways: list[list[int | None]]  # request, way: principal of the asked
    known: Known


def slots_of(known: Known) -> tuple[list[Span], list[int], list[int]]:
    """Slots, first of each day, first of each half-day. A day is halved at its middle."""
    slots: list[Span] = []
    days: list[int] = []
    halves: list[int] = []
    for _day, (opens, closes) in sorted(known.opens.items()):
        noon = opens + (closes - opens) / 2
        days.append(len(slots))
        halves.append(len(slots))
        halved = False
        for span in spans_of_day(known.rules, opens, closes):
            if span[0] >= noon and not halved:
                halves.append(len(slots))
                halved = True
            slots.append(span)
    return slots, sorted(set(days)), sorted(set(halves))


def spans_of_day(rules: Bilaterals, opens: datetime, closes: datetime) -> list[Span]:
    length = timedelta(minutes=rules.minutes)
    step = length + timedelta(minutes=rules.pause)
    found, at = [], opens
    while at + length <= closes:
        found.append((at, at + length))
        at += step
    return found


def numbered(known: Known) -> Numbered:
    """Requests nobody could hold any more (a principal has been removed) are left out."""
    there = tuple(each for each in known.requests if _ways(known, each))
    known = replace(known, requests=there)
    slots, days, halves = slots_of(known)
    calendar = scheduling.Calendar(len(slots), tuple(days), tuple(halves))
    people = _people(known)
    index = {who: number for number, who in enumerate(people)}
    participants = tuple(_participant(known, who, slots) for who in people)
    ways = [_ways(known, request) for request in known.requests]
    weights = weights_of(known)
    features = set().union(*(room.features for room in known.rooms)) if known.rooms else set()
    requests = tuple(
        _request(known, number, index, participants, ways[number], slots, features, weights[number])
        for number in range(len(known.requests))
    )
    zones = {building: n for n, building in enumerate(sorted({r.building_id for r in known.rooms}))}
    problem = scheduling.Problem(
        calendar=calendar,
        participants=participants,
        requests=_in_order(known, requests),
        tables=() if known.rooms else (0,) * len(slots),
        rooms=tuple(_room(known, room, zones, slots) for room in known.rooms),
        interpreters=tuple(_interpreter(known, one, slots) for one in known.interpreters),
        walks=_walks(known, zones),
    )
    return Numbered(problem, slots, people, ways, known)


def _people(known: Known) -> list[Who]:
    """Host principals, then each side of each request: its principal of that level, or the delegation as such."""
    found: dict[Who, None] = {}
    for principal in known.principals:
        if principal.delegation_id is None:
            found[0, principal.pk] = None
    for request in known.requests:
        found[asker_of(known, request)] = None
        for principal_pk in _ways(known, request):
            found[_asked(request, principal_pk)] = None
    return list(found)


def asker_of(known: Known, request: MeetingRequest) -> Who:
    return request.asker_id, _at_level(known, request.asker_id, level_of(request))


def level_of(request: MeetingRequest) -> int:
    """At which it is held: as agreed, else as wished. Its levels are loaded."""
    first = next(iter(request.levels.all()), None)
    return int(request.level or (first.level if first else 1))


def _at_level(known: Known, delegation: int, level: int) -> int:
    """Its principal of that level, 0 if nobody is entered there."""
    for principal in known.principals:
        if principal.delegation_id == delegation and principal.level == level:
            return principal.pk
    return 0


def _asked(request: MeetingRequest, principal: int | None) -> Who:
    return (request.asked_id or 0), (principal or 0)


def _ways(known: Known, request: MeetingRequest) -> list[int | None]:
    """With whom of the asked side it may be held, the agreed first; of the host whoever else was acceptable too."""
    if not request.to_host:
        return [_at_level(known, request.asked_id or 0, level_of(request)) or None]
    hosts = [p for p in known.principals if p.delegation_id is None]
    wanted: dict[int, None] = {}
    if request.principal_id:
        wanted[request.principal_id] = None
    levels = [request.level] if request.level and not request.principal_id else []
    for each in request.levels.all():
        if each.principal_id:
            wanted.setdefault(each.principal_id, None)
        else:
            levels.append(each.level)
    for level in levels:
        for host in hosts:
            if host.level == level:
                wanted.setdefault(host.pk, None)
    there = {host.pk for host in hosts}
    return [pk for pk in wanted if pk in there]


def _participant(known: Known, who: Who, slots: list[Span]) -> scheduling.Participant:
    delegation, pk = who
    principal = next((p for p in known.principals if p.pk == pk), None) if pk else None
    out = [(each.starts, each.ends) for each in known.commitments(who)]
    limit = (principal.daily_limit if principal else None) or known.rules.daily_limit
    return scheduling.Participant(
        available=_open(slots, known.of_people.get(who), out),
        per_day=limit,
        body=delegation,
        rank=principal.level if principal else 0,
        languages=frozenset(principal.languages if principal else ()),
    )


def _open(
    slots: list[Span],
    within: Iterable[Span] | None,
    without: Iterable[tuple[datetime, datetime | None]],
) -> frozenset[int]:
    """The slots that lie in one of the spans (None: anywhere) and touch none of the others."""
    inside, outside = None if within is None else list(within), list(without)
    return frozenset(
        number
        for number, (starts, ends) in enumerate(slots)
        if inside is None or any(a <= starts and ends <= b for a, b in inside)
        if not any(starts < (b or ends) and a < ends for a, b in outside)
    )


def _request(
    known: Known,
    number: int,
    index: Mapping[Who, int],
    people: tuple[scheduling.Participant, ...],
    ways: list[int | None],
    slots: list[Span],
    features: set[str],
    weight: int,
) -> scheduling.Request:
    request = known.requests[number]
    told = known.told[request.pk]
    length = scheduling.slots_needed(
        request.minutes, slot=known.rules.minutes, pause=known.rules.pause
    )
    asker = index[asker_of(known, request)]
    mine = frozenset(request.languages)
    return scheduling.Request(
        ways=tuple(
            scheduling.Way(
                a=asker,
                b=index[_asked(request, principal)],
                weight=max(1, weight * SHARES[min(place, len(SHARES) - 1)] // 100),
                length=length,
                interpreters=_pair(known, mine, people[index[_asked(request, principal)]]),
            )
            for place, principal in enumerate(ways)
        ),
        persons=2 * request.persons,
        needs=frozenset({"press_stand"} & features)
        if request.press in ("pool", "statements")
        else frozenset(),
        within=_agreed_time(known, told, slots),
    )


def _pair(known: Known, mine: frozenset[str], other: scheduling.Participant) -> str | None:
    """Interpreted by the desk where somebody covers the pair; for other pairs delegations bring their own."""
    pair = scheduling.pair_between(mine, other.languages)
    return pair if any(pair in one.pairs for one in known.interpreters) else None


def _agreed_time(known: Known, told: Particulars, slots: list[Span]) -> frozenset[int] | None:
    """The slots of the day, or about the time, that both agreed to."""
    if not told.proposal.day:
        return None
    zone = ZoneInfo(known.zone)
    day = date.fromisoformat(told.proposal.day)
    there = [n for n, (starts, _e) in enumerate(slots) if starts.astimezone(zone).date() == day]
    if told.proposal.time and there:
        at = datetime.fromisoformat(f"{told.proposal.day} {told.proposal.time}").replace(
            tzinfo=zone
        )
        there = [min(there, key=lambda n: abs((slots[n][0] - at).total_seconds()))]
    return frozenset(there)


def _in_order(
    known: Known, requests: tuple[scheduling.Request, ...]
) -> tuple[scheduling.Request, ...]:
    """What the askers wish to keep apart, before or after: among the asker's own meetings."""
    beside: dict[int, set[int]] = {}
    after: dict[int, set[int]] = {}
    for number, request in enumerate(known.requests):
        for how, delegation in known.told[request.pk].avoid:
            for other, theirs in enumerate(known.requests):
                if request.asker_id not in (theirs.asker_id, theirs.asked_id):
                    continue
                if other == number or delegation not in (theirs.asker_id, theirs.asked_id):
                    continue
                if how == "not_next_to":
                    beside.setdefault(number, set()).add(other)
                elif how == "not_before":
                    after.setdefault(number, set()).add(other)
                else:
                    after.setdefault(other, set()).add(number)
    return tuple(
        scheduling.Request(
            ways=request.ways,
            persons=request.persons,
            needs=request.needs,
            within=request.within,
            after=tuple(sorted(after.get(number, ()))),
            apart=frozenset(beside.get(number, ())),
        )
        for number, request in enumerate(requests)
    )


def _room(
    known: Known, room: Room, zones: Mapping[int, int], slots: list[Span]
) -> scheduling.MeetingRoom:
    out = [(o.starts, o.ends) for o in known.outages if o.room_id == room.pk]
    return scheduling.MeetingRoom(
        capacity=room.capacity,
        features=frozenset(room.features),
        available=_open(slots, known.of_rooms.get(room.pk, ()), out),
        zone=zones[room.building_id],
    )


def _interpreter(
    known: Known, one: Interpreter, slots: list[Span]
) -> scheduling.MeetingInterpreter:
    out = [(o.starts, o.ends) for o in known.outages if o.interpreter_id == one.pk]
    booths = [duty.session for duty in one.duties.all()]
    out += [(each.starts, each.ends) for each in booths if each.starts]
    out += [(each.starts, each.ends) for each in one.absences.all()]
    return scheduling.MeetingInterpreter(
        pairs=frozenset(one.pairs),
        available=_open(slots, None, out),
        per_day=one.meetings_a_day,
    )


def _walks(known: Known, zones: Mapping[int, int]) -> dict[tuple[int, int], int]:
    """Free slots that a walk longer than the pause needs."""
    pause = known.rules.pause
    step = known.rules.minutes + pause
    found = {}
    for (one, other), minutes in known.walks.items():
        if one in zones and other in zones and minutes > pause:
            first, second = sorted((zones[one], zones[other]))
            found[first, second] = math.ceil((minutes - pause) / step)
    return found
