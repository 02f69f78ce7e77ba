"""What goes into matching and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class NameKind(StrEnum):
    """Where a party's name comes from; the first three are names in full."""

    NATIVE = "native"
    ENGLISH = "english"
    ROMANISED = "romanised"
    OTHER = "other"
    SHORT = "short"
    ARTICLE = "article"  # title of the encyclopaedia's article, which several parties may share
    SITE = "site"  # host name of the party's own pages
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a party; `since` and `until` are the first and last year it was in use, if known."""

    text: str
    kind: NameKind = NameKind.OTHER
    language: str = ""
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class ListedParty:
    """One party (or other organisation) of the register.

    country      the register's own code; "" if it has none
    within       code of the present state, when `country` no longer exists or is no state
    last_year    year it ended; None if it goes on or nobody knows
    last_seen    last year any source saw it; weaker than `last_year`
    active_on    what the register says of single days: was it active then
    share        greatest share of votes or seats it ever had, percent
    """

    id: str
    country: str
    names: tuple[Name, ...]
    first_year: int | None = None
    last_year: int | None = None
    last_seen: int | None = None
    kind: str = "party"
    within: str = ""
    active_on: tuple[tuple[date, bool], ...] = ()
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a candidate stands where it stands: a code and its parameters, to be put into words above.

    The codes and their parameters are the keys of `wording.SENTENCES`.
    """

    code: str
    parameters: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """`score`: how likely this one is meant, 0 to 1; it orders the candidates that existed, then those that did not."""

    party_id: str
    score: float
    reasons: tuple[Ground, ...] = ()


class Certainty(StrEnum):
    CERTAIN = "certain"  # may be accepted without a person
    DOUBTFUL = "doubtful"  # a person chooses among the candidates
    NONE = "none"  # no party, or none of this register


@dataclass(frozen=True, slots=True)
class Answer:
    """`party_id` is set if and only if the decision is certain; candidates stand best first.

    `reasons` tells what concerns the whole answer: why there is no party, or why it is not certain.
    """

    decision: Certainty
    party_id: str | None = None
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[Ground, ...] = ()
