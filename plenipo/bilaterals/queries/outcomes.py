"""What both sides report of a meeting, for the desk: side by side where they differ, and what nobody told of."""

from datetime import date, datetime

from django.utils import timezone

from plenipo.bilaterals.models import FollowUp, MeetingRequest, Plan, PlannedMeeting, Report
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.conference.models import Conference


def reports_on(request: MeetingRequest) -> list[Report]:
    return list(Report.objects.filter(request=request))


def contested_in(conference: Conference) -> list[list[Report]]:
    """Both sides have reported, not the same, and the desk has not said what counts. Two queries."""
    found: dict[object, list[Report]] = {}
    reports = Report.objects.filter(request__conference=conference)
    for each in reports.select_related(
        "request__asker", "request__asked", "request__conference__series"
    ):
        found.setdefault(each.request_id, []).append(each)
    return [of_one for of_one in found.values() if _differ(of_one)]


def _differ(reports: list[Report]) -> bool:
    by_the_desk = any(not each.said_by for each in reports)
    return not by_the_desk and len({(each.state, each.absent) for each in reports}) > 1


def unreported_in(
    conference: Conference, now: datetime | None = None
) -> list[tuple[PlannedMeeting, str]]:
    """Meetings of the plan in force that are over and of which nobody has said what became of them."""
    rows = PlannedMeeting.objects.filter(
        plan__conference=conference,
        plan__state=Plan.State.IN_FORCE,
        request__state__in=MeetingRequest.AGREED,
        request__course=None,
        ends__lte=now or timezone.now(),
    )
    there = rows.select_related("request__asker", "request__asked", "request__conference", "room")
    return [(each, asked_name(each.request)) for each in there]


def due_for_host(conference: Conference, today: date) -> int:
    """Follow-ups of the host that are due or overdue."""
    mine = FollowUp.objects.filter(side=None, request__conference=conference, done_at=None)
    return mine.filter(due__lte=today).count()
