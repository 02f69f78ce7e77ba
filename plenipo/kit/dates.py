"""A day as people write it, meaning the same whatever the language of the page.

`03/04/2021` is two days, and nobody guesses which: it is asked about.
"""

import re
import unicodedata
from datetime import date, datetime, time
from functools import cache

from babel.dates import format_skeleton, get_day_names, get_month_names
from django.conf import settings
from django.utils.translation import gettext as _

from plenipo.kit.cleaning import clean
from plenipo.kit.columns import folded
from plenipo.kit.days import long_day
from plenipo.kit.locales import locale_of

FIRST_YEAR, LAST_YEAR = 1800, 2200
CLOCK = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[-/.‐–]\s*(\d{{1,2}})\s*[-/.‐–]\s*(\d{{1,2}}){CLOCK}")
TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
EAST_ASIAN = re.compile(
    r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일]?)?)?"
)
YEAR_LAST = re.compile(rf"(\d{{1,2}})\s*([-/.‐–])\s*(\d{{1,2}})\s*[-/.‐–]\s*(\d{{4}}){CLOCK}")
YEAR = re.compile(r"(\d{4})")
MONTH_OF_YEAR = re.compile(r"(\d{4})-(\d{2})|(\d{1,2})[/.](\d{4})")
NUMBER = re.compile(r"\d+")
SMALL_WORDS = {
    "de",
    "del",
    "of",
    "the",
    "г",
    "года",
    "le",
    "el",
    "st",
    "nd",
    "rd",
    "th",
    "er",
    "في",
    "م",
}


ARABIC_MONTHS = (  # of the Levant, the Maghreb and Morocco, beside those of Egypt and the Gulf that CLDR has
    "كانون الثاني, جانفي",
    "شباط, فيفري",
    "آذار",
    "نيسان, أفريل",
    "أيار, ماي, مايس",
    "حزيران, جوان",
    "تموز, جويلية, جويليه, يوليوز",
    "آب, أوت, غشت",
    "أيلول, شتنبر",
    "تشرين الأول, تشرين أول",
    "تشرين الثاني, تشرين ثاني, تشرين ثان, نونبر",
    "كانون الأول, كانون أول, دجنبر, ديسمبر",
)


class NotOneDay(ValueError):
    """The sentence says why, and how to write it."""


def day_meant(text: str) -> date:
    """Raises NotOneDay, also of a year or a month alone."""
    known = known_of(text)
    if len(known) < 10:
        raise NotOneDay(_("“%(text)s” is not a date. Write it as in 2021-04-13.") % {"text": text})
    return date.fromisoformat(known)


def known_of(text: str) -> str:
    """What is known of a day: "2021-04-13", "2021-04" or "2021". Raises NotOneDay."""
    plain = _digits(clean(unicodedata.normalize("NFKC", text))).rstrip(" .")
    for pattern in (YEAR_FIRST, TOGETHER, EAST_ASIAN):
        if found := pattern.fullmatch(plain):
            return _joined(text, *found.groups())
    if found := YEAR_LAST.fullmatch(plain):
        first, mark, second, year = found.groups()
        return _year_last(text, int(first), mark, int(second), year)
    if found := YEAR.fullmatch(plain):
        return _joined(text, found[1])
    if found := MONTH_OF_YEAR.fullmatch(plain):
        return _joined(text, found[1] or found[4], found[2] or found[3])
    return _in_words(text, plain)


def _digits(text: str) -> str:
    """Arabic, Persian, Devanagari … digits as ours."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _joined(text: str, year: str, month: str | None = None, day: str | None = None) -> str:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise _unclear(text)
    if not month:
        return year
    if not 1 <= int(month) <= 12:
        raise _unclear(text)
    if not day:
        return f"{year}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError as fault:
        raise NotOneDay(_("The date “%(text)s” does not exist.") % {"text": text}) from fault


def _year_last(text: str, first: int, mark: str, second: int, year: str) -> str:
    """The day stands first where stops part them, as everywhere they do; else only a number above 12 tells."""
    if mark == "." or first > 12 or first == second:
        return _joined(text, year, str(second), str(first))
    if second > 12:
        return _joined(text, year, str(first), str(second))
    one, other = date(int(year), second, first), date(int(year), first, second)
    raise NotOneDay(
        _("“%(text)s” may mean %(one)s or %(other)s. Write %(one_iso)s or %(other_iso)s.")
        % {
            "text": text,
            "one": long_day(one),
            "other": long_day(other),
            "one_iso": one.isoformat(),
            "other_iso": other.isoformat(),
        }
    )


def _in_words(text: str, plain: str) -> str:
    """ "13 avril 2021", "апрель 2021", "13 نيسان/أبريل 2021": one month in words, a year, perhaps a day."""
    numbers = NUMBER.findall(plain)
    said = f" {' '.join(NUMBER.sub(' ', folded(plain)).split())} "
    for name in _of_two_words():
        said = said.replace(f" {name} ", f" {name.replace(' ', '_')} ")
    words = [word.replace("_", " ") for word in said.split()]
    words = [word for word in words if word not in SMALL_WORDS and word not in _weekdays()]
    months = {_months().get(word) for word in words}
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) < 3]
    one_month = len(months) == 1 and None not in months
    if not one_month or len(years) != 1 or len(days) > 1 or len(numbers) > 2:
        raise _unclear(text)
    return _joined(text, years[0], str(months.pop()), days[0] if days else None)


@cache
def _months() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for code, _name in settings.LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, locale_of(code))
                numbers |= {folded(name): number for number, name in names.items()}
    for number, called in enumerate(ARABIC_MONTHS, 1):
        numbers |= {folded(name): number for name in called.split(",")}
    return {word: number for word, number in numbers.items() if word and not word[0].isdigit()}


@cache
def _weekdays() -> frozenset[str]:
    """They say nothing that the day does not; a month that is called alike stays a month."""
    names = {
        folded(name)
        for code, _name in settings.LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", locale_of(code)).values()
    }
    return frozenset(names - set(_months()))


@cache
def _of_two_words() -> tuple[str, ...]:
    return tuple(word for word in _months() if " " in word)


def _unclear(text: str) -> NotOneDay:
    return NotOneDay(
        _("“%(text)s” cannot be read as a date. Write it as in 2021-04-13.") % {"text": text}
    )


def moment_meant(text: str) -> datetime:
    """A day and a time after it. Raises NotOneDay."""
    day, _blank, clock = " ".join(text.replace("T", " ").split()).rpartition(" ")
    at = day_meant(day)
    try:
        return datetime.combine(at, time.fromisoformat(_digits(clock)))
    except ValueError as fault:
        raise NotOneDay(
            _("“%(text)s” contains no time. Write it as in 2021-04-13 18:30.") % {"text": text}
        ) from fault


def written(known: str) -> str:
    """What is known of a day, as the reader writes it."""
    year, _dash, rest = known.partition("-")
    if not rest:
        return year
    if len(rest) == 2:
        return str(format_skeleton("yMMMM", date(int(year), int(rest), 1), locale=locale_of()))
    return long_day(date.fromisoformat(known))
