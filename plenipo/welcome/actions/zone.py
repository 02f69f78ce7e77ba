"""Another zone for a conference whose hours stay on the clock."""

from django.db import transaction

from plenipo.conference.models import Conference
from plenipo.programme.actions.zone import shift
from plenipo.records.actions import record
from plenipo.records.models import By
from plenipo.welcome.models import Journey
from plenipo.welcome.verbs import Verb


@transaction.atomic
def keep_hours(conference: Conference, before: str, after: str, *, by: By) -> None:
    """Of arrivals and departures, as the programme keeps those it knows of them."""
    rows = Journey.objects.filter(conference=conference)
    moved = shift(rows, ("at", "scheduled"), before, after)
    if moved:
        record(Verb.HOURS_KEPT, by=by, about=conference, zones=[before, after], rows=moved)
