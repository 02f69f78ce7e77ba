"""Whether a plan keeps every rule, and in words what is wrong. Shares nothing with the planners.

Also judges plans moved by hand, so nothing is taken for granted: not that a request exists, nor a slot.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from plenipo.engines.scheduling.values import Calendar, Plan, Problem, Room, Way


class Rule(StrEnum):
    UNKNOWN = "unknown"
    NOT_AVAILABLE = "not_available"
    OUTSIDE = "outside"
    TWO_HALVES = "two_halves"
    TWICE = "twice"
    DAILY = "daily"
    TABLES = "tables"
    INTERPRETERS = "interpreters"
    RIVALS = "rivals"
    ORDER = "order"
    LOCK = "lock"
    NO_ROOM = "no_room"
    ROOM_TWICE = "room_twice"
    ROOM_CLOSED = "room_closed"
    ROOM_SMALL = "room_small"
    ROOM_LACKS = "room_lacks"
    NOT_HELD = "not_held"
    UNFAIR = "unfair"


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule. `words` is the English sentence; the other fields let a page say it otherwise."""

    rule: Rule
    words: str
    requests: tuple[int, ...] = ()
    participant: int | None = None
    slot: int | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """A meeting with everything about it looked up."""

    index: int
    way: Way
    slots: range
    room: int | None


def faults(problem: Problem, plan: Plan, *, everything: bool = False) -> list[Fault]:
    """Every broken rule; none: the plan can be kept. everything: all requests must be held."""
    unknown = [*_unknown(problem, plan)]
    if unknown:
        return unknown
    held = []
    for index, meeting in sorted(plan.items()):
        way = problem.requests[index].ways[meeting.way]
        slots = range(meeting.slot, meeting.slot + way.length)
        held.append(_Held(index, way, slots, meeting.room))
    found = [
        *_alone(problem, held),
        *_people(problem, held),
        *_shared(problem, held),
        *_orders(problem, plan),
        *_locks(problem, plan),
    ]
    if problem.rooms:
        found += _rooms(problem, held)
    if everything:
        found += [
            Fault(Rule.NOT_HELD, f"Request {index} is not held.", (index,))
            for index in range(len(problem.requests))
            if index not in plan
        ]
    if problem.fairness is not None and not found:
        found += _unfair(problem, plan, problem.fairness)
    return found


def gaps(problem: Problem, plan: Plan) -> list[int]:
    """Of each participant: idle runs between two meetings of one day."""
    busy: dict[int, set[int]] = defaultdict(set)
    for index, meeting in plan.items():
        way = problem.requests[index].ways[meeting.way]
        for who in (way.a, way.b):
            busy[who] |= set(range(meeting.slot, meeting.slot + way.length))
    return [
        sum(
            _holes(problem, who, busy[who], problem.calendar.slots_of(day))
            for day in range(len(problem.calendar.days))
        )
        for who in range(len(problem.participants))
    ]


def weight(problem: Problem, plan: Plan) -> int:
    return sum(problem.requests[i].ways[meeting.way].weight for i, meeting in plan.items())


def _holes(problem: Problem, who: int, busy: set[int], day: range) -> int:
    available = problem.participants[who].available
    counted = [slot for slot in day if problem.idle_all or slot in available or slot in busy]
    places = [place for place, slot in enumerate(counted) if slot in busy]
    return sum(later > place + 1 for place, later in pairwise(places))


def _unknown(problem: Problem, plan: Plan) -> Iterator[Fault]:
    for index, meeting in sorted(plan.items()):
        if not 0 <= index < len(problem.requests):
            yield Fault(Rule.UNKNOWN, f"There is no request {index}.", (index,))
        elif not 0 <= meeting.way < len(problem.requests[index].ways):
            yield Fault(Rule.UNKNOWN, f"Request {index} has no way {meeting.way}.", (index,))
        elif not (
            0 <= meeting.slot
            and meeting.slot + problem.requests[index].ways[meeting.way].length
            <= problem.calendar.slots
        ):
            words = f"Request {index} lies outside the conference (slot {meeting.slot})."
            yield Fault(Rule.UNKNOWN, words, (index,), slot=meeting.slot)
        elif meeting.room is not None and not 0 <= meeting.room < len(problem.rooms):
            words = f"Request {index} is in room {meeting.room}, which does not exist."
            yield Fault(Rule.UNKNOWN, words, (index,), slot=meeting.slot)


def _alone(problem: Problem, held: list[_Held]) -> Iterator[Fault]:
    """What is wrong with a meeting whatever else is held."""
    for one in held:
        within = problem.requests[one.index].within
        for who in (one.way.a, one.way.b):
            for slot in one.slots:
                if slot not in problem.participants[who].available:
                    words = f"Participant {who} is not available in slot {slot} ({one.index})."
                    yield Fault(Rule.NOT_AVAILABLE, words, (one.index,), who, slot)
        for slot in one.slots:
            if within is not None and slot not in within:
                words = f"Request {one.index} may not lie in slot {slot}."
                yield Fault(Rule.OUTSIDE, words, (one.index,), slot=slot)
        if problem.calendar.half_of(one.slots[0]) != problem.calendar.half_of(one.slots[-1]):
            words = f"Request {one.index} runs over the end of a half-day."
            yield Fault(Rule.TWO_HALVES, words, (one.index,), slot=one.slots[0])


