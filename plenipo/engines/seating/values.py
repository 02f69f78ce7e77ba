"""What the engine is given and what it answers: seats, people in their order, rules, a plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    PHOTO = "photo"
    ROUNDS = "rounds"
    FACE = "face"
    SQUARE = "square"
    HORSESHOE = "horseshoe"
    THEATRE = "theatre"


@dataclass(frozen=True)
class Seat:
    """A chair, or a mark on the floor. Metres, as whoever faces the head of the room sees it: x to
    the right, y away from the head (in a photo: away from the camera). `beside` and `behind` are
    positions in the tuple of seats."""

    number: int
    table: int
    row: int
    place: int  # in its row or at its table, in reading order
    x: float
    y: float
    honour: int  # 1 is the first place
    side: int = 0  # of a table face to face: 1 or 2
    line: int = 0  # what closes up when somebody is absent
    wheels: bool = True  # reached without a step, and beside an aisle or in front
    sees: bool = True
    beside: tuple[int, ...] = ()
    behind: tuple[int, ...] = ()


@dataclass(frozen=True)
class Guest:
    """Whom to seat. `ranked` is false for who has no place of their own in the order, such as an
    interpreter; `side` is the side of a table face to face."""

    key: int
    ranked: bool = True
    side: int = 0


class Kind(StrEnum):
    APART = "apart"  # neither beside nor directly before or behind
    TABLES_APART = "tables"  # not at one table
    TOGETHER = "together"  # beside each other
    INTERPRETS = "interprets"  # the first beside or behind the second
    WHEELS = "wheels"
    SIGHT = "sight"
    FIXED = "fixed"
    GROUP = "group"  # at one table; without tables: one unbroken set of places


@dataclass(frozen=True)
class SeatRule:
    key: int
    kind: Kind
    who: tuple[int, ...]
    seat: int = 0  # the number of a fixed seat


Places = Mapping[int, int]
"""Who sits where: key of the guest to number of the seat."""


@dataclass(frozen=True)
class SeatedPlan:
    """`given_up` is a smallest set of rules without which all others are kept; each of `conflicts`
    is a smallest set that cannot be kept together. `proven`: both were shown, not only found."""

    places: Places
    given_up: tuple[int, ...] = ()
    conflicts: tuple[tuple[int, ...], ...] = ()
    proven: bool = True


class TooFewSeats(ValueError):
    def __init__(self, people: int, seats: int) -> None:
        super().__init__(f"{people} people, {seats} seats")
        self.people, self.seats = people, seats
