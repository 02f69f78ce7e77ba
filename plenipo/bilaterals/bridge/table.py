"""The table of a meeting: who sits where, from the lists of both sides. Asks the database nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.engines.seating import Shape, seats_of

SCALE = 150  # a chair is 90 wide: room for a short name. Whole numbers, which no language writes with a comma


@dataclass(frozen=True)
class TableSeat:
    """
    x, y    of the drawing: to the right, and downwards from the side that faces the door
    upper   on that side
    rank    1: the first of its side
    who     as the side wrote it; "": nobody yet
    """

    x: int
    y: int
    upper: bool
    rank: int
    who: str


def people_in(text: str) -> list[str]:
    """One a line, as a side wrote them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def seats_at(
    upper: Sequence[str], lower: Sequence[str], *, right_high: bool
) -> tuple[TableSeat, ...]:
    """In reading order. The first of each side in the middle, face to face; a side that has named nobody has one
    chair."""
    people = {1: list(upper) or [""], 2: list(lower) or [""]}
    seats = seats_of(
        Shape.FACE, [len(people[side]) for side in sorted(people)], right_high=right_high
    )
    ranks: dict[int, int] = {}
    for side in people:
        theirs = sorted((seat for seat in seats if seat.side == side), key=lambda one: one.honour)
        ranks |= {seat.number: rank for rank, seat in enumerate(theirs, 1)}
    return tuple(
        TableSeat(
            x=round(seat.x * SCALE),
            y=round(seat.y * SCALE),
            upper=seat.side == 1,
            rank=ranks[seat.number],
            who=people[seat.side][ranks[seat.number] - 1],
        )
        for seat in seats
    )
