"""Released sessions that stand on everybody's day sheet."""

from plenipo.conference.models import Conference
from plenipo.programme.bridge import FrozenSession
from plenipo.programme.models import Session
from plenipo.programme.queries.versions import last_content

Audience, Kind = Session.Audience, Session.Kind
OPEN = (Audience.PUBLIC, Audience.DELEGATIONS)
FOR_ALL = (Kind.OPENING, Kind.KEYNOTE, Kind.PLENARY, Kind.CEREMONY, Kind.MEAL)


def expected_of_all(conference: Conference) -> list[FrozenSession]:
    """Released sessions that stand on everybody's day sheet, whether or not meetings may be held beside them."""
    return [
        each
        for each in last_content(conference).sessions
        if each.kind in FOR_ALL and each.audience in OPEN and not each.cancelled
    ]
