"""Days of which perhaps only the month or the year is known, and who held which office on a day."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class KnownDay:
    """What is known of a day: "2021-04-13", "2021-04" or "2021"."""

    text: str

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        year, month, day = (*map(int, self.text.split("-")), 0, 0)[:3]
        return date(year, month or 1, day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        year, month, day = (*map(int, self.text.split("-")), 0, 0)[:3]
        month = month or 12
        return date(year, month, day or monthrange(year, month)[1])

    def overlaps(self, other: "KnownDay") -> bool:
        """Whether they may be one day, so that which is earlier is not known for certain."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class OfficeHeld:
    """
    An office somebody held or holds.

    rank    the class it gives, 1 the highest; none: not known
    until   its last day; none: it has not ended
    """

    key: int
    rank: int | None = None
    since: KnownDay | None = None
    until: KnownDay | None = None


@dataclass(frozen=True)
class HeldThen:
    """doubtful   whether the day falls into the month or year in which it began or ended, no day being known"""

    office: OfficeHeld
    doubtful: bool


def held_on(offices: Iterable[OfficeHeld], day: date) -> HeldThen | None:
    """The office that counts on this day: the highest held then, of equal ones the one held longest.

    It is held from the first day on which it can have begun to the last on which it can have ended.
    """
    then = [each for each in offices if _is_held(each, day)]
    if not then:
        return None
    best = min(then, key=_place)
    return HeldThen(best, _doubtful(best.since, day) or _doubtful(best.until, day))


def _is_held(office: OfficeHeld, day: date) -> bool:
    begun = office.since is None or office.since.first <= day
    return begun and (office.until is None or day <= office.until.last)


def _place(office: OfficeHeld) -> tuple[bool, int, bool, date, int]:
    unknown = office.since is None
    since = office.since.last if office.since else date.max
    return office.rank is None, office.rank or 0, unknown, since, office.key


def _doubtful(known: KnownDay | None, day: date) -> bool:
    return known is not None and known.first != known.last and known.first <= day <= known.last
