"""What a day is made of, what went wrong, and what follows. Times are whole minutes from one origin of the caller's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a time: a session, or a bilateral meeting.

    needs      whoever and whatever it takes, by names of the caller's: persons, rooms, cars
    place      the building it is in, for walking times; "" where nobody has to walk
    pinned     it must not move, whatever happens around it
    until      it must be over by then: the day closes, the room is let to others
    may_start  other times it may be put to. Empty: it is only ever pushed later, in its order
    rooms      rooms it may be moved to, and the building of each, best first. What is pushed rather than put goes
               there only where its own room holds it up
    room       the one of its needs that is its room; "" if it has none
    """

    id: str
    starts: int
    ends: int
    needs: frozenset[str] = frozenset()
    place: str = ""
    pinned: bool = False
    until: int | None = None
    may_start: tuple[int, ...] = ()
    rooms: Mapping[str, str] = field(default_factory=dict, hash=False)
    room: str = ""

    @property
    def minutes(self) -> int:
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Overrun:
    """An item ends so many minutes later than planned."""

    item: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody or something is not to be had for a while: a late flight, a flooded room, an ill interpreter."""

    need: str
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Change:
    """An item gets another time or another room.

    because  the need that was not free in time, and the item that held it; that item is "" if the need was absent
    """

    item: str
    starts: int
    ends: int
    room: str
    because: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stuck:
    """An item that cannot be kept as it ought to be; a person must decide.

    why  "pinned" (it would have to move), "too_late" (it would end after `until`), "no_free_time", or "absent" (a
         session whose own people are away until after it ends)
    """

    item: str
    why: str
    because: tuple[str, str]
    starts: int


@dataclass(frozen=True, slots=True)
class Choice:
    """How an item can be had although its own room holds it up.

    waits   when it starts if it stays in its room
    rooms   where else it can be from `starts` on, best first
    """

    item: str
    waits: int
    starts: int
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ripple:
    """Everything that follows, in the order of the new times."""

    changes: tuple[Change, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    choices: tuple[Choice, ...] = ()


WAIT = ""  # chosen instead of another room: the item stays in its own and is pushed
Chosen = Mapping[str, str]
Closed = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Least minutes between two items.

    rooms   between two items in one room
    people  between two items of one person, the way apart
    walks   (place, other place) to minutes; a missing pair takes none
    """

    rooms: int = 0
    people: int = 0
    walks: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)

    def between(self, before: Item, after: Item, need: str) -> int:
        if need in (before.room, after.room):
            return self.rooms
        way = self.walks.get((before.place, after.place)) or self.walks.get(
            (after.place, before.place), 0
        )
        return max(self.people, way)
