"""Focal points: in by a personal link, remembered in the session, checked at every request."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plenipo.conference.access import MemberRequest, allow, in_zone_of, members_only, public
from plenipo.conference.models import Conference
from plenipo.delegations.actions.drafts_kept import keep_typed
from plenipo.delegations.models import FocalPoint, Link
from plenipo.delegations.queries.focal import link_in_session
from plenipo.kit.access import View, guarded
from plenipo.kit.forms import typed_in
from plenipo.records.access import deed

SESSION = "focal_link"


class FocalRequest(HttpRequest):
    """What a view behind `focal_points_only` receives."""

    focal: FocalPoint
    conference_of_focal: Conference


def enter(request: HttpRequest, link: Link) -> None:
    """From now on this browser acts for the link's focal point. A session it came with gets another key."""
    if request.session.session_key:
        request.session.cycle_key()
    request.session[SESSION] = link.pk


def leave(request: HttpRequest) -> None:
    """This browser acts for nobody any more; the link of the letter lets in again."""
    request.session.pop(SESSION, None)
    request.session.cycle_key()


def _focal(request: HttpRequest, **_address: Any) -> HttpResponse | None:
    link = link_in_session(request.session.get(SESSION))
    if link is None:
        return render(request, "delegations/focal/no_link.html", status=403)
    focal = link.focal_point
    if link.revoked or focal.removed:
        page = {"revoked": True, "typed": typed_in(request.POST)}
        return render(request, "delegations/focal/no_link.html", page, status=403)
    if link.expires < timezone.now():
        kept = request.method == "POST" and keep_typed(focal, request.POST)
        typed = "" if kept else typed_in(request.POST)
        page = {"focal": focal, "kept": kept, "typed": typed, "expired": True}
        return render(request, "delegations/focal/no_link.html", page, status=403)
    request.focal = focal  # type: ignore[attr-defined]
    request.conference_of_focal = focal.invitation.conference  # type: ignore[attr-defined]
    return None


_let_in = guarded("focal points", _focal)
_in_zone = in_zone_of(lambda request: request.conference_of_focal)


def focal_points_only(view: View) -> View:
    return _let_in(_in_zone(view))


__all__ = [
    "FocalRequest",
    "MemberRequest",
    "allow",
    "deed",
    "enter",
    "focal_points_only",
    "leave",
    "members_only",
    "public",
]
