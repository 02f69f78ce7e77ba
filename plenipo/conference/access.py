"""Members of a conference's secretariat, by duty. Sets `request.member` and `request.conference`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import membership_of
from plenipo.kit.access import allow, guarded, public
from plenipo.people.access import house_only, signed_in_only, staff_or_sign_in


class MemberRequest(HttpRequest):
    """What a view behind `members_only` receives."""

    member: Membership
    conference: Conference


def members_only(*duties: str) -> Any:
    """404 if you are no member (you may not know it exists); 403 if you hold none of the duties.

    No duty named: any member.
    """

    def guard(request: HttpRequest, *, slug: str, **_address: Any) -> HttpResponse | None:
        elsewhere = staff_or_sign_in(request)
        if elsewhere:
            return elsewhere
        member = membership_of(request.user, slug)  # type: ignore[arg-type]
        if member is None:
            raise Http404
        if duties and not member.has(*duties):
            raise PermissionDenied
        request.member, request.conference = member, member.conference  # type: ignore[attr-defined]
        return None

    return guarded("members: " + ", ".join(duties or ("any",)), guard)


__all__ = ["MemberRequest", "allow", "house_only", "members_only", "public", "signed_in_only"]
