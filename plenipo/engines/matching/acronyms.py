"""Acronyms: those a party goes by, those its names would make, and what was typed for either."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from plenipo.engines.matching.folding import clean, fold
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
    words = fold(clean(text).replace("-", " ")).split()
    tokens = [token for token in tokens_of(text) if not token.text.isdigit()]
    if len(words) < 2 and len(tokens) < 2:
        return ()
    heavy = [token.text for token in tokens]
    party = [token.text for token in tokens if token.meaning == "party"]
    other = [token.text for token in tokens if token.meaning != "party"]
    best: dict[str, float] = {}
    for spelt, usual in (
        (words, 0.84),
        (heavy, 0.84),
        (other, 0.66),
        (other + party, 0.6),
        (party + other, 0.6),
        (heavy[:-1], 0.5),
    ):
        initials = "".join(word[0] for word in spelt)
        if len(initials) > 1:
            best[initials] = max(usual, best.get(initials, 0.0))
    return tuple(best.items())


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
    found: list[int] = []
    for length in range(1, len(word) + 1):
        if not rest.startswith(word[:length]):
            break
        skipped = _fewest_skipped(rest[length:], following, allowed)
        if skipped is not None:
            found.append(skipped)
    cost = 0 if is_small(word) else 1
    if cost <= allowed:
        skipped = _fewest_skipped(rest, following, allowed - cost)
        if skipped is not None:
            found.append(skipped + cost)
    return min(found, default=None)
