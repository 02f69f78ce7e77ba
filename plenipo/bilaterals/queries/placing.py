"""Times at which two sides that agreed on a small meeting could hold it, as things stand."""

from dataclasses import replace
from datetime import datetime

from plenipo.bilaterals.bridge.placing import PlaceSearch
from plenipo.bilaterals.bridge.problem import numbered
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.bilaterals.queries.meetings import in_force_of
from plenipo.bilaterals.queries.planning import known_of
from plenipo.programme.queries.expected import expected_of_all


def placing_of(request: MeetingRequest, now: datetime) -> PlaceSearch:
    """Among the meetings of the plan in force; without one, alone."""
    plan = in_force_of(request.conference)
    rows = PlannedMeeting.objects.filter(plan=plan).select_related("request")
    standing = list(rows) if plan else []
    known = known_of(request.conference, seed=plan.number if plan else 1)
    there = {row.request_id for row in standing} | {request.pk}
    known = replace(known, requests=tuple(r for r in known.requests if r.pk in there))
    expected = [(each.starts, each.ends) for each in expected_of_all(request.conference)]
    return PlaceSearch(numbered(known), standing, request.pk, now, expected)
