"""Delegations that take part, and the desk. Sets `request.delegation` for the first."""

from functools import wraps
from typing import cast

from django.http import Http404
from django.http.response import HttpResponseBase

from plenipo.bilaterals import rules
from plenipo.bilaterals.profile import BILATERALS
from plenipo.conference.access import MemberRequest, allow, members_only
from plenipo.delegations.access import FocalRequest, StandInRequest, focal_points_only
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.kit.access import P, Reached, View, marked
from plenipo.records.access import deed


class SideRequest(FocalRequest):
    """What a view behind `delegations_only` receives."""

    delegation: Delegation


class StandInSideRequest(StandInRequest, SideRequest):
    """The same, where an officer stands in for a delegation (views/standing.py)."""


def delegations_only(view: View[SideRequest, P]) -> Reached[P]:
    """A focal point whose delegation takes part; for the others these pages do not exist."""

    @wraps(view)
    def behind_link(
        request: FocalRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        delegation = delegation_of(request.focal.invitation)
        if delegation is None or not rules.takes_part(delegation):
            raise Http404
        delegation.conference = request.conference_of_focal  # its rules are read once
        side = cast(SideRequest, request)
        side.delegation = delegation
        return view(side, *args, **kwargs)

    return marked(focal_points_only(behind_link), own=view)  # the desk reaches it, too


# members who hold the duty by name
desk_only = members_only(BILATERALS)

__all__ = [
    "MemberRequest",
    "SideRequest",
    "allow",
    "deed",
    "delegations_only",
    "desk_only",
]
