"""What was read of a rooming list: a room a row, with what was joined, concluded and guessed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plenipo.delegations.models import Delegation
from plenipo.kit.columns import in_any_order
from plenipo.welcome.formats.guests import without_title
from plenipo.welcome.models import Hotel, Lodging, RoomKind

MOST_IN_A_ROOM = 2


@dataclass
class ReadRoom:
    """
    line    where it begins
    unregistered  names in it that are not in the delegation; unnamed: how many are to be named
    told    what was joined, concluded or guessed
    wrong   why it cannot be entered
    known   the same room, if it is here already; then `does` is "changed" or "same"
    """

    line: int
    text: str
    delegation: Delegation | None = None
    hotel: Hotel | None = None
    kind: str = ""
    number: str = ""
    first: date | None = None
    last: date | None = None
    people: int | None = None
    wishes: str = ""
    delegates: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    unregistered: list[str] = field(default_factory=list)
    unnamed: int = 0
    told: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    known: Lodging | None = None
    does: str = "new"

    @property
    def guests(self) -> int:
        return max(
            self.people or 1, len(self.delegates) + len(self.unregistered) + self.unnamed
        )

    def names_kept(self, known: Lodging) -> str:
        """Those a room had before and those of the list, without whom the list found registered."""
        here = {in_any_order(without_title(name)) for name in self.names}
        found = {
            key: name
            for name in (*known.names_unregistered, *self.unregistered)
            if (key := in_any_order(without_title(name))) not in here
        }
        return ";".join(found.values())[:300]

    @property
    def kind_label(self) -> str:
        return str(RoomKind(self.kind).label) if self.kind else ""

    @property
    def values(self) -> dict[str, Any]:
        """Columns of a room."""
        return {
            "hotel": self.hotel,
            "kind": self.kind,
            "room_number": self.number,
            "first": self.first,
            "last": self.last,
            "guests": self.guests,
            "unregistered": ";".join(self.unregistered)[:300],
            "wishes": self.wishes,
        }


@dataclass(frozen=True)
class ReadRooms:
    """
    notes   what was done to read the whole
    """

    rows: list[ReadRoom]
    notes: tuple[str, ...] = ()
    head: str = ""

    @property
    def ready(self) -> list[ReadRoom]:
        return [each for each in self.rows if not each.wrong and each.does != "same"]

    @property
    def wrong(self) -> list[ReadRoom]:
        return [each for each in self.rows if each.wrong]

    @property
    def unread(self) -> str:
        """What is still to be done, beneath the heads it was read with."""
        if not self.wrong:
            return ""
        return "\n".join([self.head, *(each.text for each in self.wrong)])
