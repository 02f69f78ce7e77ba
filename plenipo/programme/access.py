"""Members of the secretariat at the programme: who plans, who looks."""

from plenipo.conference.access import MemberRequest, allow, members_only
from plenipo.conference.models import Membership
from plenipo.delegations.access import FocalRequest, deed, focal_points_only

planners_only = members_only(Membership.Duty.PROGRAMME)
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
