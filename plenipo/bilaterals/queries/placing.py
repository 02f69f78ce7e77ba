"""Times at which two sides that agreed on a small meeting could hold it, as things stand."""

from dataclasses import dataclass, replace
from datetime import datetime

from plenipo.bilaterals.bridge.placing import Placing
from plenipo.bilaterals.bridge.problem import numbered
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.bilaterals.queries.meetings import in_force_of
from plenipo.bilaterals.queries.planning import known_of
from plenipo.bilaterals.queries.reasons import hindrance_in_words

OFFERED = 3


@dataclass(frozen=True)
class Offers:
    """places, or else why there are none: no word of anybody else's meetings"""

    places: list[PlannedMeeting]
    reasons: list[str]


def placing_of(request: MeetingRequest, now: datetime) -> Placing:
    """Among the meetings of the plan in force; without one, alone."""
    plan = in_force_of(request.conference)
    rows = PlannedMeeting.objects.filter(plan=plan).select_related("request")
    standing = list(rows) if plan else []
    known = known_of(request.conference, seed=plan.number if plan else 1)
    there = {row.request_id for row in standing} | {request.pk}
    known = replace(known, requests=tuple(r for r in known.requests if r.pk in there))
    return Placing(numbered(known), standing, request.pk, now)


def offers_for(request: MeetingRequest, now: datetime) -> Offers:
    placing = placing_of(request, now)
    places = placing.offers(OFFERED)
    found = [] if places else [hindrance_in_words(each) for each in placing.hindrances()]
    return Offers(places, list(dict.fromkeys(found)))
