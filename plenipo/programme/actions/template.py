"""The founding case as a template: a whole programme laid over the days of a conference in one go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.programme.models import Day, Room, Session
from plenipo.programme.queries.places import days_of, rooms_of, zone_of
from plenipo.programme.queries.sessions import languages_of_new
from plenipo.programme.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.models import By
from plenipo.registry.words.countries import REGIONS, region_name

Kind, Audience = Session.Kind, Session.Audience
OPENS, CLOSES = time(8), time(21)


@dataclass(frozen=True)
class TemplateSession:
    """
    title     called in every language of the conference
    rooms     0: none (bilateral meetings have their own); 1: the largest; more: in parallel, the largest left out.
              Regional meetings are one for each region: those for which there is no room left have it open
    """

    kind: str
    title: str
    starts: time
    ends: time
    rooms: int = 1
    audience: str = Audience.PUBLIC


@transaction.atomic
def apply_template(conference: Conference, *, by: By) -> int:
    """Returns how many sessions it made. Raises Refused when there are some already."""
    if Session.objects.filter(conference=conference).exists():
        raise Refused(_("The template requires an empty programme; this one already has sessions."))
    days = _days(conference)
    rooms = sorted(rooms_of(conference), key=lambda room: -room.capacity)
    made: list[Session] = []
    thematic = count(1)
    for number, day in enumerate(days):
        for line in _lines_of_day(number, len(days)):
            made += _sessions(conference, day, line, rooms, thematic)
    Session.objects.bulk_create(made)
    record(Verb.TEMPLATE_APPLIED, by=by, about=conference, sessions=len(made))
    return len(made)


def _days(conference: Conference) -> list[Day]:
    days = list(days_of(conference))
    if days:
        return days
    number = (conference.ends - conference.starts).days + 1
    dates = [conference.starts + timedelta(days=n) for n in range(number)]
    return [
        Day.objects.create(conference=conference, date=each, opens=OPENS, closes=CLOSES)
        for each in dates
    ]


def _lines_of_day(number: int, days: int) -> Iterator[TemplateSession]:
    """Arrivals and regional meetings first, the opening on the second day, the closing on the last.

    A conference of two days has no day of arrivals; one of a single day opens and closes on it.
    """
    opening, last = (1 if days > 2 else 0), days - 1
    if number < opening:
        yield from _arrivals()
    elif number == opening:
        yield from _opening()
    elif number < last:
        yield from _working_day()
    else:
        yield from _last_morning()
    if number == last:
        yield from _closing(time(14, 30) if days > 1 else time(18, 30))
    if number >= opening:
        yield TemplateSession(Kind.MEAL, "lunch", time(13), time(14, 15), 0, Audience.DELEGATIONS)


def _arrivals() -> Iterator[TemplateSession]:
    yield TemplateSession(Kind.TOUR, "arrivals", time(9), time(13), 0)
    yield TemplateSession(Kind.PARALLEL, "regional", time(15), time(17), 9)
    yield TemplateSession(
        Kind.BILATERALS, "bilaterals", time(15), time(19), 0, Audience.DELEGATIONS
    )
    yield TemplateSession(Kind.MEAL, "dinner", time(19, 15), time(20, 45), 0, Audience.DELEGATIONS)


def _opening() -> Iterator[TemplateSession]:
    yield TemplateSession(Kind.OPENING, "opening", time(9, 30), time(10, 30))
    yield TemplateSession(Kind.KEYNOTE, "keynote", time(10, 45), time(11, 15))
    yield TemplateSession(
        Kind.CEREMONY, "photograph", time(11, 30), time(12), 0, Audience.DELEGATIONS
    )
    yield TemplateSession(Kind.PARALLEL, "thematic", time(14, 30), time(16), 3)
    yield TemplateSession(Kind.PARALLEL, "thematic", time(16, 30), time(18), 3)
    yield TemplateSession(
        Kind.BILATERALS, "bilaterals", time(14, 30), time(19), 0, Audience.DELEGATIONS
    )


def _working_day() -> Iterator[TemplateSession]:
    yield TemplateSession(Kind.PLENARY, "plenary", time(9), time(10, 30))
    yield TemplateSession(Kind.PARALLEL, "thematic", time(11), time(12, 30), 3)
    yield TemplateSession(Kind.PARALLEL, "thematic", time(14, 30), time(16), 3)
    yield TemplateSession(
        Kind.BILATERALS, "bilaterals", time(11), time(19), 0, Audience.DELEGATIONS
    )


def _last_morning() -> Iterator[TemplateSession]:
    yield TemplateSession(Kind.PARALLEL, "thematic", time(9), time(10, 30), 3)
    yield TemplateSession(Kind.PARALLEL, "thematic", time(11), time(12, 30), 3)
    yield TemplateSession(Kind.BILATERALS, "bilaterals", time(9), time(14), 0, Audience.DELEGATIONS)


def _closing(start: time) -> Iterator[TemplateSession]:
    hour = [_later(start, minutes) for minutes in (0, 45, 60, 105, 120, 150)]
    yield TemplateSession(Kind.PLENARY, "reports", hour[0], hour[1])
    yield TemplateSession(Kind.CEREMONY, "closing", hour[2], hour[3])
    yield TemplateSession(Kind.PRESS, "press", hour[4], hour[5])


def _later(start: time, minutes: int) -> time:
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


TITLES = {
    "arrivals": lambda: _("Arrivals and tours"),
    "bilaterals": lambda: _("Bilateral meetings"),
    "closing": lambda: _("Closing ceremony and release of the outcome document"),
    "dinner": lambda: _("Welcome dinner"),
    "keynote": lambda: _("Keynote address"),
    "lunch": lambda: _("Lunch"),
    "opening": lambda: _("Opening ceremony"),
    "photograph": lambda: _("Group photograph"),
    "plenary": lambda: _("Plenary session"),
    "press": lambda: _("Press conference"),
    "regional": lambda: _("Regional meeting: %(region)s"),
    "reports": lambda: _("Reports of the sessions"),
    "thematic": lambda: _("Thematic session %(n)s"),
}


def _sessions(
    conference: Conference,
    day: Day,
    line: TemplateSession,
    rooms: list[Room],
    thematic: Iterator[int],
) -> Iterator[Session]:
    """`thematic`: numbers the thematic sessions through, so that each can be told from the others."""
    regions = list(REGIONS)
    smaller = rooms[1:] or rooms
    if line.title == "regional":
        number = len(regions)
    else:
        number = min(line.rooms, len(smaller) or line.rooms) if line.rooms > 1 else 1
    known = languages_of_new(conference, line.kind)
    languages = known if line.rooms else []
    for n in range(number):
        place = next(thematic) if line.title == "thematic" else 0
        places = rooms if line.rooms == 1 else smaller if line.rooms > 1 else []
        yield Session(
            conference=conference,
            kind=line.kind,
            title=titles(
                conference, line.title, regions[n] if line.title == "regional" else "", place
            ),
            room=places[n] if n < len(places) else None,
            starts=_at(conference, day.date, line.starts),
            ends=_at(conference, day.date, line.ends),
            audience=line.audience,
            spoken=languages,
            into=languages,
        )


def titles(conference: Conference, key: str, region: str = "", number: int = 0) -> dict[str, str]:
    """In every language of the conference."""
    texts = {}
    for language in conference.languages:
        with translation.override(language):
            texts[language] = TITLES[key]() % {"region": region_name(region), "n": number}
    return texts


def _at(conference: Conference, day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, zone_of(conference))
