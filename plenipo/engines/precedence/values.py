"""What an order of precedence is made from and what it says: values in, values out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from plenipo.engines.precedence.days import KnownDay

BEFORE, AFTER = "before", "after"
NUMBER = "number"  # the comparator that always stands last: who was entered first

Side = Literal["before", "after"]
Place = tuple[Any, ...]


@dataclass(frozen=True)
class Filed:
    """A name as an alphabet files it: its collation key, without the article it begins with.

    last   it comes after all others, wherever the order begins: of no country, where countries are sorted
    """

    text: str
    key: bytes
    last: bool = False


Value = int | KnownDay | Filed | None


@dataclass(frozen=True)
class Ranked:
    """Who is placed. values: by name of the comparator; what is not known is None or absent."""

    key: int
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparator:
    """
    Tells two apart, or says that they are equal. What is not known comes last, and two unknown ones are equal.

    name   of the value it looks at
    """

    name: str

    def place(self, value: Value) -> Place:
        """To be compared with other places of the same comparator."""
        return (1,) if value is None else (0, self.of(value))

    def of(self, value: Any) -> Any:
        raise NotImplementedError


@dataclass(frozen=True)
class Smaller(Comparator):
    """The smaller number first: a class of rank, a place drawn by lot."""

    def of(self, value: int) -> int:
        return value


@dataclass(frozen=True)
class Earlier(Comparator):
    """The earlier day first. A day of which only the month or the year is known counts as the last day it can be, so
    that nobody goes before another because less is known of them."""

    def of(self, value: KnownDay) -> date:
        return value.last


@dataclass(frozen=True)
class Alphabetical(Comparator):
    """In the order of the collation keys. start: the key with which the order begins, going round; none: the first"""

    start: bytes = b""

    def of(self, value: Filed) -> tuple[bool, bool, bytes]:
        return value.last, value.key < self.start, value.key


@dataclass(frozen=True)
class Placement:
    """A decision: directly before or after somebody. number: a later one has a greater number"""

    number: int
    subject: int
    side: Side
    beside: int


@dataclass(frozen=True)
class WhyBefore:
    """
    Why the first of two neighbours stands before the second.

    decided    the name of the comparator that told them apart; "" if a placement did
    first, second   the values it compared
    unsure     which of two days is earlier is not known for certain
    placement  what was decided by hand
    """

    decided: str
    first: Value = None
    second: Value = None
    unsure: bool = False
    placement: Placement | None = None


@dataclass(frozen=True)
class Unkept:
    """
    A placement that cannot be kept.

    why   "gone": one of the two is not in the order; "circle": with others it goes round in a circle;
          "replaced": a later one places the same person; "itself": it is beside itself
    """

    placement: Placement
    why: Literal["gone", "circle", "replaced", "itself"]


@dataclass(frozen=True)
class OrderOfPrecedence:
    """
    keys      from the first to the last
    reasons   one for each two neighbours
    unkept    placements that cannot be kept
    apart     {number of a placement: who stands between, each placed there by hand}
    """

    keys: tuple[int, ...]
    reasons: tuple[WhyBefore, ...]
    unkept: tuple[Unkept, ...] = ()
    apart: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