def _people(problem: Problem, held: list[_Held]) -> Iterator[Fault]:
    days: dict[tuple[int, int], list[tuple[int, int, _Held]]] = defaultdict(list)
    for one in held:
        for who, other in ((one.way.a, one.way.b), (one.way.b, one.way.a)):
            day = problem.calendar.day_of(one.slots[0])
            days[who, day].append((one.slots[0], other, one))
    for (who, day), meetings in sorted(days.items()):
        meetings.sort(key=lambda entry: (entry[0], entry[2].index))
        most = problem.participants[who].per_day
        length = sum(len(one.slots) for _, _, one in meetings)
        if most is not None and length > most:
            words = f"Participant {who} has {length} slots of meetings on day {day}, at most {most}."
            yield Fault(Rule.DAILY, words, tuple(one.index for _, _, one in meetings), who)
        for (_, other, one), (slot, next_other, later) in pairwise(meetings):
            pair = (one.index, later.index)
            if slot in one.slots:
                words = f"Participant {who} has requests {pair[0]} and {pair[1]} in slot {slot}."
                yield Fault(Rule.TWICE, words, pair, who, slot)
            elif slot == one.slots.stop and _rival(problem, slot, other, next_other):
                words = f"Participant {who} meets rivals back to back, requests {pair[0]}, {pair[1]}."
                yield Fault(Rule.RIVALS, words, pair, who, slot)


def _rival(problem: Problem, slot: int, one: int, other: int) -> bool:
    countries = [problem.participants[who].country for who in (one, other)]
    if None in countries or not _same_half(problem.calendar, slot - 1, slot):
        return False
    first, second = sorted(country for country in countries if country is not None)
    return (first, second) in problem.rivals


def _same_half(calendar: Calendar, one: int, other: int) -> bool:
    return calendar.half_of(one) == calendar.half_of(other)


def _shared(problem: Problem, held: list[_Held]) -> Iterator[Fault]:
    at_once: Counter[int] = Counter()
    teams: Counter[tuple[str, int]] = Counter()
    for one in held:
        pair = problem.requests[one.index].interpreters
        for slot in one.slots:
            at_once[slot] += 1
            if pair is not None:
                teams[pair, slot] += 1
    for slot, number in sorted(at_once.items()):
        if number > problem.tables[slot]:
            words = f"Slot {slot} has {number} meetings and {problem.tables[slot]} places."
            yield Fault(Rule.TABLES, words, _in(held, slot), slot=slot)
    for (pair, slot), number in sorted(teams.items()):
        there_are = problem.interpreters[pair][slot] if pair in problem.interpreters else 0
        if number > there_are:
            words = f"Slot {slot} needs {number} teams of interpreters for {pair}; {there_are} are there."
            need = tuple(i for i in _in(held, slot) if problem.requests[i].interpreters == pair)
            yield Fault(Rule.INTERPRETERS, words, need, slot=slot)


def _in(held: list[_Held], slot: int) -> tuple[int, ...]:
    return tuple(one.index for one in held if slot in one.slots)


def _orders(problem: Problem, plan: Plan) -> Iterator[Fault]:
    for index, meeting in sorted(plan.items()):
        for other in problem.requests[index].after:
            if other in plan:
                first = plan[other]
                over = first.slot + problem.requests[other].ways[first.way].length
                if over > meeting.slot:
                    words = f"Request {other} must be over before request {index} begins."
                    yield Fault(Rule.ORDER, words, (other, index), slot=meeting.slot)


def _locks(problem: Problem, plan: Plan) -> Iterator[Fault]:
    for index, lock in sorted(problem.locks.items()):
        now = plan.get(index)
        if now is None or (now.slot, now.way) != (lock.slot, lock.way):
            words = f"Request {index} is locked to slot {lock.slot} and is not there."
            yield Fault(Rule.LOCK, words, (index,), slot=lock.slot)
        elif lock.room is not None and now.room != lock.room:
            words = f"Request {index} is locked to room {lock.room} and is not there."
            yield Fault(Rule.LOCK, words, (index,), slot=lock.slot)


def _rooms(problem: Problem, held: list[_Held]) -> Iterator[Fault]:
    taken: dict[tuple[int, int], int] = {}
    for one in held:
        if one.room is None:
            words = f"Request {one.index} has no room."
            yield Fault(Rule.NO_ROOM, words, (one.index,), slot=one.slots[0])
            continue
        yield from _room(problem, one, one.room, problem.rooms[one.room])
        for slot in one.slots:
            if (other := taken.setdefault((one.room, slot), one.index)) != one.index:
                words = f"Requests {other} and {one.index} are both in room {one.room} in slot {slot}."
                yield Fault(Rule.ROOM_TWICE, words, (other, one.index), slot=slot)


def _room(problem: Problem, one: _Held, number: int, room: Room) -> Iterator[Fault]:
    request = problem.requests[one.index]
    for slot in one.slots:
        if room.available is not None and slot not in room.available:
            words = f"Room {number} cannot be used in slot {slot} (request {one.index})."
            yield Fault(Rule.ROOM_CLOSED, words, (one.index,), slot=slot)
    if room.capacity < request.persons:
        words = f"Room {number} has {room.capacity} seats; request {one.index} needs {request.persons}."
        yield Fault(Rule.ROOM_SMALL, words, (one.index,))
    if missing := request.needs - room.features:
        words = f"Room {number} lacks {', '.join(sorted(missing))} for request {one.index}."
        yield Fault(Rule.ROOM_LACKS, words, (one.index,))


def _unfair(problem: Problem, plan: Plan, apart: int) -> Iterator[Fault]:
    each = gaps(problem, plan)
    if each and max(each) - min(each) > apart:
        words = f"One participant has {max(each)} gaps, another {min(each)}; at most {apart} apart."
        yield Fault(Rule.UNFAIR, words, participant=each.index(max(each)))
