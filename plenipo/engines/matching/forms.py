"""The forms a name may be meant in: whole, without its brackets, one half of a double name, initials."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plenipo.engines.matching.folding import clean

WHOLE, UNBRACKETED, HALF, BRACKETED, PART = 1.0, 0.985, 0.96, 0.9, 0.88
_MOST = 24  # forms of one name; nobody means more
_NOT_FIRST = 0.95  # of a typed label of several parties the first is most often the one meant

_BRACKETS = re.compile(r"[(\[（【«]([^()\[\]（）【】«»]*)[)\]）】»]")
_HALVES = re.compile(r"\s*(?:/|\||;|，|、)\s*|\s+(?:aka|formerly|ex|later|now)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*[—–]\s*|\s+-+\s*|\s*-+\s+|--+|\s*:\s+|\s*,\s+|\s*[+&]\s*|\s*~\s*")
_YEARS = re.compile(r"\b(?:1[89]|20)\d\d\b\s*[-–—]?\s*")


_DIVIDED = re.compile(
    r"[()\[\]（）【】«»/|;，、,—–:+&~-]|\s(?:aka|formerly|ex|later|now)\s", re.IGNORECASE
)
_ACRONYMS = re.compile(r"\s*[A-ZА-Я]\w{1,5}[-–—][A-ZА-Я]\w{1,5}\s*")
_TIGHT = re.compile(r"(?<=\w)[-–—](?=\w)")


@lru_cache(maxsize=100_000)
def forms_of(text: str) -> tuple[tuple[str, float], ...]:
    """What may be meant by a name, each with how surely it stands for the whole; no form twice."""
    return _read(text, 1.0)


@lru_cache(maxsize=2_000)
def typed_forms(text: str) -> tuple[tuple[str, float], ...]:
    """As `forms_of`, of a name as typed: what stands first in a label counts more."""
    return _read(text, _NOT_FIRST)


def _read(text: str, not_first: float) -> tuple[tuple[str, float], ...]:
    cleaned = clean(text)
    if _DIVIDED.search(cleaned):
        return _strongest(_forms(cleaned), not_first)
    return ((cleaned, WHOLE),) if any(map(str.isalnum, cleaned)) else ()


def _strongest(
    forms: Iterator[tuple[str, float, int]], not_first: float
) -> tuple[tuple[str, float], ...]:
    best: dict[str, float] = {}
    for form, strength, place in forms:
        key = form.strip(" -–—,;:/")
        if any(map(str.isalnum, key)):
            best[key] = max(best.get(key, 0.0), strength * (not_first if place else 1.0))
    return tuple(sorted(best.items(), key=lambda each: -each[1])[:_MOST])


def _forms(text: str) -> Iterator[tuple[str, float, int]]:
    """Forms with their strength and their place in the label, the first being 0."""
    yield text, WHOLE, 0
    bare = _BRACKETS.sub(" ", text)
    if bare != text:
        yield _BRACKETS.sub(r" \1 ", text), UNBRACKETED, 0
        for inside in _BRACKETS.findall(text):
            yield inside, BRACKETED, 0
    if bare.strip():
        text = bare
        yield text, UNBRACKETED, 0
    for place, half in enumerate(halves := _HALVES.split(text)):
        if len(halves) > 1:
            yield half, HALF, place
        for further, part in enumerate(parts := _parts(half)):
            if len(parts) > 1:
                yield part, PART, place + further


def _parts(text: str) -> list[str]:
    parts = _PARTS.split(text)
    if (
        len(parts) == 1
    ):  # "Alianza Popular-Partido Demócrata Popular", but not "Liberal-Democratic Party"
        tight = _TIGHT.split(text)
        if all(" " in part.strip() for part in tight) or _ACRONYMS.fullmatch(text):
            return tight
    return parts
