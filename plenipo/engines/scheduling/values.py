"""What meetings are planned from, and what a plan is. Everything is a number: the caller keeps names.

Slots are numbered from 0 in the order of time, over all days. A slot is as long as the shortest
meeting and the pause after it (20 minutes and 15), so that two meetings in neighbouring slots are
never too close; a longer meeting takes several slots of one half-day (`slots_needed`). Walking
between buildings that takes longer than the pause is given by `Problem.walks`.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NotAnInstance(Exception):
    """A file that is not an instance; the message says why, for the person who gave it."""


class NotInstalled(Exception):
    """The optional solver is missing; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """days, halves: the first slot of each day and of each half-day; both begin with 0.

    Between two half-days there is a break: no meeting lasts over it, and nothing is back to back.
    """

    slots: int
    days: tuple[int, ...] = (0,)
    halves: tuple[int, ...] = (0,)

    def day_of(self, slot: int) -> int:
        return bisect_right(self.days, slot) - 1

    def half_of(self, slot: int) -> int:
        return bisect_right(self.halves, slot) - 1

    def slots_of(self, day: int) -> range:
        return range(self.days[day], (*self.days, self.slots)[day + 1])


def slots_needed(minutes: int, *, slot: int, pause: int) -> int:
    """How many slots a meeting takes, the pauses between them included. All in minutes."""
    return max(1, -(-(minutes + pause) // (slot + pause)))


@dataclass(frozen=True, slots=True)
class Participant:
    """Whoever cannot be in two places at once: a delegation, or one principal of it.

    available  slots in which they can meet: there, not in a session, not resting
    per_day    most slots of meetings in one day; None: as many as there are
    country    for rivals
    body       principals of one body (party, host organ) share it: it is whole bodies that should
               not be left with nothing; None: a body of their own
    rank       1 is the highest; 0 unknown
    languages  those they can work in; used by `pair_between` and nowhere else
    """

    available: frozenset[int]
    per_day: int | None = None
    country: int | None = None
    body: int | None = None
    rank: int = 0
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Way:
    """One acceptable form of a meeting: which two, how many slots, what it is worth.

    weight        what holding it is worth: the priority of both sides, more if the wish is mutual
    length        slots, see `slots_needed`
    interpreters  the pair of languages that must be interpreted ("ar-en"); None: no need
    """

    a: int
    b: int
    weight: int = 1
    length: int = 1
    interpreters: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A meeting wished for, in the ways both sides would accept, the most wished for first.

    persons  for how many the room must be large enough
    needs    features the room must have ("press", "secure", "floor with booths")
    within   slots in which it must lie; None: anywhere
    after    requests that must be over before this one begins, when both are held
    apart    requests that must not be back to back with this one for anybody who is in both
    """

    ways: tuple[Way, ...]
    persons: int = 0
    needs: frozenset[str] = frozenset()
    within: frozenset[int] | None = None
    after: tuple[int, ...] = ()
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class MeetingRoom:
    """available: slots in which it can be used; None: always. zone: for walking times."""

    capacity: int
    features: frozenset[str] = frozenset()
    available: frozenset[int] | None = None
    zone: int = 0


@dataclass(frozen=True, slots=True)
class MeetingInterpreter:
    """One interpreter, or one team that works together.

    pairs     pairs of languages they cover
    per_day   most slots of work in one day
    in_a_row  most slots of work without a free one, within a half-day
    avoids    participants they must not work for (a conflict of interest)
    """

    pairs: frozenset[str]
    available: frozenset[int] | None = None
    per_day: int | None = None
    in_a_row: int | None = None
    avoids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a request is held: its first slot, which of its ways, and room and interpreter if they
    are known one by one."""

    slot: int
    way: int = 0
    room: int | None = None
    interpreter: int | None = None


Plan = Mapping[int, Meeting]  # request -> meeting; a request that is not there is not held


@dataclass(frozen=True, slots=True)
class Lock:
    """What the desk has decided about a request; None leaves it open. With a slot it must be held.

    A lock on the person is a lock on the way.
    """

    slot: int | None = None
    way: int | None = None
    room: int | None = None
    interpreter: int | None = None


class Fairness(StrEnum):
    """How much it matters that no body is left with nothing. Set by the rules profile."""

    OFF = "off"
    AFTER_WEIGHT = "after_weight"  # among plans of the same weight
    FIRST = "first"  # before weight


@dataclass(frozen=True, slots=True)
class Problem:
    """A conference's meetings to be planned.

    tables        how many meetings each slot can take at once; (): as many as rooms
    rooms         the rooms one by one, if it matters which; then they limit too
    teams         how many teams of a pair of languages each slot has, for pairs that are only counted
    interpreters  the interpreters one by one, for all other pairs
    rivals        pairs of countries nobody may meet back to back, smaller number first
    walks         free slots somebody needs between meetings in two zones, smaller zone first, within
                  a half-day; a pair that is not there needs none
    locks         request -> what is decided about it
    idle_all      a slot in which somebody is not available counts as idle between two meetings
    most_apart    most gaps one participant may have more than another; None: any (all must fit only)
    fairness      for plans in which not everything fits
    """

    calendar: Calendar
    participants: tuple[Participant, ...]
    requests: tuple[Request, ...]
    tables: tuple[int, ...] = ()
    rooms: tuple[MeetingRoom, ...] = ()
    teams: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    interpreters: tuple[MeetingInterpreter, ...] = ()
    rivals: frozenset[tuple[int, int]] = frozenset()
    walks: Mapping[tuple[int, int], int] = field(default_factory=dict)
    locks: Mapping[int, Lock] = field(default_factory=dict)
    idle_all: bool = False
    most_apart: int | None = None
    fairness: Fairness = Fairness.AFTER_WEIGHT


class Status(StrEnum):
    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search ended with.

    bound   proven: no plan holds more weight (not everything fits), or has fewer gaps (all must fit)
    """

    status: Status
    plan: Plan
    weight: int
    gaps: int
    bound: float


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """The best so far. seconds: since the search began, by the caller's clock."""

    seconds: float
    held: int
    weight: int
    gaps: int
    bound: float


Tell = Callable[[SearchProgress], None]
Clock = Callable[[], float]
Stop = Callable[[], bool]


def say_nothing(_progress: SearchProgress) -> None:
    """For callers who do not want to be told."""


def never() -> bool:
    """For searches that only time ends."""
    return False
