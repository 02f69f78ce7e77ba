"""What hangs on a place or a day that somebody is about to delete, in sentences.

A domain above adds its own with `@tells_what_hangs` in its receivers, to those who may know.
"""

from django.db.models import QuerySet

from plenipo.programme.models import Building, Day, Room, Session, Venue
from plenipo.programme.queries.places import day_at_venue

Thing = Room | Day | Building | Venue


def sessions_of_day(day: Day) -> QuerySet[Session]:
    found = Session.objects.filter(conference=day.conference_id)
    return found.filter(starts__range=day_at_venue(day.date, day.conference))


def rooms_in(thing: Building | Venue) -> QuerySet[Room]:
    """Those of a building, or of all buildings of a venue."""
    if isinstance(thing, Building):
        return Room.objects.filter(building=thing)
    return Room.objects.filter(building__venue=thing)
