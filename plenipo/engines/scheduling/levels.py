"""Levels of a meeting: which principals of a body may hold it, and whether interpreters are needed."""

from collections.abc import Callable, Sequence

from plenipo.engines.scheduling.values import Participant, Way

Chosen = Callable[[frozenset[str], frozenset[str]], str | None]


def pair_between(one: frozenset[str], other: frozenset[str]) -> str | None:
    """The pair of languages to interpret, as "ar-en"; None: they share one, or nothing is known."""
    if not one or not other or one & other:
        return None
    return "-".join(sorted((min(one), min(other))))


def ways_at(
    people: Sequence[Participant],
    asker: int,
    levels: Sequence[int],
    *,
    weights: Sequence[int],
    length: int = 1,
    pair: Chosen = pair_between,
) -> tuple[Way, ...]:
    """The ways of a request in the order of wish: `asker` with each of these principals.

    weights   of each level; the last one stands for all further levels
    """
    return tuple(
        Way(
            a=asker,
            b=level,
            weight=weights[min(place, len(weights) - 1)],
            length=length,
            interpreters=pair(people[asker].languages, people[level].languages),
        )
        for place, level in enumerate(levels)
    )


def of_rank(people: Sequence[Participant], body: int, lowest: int) -> tuple[int, ...]:
    """Everybody of a body from rank 1 down to `lowest`, the highest first; unknown ranks are left out."""
    persons = [n for n, one in enumerate(people) if one.body == body and 1 <= one.rank <= lowest]
    return tuple(sorted(persons, key=lambda n: (people[n].rank, n)))
