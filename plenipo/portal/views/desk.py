"""The secretariat's own pages: which desks there are, and what waits today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plenipo.conference.access import MemberRequest, members_only, signed_in_only
from plenipo.people.queries import house_duties_of
from plenipo.portal.queries.desks import desks_of
from plenipo.portal.queries.today import waiting_for


@signed_in_only
def desks(request: HttpRequest) -> HttpResponse:
    held = house_duties_of(request.user)  # type: ignore[arg-type]
    return render(
        request,
        "portal/desks.html",
        {"memberships": desks_of(request.user), "may_create": "administrator" in held},  # type: ignore[arg-type]
    )


@members_only()
def today(request: MemberRequest, slug: str) -> HttpResponse:
    rows = waiting_for(request.member, today=timezone.localdate())
    page = {
        "mine": [row for row in rows if row.mine],
        "others": [row for row in rows if not row.mine],
        "conference": request.conference,
        "days": (request.conference.starts - timezone.localdate()).days,
    }
    return render(request, "portal/today.html", page)
