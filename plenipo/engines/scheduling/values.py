"""What meetings are planned from, and what a plan is. Everything is a number: the caller keeps names.

Slots are numbered from 0 in the order of time, over all days. A slot is as long as the shortest
meeting and the pause after it (20 minutes and 15), so that two meetings in neighbouring slots are
never too close; a longer meeting takes several slots of one half-day.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NoPlan(Exception):
    """What was asked for cannot be planned; the message says why, for the person who asked."""


class NotInstalled(Exception):
    """The optional solver is missing; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """days, halves: the first slot of each day and of each half-day; both begin with 0."""

    slots: int
    days: tuple[int, ...] = (0,)
    halves: tuple[int, ...] = (0,)

    def day_of(self, slot: int) -> int:
        return bisect_right(self.days, slot) - 1

    def half_of(self, slot: int) -> int:
        return bisect_right(self.halves, slot) - 1

    def slots_of(self, day: int) -> range:
        return range(self.days[day], (*self.days, self.slots)[day + 1])


@dataclass(frozen=True, slots=True)
class Participant:
    """Whoever cannot be in two places at once: a delegation, or one principal of it.

    body   principals of one body may stand in for each other, the lowest rank first
    """

    available: frozenset[int]
    per_day: int | None = None
    country: int | None = None
    body: int | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """One acceptable form of a meeting: which two, how many slots, and what it is worth."""

    a: int
    b: int
    weight: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """A meeting wished for, in the ways both sides would accept, the most wished for first.

    within   slots in which it must lie; None: anywhere
    after    requests that must be over before this one begins, when both are held
    """

    ways: tuple[Way, ...]
    interpreters: str | None = None
    persons: int = 0
    needs: frozenset[str] = frozenset()
    within: frozenset[int] | None = None
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """available   slots in which it can be used; None: always"""

    capacity: int
    features: frozenset[str] = frozenset()
    available: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a request is held: its first slot, which of its ways, and the room if rooms are known."""

    slot: int
    way: int = 0
    room: int | None = None


Plan = Mapping[int, Meeting]  # request -> meeting; a request that is not there is not held


@dataclass(frozen=True, slots=True)
class Problem:
    """A conference's meetings to be planned.

    tables         how many meetings each slot can take at once
    rooms          the rooms one by one, if it matters which; then they limit too
    interpreters   how many teams of each pair of languages each slot has
    rivals         pairs of countries nobody may meet back to back, smaller number first
    locks          meetings that must be held as they are (room None: in any room)
    idle_all       a slot in which somebody is not available counts as idle between two meetings
    fairness       most gaps one participant may have more than another; None: any
    """

    calendar: Calendar
    participants: tuple[Participant, ...]
    requests: tuple[Request, ...]
    tables: tuple[int, ...]
    rooms: tuple[Room, ...] = ()
    interpreters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    rivals: frozenset[tuple[int, int]] = frozenset()
    locks: Plan = field(default_factory=dict)
    idle_all: bool = False
    fairness: int | None = None


class Status(StrEnum):
    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """bound   proven: no plan holds more weight (partial), or has fewer gaps (all must fit)"""

    status: Status
    plan: Plan
    weight: int
    gaps: int
    bound: float


@dataclass(frozen=True, slots=True)
class Progress:
    """The best so far. seconds: since the search began, by the caller's clock."""

    seconds: float
    held: int
    weight: int
    gaps: int
    bound: float


Tell = Callable[[Progress], None]
Clock = Callable[[], float]
Stop = Callable[[], bool]
