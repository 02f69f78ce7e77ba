"""The judge's rules about rooms, ways between them, and interpreters who are known one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from plenipo.engines.scheduling.faults import Fault, FaultKind
from plenipo.engines.scheduling.values import MeetingInterpreter, MeetingRoom, Problem, Request, Way


@dataclass(frozen=True, slots=True)
class PlacedMeeting:
    """A meeting with everything about it looked up."""

    index: int
    request: Request
    way: Way
    slots: range
    room: int | None
    interpreter: int | None


def places(problem: Problem, held: list[PlacedMeeting]) -> Iterator[Fault]:
    if problem.rooms:
        yield from _rooms(problem, held)
        yield from _walks(problem, held)
    yield from _interpreters(problem, held)


def _rooms(problem: Problem, held: list[PlacedMeeting]) -> Iterator[Fault]:
    taken: dict[tuple[int, int], int] = {}
    for one in held:
        if one.room is None:
            yield Fault(FaultKind.NO_ROOM, (one.index,), slot=one.slots[0])
            continue
        yield from _room(one, one.room, problem.rooms[one.room])
        for slot in one.slots:
            other = taken.setdefault((one.room, slot), one.index)
            if other != one.index:
                yield Fault(FaultKind.ROOM_TWICE, (other, one.index), slot=slot, room=one.room)


def _room(one: PlacedMeeting, number: int, room: MeetingRoom) -> Iterator[Fault]:
    for slot in one.slots:
        if room.available is not None and slot not in room.available:
            yield Fault(FaultKind.ROOM_CLOSED, (one.index,), slot=slot, room=number)
    if room.capacity < one.request.persons:
        yield Fault(
            FaultKind.ROOM_SMALL,
            (one.index,),
            room=number,
            is_now=one.request.persons,
            at_most=room.capacity,
        )
    for feature in sorted(one.request.needs - room.features):
        yield Fault(FaultKind.ROOM_LACKS, (one.index,), room=number, what=feature)


def _walks(problem: Problem, held: list[PlacedMeeting]) -> Iterator[Fault]:
    if not problem.walks:
        return
    halves: dict[tuple[int, int], list[PlacedMeeting]] = defaultdict(list)
    for one in held:
        if one.room is not None:
            for who in (one.way.a, one.way.b):
                halves[who, problem.calendar.half_of(one.slots[0])].append(one)
    for (who, _half), meetings in sorted(halves.items(), key=lambda entry: entry[0]):
        meetings.sort(key=lambda one: (one.slots[0], one.index))
        for one, later in pairwise(meetings):
            zones = sorted(problem.rooms[x.room].zone for x in (one, later) if x.room is not None)
            needed = problem.walks.get((zones[0], zones[1]), 0)
            free = later.slots[0] - one.slots.stop
            if 0 <= free < needed:
                pair = (one.index, later.index)
                yield Fault(
                    FaultKind.TOO_FAR, pair, (who,), later.slots[0], is_now=free, at_most=needed
                )


def _interpreters(problem: Problem, held: list[PlacedMeeting]) -> Iterator[Fault]:
    work: dict[int, list[PlacedMeeting]] = defaultdict(list)
    for one in held:
        pair = one.way.interpreters
        if one.interpreter is not None:
            work[one.interpreter].append(one)
            yield from _interpreter(one, one.interpreter, problem.interpreters[one.interpreter])
        elif pair is not None and pair not in problem.teams:
            yield Fault(FaultKind.NO_INTERPRETER, (one.index,), slot=one.slots[0], what=pair)
    for number, meetings in sorted(work.items()):
        yield from _load(problem, number, problem.interpreters[number], meetings)


def _interpreter(one: PlacedMeeting, number: int, person: MeetingInterpreter) -> Iterator[Fault]:
    if one.way.interpreters not in person.pairs:
        pair = one.way.interpreters or ""
        yield Fault(FaultKind.INTERPRETER_UNABLE, (one.index,), interpreter=number, what=pair)
    for slot in one.slots:
        if person.available is not None and slot not in person.available:
            yield Fault(FaultKind.INTERPRETER_AWAY, (one.index,), slot=slot, interpreter=number)
    for who in sorted({one.way.a, one.way.b} & person.avoids):
        yield Fault(FaultKind.INTERPRETER_AVOIDS, (one.index,), (who,), interpreter=number)


def _load(
    problem: Problem, number: int, person: MeetingInterpreter, meetings: list[PlacedMeeting]
) -> Iterator[Fault]:
    taken: dict[int, int] = {}
    days: Counter[int] = Counter()
    for one in meetings:
        for slot in one.slots:
            other = taken.setdefault(slot, one.index)
            if other != one.index:
                both = (other, one.index)
                yield Fault(FaultKind.INTERPRETER_TWICE, both, slot=slot, interpreter=number)
            days[problem.calendar.day_of(min(slot, problem.calendar.slots - 1))] += 1
    for day, total in sorted(days.items()):
        if person.per_day is not None and total > person.per_day:
            yield Fault(
                FaultKind.INTERPRETER_DAILY,
                day=day,
                interpreter=number,
                is_now=total,
                at_most=person.per_day,
            )
    run, before = 0, -2
    for slot in sorted(taken):
        same = slot == before + 1 and problem.calendar.half_of(slot) == problem.calendar.half_of(
            before
        )
        run, before = (run + 1 if same else 1), slot
        if person.in_a_row is not None and run == person.in_a_row + 1:
            yield Fault(
                FaultKind.INTERPRETER_IN_A_ROW,
                slot=slot,
                interpreter=number,
                is_now=run,
                at_most=person.in_a_row,
            )
