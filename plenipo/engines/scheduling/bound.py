"""The most weight any plan can hold, proven by a linear program without slots: people, rooms, teams by day."""

from collections import defaultdict

from plenipo.engines.scheduling.exact import Inequality, most
from plenipo.engines.scheduling.values import NotInstalled, Problem


def simple_bound(problem: Problem) -> float:
    """Every request at its best. Proven, but seldom near."""
    return float(sum(max(way.weight for way in r.ways) for r in problem.requests))


def upper_bound(problem: Problem, *, seconds: float = 30.0) -> float:
    """By the linear program; by `simple_bound` if it takes too long or OR-Tools is missing."""
    held: list[tuple[int, int, int]] = []  # request, way, day
    weights: list[float] = []
    for index, request in enumerate(problem.requests):
        for number, way in enumerate(request.ways):
            for day in _days(problem, index, number):
                held.append((index, number, day))
                weights.append(way.weight)
    try:
        relaxed = most(weights, _rows(problem, held), seconds=seconds)
    except NotInstalled:
        relaxed = None
    return simple_bound(problem) if relaxed is None else min(relaxed, simple_bound(problem))


def _days(problem: Problem, index: int, number: int) -> list[int]:
    """The days on which this way has a slot by the rules about it alone."""
    request = problem.requests[index]
    way = request.ways[number]
    free = problem.participants[way.a].available & problem.participants[way.b].available
    if request.within is not None:
        free &= request.within
    return sorted({problem.calendar.day_of(slot) for slot in free})


def _rows(problem: Problem, held: list[tuple[int, int, int]]) -> list[Inequality]:
    of_request: dict[int, list[int]] = defaultdict(list)
    people: dict[tuple[int, int], list[int]] = defaultdict(list)
    days: dict[int, list[int]] = defaultdict(list)
    teams: dict[tuple[str, int], list[int]] = defaultdict(list)
    lengths = [problem.requests[index].ways[number].length for index, number, _day in held]
    for variable, (index, number, day) in enumerate(held):
        way = problem.requests[index].ways[number]
        of_request[index].append(variable)
        people[way.a, day].append(variable)
        people[way.b, day].append(variable)
        days[day].append(variable)
        if way.interpreters in problem.teams:
            teams[str(way.interpreters), day].append(variable)
    slots, room_for = problem.calendar.slots_of, _room_for(problem)
    limits = [
        *((them, _slots_of_person(problem, who, day)) for (who, day), them in people.items()),
        *((them, sum(room_for[s] for s in slots(day))) for day, them in days.items()),
        *(
            (them, sum(min(problem.teams[p][s], room_for[s]) for s in slots(d)))
            for (p, d), them in teams.items()
        ),
    ]
    rows = [Inequality(them, 1) for them in of_request.values() if len(them) > 1]
    for them, limit in limits:
        if sum(lengths[variable] for variable in them) > limit:
            # a longer meeting takes more: counting all as the shortest keeps the row true
            rows.append(Inequality(them, limit // min(lengths[variable] for variable in them)))
    return rows


def _slots_of_person(problem: Problem, who: int, day: int) -> int:
    person = problem.participants[who]
    there = sum(slot in person.available for slot in problem.calendar.slots_of(day))
    return there if person.per_day is None else min(there, person.per_day)


def _room_for(problem: Problem) -> list[int]:
    """How many meetings each slot can have: as many as tables, and as pairs of people who are there."""
    return [
        min(
            tables_in(problem, slot),
            sum(slot in one.available for one in problem.participants) // 2,
        )
        for slot in range(problem.calendar.slots)
    ]


def tables_in(problem: Problem, slot: int) -> int:
    """How many meetings a slot can take."""
    if problem.tables:
        return problem.tables[slot]
    return sum(room.available is None or slot in room.available for room in problem.rooms)
