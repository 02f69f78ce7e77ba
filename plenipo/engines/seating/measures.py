"""How large a room is: what its numbers mean, and the room that just holds a number of people."""

import math
from collections.abc import Sequence

from plenipo.engines.seating.values import Shape

MOST = 1000
"""Seats in a plan: a drawing with more is no help to anybody."""
COUNTS: dict[Shape, tuple[int, int]] = {
    Shape.PHOTO: (1, 20),  # people of each row, front row first
    Shape.ROUNDS: (1, 120),  # chairs of each table
    Shape.FACE: (1, 2),  # chairs of each side
    Shape.SQUARE: (2, 2),  # chairs at the head, chairs of each arm
    Shape.HORSESHOE: (2, 2),
    Shape.THEATRE: (3, 3),  # blocks, rows, chairs of a row in a block
}
"""How many numbers each shape takes, from and to."""


def seats_in(shape: Shape, measures: Sequence[int]) -> int:
    if shape in (Shape.PHOTO, Shape.ROUNDS):
        return sum(measures)
    if shape == Shape.FACE:
        return measures[0] + measures[-1]
    if shape == Shape.THEATRE:
        return math.prod(measures)
    head, arm = measures
    return 2 * (head + arm) if shape == Shape.SQUARE else head + 2 * arm


def measures_for(shape: Shape, people: int) -> tuple[int, ...]:
    """A usual room for so many. Rows of a photo grow by one towards the back, so that each row
    looks through the gaps of the one before it."""
    people = max(people, 2)
    if shape == Shape.PHOTO:
        return _rows(people)
    if shape == Shape.ROUNDS:
        tables = math.ceil(people / 10)
        return tuple(len(range(t, people, tables)) for t in range(tables))
    if shape == Shape.FACE:
        return (math.ceil(people / 2), people // 2)
    if shape == Shape.THEATRE:
        blocks = 1 if people < 40 else 2 if people < 120 else 3
        chairs = max(2, math.ceil(math.sqrt(people * 1.5) / blocks))
        return (blocks, math.ceil(people / (blocks * chairs)), chairs)
    if shape == Shape.SQUARE:
        head = max(1, math.ceil(people / 4))
        return (head, max(1, math.ceil((people - 2 * head) / 2)))
    head = max(1, people // 4)
    return (head, math.ceil((people - head) / 2))


def _rows(people: int) -> tuple[int, ...]:
    rows = max(1, min(20, round(math.sqrt(people / 6))))
    first = max(1, math.ceil(people / rows - (rows - 1) / 2))
    first += 1 - first % 2
    return tuple(first + r for r in range(rows))
