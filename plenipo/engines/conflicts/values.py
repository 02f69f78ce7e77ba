from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

Stretch = tuple[datetime, datetime]  # from, until; the end belongs to what follows


class ConflictKind(StrEnum):
    ROOM_SMALL = "room_small"
    ROOM_TWICE = "room_twice"
    PERSON_TWICE = "person_twice"
    ABSENT = "absent"
    UNINTERPRETED = "uninterpreted"
    BOOTHS = "booths"
    CHANGEOVER = "changeover"
    OUTSIDE_DAY = "outside_day"
    OUTSIDE_HOURS = "outside_hours"


@dataclass(frozen=True)
class SessionRoom:
    """
    building   the same for rooms between which nobody needs time to walk
    hours      when it may be used; empty: always
    booths     for interpreters
    """

    key: int
    capacity: int
    building: int = 0
    hours: tuple[Stretch, ...] = ()
    booths: int = 0


@dataclass(frozen=True)
class Part:
    """Who has a part in a session.

    who     the same in all sessions of one person, or of one delegation
    alone   cannot be in two places: true of persons, not of delegations
    """

    who: str
    alone: bool = True


@dataclass(frozen=True)
class Planned:
    """A session that has a time; its room may still be open (None)."""

    key: int
    starts: datetime
    ends: datetime
    room: int | None = None
    expected: int | None = None
    spoken: frozenset[str] = frozenset()
    into: frozenset[str] = frozenset()
    parts: tuple[Part, ...] = ()

    @property
    def booths(self) -> int:
        """One for each language somebody has to be interpreted into: a relay feeds a booth and replaces none. Two
        languages, each into the other, need one booth: it works both ways."""
        heard = [code for code in self.into if self.spoken - {code}]
        both_ways = len(heard) == 2 and self.spoken == self.into
        return 1 if both_ways else len(heard)


@dataclass(frozen=True)
class Presence:
    """When somebody is there, as far as known; `gone`: does not come at all."""

    arrives: datetime | None = None
    leaves: datetime | None = None
    gone: bool = False

    def covers(self, starts: datetime, ends: datetime) -> bool:
        """Whether they are there from the first to the last minute; what is not known of their stay is no limit."""
        if self.gone or (self.arrives and starts < self.arrives):
            return False
        return not (self.leaves and ends > self.leaves)


@dataclass(frozen=True)
class TimedProgramme:
    """
    days         opening to closing of every day
    walks        minutes between two buildings, either way: {(1, 2): 10}
    changeover   minutes a room needs between two sessions, and a walk takes that nobody has measured
    presences    by `who`; whoever is not in it is always there
    regime       the languages of the conference
    """

    sessions: tuple[Planned, ...]
    rooms: dict[int, SessionRoom] = field(default_factory=dict)
    days: tuple[Stretch, ...] = ()
    walks: dict[tuple[int, int], int] = field(default_factory=dict)
    changeover: int = 0
    presences: dict[str, Presence] = field(default_factory=dict)
    regime: frozenset[str] = frozenset()

    def walk(self, one: int, other: int) -> int:
        """Minutes between two buildings, whichever is named first; the changeover where nothing is said of them."""
        if one == other:
            return 0
        known = self.walks.get((one, other))
        return self.walks.get((other, one), self.changeover) if known is None else known


@dataclass(frozen=True, order=True)
class Conflict:
    """
    sessions   one, or two in the order of their times
    who        somebody with a part (`Part.who`), where one person is concerned
    room       where a room is concerned
    language   where a language is concerned
    have, need seats, minutes or booths, where something falls short
    """

    sessions: tuple[int, ...]
    kind: ConflictKind
    who: str = ""
    room: int = 0
    language: str = ""
    have: int = 0
    need: int = 0


def minutes(span: timedelta) -> int:
    """Whole minutes, rounded down."""
    return int(span.total_seconds() // 60)
