"""Two spellings that may be one name: with or without marks, from another script, in another order or joined."""

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from plenipo.engines.matching.folding import fold, sound

SHORTEST = 3  # letters of what may point to one name
_LEAST_RATIO = 88.0  # of letters two words have in common, percent
_LEAST_IF_SOUND = (
    55.0  # ... if their consonants are the same: vowels are not written in every script
)
_JOINED = 3  # words that somebody else writes as one: Abd al-Rahman, Abdalrahman


def spelled(text: str, least: int = 1) -> set[str]:
    """Its words in small Latin letters, and those next to each other as one.

    least   words that are written together: two of a name whose signs are syllables
    """
    return set(_next_to_each_other(fold(text).split(), least))


def _next_to_each_other(words: list[str], least: int) -> Iterator[str]:
    for n in range(least, _JOINED + 1):
        for start in range(len(words) - n + 1):
            yield "".join(words[start : start + n])


def may_be_one(one: str, other: str) -> bool:
    """Of two of `spelled`."""
    if min(len(one), len(other)) < SHORTEST:
        return False
    alike = ratio(one, other)
    sounds = sound(one.removesuffix("h"))  # silent: فاطمة, Fatimah and Fatima
    if len(sounds) >= SHORTEST and sounds == sound(other.removesuffix("h")):
        return alike >= _LEAST_IF_SOUND
    return one == other or (min(len(one), len(other)) > SHORTEST + 1 and alike >= _LEAST_RATIO)
