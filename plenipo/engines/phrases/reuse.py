"""Items compared with one another: shared passages in characters, and which items are reprints of which."""

from collections.abc import Iterable
from dataclasses import dataclass

from plenipo.engines.phrases.clusters import Clustered, clusters, shares
from plenipo.engines.phrases.index import Index
from plenipo.engines.phrases.passages import LEAST, shared_passages

Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class SharedSpans:
    """Two items by their numbers, the places of each passage, and how much of the shorter item is shared."""

    a: int
    b: int
    spans: tuple[Span, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Compared:
    pairs: tuple[SharedSpans, ...]
    clusters: tuple[Clustered, ...]


def compare(index: Index, *, least: int = LEAST) -> Compared:
    """Passages of `least` words or more; of a script without spaces, of as many characters."""
    found = shared_passages(index, least)
    pairs = tuple(
        SharedSpans(
            shared.ours,
            shared.theirs,
            tuple((*_places(index, *p.ours), *_places(index, *p.theirs)) for p in shared.passages),
            round(share, 4),
        )
        for shared, share in zip(found, shares(index, found), strict=True)
    )
    return Compared(pairs, tuple(clusters(index, found)))


def _places(index: Index, first: int, last: int) -> tuple[int, int]:
    """Characters from the first word up to the end of the last."""
    return int(index.starts[first]), int(index.starts[last - 1]) + int(index.lengths[last - 1])


def ordered(found: Iterable[Clustered]) -> list[Clustered]:
    """The largest first, then in the order of the items."""
    return sorted(found, key=lambda each: (-len(each.items), min(each.items)))
