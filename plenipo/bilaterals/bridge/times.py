"""Moments in words, at the clock of the venue."""

from datetime import datetime
from zoneinfo import ZoneInfo

from plenipo.kit.days import day_and_hours, hours


def clock(moment: datetime, zone: str) -> str:
    return hours(moment.astimezone(ZoneInfo(zone)))


def span_of(starts: datetime, ends: datetime, zone: str) -> str:
    """ "09:00–10:30"."""
    return hours(starts.astimezone(ZoneInfo(zone)), ends.astimezone(ZoneInfo(zone)))


def when(moment: datetime, zone: str) -> str:
    """Weekday, day, month and time: "Monday 10 May, 09:00"."""
    return day_and_hours(moment.astimezone(ZoneInfo(zone)))
