import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.translation import get_language, get_language_bidi, get_language_info

from plenipo.kit.phrases import bracketed
from plenipo.kit.tags import Tag, likely_script

LEFT_TO_RIGHT, RIGHT_TO_LEFT, END = "\u2066", "\u2067", "\u2069"
OUR_SPELLING = {"ar": ("الإنجليزية", "الإنكليزية")}  # of the United Nations, where CLDR has another
FIRST_STRONG = "\u2068"  # as the letters of the name run
CODE = re.compile("[a-z]{2,3}")  # a language, without script or country
BETWEEN_LANGUAGES = re.compile(r"[,،、，;；؛/／|·\n]|\s[–—-]\s")
ALSO_SPOKEN = re.compile(
    r"\s+(?:and|et|y|e|и|&|\+)\s+|\s+و\s*(?=\w)|^و(?=ال)|^(?:and|et|y|e|и)\s+", re.IGNORECASE
)
ALSO_IN_HAN = re.compile(r"\s*(?:以及|和|与|及)\s*")
BLANK = re.compile(r"\s+")
OTHERWISE_CALLED = {  # beside the word CLDR has; Arabic writes English in two ways
    **dict.fromkeys(("الانكليزية", "انكليزية", "الانجليزية", "انجليزية", "英文"), "en"),
    **dict.fromkeys(("汉语", "汉文", "华语", "普通话", "国语", "mandarin", "putonghua"), "zh"),
    **dict.fromkeys(("法文",), "fr"),
    **dict.fromkeys(("俄文",), "ru"),
    **dict.fromkeys(("西文", "西语", "西班牙文", "castellano", "castilian"), "es"),
    **dict.fromkeys(("阿文", "阿语", "阿拉伯文"), "ar"),
}


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
    """Languages as people write them: by name in one of our languages or by code.

    Between them stand the marks or the "and" of any of our languages. Returns their codes, and what is none.
    """
    found: list[str] = []
    unknown: list[str] = []
    for piece in languages_apart(words):
        code = language_code(piece)
        (found if code else unknown).append(code or piece)
    return list(dict.fromkeys(found)), unknown


def languages_apart(words: str) -> list[str]:
    """Word by word, as typed. What is one language is not divided at its "and"."""
    pieces = (" ".join(piece.split()) for piece in BETWEEN_LANGUAGES.split(words))
    return [each for piece in pieces if piece for each in _apart(piece)]


def _apart(piece: str) -> list[str]:
    if language_code(piece):
        return [piece]
    for mark in (ALSO_SPOKEN, ALSO_IN_HAN, BLANK):
        parts = [part for part in mark.split(piece) if part]
        if parts != [piece] and (mark is ALSO_SPOKEN or all(map(language_code, parts))):
            return [each for part in parts for each in _apart(part)]
    return [piece]


def language_code(word: str) -> str:
    """Of one language; "" of what nobody knows. The reader's own word wins."""
    typed = _plain(word)
    return _by_name(get_language() or "en").get(typed, "")


@cache
def _by_name(language: str) -> dict[str, str]:
    """What a language may be called, in small letters and without accents, to its code."""
    codes = {code for code in language_names("en") if CODE.fullmatch(code)}
    known = dict(OTHERWISE_CALLED)
    for each in (*(code for code, _name in settings.LANGUAGES), "en", language):
        for code, name in language_names(each).items():
            if code in codes:
                known[_plain(name)] = code
                known[_plain(name).removeprefix("ال")] = code
    return known | {code: code for code in codes}


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def listed(words: Iterable[object]) -> str:
    """One after the other, with the comma of the reader's language. What is empty is left out."""
    texts = [word for word in words if str(word)]
    if any(hasattr(word, "__html__") for word in texts):  # markup among them stays markup
        return format_html_join(comma(), "{}", ((word,) for word in texts))
    return comma().join(map(str, texts))


def comma() -> str:
    return {"ar": "، ", "zh": "、"}.get(locale_of().language, ", ")


def runs_apart(text: str, language: str) -> str:
    """A sentence somebody wrote, to be read: each name of the other direction in it keeps to itself, so that a comma, a
    colon or a bracket between two of them stays the sentence's own. What is stored has no such marks."""
    other = "L" if get_language_info(language)["bidi"] else "RA"
    return _RUNS[other].sub(rf"{FIRST_STRONG}\g<0>{END}", text)


_LETTERS = {
    "L": r"A-Za-z\u00c0-\u024f\u0370-\u058f\u0900-\u1fff\u3040-\u9fff\uac00-\ud7af",
    "RA": r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc",
}
_RUNS = {  # from a letter to a letter or digit, over what stands inside a name
    other: re.compile(
        rf"[{letters}](?:[{letters}\u0300-\u036f0-9 .'’&/-]*[{letters}\u0300-\u036f0-9])?"
    )
    for other, letters in _LETTERS.items()
}


def isolated(text: str, direction: str = RIGHT_TO_LEFT) -> str:
    """On a page from right to left: kept apart from a name in Latin letters beside it, whose digits it would become."""
    return f"{direction}{text}{END}" if text and get_language_bidi() else text
