"""Focal points: in by a personal link, remembered in the session, checked at every request."""

from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.access import MemberRequest, allow, in_zone_of, members_only, public
from plenipo.conference.models import Conference
from plenipo.delegations.actions.drafts_kept import keep_typed
from plenipo.delegations.models import FocalPoint, Link
from plenipo.delegations.queries.focal import link_in_session
from plenipo.delegations.rules import Speaker
from plenipo.kit.access import P, Reached, View, guarded, marked
from plenipo.kit.forms import typed_in
from plenipo.kit.keys import whose_form
from plenipo.records.access import deed

SESSION = "focal_link"


@dataclass(frozen=True)
class Ways:
    """Where the pages of a party are: behind its link, or at the desk that stands in for it.

    before   what the addresses of the desk begin with: the conference and the party; empty behind a link
    """

    before: tuple[Any, ...] = ()

    def url(self, name: str, *args: Any) -> str:
        if not self.before:
            return reverse(name, args=args)
        app, _colon, page = name.partition(":")
        return reverse(f"{app}:for-{page}", args=[*self.before, *args])


class FocalRequest(HttpRequest):
    """What a view behind `focal_points_only` receives; `focal` is an officer where the desk stands in.

    whose   what its forms are signed for; read by kit/keys.py
    """

    focal: Speaker
    conference_of_focal: Conference
    ways: Ways
    whose: str


class StandInRequest(MemberRequest, FocalRequest):
    """The same, where an officer stands in for a party (views/standing.py).

    source_form   asks how and when it came, and is posted with every form of the page
    """

    source_form: Form


def enter(request: HttpRequest, link: Link) -> None:
    """From now on this browser acts for the link's focal point. A session it came with gets another key."""
    if request.session.session_key:
        request.session.cycle_key()
    request.session[SESSION] = link.pk


def stay(request: HttpRequest, link: Link) -> None:
    """This browser goes on by another link of the same focal point, in the same session: a second press is known."""
    request.session[SESSION] = link.pk


def leave(request: HttpRequest) -> None:
    """This browser acts for nobody any more; the link of the letter lets in again."""
    request.session.pop(SESSION, None)
    request.session.cycle_key()


def whose_is(focal: FocalPoint) -> str:
    """What the forms drawn for a focal point are signed with: two parties may be open in one browser."""
    return f"f{focal.pk}"


def _focal(request: FocalRequest, **_address: Any) -> HttpResponse | None:
    link = link_in_session(request.session.get(SESSION))
    drawn_for = whose_form(request.POST.get("key", ""))
    if link is None:
        page = {"ended": True, "wrote": bool(drawn_for), "typed": typed_in(request.POST)}
        return render(request, "delegations/focal/no_link.html", page, status=403)
    focal = link.focal_point
    if drawn_for and drawn_for != whose_is(focal):
        page = {"now": focal.invitation, "typed": typed_in(request.POST)}
        return render(request, "delegations/focal/another.html", page, status=409)
    if link.revoked or focal.removed:
        page = {"revoked": True, "typed": typed_in(request.POST)}
        return render(request, "delegations/focal/no_link.html", page, status=403)
    if link.expires < timezone.now():
        kept = request.method == "POST" and keep_typed(focal, request.POST)
        typed = "" if kept else typed_in(request.POST)
        page = {"focal": focal, "kept": kept, "typed": typed, "expired": True}
        return render(request, "delegations/focal/no_link.html", page, status=403)
    request.whose = whose_is(focal)
    request.ways = Ways()
    request.focal = focal
    request.conference_of_focal = focal.invitation.conference
    return None


def _conference_of(request: FocalRequest) -> Conference:
    return request.conference_of_focal


_let_in = guarded("focal points", _focal)
_in_zone = in_zone_of(_conference_of)


def focal_points_only(view: View[FocalRequest, P]) -> Reached[P]:
    """`own` is the page itself: the desk reaches it at an address of its own (views/standing.py)."""
    return marked(_let_in(_in_zone(view)), own=view)


__all__ = [
    "FocalRequest",
    "MemberRequest",
    "StandInRequest",
    "Ways",
    "allow",
    "deed",
    "enter",
    "focal_points_only",
    "leave",
    "members_only",
    "public",
    "stay",
    "whose_is",
]
