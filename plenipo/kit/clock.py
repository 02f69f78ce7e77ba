"""A day and an hour of a zone as a moment: some hours do not exist there, and some exist twice."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


class NoSuchHour(Exception):
    """The clocks are put forward over it."""


def moment_of(day: date, hour: time, zone: ZoneInfo, *, later: bool = False) -> datetime:
    """`later`: the second of two, where the clocks are put back over the hour. Raises NoSuchHour."""
    moment = datetime.combine(day, hour, zone).replace(fold=int(later))
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise NoSuchHour
    return moment


def exists_twice(day: date, hour: time, zone: ZoneInfo) -> bool:
    first = datetime.combine(day, hour, zone)
    second = first.replace(fold=1)
    return first.utcoffset() != second.utcoffset() and _is_real(first, zone)


def _is_real(moment: datetime, zone: ZoneInfo) -> bool:
    there = moment.astimezone(UTC).astimezone(zone)
    return there.replace(tzinfo=None) == moment.replace(tzinfo=None)


def same_hour(moment: datetime, before: ZoneInfo, after: ZoneInfo) -> datetime:
    """What the clock shows in one zone, in another. An hour that does not exist there is the one after it."""
    shown = moment.astimezone(before).replace(tzinfo=after)
    return shown.astimezone(UTC)
