"""Another zone for a conference whose hours stay on the clock: meetings and the times of people move with them."""

from django.db import transaction

from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.models import Availability, Outage, Plan, PlannedMeeting
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Conference
from plenipo.programme.actions.zone import shift
from plenipo.records.models import By


@transaction.atomic
def keep_hours(conference: Conference, before: str, after: str, *, by: By) -> None:
    """Of plans that were in force nothing moves any more."""
    standing = PlannedMeeting.objects.filter(plan__conference=conference)
    standing = standing.exclude(plan__state=Plan.State.SUPERSEDED)
    moved = shift(standing, ("starts", "ends"), before, after)
    times = Availability.objects.filter(principal__conference=conference)
    shift(times, ("starts", "ends"), before, after)
    shift(Outage.objects.filter(conference=conference), ("starts", "ends"), before, after)
    note(DeskVerb.HOURS_KEPT, by=by, about=conference, meetings=moved)
