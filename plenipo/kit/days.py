"""Days, hours, figures and zones as a language writes them: the one place that knows how.

24 hours in every language, and ranges said whole: "13–16 February 2027", « du 13 au 16 février 2027 ».
"""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, get_timezone_location
from babel.numbers import format_percent
from django.utils import timezone
from django.utils.translation import pgettext

from plenipo.kit.locales import LEFT_TO_RIGHT, locale_of
from plenipo.kit.locales import isolated as kept_apart
from plenipo.kit.phrases import at_time

# How a language writes a day; month and year; and from one day to another: within a month, a year, or further apart.
# CLDR has weekday, day and month together with the year only, and its Russian year ends in an abbreviation.
LONG = {
    "es": "d 'de' MMMM 'de' y",
    "ru": "d MMMM y\u00a0'года'",
    "zh": "y年M月d日",
}
MEDIUM = {"ar": "d MMMM y", "zh": "y年M月d日"}
IN_THE_YEAR = {
    "ar": "EEEE، d MMMM",
    "es": "EEEE d 'de' MMMM",
    "ru": "EEEE, d MMMM",
    "zh": "M月d日EEEE",
}
WITHOUT_WEEKDAY = {"es": "d 'de' MMMM", "zh": "M月d日"}
FROM_TO = {
    "ar": "من {} إلى {}",
    "es": "del {} al {}",
    "fr": "du {} au {}",
    "zh": "{}至{}",
}


def _patterned(value: date, patterns: dict[str, str], usual: str, language: str | None) -> str:
    locale = locale_of(language)
    told = str(format_date(value, patterns.get(locale.language, usual), locale))
    return re.sub(r"(?<!\d)1(?= \D)", "1er", told) if locale.language == "fr" else told


def long_day(value: date, language: str | None = None) -> str:
    """A day in full, to stand in a sentence: Russian writes the year out, so that no stop follows a stop."""
    return _patterned(value, LONG, "d MMMM y", language)


def short_day(value: date, language: str | None = None) -> str:
    """For lists of the desk, where a column is narrow."""
    return _patterned(value, MEDIUM, "d MMM y", language)


def day_name(value: date, language: str | None = None) -> str:
    """Weekday, day and month, without the year: "Tuesday 12 May". A moment is in the venue's zone."""
    return _patterned(value, IN_THE_YEAR, "EEEE d MMMM", language)


def day_and_month(value: date, language: str | None = None) -> str:
    return _patterned(value, WITHOUT_WEEKDAY, "d MMMM", language)


def day_of_the_week(value: date, language: str | None = None) -> str:
    """Short, for tabs: "Mon 10 May"."""
    return str(format_skeleton("MMMEd", value, locale=locale_of(language)))


def days_between(starts: date, ends: date, language: str | None = None) -> str:
    """From one day to another; what both share is said once."""
    if starts == ends:
        return long_day(starts, language)
    which = locale_of(language).language
    one_year, one_month = (
        starts.year == ends.year,
        (starts.year, starts.month) == (ends.year, ends.month),
    )
    if which == "zh":
        first, last = long_day(starts, language), long_day(ends, language)
        if one_year:
            last = f"{ends.day}日" if one_month else day_and_month(ends, language)
    else:
        last = long_day(ends, language)
        first = long_day(starts, language) if not one_year else day_and_month(starts, language)
        if one_month:
            first = _patterned(starts, {}, "d", language)
            first = "1er" if which == "fr" and first == "1" else first
    return FROM_TO.get(which, "{}–{}" if one_month else "{} – {}").format(first, last)


def hours(starts: datetime, ends: datetime | None = None) -> str:
    """Both in the zone they are shown in: "14:00", or "14:00–14:30" from left to right in every language."""
    return kept_apart("–".join(f"{each:%H:%M}" for each in (starts, ends) if each), LEFT_TO_RIGHT)


def day_and_hours(starts: datetime, ends: datetime | None = None) -> str:
    """Weekday, day, month and hours: "Tuesday 12 May, 14:00–14:30"."""
    return at_time(day_name(starts), hours(starts, ends))


def long_moment(value: datetime | None) -> str:
    """Day in full and time in the active zone, to stand in a sentence. Lists have the filter `moment`."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return kept_apart(at_time(long_day(local), f"{local:%H:%M}"))


def share(value: float) -> str:
    """Of one: 0.988 is "98.8%", « 98,8 % »."""
    pattern = locale_of().percent_formats[None].pattern.replace("#,##0", "#,##0.#")
    return str(format_percent(value, pattern, locale=locale_of()))


def percent(value: float) -> str:
    """Of a hundred, for templates: 98.8 is "98.8%"."""
    return kept_apart(share(value / 100), LEFT_TO_RIGHT)


def zone_in_words(zone: str, on: date) -> str:
    """ "Nairobi time, UTC+3": what the clocks there show on that day."""
    offset = (
        datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()
    )
    if zone in ("UTC", "Etc/UTC"):
        return "UTC"
    minutes = abs(int(offset.total_seconds())) // 60
    sign = "−" if offset < timedelta() else "+"
    more = f":{minutes % 60:02}" if minutes % 60 else ""
    city = get_timezone_location(zone, locale=locale_of(), return_city=True)
    told = {"city": city, "offset": kept_apart(f"UTC{sign}{minutes // 60}{more}", LEFT_TO_RIGHT)}
    return pgettext("clock of a place", "%(city)s time, %(offset)s") % told
