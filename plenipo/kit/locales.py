from collections.abc import Iterable
from functools import cache

from babel import Locale
from django.utils.translation import get_language


def locale_of(language: str | None = None) -> Locale:
    """Of a language, else of the reader's. English as international organisations write it: 24 November 2026, 18:00."""
    return _parsed(language or get_language() or "en")


@cache
def _parsed(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))


def language_name(code: str, language: str | None = None) -> str:
    """As the reader's language calls it; a code nobody knows stays what it is."""
    return language_names(language).get(code.split("-")[0], code)


def language_names(language: str | None = None) -> dict[str, str]:
    """All languages CLDR knows, by code, as the reader's language (or this one) calls them."""
    return _named(language or get_language() or "en")


@cache
def _named(language: str) -> dict[str, str]:
    return dict(locale_of(language).languages)


def listed(words: Iterable[object]) -> str:
    """One after the other, with the comma of the reader's language. What is empty is left out."""
    comma = {"ar": "، ", "zh": "、"}.get(locale_of().language, ", ")
    return comma.join(text for word in words if (text := str(word)))
