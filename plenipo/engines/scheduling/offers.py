"""What could be offered instead of a request: another level, another length, another day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from plenipo.engines.scheduling.levels import pair_between
from plenipo.engines.scheduling.values import Participant, Problem, Request, Way


class Concession(StrEnum):
    """What an offer changes."""

    NOTHING = "nothing"  # it fits as it was asked for
    LEVEL = "level"
    LENGTH = "length"
    DAY = "day"


def variants_of(problem: Problem, index: int) -> Iterator[tuple[Concession, Request]]:
    """The request with one thing changed, each in one way; of each kind the better first."""
    request, lock = problem.requests[index], problem.locks.get(index)
    first = request.ways[0]
    for number, way in enumerate(request.ways):
        if lock is None or lock.way in (None, number):
            yield Concession.NOTHING, replace(request, ways=(way,))
    for way in _other_levels(problem, request):
        yield Concession.LEVEL, replace(request, ways=(way,))
    for length in range(first.length - 1, 0, -1):
        yield Concession.LENGTH, replace(request, ways=(replace(first, length=length),))
    if request.within is not None:
        yield Concession.DAY, replace(request, ways=(first,), within=None)


def _other_levels(problem: Problem, request: Request) -> Iterator[Way]:
    """Whoever else of the second body could hold it, the highest first."""
    people, first = problem.participants, request.ways[0]
    body = people[first.b].body
    if body is None or body == people[first.a].body:
        return
    named = {way.b for way in request.ways}
    for other in _members(people)[body]:
        if other not in named:
            yield replace(first, b=other, interpreters=_pair(people, first, other))


def _pair(people: Sequence[Participant], way: Way, other: int) -> str | None:
    mine, its = people[way.a].languages, people[other].languages
    return pair_between(mine, its) if mine and its else way.interpreters


@lru_cache(maxsize=1)
def _members(people: tuple[Participant, ...]) -> Mapping[int, Sequence[int]]:
    by_body: dict[int, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        if person.body is not None:
            by_body[person.body].append(number)
    for members in by_body.values():
        members.sort(key=lambda n: (people[n].rank, n))
    return by_body


def with_variants(
    problem: Problem, variants: Mapping[int, Sequence[tuple[Concession, Request]]]
) -> Problem:
    """The problem with all variants as further requests, in order; who waits for one waits for them."""
    requests = list(problem.requests)
    later: dict[int, list[int]] = defaultdict(list)
    for index, changed in variants.items():
        for _change, variant in changed:
            later[index].append(len(requests))
            requests.append(variant)
    for number, request in enumerate(problem.requests):
        further = [more for other in request.after for more in later.get(other, ())]
        if further:
            requests[number] = replace(request, after=(*request.after, *further))
    locks = dict(problem.locks)
    for index, numbers in later.items():
        if lock := problem.locks.get(index):
            locks |= {n: replace(lock, slot=None, way=None) for n in numbers}
    return replace(problem, requests=tuple(requests), locks=locks)
