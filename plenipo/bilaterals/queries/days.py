"""The days on which one can meet."""

from datetime import date, timedelta

from plenipo.conference.models import Conference
from plenipo.kit.days import day_name
from plenipo.programme.models import Day


def days_of(conference: Conference) -> list[date]:
    """Those of the programme; before there is one, every day of the conference."""
    planned = list(Day.objects.filter(conference=conference).values_list("date", flat=True))
    length = (conference.ends - conference.starts).days + 1
    return planned or [conference.starts + timedelta(days=n) for n in range(length)]


def day_choices(conference: Conference) -> list[tuple[str, str]]:
    return [(str(day), day_name(day)) for day in days_of(conference)]
