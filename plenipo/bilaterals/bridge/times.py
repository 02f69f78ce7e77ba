"""Moments in words, at the clock of the venue."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time

from plenipo.kit.locales import locale_of


def clock(moment: datetime, zone: str) -> str:
    return str(format_time(moment, "HH:mm", tzinfo=ZoneInfo(zone), locale=locale_of()))


def when(moment: datetime, zone: str) -> str:
    """Weekday, day, month and time: "Mon, 10 May, 09:00"."""
    day = format_skeleton("MMMEd", moment, tzinfo=ZoneInfo(zone), locale=locale_of())
    return f"{day}, {clock(moment, zone)}"
