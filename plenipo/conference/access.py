"""Members of a conference's secretariat, by duty. Sets `request.member`, `request.conference` and `request.by`."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import membership_of
from plenipo.kit.access import P, R, Reached, View, allow, guarded, marked, public
from plenipo.people.access import AccountRequest, house_only, signed_in_only, staff_or_sign_in
from plenipo.records.models import By


class MemberRequest(AccountRequest):
    """What a view behind `members_only` receives."""

    member: Membership
    conference: Conference
    by: By  # in the duty that let them in


def in_zone_of(conference: Callable[[R], Conference]) -> Callable[[View[R, P]], View[R, P]]:
    """Pages and forms speak the time of the venue; stands inside the guard that finds the conference."""

    def decorate(view: View[R, P]) -> View[R, P]:
        @wraps(view)
        def inner(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            with timezone.override(ZoneInfo(conference(request).zone)):
                return view(request, *args, **kwargs)

        return inner

    return decorate


def _conference_of(request: MemberRequest) -> Conference:
    return request.conference


def members_only(*duties: str) -> Callable[[View[MemberRequest, P]], Reached[P]]:
    """404 if you are no member (you may not know it exists); 403 if you hold none of the duties.

    No duty named: any member.
    """

    def guard(request: MemberRequest, *, slug: str, **_address: Any) -> HttpResponse | None:
        elsewhere = staff_or_sign_in(request)
        if elsewhere:
            return elsewhere
        member = membership_of(request.user, slug)
        if member is None:
            raise Http404
        if duties and not member.has(*duties):
            raise PermissionDenied
        request.member, request.conference = member, member.conference
        request.by = member.by(*duties)
        return None

    let_in = guarded("members: " + ", ".join(duties or ("any",)), guard)
    in_zone = in_zone_of(_conference_of)

    def decorate(view: View[MemberRequest, P]) -> Reached[P]:
        return marked(let_in(in_zone(view)), duties=duties)  # read by kit.access.may_open

    return decorate


__all__ = [
    "AccountRequest",
    "MemberRequest",
    "allow",
    "house_only",
    "in_zone_of",
    "members_only",
    "public",
    "signed_in_only",
]
