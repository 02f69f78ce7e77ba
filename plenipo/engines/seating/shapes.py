"""Rooms as geometry: where the seats stand, which is the first, who is beside whom.

One rule of honour serves all: nearest to the head first, and of two equally near the one on the side
of honour of whoever sits at the head. `right_high` says which hand that is.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plenipo.engines.seating.values import Seat, Shape

CHAIR = 0.6  # metres from chair to chair, and from mark to mark
ROW = 0.9
AISLE = 1.2


@dataclass
class Spot:
    """A seat while the room is drawn: `far` is its distance from the head of its row or table."""

    seat: Seat
    far: float
    honoured: bool
    group: tuple[int, ...]  # tables, rows and sides that come one after another in honour


def seats_of(shape: Shape, measures: Sequence[int], *, right_high: bool = True) -> tuple[Seat, ...]:
    """The seats of a room, in reading order. What `measures` counts depends on the shape: see
    `plenipo.engines.seating.measures`."""
    hand = -1 if right_high else 1  # the right of who faces us is on our left
    drawn = {
        Shape.PHOTO: _photo,
        Shape.THEATRE: _theatre,
        Shape.ROUNDS: _rounds,
        Shape.FACE: _face,
        Shape.SQUARE: _square,
        Shape.HORSESHOE: _horseshoe,
    }[shape](measures, hand)
    return _in_order(drawn)


def _in_order(spots: list[Spot]) -> tuple[Seat, ...]:
    by_honour = sorted(
        range(len(spots)),
        key=lambda i: (spots[i].group, round(spots[i].far, 3), not spots[i].honoured, i),
    )
    honour = {i: rank for rank, i in enumerate(by_honour, start=1)}
    lines: dict[tuple[object, ...], int] = {}
    seats = []
    for i, spot in enumerate(spots):
        half = (spot.seat.table, spot.seat.row, spot.seat.side, spot.honoured or spot.far == 0)
        line = lines.setdefault(half, len(lines))
        seats.append(replace(spot.seat, number=i + 1, honour=honour[i], line=line))
    return tuple(seats)


def _across(i: int, count: int) -> float:
    return round((i - (count - 1) / 2) * CHAIR, 3)


def _photo(rows: Sequence[int], hand: int) -> list[Spot]:
    spots: list[Spot] = []
    starts = [sum(rows[:r]) for r in range(len(rows))]
    for r, count in enumerate(rows):
        for i in range(count):
            x = _across(i, count)
            beside = tuple(starts[r] + j for j in (i - 1, i + 1) if 0 <= j < count)
            behind = _nearest(x, starts[r + 1], rows[r + 1]) if r + 1 < len(rows) else ()
            seat = Seat(0, 1, r + 1, i + 1, x, round(r * ROW, 3), 0, wheels=r == 0)
            seat = replace(seat, beside=beside, behind=behind)
            spots.append(Spot(seat, abs(x), x * hand > 0, (r,)))
    return spots


def _nearest(x: float, start: int, count: int) -> tuple[int, ...]:
    """Whose heads are over the shoulders of x: in a row that stands in the gaps, two of them."""
    return tuple(start + j for j in range(count) if abs(_across(j, count) - x) < CHAIR * 0.75)


def _theatre(measures: Sequence[int], hand: int) -> list[Spot]:
    """Blocks, rows, chairs of a row in a block. People face the stage, so their right is ours."""
    blocks, rows, chairs = measures
    width = chairs * CHAIR
    whole = blocks * width + (blocks - 1) * AISLE
    spots = []
    for r in range(rows):
        for i in range(blocks * chairs):
            block, j = divmod(i, chairs)
            x = round(block * (width + AISLE) + (j + 0.5) * CHAIR - whole / 2, 3)
            here = r * blocks * chairs + i
            beside = tuple(here + step for step in (-1, 1) if 0 <= j + step < chairs)
            behind = (here + blocks * chairs,) if r + 1 < rows else ()
            wheels = r == 0 or j in (0, chairs - 1)
            seat = Seat(0, 1, r + 1, i + 1, x, round(r * ROW, 3), 0, wheels=wheels, sees=r == 0)
            seat = replace(seat, beside=beside, behind=behind)
            spots.append(Spot(seat, abs(x), -x * hand > 0, (r,)))
    return spots


def _rounds(sizes: Sequence[int], hand: int) -> list[Spot]:
    spots: list[Spot] = []
    for t, (x, y) in enumerate(_tables(sizes, hand)):
        count, start = sizes[t], len(spots)
        radius = _radius(count)
        facing = 1 if t == 0 else -1  # the first table faces the room, the others the first table
        for i in range(count):
            turn = 2 * math.pi * i / count
            dx, dy = -math.sin(turn), -math.cos(turn) * facing
            far = min(i, count - i)
            side = 2 * i < count if hand < 0 else 2 * i > count
            beside = {start + (i - 1) % count, start + (i + 1) % count} - {start + i}
            seat = Seat(0, t + 1, 1, i + 1, round(x + dx * facing * radius, 3), 0.0, 0)
            seat = replace(
                seat,
                y=round(y + dy * radius, 3),
                sees=dy > -0.3 or t == 0,
                beside=tuple(sorted(beside)),
            )
            spots.append(Spot(seat, far, i > 0 and side, (t,)))
    return spots


def _radius(count: int) -> float:
    return max(0.9, count * CHAIR / (2 * math.pi) + 0.25)


def _tables(sizes: Sequence[int], hand: int) -> list[tuple[float, float]]:
    """Centres: the first table alone before the others, these in rows, the nearest first."""
    step = 2 * _radius(max(sizes)) + 1.2
    rest = len(sizes) - 1
    wide = max(1, math.ceil(math.sqrt(rest * 1.6)))
    centres = [(0.0, 0.0)]
    for row in range(math.ceil(rest / wide)):
        count = min(wide, rest - row * wide)
        xs = sorted(
            ((i - (count - 1) / 2) * step for i in range(count)),
            key=lambda x: (round(abs(x), 3), x * hand < 0),
        )
        centres += [(x, (row + 1) * step) for x in xs]
    return centres


def _face(measures: Sequence[int], hand: int) -> list[Spot]:
    upper, lower = (measures[0], measures[1] if len(measures) > 1 else measures[0])
    spots = []
    for side, count in ((1, upper), (2, lower)):
        start = 0 if side == 1 else upper
        facing = 1 if side == 1 else -1
        for i in range(count):
            x = _across(i, count)
            beside = tuple(start + j for j in (i - 1, i + 1) if 0 <= j < count)
            seat = Seat(0, 1, 1, i + 1, x, (side - 1) * 1.8, 0, side=side, beside=beside)
            spots.append(Spot(seat, abs(x), x * hand * facing > 0, (0,)))
    return spots


def _square(measures: Sequence[int], hand: int) -> list[Spot]:
    head, arm = measures
    return _around(head, arm, hand, closed=True)


def _horseshoe(measures: Sequence[int], hand: int) -> list[Spot]:
    head, arm = measures
    return _around(head, arm, hand, closed=False)


def _around(head: int, arm: int, hand: int, *, closed: bool) -> list[Spot]:
    """Along the table from the foot of our left arm over the head to the foot of the right one, and
    back along the foot if there is one."""
    half, deep = head * CHAIR / 2, arm * CHAIR
    line = [(-half - 0.5, deep - (i + 0.5) * CHAIR) for i in range(arm)]
    line = [(x, y + 0.5) for x, y in line] + [(_across(i, head), 0.0) for i in range(head)]
    line += [(half + 0.5, (i + 0.5) * CHAIR + 0.5) for i in range(arm)]
    if closed:
        line += [(_across(i, head), deep + 1.0) for i in reversed(range(head))]
    count, spots = len(line), []
    for i, (x, y) in enumerate(line):
        beside = [j for j in (i - 1, i + 1) if 0 <= j < count]
        if closed:
            beside = sorted({(i - 1) % count, (i + 1) % count})
        along = abs(x) if y == 0 else half + y
        if closed and y > deep + 0.9:
            along = half + y + half - abs(x)
        seat = Seat(0, 1, 1, i + 1, round(x, 3), round(y, 3), 0, beside=tuple(beside))
        spots.append(Spot(seat, along, x * hand > 0, (0,)))
    return spots
