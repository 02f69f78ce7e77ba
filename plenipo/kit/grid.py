"""Cells of a table of rooms and times. What overlaps stands side by side, and only for as long as it overlaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import lcm
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 60  # columns a room is cut into: two to six lanes are equally wide


@dataclass(frozen=True)
class GridSpan(Generic[T]):
    """From row `first` to the row before `after`."""

    item: T
    first: int
    after: int


@dataclass(frozen=True)
class GridCell(Generic[T]):
    """A cell of the table; what covers it from above has no cell of its own."""

    item: T | None
    rows: int
    width: int


Lanes = list[list[GridSpan[T]]]


def width_of(spans: Sequence[GridSpan[T]]) -> int:
    """Columns of the table that a room needs, so that each of its clashes can be cut evenly."""
    return min(lcm(*(len(lanes) for lanes in _clusters(spans))), MOST)


def places_of(spans: Sequence[GridSpan[T]], rows: Iterable[int]) -> Iterator[list[GridCell[T]]]:
    """The cells of one room, row by row."""
    clusters, width = _clusters(spans), width_of(spans)
    for row in rows:
        lanes: Lanes[T] = next((each for each in clusters if _runs(each, row)), [[]])
        yield [
            place
            for n, lane in enumerate(lanes)
            if (place := _place(lane, row, _share(n, len(lanes), width)))
        ]


def _runs(lanes: Lanes[T], row: int) -> bool:
    spans = [span for lane in lanes for span in lane]
    return min(s.first for s in spans) <= row < max(s.after for s in spans)


def _share(lane: int, lanes: int, width: int) -> int:
    return width * (lane + 1) // lanes - width * lane // lanes


def _place(lane: list[GridSpan[T]], row: int, width: int) -> GridCell[T] | None:
    for span in lane:
        if span.first == row:
            return GridCell(span.item, span.after - span.first, width)
        if span.first < row < span.after:
            return None
    return GridCell(None, 1, width)


def _clusters(spans: Sequence[GridSpan[T]]) -> list[Lanes[T]]:
    """What hangs together by overlapping, each in as few lanes as it needs."""
    clusters: list[Lanes[T]] = []
    until = -1
    for span in sorted(spans, key=lambda span: span.first):
        if not clusters or span.first >= until:
            clusters.append([])
        _into_lane(clusters[-1], span)
        until = max(until, span.after)
    return clusters


def _into_lane(lanes: Lanes[T], span: GridSpan[T]) -> None:
    for lane in lanes:
        if lane[-1].after <= span.first:
            lane.append(span)
            return
    lanes.append([span])
