"""What a day is made of, what went wrong, and what follows. Times are whole minutes from one origin of the caller's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a time: a session, or a bilateral meeting.

    needs      whoever and whatever it takes, by names of the caller's: persons, rooms, cars
    place      the building it is in, for walking times; "" where nobody has to walk
    pinned     it must not move, whatever happens around it
    until      it must be over by then in its own room: the day closes, the room is let to others
    closes     it must be over by then wherever it is: the day closes
    may_start  other times it may be put to. Empty: it is only ever pushed later, in its order
    rooms      rooms it may be moved to, and the building of each, best first. What is pushed rather than put goes
               there only where its own room holds it up
    smaller    rooms that lack seats or booths and would do at need, best first
    later      when it could start on another day, best first; it then ends before that day closes
    room       the one of its needs that is its room; "" if it has none
    """

    id: str
    starts: int
    ends: int
    needs: frozenset[str] = frozenset()
    place: str = ""
    pinned: bool = False
    until: int | None = None
    closes: int | None = None
    may_start: tuple[int, ...] = ()
    rooms: Mapping[str, str] = field(default_factory=dict, hash=False)
    smaller: Mapping[str, str] = field(default_factory=dict, hash=False)
    later: tuple[int, ...] = ()
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
class ItemChange:
    """An item gets another time or another room; the room is "" where it is left open.

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

    why  "pinned" (it would have to move), "too_late" (it overruns `until`), "no_free_time" (a meeting), or "unplaced"
         (nowhere to put it before the day closes, nor on another day: it is left open)
    """

    item: str
    why: str
    because: tuple[str, str]
    starts: int


class Remedy(StrEnum):
    """What can become of an item that cannot be where and when it was planned."""

    WAIT = "wait"  # in its own room, later on the same day
    ROOM = "room"  # in another room that is large enough
    SMALLER = "smaller"  # in a room that lacks seats or booths
    DAY = "day"  # on another day
    OPEN = "open"  # at its time, without a room: somebody finds one
    CANCEL = "cancel"


WAIT, DAY, OPEN, CANCEL = str(Remedy.WAIT), str(Remedy.DAY), str(Remedy.OPEN), str(Remedy.CANCEL)


@dataclass(frozen=True, slots=True)
class Option:
    """Where and when the item would be; of OPEN and CANCEL its planned time, and no room."""

    kind: Remedy
    starts: int
    ends: int
    room: str

    @property
    def key(self) -> str:
        """What is said to choose it: the room of ROOM and SMALLER, else the kind."""
        return self.room if self.kind in (Remedy.ROOM, Remedy.SMALLER) else str(self.kind)


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """What can become of one item, the best first; `taken` is what the difference is computed with."""

    item: str
    options: tuple[Option, ...]
    taken: Option


@dataclass(frozen=True, slots=True)
class Ripple:
    """Everything that follows, in the order of the new times; `cancelled`: items that are not held at all."""

    changes: tuple[ItemChange, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    choices: tuple[ItemChoice, ...] = ()
    cancelled: tuple[str, ...] = ()


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
        """Minutes that must lie between two items with this need: the room of one, or somebody who has to walk."""
        if need in (before.room, after.room):
            return self.rooms
        way = self.walks.get((before.place, after.place)) or self.walks.get(
            (after.place, before.place), 0
        )
        return max(self.people, way)
