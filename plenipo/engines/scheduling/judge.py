"""Whether a plan keeps every rule, and what is wrong where. Shares nothing with the planners.

Also judges plans moved by hand, so nothing is taken for granted: not that a request exists, nor a slot.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from plenipo.engines.scheduling.faults import Fault, FaultKind
from plenipo.engines.scheduling.judge_of_places import PlacedMeeting, places
from plenipo.engines.scheduling.values import Lock, Meeting, Plan, Problem


def faults(problem: Problem, plan: Plan, *, everything: bool = False) -> tuple[Fault, ...]:
    """Every broken rule; none: the plan can be kept. everything: all requests must be held."""
    unknown = tuple(_unknown(problem, plan))
    if unknown:
        return unknown
    held = [_held(problem, index, meeting) for index, meeting in sorted(plan.items())]
    broken = [
        *_alone(problem, held),
        *_people(problem, held),
        *_shared(problem, held),
        *_orders(problem, plan),
        *places(problem, held),
        *_locks(problem, plan),
    ]
    if everything:
        missing = [index for index in range(len(problem.requests)) if index not in plan]
        broken += [Fault(FaultKind.NOT_HELD, (index,)) for index in missing]
        if problem.most_apart is not None and not missing:
            broken += _unfair(problem, plan, problem.most_apart)
    return tuple(broken)


def gaps(problem: Problem, plan: Plan) -> list[int]:
    """Of each participant: idle runs between two meetings of one day."""
    busy: dict[int, set[int]] = defaultdict(set)
    for index, meeting in plan.items():
        way = problem.requests[index].ways[meeting.way]
        for who in (way.a, way.b):
            busy[who] |= set(range(meeting.slot, meeting.slot + way.length))
    days = [problem.calendar.slots_of(day) for day in range(len(problem.calendar.days))]
    return [
        sum(_holes(problem, who, busy[who], day) for day in days) if who in busy else 0
        for who in range(len(problem.participants))
    ]


def weight(problem: Problem, plan: Plan) -> int:
    """What the meetings of a plan are worth together, each in the way it is held."""
    return sum(problem.requests[i].ways[meeting.way].weight for i, meeting in plan.items())


def _holes(problem: Problem, who: int, busy: set[int], day: range) -> int:
    available = problem.participants[who].available
    counted = [slot for slot in day if problem.idle_all or slot in available or slot in busy]
    places_busy = [place for place, slot in enumerate(counted) if slot in busy]
    return sum(later > place + 1 for place, later in pairwise(places_busy))


def _unknown(problem: Problem, plan: Plan) -> Iterator[Fault]:
    for index, meeting in sorted(plan.items()):
        if not 0 <= index < len(problem.requests):
            yield Fault(FaultKind.UNKNOWN, (index,), what="request")
        elif not 0 <= meeting.way < len(problem.requests[index].ways):
            yield Fault(FaultKind.UNKNOWN, (index,), is_now=meeting.way, what="way")
        elif not 0 <= meeting.slot < problem.calendar.slots:
            yield Fault(FaultKind.UNKNOWN, (index,), slot=meeting.slot, what="slot")
        elif meeting.room is not None and not 0 <= meeting.room < len(problem.rooms):
            yield Fault(FaultKind.UNKNOWN, (index,), room=meeting.room, what="room")
        elif meeting.interpreter is not None and not (
            0 <= meeting.interpreter < len(problem.interpreters)
        ):
            yield Fault(
                FaultKind.UNKNOWN, (index,), interpreter=meeting.interpreter, what="interpreter"
            )


def _held(problem: Problem, index: int, meeting: Meeting) -> PlacedMeeting:
    request = problem.requests[index]
    way = request.ways[meeting.way]
    slots = range(meeting.slot, meeting.slot + way.length)
    return PlacedMeeting(index, request, way, slots, meeting.room, meeting.interpreter)


def _alone(problem: Problem, held: list[PlacedMeeting]) -> Iterator[Fault]:
    calendar = problem.calendar
    for one in held:
        last = one.slots[-1]
        if last >= calendar.slots or calendar.half_of(one.slots[0]) != calendar.half_of(last):
            yield Fault(FaultKind.OVER_BREAK, (one.index,), slot=one.slots[0])
        for who in (one.way.a, one.way.b):
            missing = [s for s in one.slots if s not in problem.participants[who].available]
            if missing:
                yield Fault(FaultKind.NOT_AVAILABLE, (one.index,), (who,), slot=missing[0])
        within = one.request.within
        outside = [s for s in one.slots if within is not None and s not in within]
        if outside:
            yield Fault(FaultKind.OUTSIDE, (one.index,), slot=outside[0])


def _people(problem: Problem, held: list[PlacedMeeting]) -> Iterator[Fault]:
    days: dict[tuple[int, int], list[tuple[int, PlacedMeeting]]] = defaultdict(list)
    for one in held:
        for who, other in ((one.way.a, one.way.b), (one.way.b, one.way.a)):
            days[who, problem.calendar.day_of(one.slots[0])].append((other, one))
    for (who, day), meetings in sorted(days.items()):
        meetings.sort(key=lambda entry: (entry[1].slots[0], entry[1].index))
        most = problem.participants[who].per_day
        total = sum(len(one.slots) for _, one in meetings)
        if most is not None and total > most:
            indices = tuple(one.index for _, one in meetings)
            yield Fault(FaultKind.DAILY, indices, (who,), day=day, is_now=total, at_most=most)
        for (other, one), (next_other, later) in pairwise(meetings):
            pair, slot = (one.index, later.index), later.slots[0]
            if slot < one.slots.stop:
                yield Fault(FaultKind.TWICE, pair, (who,), slot=slot)
            elif slot == one.slots.stop and _same_half(problem, slot - 1, slot):
                if _rival(problem, other, next_other):
                    yield Fault(FaultKind.RIVALS, pair, (who, other, next_other), slot=slot)
                if later.index in one.request.apart or one.index in later.request.apart:
                    yield Fault(FaultKind.APART, pair, (who,), slot=slot)


def _same_half(problem: Problem, one: int, other: int) -> bool:
    return problem.calendar.half_of(one) == problem.calendar.half_of(other)


def _rival(problem: Problem, one: int, other: int) -> bool:
    first, second = (problem.participants[who].country for who in (one, other))
    if first is None or second is None:
        return False
    return (min(first, second), max(first, second)) in problem.rivals


def _shared(problem: Problem, held: list[PlacedMeeting]) -> Iterator[Fault]:
    at_once: dict[int, list[int]] = defaultdict(list)
    teams: dict[tuple[str, int], list[int]] = defaultdict(list)
    for one in held:
        for slot in one.slots:
            at_once[slot].append(one.index)
            if one.way.interpreters in problem.teams:
                teams[str(one.way.interpreters), slot].append(one.index)
    for slot, indices in sorted(at_once.items()):
        if slot < len(problem.tables) and len(indices) > problem.tables[slot]:
            yield Fault(
                FaultKind.TABLES,
                tuple(indices),
                slot=slot,
                is_now=len(indices),
                at_most=problem.tables[slot],
            )
    for (pair, slot), indices in sorted(teams.items()):
        there = problem.teams[pair]
        if slot < len(there) and len(indices) > there[slot]:
            yield Fault(
                FaultKind.TEAMS,
                tuple(indices),
                slot=slot,
                what=pair,
                is_now=len(indices),
                at_most=there[slot],
            )


def _orders(problem: Problem, plan: Plan) -> Iterator[Fault]:
    for index, meeting in sorted(plan.items()):
        for other in problem.requests[index].after:
            if other in plan:
                first = plan[other]
                over = first.slot + problem.requests[other].ways[first.way].length
                if over > meeting.slot:
                    yield Fault(FaultKind.ORDER, (other, index), slot=meeting.slot)


def _locks(problem: Problem, plan: Plan) -> Iterator[Fault]:
    for index, lock in sorted(problem.locks.items()):
        meeting = plan.get(index)
        if meeting is None:
            if lock.slot is not None:
                yield Fault(FaultKind.NOT_HELD, (index,), slot=lock.slot)
        elif name := _not_kept(lock, meeting):
            yield Fault(FaultKind.LOCK, (index,), slot=meeting.slot, what=name)


def _not_kept(lock: Lock, meeting: Meeting) -> str | None:
    for name in ("slot", "way", "room", "interpreter"):
        fixed = getattr(lock, name)
        if fixed is not None and getattr(meeting, name) != fixed:
            return name
    return None


def _unfair(problem: Problem, plan: Plan, apart: int) -> Iterator[Fault]:
    each = gaps(problem, plan)
    if each and max(each) - min(each) > apart:
        people = each.index(max(each)), each.index(min(each))
        yield Fault(FaultKind.UNFAIR, (), people, is_now=max(each) - min(each), at_most=apart)


def bodies_with_nothing(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """The bodies in whose name something was asked, and none of whose requests is held.

    A participant without a body is one by themselves, numbered below zero: -1 - participant.
    """
    held_of: Counter[int] = Counter()
    for index, request in enumerate(problem.requests):
        bodies = {
            body for way in request.ways for body in (_body(problem, way.a), _body(problem, way.b))
        }
        for body in bodies:
            held_of[body] += index in plan
    return tuple(sorted(body for body, held in held_of.items() if not held))


def _body(problem: Problem, who: int) -> int:
    body = problem.participants[who].body
    return -1 - who if body is None else body
