from plenipo.conference.models import Membership
from plenipo.programme.profile import PROGRAMME


def may_plan(member: Membership) -> bool:
    """Places, sessions, parts, the scenario."""
    return member.has(PROGRAMME)
