"""Who works at the press desk."""

from plenipo.conference.access import MemberRequest, members_only
from plenipo.delegations.profile import PRESS
from plenipo.records.access import deed

press_only = members_only(PRESS)

__all__ = ["MemberRequest", "deed", "press_only"]
