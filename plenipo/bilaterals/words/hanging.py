"""Meetings in force that hang on a place or a day, for an officer who is of the desk."""

from django.utils.translation import ngettext

from plenipo.bilaterals.models import MeetingRequest, Plan, PlannedMeeting
from plenipo.conference.models import Conference
from plenipo.programme.models import Day, Room
from plenipo.programme.queries.hanging import Thing, rooms_in
from plenipo.programme.queries.places import day_at_venue


def what_hangs(conference: Conference, thing: Thing) -> list[str]:
    rows = PlannedMeeting.objects.filter(
        plan__conference=conference,
        plan__state=Plan.State.IN_FORCE,
        request__state__in=MeetingRequest.AGREED,
    )
    if isinstance(thing, Day):
        rows = rows.filter(starts__range=day_at_venue(thing.date, conference))
    elif isinstance(thing, Room):
        rows = rows.filter(room=thing)
    else:
        rows = rows.filter(room__in=rooms_in(thing))
    n = rows.count()
    text = ngettext(
        "%(n)s bilateral meeting in force is scheduled there.",
        "%(n)s bilateral meetings in force are scheduled there.",
        n,
    )
    return [text % {"n": n}] if n else []
