"""What interpretation is reckoned from. Times are whole minutes from a midnight of the caller's choice."""

from dataclasses import dataclass, field
from enum import StrEnum


class Path(StrEnum):
    """How what is said in one language reaches the listeners of another."""

    SAME = "same"
    DIRECT = "direct"
    PIVOT = "pivot"  # one booth hears another: relay, never over two languages
    THIN = "thin"  # a relay that hangs on one person
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class BoothInterpreter:
    """Languages as the profession classes them.

    a, b             works into these: mother tongue, and an active second language
    c                understands these
    minutes_a_day    most minutes in booths on one day; None: no limit stated
    sittings_a_week  most sittings within seven days; None: no limit stated
    rest             least minutes between two sittings
    away             stretches in which they are not there: ill, or elsewhere
    kept_from        parties they may not work for, by the caller's numbers: confidentiality
    """

    id: int
    a: frozenset[str] = frozenset()
    b: frozenset[str] = frozenset()
    c: frozenset[str] = frozenset()
    minutes_a_day: int | None = None
    sittings_a_week: int | None = None
    rest: int = 0
    away: tuple[tuple[int, int], ...] = ()
    kept_from: frozenset[int] = frozenset()

    def renders(self, spoken: str, into: str) -> bool:
        """Into an A or B language, out of any of theirs."""
        return spoken != into and into in self.a | self.b and spoken in self.a | self.b | self.c

    def is_there(self, sitting: "Sitting") -> bool:
        """All the time of the sitting; to arrive when it begins is early enough."""
        return not any(first < sitting.ends and sitting.starts < last for first, last in self.away)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session's regime: what may be spoken, into what it is interpreted. Asymmetric is allowed.

    parties   who has a part in it, by the numbers of Interpreter.kept_from
    """

    id: int
    starts: int
    ends: int
    spoken: frozenset[str]
    into: frozenset[str]
    parties: frozenset[int] = frozenset()

    @property
    def minutes(self) -> int:
        return self.ends - self.starts

    @property
    def booths(self) -> tuple[str, ...]:
        """A language nobody needs to be interpreted into has no booth."""
        return tuple(sorted(t for t in self.into if self.spoken - {t}))


@dataclass(frozen=True, slots=True)
class InterpreterDuty:
    """An interpreter in the booth of one language at one sitting."""

    interpreter: int
    sitting: int
    booth: str


@dataclass(frozen=True, slots=True)
class Pair:
    """How one spoken language reaches one booth.

    pivot   the language relayed through, for PIVOT and THIN
    by      ids of those who render it, or who give the relay
    """

    spoken: str
    into: str
    path: Path
    pivot: str | None = None
    by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Strength:
    """How many a sitting needs.

    booths   language of the booth to number, where the rule speaks of booths; else empty
    teams    how many teams relieve each other
    rule     "stated", "per_booth" or "by_minutes": the part of the table that gave the number
    """

    needed: int
    booths: dict[str, int] = field(default_factory=dict, hash=False)
    teams: int = 1
    rule: str = "stated"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Overload:
    """What one interpreter may not be asked to do.

    kind     "twice" (two sittings at once), "rest", "day", "week", "away" (not there then) or "kept_from" (somebody
             has a part for whom they may not work)
    measure  minutes of rest there are, minutes of that day, or sittings of those seven days; the number of the party
             they are kept from
    """

    interpreter: int
    kind: str
    sittings: tuple[int, ...]
    measure: int
    limit: int


@dataclass(frozen=True, slots=True)
class CoverOffer:
    """A way to close a gap.

    kind           "direct", "pivot" or "consecutive" (in the room, without a booth)
    interpreters   who would have to be asked, all of them free at that time
    """

    kind: str
    interpreters: tuple[int, ...]
    pivot: str | None = None
