"""Members of the secretariat at the programme: who plans, who looks."""

from plenipo.conference.access import MemberRequest, allow, members_only
from plenipo.delegations.access import FocalRequest, deed, focal_points_only
from plenipo.programme.profile import PROGRAMME

planners_only = members_only(PROGRAMME)
any_member = members_only()

__all__ = [
    "FocalRequest",
    "MemberRequest",
    "allow",
    "any_member",
    "deed",
    "focal_points_only",
    "planners_only",
]
