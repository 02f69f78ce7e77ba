"""Times at which two sides that agreed on a small meeting could hold it, as things stand."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge.placing import Placing
from plenipo.bilaterals.bridge.problem import numbered
from plenipo.bilaterals.bridge.times import span_of
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.bilaterals.queries.meetings import in_force_of
from plenipo.bilaterals.queries.planning import known_of
from plenipo.bilaterals.queries.reasons import hindrance_in_words
from plenipo.conference.models import in_language
from plenipo.kit.locales import listed
from plenipo.kit.phrases import bracketed
from plenipo.programme.bridge import FrozenSession
from plenipo.programme.queries.agenda import expected_of_all

OFFERED = 3


@dataclass(frozen=True)
class Offer:
    """besides: the released sessions of everybody's day sheet at that time, in words; mostly none"""

    meeting: PlannedMeeting
    besides: str


@dataclass(frozen=True)
class Offers:
    """places, or else why there are none: no word of anybody else's meetings"""

    places: list[Offer]
    reasons: list[str]


def placing_of(request: MeetingRequest, now: datetime) -> Placing:
    """Among the meetings of the plan in force; without one, alone."""
    plan = in_force_of(request.conference)
    rows = PlannedMeeting.objects.filter(plan=plan).select_related("request")
    standing = list(rows) if plan else []
    known = known_of(request.conference, seed=plan.number if plan else 1)
    there = {row.request_id for row in standing} | {request.pk}
    known = replace(known, requests=tuple(r for r in known.requests if r.pk in there))
    expected = [(each.starts, each.ends) for each in expected_of_all(request.conference)]
    return Placing(numbered(known), standing, request.pk, now, expected)


def offers_for(request: MeetingRequest, now: datetime) -> Offers:
    placing = placing_of(request, now)
    places = placing.offers(OFFERED)
    found = [] if places else [hindrance_in_words(each) for each in placing.hindrances()]
    sessions = expected_of_all(request.conference) if places else []
    zone = request.conference.zone
    offers = [Offer(each, _besides(each, sessions, zone)) for each in places]
    return Offers(offers, list(dict.fromkeys(found)))


def _besides(meeting: PlannedMeeting, sessions: list[FrozenSession], zone: str) -> str:
    there = [s for s in sessions if s.starts < meeting.ends and meeting.starts < s.ends]
    told = [bracketed(in_language(s.title), span_of(s.starts, s.ends, zone)) for s in there]
    return _("At the same time: %(sessions)s") % {"sessions": listed(told)} if told else ""
