"""Times offered to two sides that agreed on a small meeting, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge.times import span_of
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.bilaterals.queries.placing import placing_of
from plenipo.bilaterals.words.reasons import hindrance_in_words
from plenipo.conference.models import in_language
from plenipo.kit.locales import listed
from plenipo.kit.phrases import bracketed
from plenipo.programme.bridge import FrozenSession
from plenipo.programme.queries.expected import expected_of_all

OFFERED = 3


@dataclass(frozen=True)
class PlaceOffer:
    """besides: the released sessions of everybody's day sheet at that time, in words; mostly none"""

    meeting: PlannedMeeting
    besides: str


@dataclass(frozen=True)
class Offers:
    """places, or else why there are none: no word of anybody else's meetings"""

    places: list[PlaceOffer]
    reasons: list[str]


def offers_for(request: MeetingRequest, now: datetime) -> Offers:
    placing = placing_of(request, now)
    places = placing.offers(OFFERED)
    found = [] if places else [hindrance_in_words(each) for each in placing.hindrances()]
    sessions = expected_of_all(request.conference) if places else []
    zone = request.conference.zone
    offers = [PlaceOffer(each, _besides(each, sessions, zone)) for each in places]
    return Offers(offers, list(dict.fromkeys(found)))


def _besides(meeting: PlannedMeeting, sessions: list[FrozenSession], zone: str) -> str:
    there = [s for s in sessions if s.starts < meeting.ends and meeting.starts < s.ends]
    told = [bracketed(in_language(s.title), span_of(s.starts, s.ends, zone)) for s in there]
    return _("At the same time: %(sessions)s") % {"sessions": listed(told)} if told else ""
