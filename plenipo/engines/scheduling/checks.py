"""What cannot be right about a problem, before anything is planned."""

from collections.abc import Iterator, Mapping

from plenipo.engines.scheduling.faults import Fault, FaultKind
from plenipo.engines.scheduling.values import Lock, Problem, Request


def what_is_wrong(problem: Problem) -> tuple[Fault, ...]:
    """None: it can be planned (perhaps not in full)."""
    after = {index: request.after for index, request in enumerate(problem.requests)}
    return (
        *_calendar(problem),
        *_numbers(problem),
        *_people(problem),
        *(
            fault
            for index, request in enumerate(problem.requests)
            for fault in _request(problem, index, request)
        ),
        *(fault for entry in sorted(problem.locks.items()) for fault in _lock(problem, *entry)),
        *_circle({index: others for index, others in after.items() if others}),
    )


def _calendar(problem: Problem) -> Iterator[Fault]:
    calendar = problem.calendar
    if calendar.slots < 1:
        yield Fault(FaultKind.NO_SLOT)
    for name, firsts in (("days", calendar.days), ("halves", calendar.halves)):
        in_order = list(firsts) == sorted(set(firsts)) and all(
            0 <= f < calendar.slots for f in firsts
        )
        if not firsts or firsts[0] != 0 or not in_order:
            yield Fault(FaultKind.BAD_CALENDAR, what=name)


def _numbers(problem: Problem) -> Iterator[Fault]:
    slots = problem.calendar.slots
    if len(problem.tables) != slots and (problem.tables or not problem.rooms):
        yield Fault(FaultKind.BAD_LENGTH, is_now=len(problem.tables), at_most=slots, what="tables")
    for pair, teams in sorted(problem.teams.items()):
        if len(teams) != slots:
            yield Fault(FaultKind.BAD_LENGTH, is_now=len(teams), at_most=slots, what=pair)
    counts = [("tables", problem.tables), *sorted(problem.teams.items())]
    for name, numbers in counts:
        if any(number < 0 for number in numbers):
            yield Fault(FaultKind.BAD_NUMBER, is_now=min(numbers), what=name)


def _people(problem: Problem) -> Iterator[Fault]:
    for number, person in enumerate(problem.participants):
        for slot in sorted(person.available):
            if not 0 <= slot < problem.calendar.slots:
                yield Fault(FaultKind.UNKNOWN, (), (number,), slot=slot, what="slot")
                break


def _request(problem: Problem, index: int, request: Request) -> Iterator[Fault]:
    people = range(len(problem.participants))
    covered = {pair for one in problem.interpreters for pair in one.pairs} | set(problem.teams)
    if not request.ways:
        yield Fault(FaultKind.NAMES_NOBODY, (index,))
    for way in request.ways:
        unknown = [who for who in (way.a, way.b) if who not in people]
        if unknown:
            yield Fault(FaultKind.NAMES_UNKNOWN, (index,), tuple(unknown), what="participant")
        elif way.a == way.b:
            yield Fault(FaultKind.NAMES_ITSELF, (index,), (way.a,))
        if way.length < 1:
            yield Fault(FaultKind.BAD_NUMBER, (index,), is_now=way.length, what="length")
        if way.weight < 0:
            yield Fault(FaultKind.BAD_NUMBER, (index,), is_now=way.weight, what="weight")
        if way.interpreters is not None and way.interpreters not in covered:
            yield Fault(FaultKind.PAIR_UNKNOWN, (index,), what=way.interpreters)
    for other in (*request.after, *sorted(request.apart)):
        if not 0 <= other < len(problem.requests):
            yield Fault(FaultKind.NAMES_UNKNOWN, (index, other), what="request")
        elif other == index:
            yield Fault(FaultKind.NAMES_ITSELF, (index,))


def _lock(problem: Problem, index: int, lock: Lock) -> Iterator[Fault]:
    if not 0 <= index < len(problem.requests):
        yield Fault(FaultKind.NAMES_UNKNOWN, (index,), what="lock")
        return
    there = {
        "slot": problem.calendar.slots,
        "way": len(problem.requests[index].ways),
        "room": len(problem.rooms),
        "interpreter": len(problem.interpreters),
    }
    for name, number in there.items():
        fixed = getattr(lock, name)
        if fixed is not None and not 0 <= fixed < number:
            yield Fault(FaultKind.UNKNOWN, (index,), is_now=fixed, what=name)


def _circle(after: Mapping[int, tuple[int, ...]]) -> Iterator[Fault]:
    """The first circle of requests that wait for each other, if there is one."""
    done: set[int] = set()
    for start in sorted(after):
        path: list[int] = []
        on_path: set[int] = set()
        todo = [(start, False)]
        while todo:
            index, leaving = todo.pop()
            if leaving:
                on_path.discard(path[-1])
                done.add(path.pop())
            elif index in on_path:
                yield Fault(FaultKind.CIRCLE, (*path[path.index(index) :], index))
                return
            elif index not in done:
                path.append(index)
                on_path.add(index)
                todo.append((index, True))
                todo += [(other, False) for other in after.get(index, ()) if other != index]
