import re
from collections.abc import Iterable
from functools import cache

from babel import Locale
from django.utils.html import format_html_join
from django.utils.translation import get_language, get_language_bidi

from plenipo.kit.phrases import bracketed
from plenipo.kit.tags import Tag, likely_script

LEFT_TO_RIGHT, RIGHT_TO_LEFT, END = "\u2066", "\u2067", "\u2069"
OUR_SPELLING = {"ar": ("الإنجليزية", "الإنكليزية")}  # of the United Nations, where CLDR has another
CODE = re.compile("[a-z]{2,3}")  # a language, without script or country


def locale_of(language: str | None = None) -> Locale:
    """Of a language, else of the reader's. English as international organisations write it: 24 November 2026, 18:00."""
    return _parsed(language or get_language() or "en")


@cache
def _parsed(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))


def language_name(code: str, language: str | None = None) -> str:
    """As the reader's language calls it; a code nobody knows stays what it is."""
    return language_names(language).get(code.split("-")[0], code)


def tag_name(tag: Tag, language: str | None = None) -> str:
    """A language and, where it is not the usual one, its script; of an unknown language the script alone."""
    locale = locale_of(language)
    script = str(locale.scripts.get(tag.script, tag.script))
    if not tag.language:
        return script
    name = language_name(tag.language, language)
    usual = tag.script in ("", likely_script(tag.language)) and tag.language != "zh"
    return name if usual else bracketed(name, script)


def language_names(language: str | None = None) -> dict[str, str]:
    """All languages CLDR knows, by code, as the reader's language (or this one) calls them."""
    return _named(language or get_language() or "en")


@cache
def _named(language: str) -> dict[str, str]:
    locale = locale_of(language)
    theirs, ours = OUR_SPELLING.get(locale.language, ("", ""))
    return {code: name.replace(theirs, ours) for code, name in locale.languages.items()}


def language_codes(words: str) -> tuple[list[str], list[str]]:
    """Languages as people write them, with commas between: by name in the reader's language or in English, or by code.

    Returns their codes, and what is none.
    """
    found: list[str] = []
    unknown: list[str] = []
    for word in (
        words.replace("،", ",").replace("、", ",").replace("，", ",").replace(";", ",").split(",")
    ):
        if typed := " ".join(word.split()):
            code = _by_name(get_language() or "en").get(typed.casefold())
            (found if code else unknown).append(code or typed)
    return list(dict.fromkeys(found)), unknown


@cache
def _by_name(language: str) -> dict[str, str]:
    """What a language may be called, in small letters, to its code. The reader's own word wins."""
    codes = {code for code in language_names("en") if CODE.fullmatch(code)}
    known = {code: code for code in codes}
    for each in ("en", language):
        names = language_names(each).items()
        known |= {name.casefold(): code for code, name in names if code in codes}
    return known


def listed(words: Iterable[object]) -> str:
    """One after the other, with the comma of the reader's language. What is empty is left out."""
    told = [word for word in words if str(word)]
    if any(hasattr(word, "__html__") for word in told):  # markup among them stays markup
        return format_html_join(comma(), "{}", ((word,) for word in told))
    return comma().join(map(str, told))


def comma() -> str:
    return {"ar": "، ", "zh": "、"}.get(locale_of().language, ", ")


def isolated(text: str, direction: str = RIGHT_TO_LEFT) -> str:
    """On a page from right to left: kept apart from a name in Latin letters beside it, whose digits it would become."""
    return f"{direction}{text}{END}" if text and get_language_bidi() else text
