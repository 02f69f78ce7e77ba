"""One change of many sessions: what it makes of each, and what would be wrong then, before anybody makes it."""

from collections.abc import Iterable

from plenipo.conference.models import Conference
from plenipo.programme.models import Session
from plenipo.programme.queries.sessions import sessions_of

MOST = 100  # sessions changed at a time


def chosen_in(conference: Conference, numbers: Iterable[str]) -> list[Session]:
    """In the order of time; what is no number or no session of the conference is left out."""
    wanted = [int(each) for each in list(numbers)[:MOST] if each.isdecimal() and len(each) < 19]
    found = list(sessions_of(conference).filter(pk__in=wanted).select_related("track", "officer"))
    for each in found:
        each.conference = conference
    return found
