"""The order of the reader's alphabet: how a language sorts, as Unicode's tables have it (CLDR, read through ICU).

Every list of names a person reads stands in this order. Databases sort by code point, or each in its own way.
Chinese is sorted by its sounds (pinyin), as the United Nations sort names of states.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

import icu
from django.utils.translation import get_language

Item = TypeVar("Item")
# "الجزائر" stands under ج, also within a name, as in the Arabic lists of states of the United Nations
ARTICLE = re.compile(r"\bال(?=\w\w)")
APOSTROPHES = "'’ʼʹ‘`"
# with which names begin, and under which none is filed: "The Gambia" stands under G, « La Paix » under P
LEADING = {
    "ca": r"(?:el|la|els|les)\s+|l['’]\s*",
    "de": r"(?:der|die|das)\s+",
    "en": r"(?:the|a|an)\s+",
    "es": r"(?:el|la|los|las)\s+",
    "fr": r"(?:le|la|les)\s+|l['’]\s*",
    "it": r"(?:il|lo|la|i|gli|le)\s+|l['’]\s*",
    "nl": r"(?:de|het)\s+",
    "pt": r"(?:o|a|os|as)\s+",
}
_LEADING = {
    language: re.compile(rf"^[\W_]*(?:{words})(?=\w)", re.IGNORECASE)
    for language, words in LEADING.items()
}


class _Parted(dict[int, int | str | None]):
    """Letters to letters; apostrophes to nothing, and whatever else is none to a blank: word by word, "Guinea-Bissau"
    stands as if it were written without a hyphen, and a name in quotation marks stands under its first letter.
    """

    def __missing__(self, code: int) -> int | str | None:
        letter = chr(code)
        apart = unicodedata.category(letter)[0] in "PSZ"
        self[code] = None if letter in APOSTROPHES else " " if apart else code
        return self[code]


_PARTED = _Parted()


def filed_under(text: str, language: str) -> str:
    """A name without the article it begins with; `language` is that of the name, not of who reads.

    Of Arabic `sort_key` leaves the article out by itself, within a name too.
    """
    leading = _LEADING.get(language.partition("-")[0].lower())
    return leading.sub("", text) if leading else text


def sort_key(text: str, language: str | None = None, *, numeric: bool = False) -> bytes:
    """To be compared with keys of the same language alone.

    language   of who reads; the one that is active if none is said
    numeric    numbers by their value: Room 2 before Room 10
    """
    language = language or get_language() or "en"
    words = " ".join(text.translate(_PARTED).split())
    if language.startswith("ar"):
        words = ARTICLE.sub("", words)
    return bytes(_collator(language, numeric).getSortKey(words))


def in_order(
    items: Iterable[Item],
    key: Callable[[Item], Any] = str,
    language: str | None = None,
    *,
    numeric: bool = False,
) -> list[Item]:
    """In the order of the alphabet of what `key` says of each: a text, or several, of which the first counts most."""

    def place(item: Item) -> tuple[bytes, ...]:
        said = key(item)
        texts = (said,) if isinstance(said, str) else said
        return tuple(sort_key(text, language, numeric=numeric) for text in texts)

    return sorted(items, key=place)


@cache
def _collator(language: str, numeric: bool) -> Any:
    collator = icu.Collator.createInstance(icu.Locale.forLanguageTag(language))
    if numeric:
        collator.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
    return collator
