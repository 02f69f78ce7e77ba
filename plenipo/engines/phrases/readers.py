"""How a hit may be meant: a first proposal by rules. Two people read after it; a mention is no endorsement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from plenipo.engines.phrases.values import Likeness

NEAR = 90  # characters in which a sign of distance counts


class Reading(StrEnum):
    USE = "use"  # by whoever owns the concept
    QUOTATION = "attributed quotation"
    ADAPTATION = "adaptation"
    ECHO = "echo"
    QUESTION = "question"
    REJECTION = "rejection"
    GENERIC = "generic"  # the words in their common sense


@dataclass(frozen=True, slots=True)
class SaidPhrase:
    """A hit with who said it when, and the words around it."""

    by: str  # as the card names its owners: a country, a party
    year: int
    before: str
    after: str
    likeness: Likeness = Likeness.EXACT


@dataclass(frozen=True, slots=True)
class ConceptCard:
    """What the dictionary says of the variant that was found."""

    owners: frozenset[str]
    since: int  # the year from which it is a set phrase
    distinctive: bool = True  # nobody says it in these words who does not mean the concept


_SAID = (
    r"what \w+ (?:calls?|called)",
    r"in the words of",
    r"as \w+(?: \w+){0,3} (?:said|put it|stated)",
    r"(?:according to|proposed by|put forward by)",
    r"(?:selon|d['’]après|según|como dijo|как сказал|по словам)",
)
_REFUSED = (
    r"(?:reject|oppose|refuse|object to|so-called)\w*",
    r"(?:cannot accept|do not (?:share|accept|support))",
    r"(?:rejet|refus|oppos|soi-disant|rechaz|отверга|не приемл|так называем)\w*",
)
DISTANCE = {
    Reading.REJECTION: (
        *(rf"\b{each}\b[^.;]*$" for each in _REFUSED),
        r"(?:نرفض|反对|所谓)[^.;。]*$",
    ),
    Reading.QUOTATION: (
        *(rf"\b{each}\b[^.;]*$" for each in _SAID),
        r"(?:وفقا ل|所说的|提出的)[^.;。]*$",
    ),
}
_DISTANCE = {
    reading: [re.compile(each, re.IGNORECASE) for each in patterns]
    for reading, patterns in DISTANCE.items()
}
_ASKED = re.compile(r"^[^.!。！]*[?？؟]")


def proposed(use: SaidPhrase, card: ConceptCard) -> Reading:
    """By rules that can be said: who owns the words, since when, and what stands around them."""
    if use.by in card.owners:
        return Reading.USE if use.year >= card.since else Reading.GENERIC
    if use.year < card.since or not card.distinctive:
        return Reading.GENERIC
    for reading, patterns in _DISTANCE.items():
        if any(pattern.search(use.before[-NEAR:]) for pattern in patterns):
            return reading
    if _ASKED.search(use.after[:NEAR]):
        return Reading.QUESTION
    return Reading.ADAPTATION if use.likeness == Likeness.INTERRUPTED else Reading.ECHO


def card_from(read: Sequence[tuple[SaidPhrase, Reading]]) -> ConceptCard:
    """What hits that people have read tell of the phrase: who uses it as its owner, and since when."""
    own = [use for use, reading in read if reading == Reading.USE]
    if not own:
        return ConceptCard(frozenset(), 0, distinctive=False)
    since = min(use.year for use in own)
    others = [reading for use, reading in read if use.year >= since and reading != Reading.USE]
    echoed = sum(reading != Reading.GENERIC for reading in others)
    return ConceptCard(
        frozenset(use.by for use in own), since, distinctive=2 * echoed >= len(others)
    )
