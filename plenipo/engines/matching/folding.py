"""Writing made comparable: any script to small Latin letters, without marks, signs and control characters."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

LONGEST = 300  # characters of a typed name that are read

_ARABIC_ARTICLE = re.compile(r"(?<!\w)(?:[وبفك]?ال|لل)(?=\w\w\w)")
_ELISION = re.compile(r"(?<!\w)(l|d|dell|all|nell|sull|un|qu|s|n)['’‘ʼ`´](?=\w)")
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´ʿʾ]")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
# written or left out as the writer likes: Hebrew and Arabic points, the stretching of Arabic words
_POINTS = re.compile(
    r"[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]"
)
_ONE_LETTER = str.maketrans("آىئیکٱ", "ايييكا")  # ways to write one Arabic letter


@lru_cache(maxsize=100_000)
def clean(text: str) -> str:
    """Compatibility forms unified; marks of direction, controls and the like taken out; at most LONGEST characters."""
    unified = unicodedata.normalize("NFKC", text[: 4 * LONGEST])
    if not unified.isprintable():
        unified = "".join(_kept(character) for character in unified)
    return " ".join(unified.split())[:LONGEST].strip()


def _kept(character: str) -> str:
    if character.isprintable():
        return character
    return "" if unicodedata.category(character) in ("Cf", "Cs", "Co", "Cn") else " "


def same_writing(text: str) -> str:
    """In its own script: small letters, without points, one letter for those written in several ways."""
    small = clean(text).casefold()
    return small if small.isascii() else _POINTS.sub("", small).translate(_ONE_LETTER)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Words of small Latin letters and digits, one space between: `fold(fold(x)) == fold(x)`."""
    latin = same_writing(text)
    if not latin.isascii():
        latin = _IDEOGRAPH.sub(r" \g<0> ", _ARABIC_ARTICLE.sub("", latin))
        latin = anyascii(_APOSTROPHES.sub("'", latin)).lower()
    if "'" in latin or "`" in latin:
        latin = _APOSTROPHES.sub("", _ELISION.sub(r"\1 ", latin))
    return _NOT_A_WORD.sub(" ", latin).strip()


def squashed(text: str) -> str:
    return fold(text).replace(" ", "")


_SOUNDS = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"sch|sh|ts|tz|[zxs]"), "s"),
    (re.compile(r"ch|kh|gh|[qckg]|h"), "k"),
    (re.compile(r"ph|[fvw]"), "f"),
    (re.compile(r"[dt]h?"), "t"),
    (re.compile(r"[bp]"), "b"),
    (re.compile(r"(?<!^)[aeiouyj]"), ""),
    (re.compile(r"^[aeiouyj]"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The consonants of a folded word, those confused between transliterations made one."""
    for pattern, same in _SOUNDS:
        word = pattern.sub(same, word)
    return word
