"""A small conference to plan by hand: one day of six slots, a break after three."""

from plenipo.engines.scheduling import Calendar, Participant, Problem, Request, Way

ALWAYS = frozenset(range(6))
DAY = Calendar(slots=6, days=(0,), halves=(0, 3))


def person(*away: int, **given) -> Participant:
    return Participant(available=ALWAYS - set(away), **given)


def asks(a: int, b: int, weight: int = 1, length: int = 1, **given) -> Request:
    pair = given.pop("interpreters", None)
    return Request(ways=(Way(a, b, weight, length, pair),), **given)


def conference(people, requests, **given) -> Problem:
    given.setdefault("tables", () if given.get("rooms") else (9,) * 6)
    return Problem(calendar=DAY, participants=tuple(people), requests=tuple(requests), **given)
