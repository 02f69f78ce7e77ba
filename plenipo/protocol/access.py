"""Who has protocol in hand, and focal points behind their links."""

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.profile import PROTOCOL
from plenipo.delegations.access import FocalRequest, focal_points_only
from plenipo.records.access import deed

protocol_only = members_only(PROTOCOL)

__all__ = ["FocalRequest", "MemberRequest", "deed", "focal_points_only", "protocol_only"]
