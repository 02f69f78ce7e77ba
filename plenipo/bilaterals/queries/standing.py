"""Which meetings of a plan no longer stand. Read from the rows as they are at every look: never out of date."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from plenipo.bilaterals.bridge.problem import numbered
from plenipo.bilaterals.bridge.standing import Broken, Clock
from plenipo.bilaterals.models import Plan, PlannedMeeting
from plenipo.bilaterals.queries.meetings import in_force_of
from plenipo.bilaterals.queries.planning import known_of
from plenipo.bilaterals.queries.plans import meetings_of
from plenipo.conference.models import Conference


def clock_of(plan: Plan) -> Clock:
    known = known_of(plan.conference, seed=plan.number)
    return Clock(numbered(known), {each.pk: each for each in known.requests})


def broken_in(
    plan: Plan,
    meetings: Iterable[PlannedMeeting] | None = None,
    *,
    clock: Clock | None = None,
    now: datetime | None = None,
) -> list[Broken]:
    """In the order of time; what is over stays as it was. About a score of queries, however many meetings."""
    moment = now or timezone.now()
    rows = meetings_of(plan) if meetings is None else meetings
    coming = [row for row in rows if row.ends > moment]
    return (clock or clock_of(plan)).broken(coming) if coming else []


def digest_of(broken: Iterable[Broken]) -> str:
    """The same as long as the same meetings do not stand; "" where all do."""
    told = [str(each.meeting.pk) for each in broken]
    return hashlib.sha256(" ".join(told).encode()).hexdigest()[:32] if told else ""


def broken_in_force(conference: Conference) -> int:
    """How many meetings of the plan in force no longer stand."""
    plan = in_force_of(conference)
    return len(broken_in(plan)) if plan else 0
