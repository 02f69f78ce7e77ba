"""The forms a name may be meant in: whole, without its brackets, one half of a double name, initials."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plenipo.engines.matching.folding import clean, fold
from plenipo.engines.matching.tokens import Token, tokens_of

WHOLE, UNBRACKETED, HALF, BRACKETED, PART = 1.0, 0.985, 0.96, 0.9, 0.86

_BRACKETS = re.compile(r"[(\[（【«]([^()\[\]（）【】«»]*)[)\]）】»]")
_HALVES = re.compile(r"\s*(?:/|\||;|，|、)\s*|\s+(?:aka|formerly|ex|later|now)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*[—–]\s*|\s+-+\s*|\s*-+\s+|--+|\s*:\s+|\s*,\s+|\s*[+&]\s*|\s*~\s*")
_YEARS = re.compile(r"\b(?:1[89]|20)\d\d\b\s*[-–—]?\s*")


@lru_cache(maxsize=100_000)
def forms_of(text: str) -> tuple[tuple[str, float], ...]:
    """What may be meant by a name, each with how surely it stands for the whole; no form twice."""
    best: dict[str, float] = {}
    for form, strength in _forms(clean(text)):
        key = form.strip(" -–—,;:/")
        if fold(key):
            best[key] = max(best.get(key, 0.0), strength)
    return tuple(best.items())


def _forms(text: str) -> Iterator[tuple[str, float]]:
    yield text, WHOLE
    bare = _BRACKETS.sub(" ", text)
    if bare != text:
        yield _BRACKETS.sub(r" \1 ", text), UNBRACKETED
        for inside in _BRACKETS.findall(text):
            yield inside, BRACKETED
    if bare.strip():
        text = bare
        yield text, UNBRACKETED
    for half in (halves := _HALVES.split(text)):
        if len(halves) > 1:
            yield half, HALF
        for part in (parts := _PARTS.split(half)):
            if len(parts) > 1:
                yield part, PART


def looks_like_acronym(form: str) -> bool:
    squashed = re.sub(r"[\s.\-]", "", form)
    return 1 < len(squashed) <= 10 and (" " not in form.strip() or squashed.isupper())


def initials_of(text: str) -> Iterator[tuple[str, float]]:
    """Acronyms that could be made of a name, each with how usual that is."""
    words = re.findall(r"\w+", fold(text.replace("-", " ")))
    heavy = [token for token in tokens_of(text) if not token.text.isdigit()]
    if len(words) < 2:
        return
    yield _initials(words), 0.8
    yield _initials([token.text for token in heavy]), 0.8
    if len(heavy) > 2:
        yield _initials([token.text for token in heavy if token.meaning != "party"]), 0.65
        yield _initials([token.text for token in heavy[:-1]]), 0.5
    yield _initials([token.text for token in sorted(heavy, key=_party_last)]), 0.55
    yield _initials([token.text for token in sorted(heavy, key=_party_last, reverse=True)]), 0.55


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _party_last(token: Token) -> bool:
    return token.meaning == "party"
