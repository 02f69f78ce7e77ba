"""Acronyms: those a party goes by, those its names would make, and what was typed for either."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from plenipo.engines.matching.folding import fold
from plenipo.engines.matching.tokens import is_small, tokens_of

_LONGEST = 10
_STICKS_TO_COUNTRY = 0.77  # "LDPB" for the LDP of Belarus, "SDP" for the LSDP of Lithuania
_JUMBLED = 0.62  # "PAS" for "SAP": the same letters in another language's order
_SPELT = 0.76  # "EnKe" for "Enosi Kentrou"
_SKIPPED_WORD = 0.14


def looks_like_acronym(text: str) -> bool:
    """One short word, or capitals with dots, hyphens or spaces between them."""
    letters = re.sub(r"[\s.\-]", "", text)
    return 1 < len(letters) <= _LONGEST and (" " not in text.strip() or letters.isupper())


@lru_cache(maxsize=50_000)
def initials_of(text: str) -> tuple[tuple[str, float], ...]:
    """Initials a name may be shortened to, each with how usual that is."""
    all_words = "".join(word[0] for word in fold(text).split())
    heavy = other = party = ""
    for token in tokens_of(text):
        if not token.text.isdigit():
            first = token.text[0]
            heavy += first
            if token.meaning == "party":
                party += first
            else:
                other += first
    best: dict[str, float] = {}
    for initials, usual in (
        (heavy[:-1], 0.5),
        (party + other, 0.6),
        (other + party, 0.6),
        (other, 0.66),
        (heavy, 0.84),
        (all_words, 0.84),
    ):
        best[initials] = usual
    return tuple((initials, usual) for initials, usual in best.items() if len(initials) > 1)


def variants_of(typed: str, country_letters: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What to look up for a typed acronym: itself, and with or without the letter of the country."""
    yield typed, 1.0
    for letter in country_letters:
        yield typed + letter, _STICKS_TO_COUNTRY
        yield letter + typed, _STICKS_TO_COUNTRY
        if len(typed) > 2 and typed.endswith(letter):
            yield typed[: -len(letter)], _STICKS_TO_COUNTRY
        if len(typed) > 2 and typed.startswith(letter):
            yield typed[len(letter) :], _STICKS_TO_COUNTRY


def jumbled(acronym: str) -> str:
    return "".join(sorted(acronym))


def jumbled_trust(acronym: str) -> float:
    return _JUMBLED if len(acronym) > 2 else _JUMBLED - 0.15


def spelt_by(acronym: str, words: Sequence[str]) -> float:
    """How well beginnings of the words, in order, spell the acronym: 0 if they do not."""
    skipped = _fewest_skipped(acronym, tuple(words), 2)
    return 0.0 if skipped is None else _SPELT - _SKIPPED_WORD * skipped


@lru_cache(maxsize=20_000)
def _fewest_skipped(rest: str, words: tuple[str, ...], allowed: int) -> int | None:
    if not rest:
        left = sum(not is_small(word) for word in words)
        return left if left <= allowed else None
    if not words:
        return None
    word, *others = words
    following = tuple(others)
    counts: list[int] = []
    for length in range(1, len(word) + 1):
        if not rest.startswith(word[:length]):
            break
        skipped = _fewest_skipped(rest[length:], following, allowed)
        if skipped is not None:
            counts.append(skipped)
    cost = 0 if is_small(word) else 1
    if cost <= allowed:
        skipped = _fewest_skipped(rest, following, allowed - cost)
        if skipped is not None:
            counts.append(skipped + cost)
    return min(counts, default=None)
