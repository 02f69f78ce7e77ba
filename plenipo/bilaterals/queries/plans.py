"""Plans as the desk reads them: their meetings, what has happened since they were made, what differs."""

from django.db.models import Count, QuerySet

from plenipo.bilaterals.models import MeetingRequest, Plan, PlannedMeeting
from plenipo.bilaterals.queries.desk import Narrowed, narrowed
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import STAFF
from plenipo.programme.queries.interpretation import named


def plans_of(conference: Conference) -> QuerySet[Plan]:
    found = Plan.objects.filter(conference=conference).select_related("near", "made_by", "job")
    return found.annotate(held=Count("meetings"))


def meetings_of(plan: Plan) -> list[PlannedMeeting]:
    """Without those whose request has ended since: a side that no longer takes part meets nobody."""
    coming = PlannedMeeting.objects.filter(plan=plan).exclude(
        request__state__in=MeetingRequest.OVER
    )
    rows = coming.select_related(
        "request__asker__country",
        "request__asked__country",
        "request__conference",
        "room",
        "principal",
        "interpreter",
    )
    found = list(rows)
    named((each.interpreter for each in found if each.interpreter), STAFF, plan.conference)
    return found


def meetings_found(conference: Conference, words: str, *, most: int) -> list[PlannedMeeting]:
    """Of the plan in force, those of the sides whose names hold these words. For the desk alone."""
    requests = narrowed(
        MeetingRequest.objects.filter(conference=conference), Narrowed(wanted=words)
    )
    rows = PlannedMeeting.objects.filter(
        plan__conference=conference, plan__state=Plan.State.IN_FORCE, request__in=requests
    ).select_related("request__asker", "request__asked", "plan", "room")
    return list(rows.order_by("starts", "pk")[:most])


# ---- what has changed
