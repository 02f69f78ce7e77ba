"""What both sides report of a meeting, for the desk: side by side where they differ, and what nobody told of."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from plenipo.bilaterals.models import Course, FollowUp, MeetingRequest, Plan, PlannedMeeting, Report
from plenipo.bilaterals.queries.after import TONES, Became, names_of_sides
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.conference.models import Conference


@dataclass(frozen=True)
class Contested:
    request: MeetingRequest
    asked: str
    reports: list[Became]


def reports_on(request: MeetingRequest) -> list[Became]:
    return _told(request, list(Report.objects.filter(request=request)))


def _told(request: MeetingRequest, reports: list[Report]) -> list[Became]:
    names = names_of_sides(None, request)
    return [
        Became(
            each,
            TONES[Course.State(each.state)],
            names.get(each.absent, ""),
            names.get(each.said_by, ""),
        )
        for each in reports
    ]


def contested_in(conference: Conference) -> list[Contested]:
    """Both sides have reported, not the same, and the desk has not said what counts. Two queries."""
    found: dict[object, list[Report]] = {}
    reports = Report.objects.filter(request__conference=conference)
    for each in reports.select_related(
        "request__asker", "request__asked", "request__conference__series"
    ):
        found.setdefault(each.request_id, []).append(each)
    return [
        Contested(told[0].request, asked_name(told[0].request), _told(told[0].request, told))
        for told in found.values()
        if _differ(told)
    ]


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
