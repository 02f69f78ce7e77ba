"""Who has the welcome in hand, and focal points behind their links."""

from plenipo.conference.access import MemberRequest, members_only, public
from plenipo.delegations.access import FocalRequest, focal_points_only
from plenipo.records.access import deed
from plenipo.welcome.profile import WELCOME

welcome_only = members_only(WELCOME)

__all__ = [
    "FocalRequest",
    "MemberRequest",
    "deed",
    "focal_points_only",
    "public",
    "welcome_only",
]
