"""Values of the engine: what comes in, and what is found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NotReadable(Exception):
    """A file, a dictionary or an index that cannot be used; the message is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text: a speech, a release, an item of the press."""

    id: str
    text: str
    language: str = ""  # "" if nobody said
    date: str = ""  # ISO; "" if nobody said


class Likeness(StrEnum):
    """How a place of a text is like the variant that was sought, from the most strict."""

    EXACT = "exact"  # the same letters; capitals, accents, lines, hyphens and spaces may differ
    INFLECTED = "inflected"
    INTERRUPTED = "interrupted"  # words stand between


@dataclass(frozen=True, slots=True)
class Wording:
    """A variant of a concept, or an example of what it is not."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    key: str
    variants: tuple[Wording, ...]
    nots: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """Where a variant stands: characters from `start` up to `end` of the text of an item."""

    concept: str
    item: int  # its number in the index
    start: int
    end: int
    variant: str
    text: str  # as it stands there
    likeness: Likeness
    between: int = 0  # words that stand between those of the variant


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """One line of a concordance."""

    hit: PhraseHit
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class NearWording:
    """A wording that stands in the texts, is near a variant, and is not in the dictionary."""

    concept: str
    text: str
    near: str  # the variant
    count: int
    items: int


@dataclass(frozen=True, slots=True)
class Meta:
    """What an index knows of an item without its text."""

    id: str
    language: str = ""
    date: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
