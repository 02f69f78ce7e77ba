"""What cannot be right about a problem, in words, before anything is planned."""

from collections.abc import Iterator, Mapping

from plenipo.engines.scheduling.values import Problem, Request


def what_is_wrong(problem: Problem) -> list[str]:
    """Sentences for whoever wrote the problem; none: it can be planned (perhaps not in full)."""
    return [
        *_calendar(problem),
        *_people(problem),
        *(
            line
            for index, request in enumerate(problem.requests)
            for line in _request(problem, index, request)
        ),
        *_locks(problem),
        *_cycle({i: request.after for i, request in enumerate(problem.requests) if request.after}),
    ]


def _calendar(problem: Problem) -> Iterator[str]:
    calendar = problem.calendar
    if calendar.slots < 1:
        yield "There is no slot to plan in."
    for name, firsts in (("day", calendar.days), ("half-day", calendar.halves)):
        if not firsts or firsts[0] != 0 or list(firsts) != sorted(set(firsts)):
            yield f"The first {name} must begin with slot 0, and each later than the one before."
    if len(problem.tables) != calendar.slots:
        yield f"Tables are given for {len(problem.tables)} slots; there are {calendar.slots}."
    for pair, teams in sorted(problem.interpreters.items()):
        if len(teams) != calendar.slots:
            yield f"Interpreters for {pair} are given for {len(teams)} slots of {calendar.slots}."
    if any(number < 0 for number in problem.tables):
        yield "A slot cannot have fewer than no tables."


def _people(problem: Problem) -> Iterator[str]:
    for number, person in enumerate(problem.participants):
        if any(not 0 <= slot < problem.calendar.slots for slot in person.available):
            yield f"Participant {number} is available in a slot that does not exist."


def _request(problem: Problem, index: int, request: Request) -> Iterator[str]:
    people = range(len(problem.participants))
    if not request.ways:
        yield f"Request {index} names nobody."
    for way in request.ways:
        if way.a not in people or way.b not in people:
            yield f"Request {index} names a participant that does not exist."
        elif way.a == way.b:
            yield f"Request {index} asks participant {way.a} to meet itself."
        if way.length < 1:
            yield f"Request {index} would take {way.length} slots."
        if way.weight < 0:
            yield f"Request {index} weighs less than nothing."
    if request.interpreters is not None and request.interpreters not in problem.interpreters:
        yield f"Request {index} needs interpreters for {request.interpreters}; nothing is said of them."
    for other in request.after:
        if not 0 <= other < len(problem.requests):
            yield f"Request {index} must come after request {other}, which does not exist."
        elif other == index:
            yield f"Request {index} must come after itself."


def _locks(problem: Problem) -> Iterator[str]:
    for index, lock in sorted(problem.locks.items()):
        if not 0 <= index < len(problem.requests):
            yield f"A lock names request {index}, which does not exist."
        elif not 0 <= lock.way < len(problem.requests[index].ways):
            yield f"Request {index} is locked to way {lock.way}, which it does not have."
        elif not 0 <= lock.slot < problem.calendar.slots:
            yield f"Request {index} is locked to slot {lock.slot}, which does not exist."
        elif lock.room is not None and not 0 <= lock.room < len(problem.rooms):
            yield f"Request {index} is locked to room {lock.room}, which does not exist."


def _cycle(after: Mapping[int, tuple[int, ...]]) -> Iterator[str]:
    """The first circle of requests that wait for each other, if there is one."""
    done: set[int] = set()
    for start in sorted(after):
        path: list[int] = []
        todo = [(start, False)]
        while todo:
            index, leaving = todo.pop()
            if leaving:
                done.add(path.pop())
            elif index in path:
                circle = [*path[path.index(index) :], index]
                told = " after ".join(f"request {one}" for one in circle)
                yield f"Requests wait for each other in a circle: {told}."
                return
            elif index not in done:
                path.append(index)
                todo.append((index, True))
                todo += [(other, False) for other in after.get(index, ()) if other != index]
