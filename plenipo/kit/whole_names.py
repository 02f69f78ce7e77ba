"""Names of people in texts: what can be one, where a text has it, and the text without it."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any
from unicodedata import category, combining, normalize

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import trans_real

from plenipo.kit.personal import GONE

Without = Callable[[str], str]
WORD_AT_LEAST = 4  # letters

_MARKS = r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f]*"  # accents, and points of vowels
_BESIDE_LETTERS = " .'’ʼ`-‐‑·・\u00a0\u200c"  # apostrophes, hyphens and dots of many scripts
# two characters are a whole name, and nothing parts it from the next word
_UNPARTED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+")
# "and", "to" and the article are written together with the name
_JOINED = re.compile("[\u0590-\u06ff]")


def taken_apart(text: str) -> str:
    return normalize("NFD", text)


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds these names in a text taken apart (NFD), whatever its case, accents and blanks; None for no name.

    A name begins where a word does; its end may be inflected.
    """
    found = "|".join(_loosely(name) for name in names)
    return re.compile(found, re.IGNORECASE) if found else None


def words_of(names: Iterable[str]) -> list[str]:
    """The words of these names and the parts of double ones, the longest first."""
    called = [name.replace(",", " ") for name in names if "@" not in name]
    found = {word for name in called for word in (*name.split(), *name.replace("-", " ").split())}
    return sorted(found, key=len, reverse=True)


def pattern_of_words(words: Iterable[str]) -> re.Pattern[str] | None:
    """Finds each of these words by itself, but for those that are in the names of others too."""
    found = "|".join(_by_itself(word) for word in words if _points_to_one(word))
    return re.compile(found, re.IGNORECASE) if found else None


def _by_itself(word: str) -> str:
    return _loosely(word) + ("" if _UNPARTED.match(normalize("NFC", word)) else r"(?!\w)")


def _points_to_one(word: str) -> bool:
    return len(word) >= WORD_AT_LEAST or (len(word) > 1 and bool(_UNPARTED.fullmatch(word)))


def _loosely(name: str) -> str:
    words = [
        "".join(re.escape(one) + _MARKS for one in normalize("NFD", word) if not combining(one))
        for word in name.split()
    ]
    body = r"\s+".join(words)
    parted = not _UNPARTED.match(normalize("NFC", name)) and not _JOINED.match(name)
    return (r"(?<!\w)" if parted else "") + body


def without_names(names: Iterable[str]) -> Without:
    return partial(_without, pattern_of(names))


def without_words(words: Iterable[str], *, called: Iterable[str]) -> Without:
    """called   words of which nothing but they in a text is somebody called so, however short or frequent they are"""
    alone = "|".join(_by_itself(word) for word in called)
    whole = re.compile(rf"\W*(?:(?:{alone})\W*)+", re.IGNORECASE) if alone else None
    partly = pattern_of_words(words)
    return lambda text: GONE if _is_all(whole, text) else _without(partly, text)


def _is_all(whole: re.Pattern[str] | None, text: str) -> bool:
    return bool(whole and text != GONE and whole.fullmatch(taken_apart(text)))


def _without(names: re.Pattern[str] | None, text: str) -> str:
    """The text as it was, if it names nobody of them."""
    apart = taken_apart(text)
    return normalize("NFC", names.sub(GONE, apart)) if names and names.search(apart) else text


def cleaned(value: Any, without: Without) -> Any:
    """A text, or the texts within lists and mappings."""
    if isinstance(value, str):
        return without(value)
    if isinstance(value, list):
        return [cleaned(each, without) for each in value]
    if isinstance(value, dict):
        return {key: cleaned(each, without) for key, each in value.items()}
    return value


def texts_in(value: Any) -> Iterator[str]:
    """Each of the texts `cleaned` would clean, by itself."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def is_whole_name(name: str) -> bool:
    """Whether what an officer typed can be looked for in every text: an e-mail address, or two words of letters.

    A single word would be in too many, what is no name would take texts apart, and what our own pages and letters
    say is in all of them.
    """
    if "@" in name:
        return _is_address(name)
    if not all(one in _BESIDE_LETTERS or category(one)[0] in "LM" for one in name):
        return False
    words = [sum(map(str.isalpha, word)) for word in name.split()]
    two_words = len([n for n in words if n]) > 1 and max(words) > 1
    unparted = _UNPARTED.match(normalize("NFC", name)) and sum(words) > 1
    return bool(two_words or unparted) and not _we_say(name)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return '"' not in text


def _we_say(name: str) -> bool:
    pattern = pattern_of([name])
    return bool(pattern and pattern.search(_own_words()))


@cache
def _own_words() -> str:
    """All that pages and letters of the product say, in every language, taken apart."""
    said: set[str] = set()
    for language, _name in settings.LANGUAGES:
        for message, text in trans_real.translation(language)._catalog.items():  # type: ignore[attr-defined]
            said |= {message[0] if isinstance(message, tuple) else message, text}
    return taken_apart("\0".join(sorted(said - {""})))
