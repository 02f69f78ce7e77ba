from plenipo.conference.models import Conference, Membership
from plenipo.programme.profile import PROGRAMME


def may_plan(member: Membership) -> bool:
    """Places, sessions, parts, the scenario."""
    return member.has(PROGRAMME)


def may_release(member: Membership) -> bool:
    """A version goes out, and its letters."""
    return member.has(PROGRAMME)


def is_closed(conference: Conference) -> bool:
    return conference.stage == Conference.Stage.CLOSED
