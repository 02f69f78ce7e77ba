"""Members of the secretariat at the programme: who plans, who looks; times are the venue's."""

from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from plenipo.conference.access import MemberRequest, allow, members_only
from plenipo.conference.models import Membership
from plenipo.delegations.access import FocalRequest, deed, focal_points_only
from plenipo.kit.access import View


def at_the_venue(view: View) -> View:
    """Forms and pages speak the time of the venue's zone; stands inside the guard that finds the conference."""

    @wraps(view)
    def inner(request: MemberRequest, *args: Any, **kwargs: Any) -> Any:
        conference = getattr(request, "conference", None) or request.conference_of_focal  # type: ignore[attr-defined]
        with timezone.override(ZoneInfo(conference.zone)):
            return view(request, *args, **kwargs)

    return inner


def planners_only(view: View) -> View:
    """Who holds the duty of the programme."""
    guarded: View = members_only(Membership.Duty.PROGRAMME)(at_the_venue(view))
    return guarded


def any_member(view: View) -> View:
    guarded: View = members_only()(at_the_venue(view))
    return guarded


__all__ = [
    "FocalRequest",
    "MemberRequest",
    "allow",
    "any_member",
    "at_the_venue",
    "deed",
    "focal_points_only",
    "planners_only",
]
