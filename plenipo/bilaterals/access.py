"""Delegations that take part, and the desk. Sets `request.delegation` for the first."""

from functools import wraps
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase

from plenipo.bilaterals import rules
from plenipo.conference.access import MemberRequest, allow, members_only
from plenipo.conference.models import Membership
from plenipo.delegations.access import FocalRequest, focal_points_only
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.kit.access import View
from plenipo.records.access import deed


class SideRequest(FocalRequest):
    """What a view behind `delegations_only` receives."""

    delegation: Delegation


def delegations_only(view: View) -> View:
    """A focal point whose delegation takes part; for the others these pages do not exist."""

    @wraps(view)
    def behind_link(request: FocalRequest, **address: Any) -> HttpResponseBase:
        delegation = delegation_of(request.focal.invitation)
        if delegation is None or not rules.takes_part(delegation):
            raise Http404
        delegation.conference = request.conference_of_focal  # its rules are read once
        request.delegation = delegation  # type: ignore[attr-defined]
        return view(request, **address)

    inner = focal_points_only(behind_link)
    inner.own = view  # type: ignore[attr-defined]  # reached by the desk, too (views/standing.py)
    return inner


# members who hold the duty by name
desk_only = members_only(Membership.Duty.BILATERALS)

__all__ = [
    "MemberRequest",
    "SideRequest",
    "allow",
    "deed",
    "delegations_only",
    "desk_only",
]
