"""What the programme's pages share: where they are, and what stands beside each of them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.programme import rules
from plenipo.programme.access import MemberRequest
from plenipo.programme.models import Session
from plenipo.programme.queries.sessions import session_in

PAGES: dict[str, Callable[[], str]] = {
    "programme:sessions": lambda: _("Sessions"),
    "programme:board": lambda: _("Board"),
    "programme:interpretation": lambda: _("Interpretation"),
    "programme:scenario": lambda: _("Scenario"),
    "programme:what-if": lambda: _("What if"),
    "programme:versions": lambda: _("Versions"),
    "programme:places": lambda: _("Venues and days"),
    "programme:stays": lambda: _("Arrivals and departures"),
}


OF_PLANNERS = {"programme:what-if"}


def frame(request: MemberRequest, here: str = "") -> dict[str, Any]:
    """The tabs of the programme; a page below one of them has crumbs instead."""
    slug, plans = request.conference.slug, rules.may_plan(request.member)
    return {
        "tabs": [
            {"label": label(), "url": reverse(name, args=[slug]), "current": name == here}
            for name, label in PAGES.items()
            if plans or name not in OF_PLANNERS
        ],
        "may_plan": plans,
        "conference": request.conference,
    }


def crumbs(request: MemberRequest, session: Session | None = None) -> list[dict[str, str]]:
    slug = request.conference.slug
    found = [{"label": _("Programme"), "url": reverse("programme:sessions", args=[slug])}]
    if session:
        url = reverse("programme:session", args=[slug, session.pk])
        found.append({"label": str(session), "url": url})
    return found


def crumbs_of_interpretation(
    request: MemberRequest, *, interpreters: bool = False
) -> list[dict[str, str]]:
    slug = request.conference.slug
    pages = [("programme:interpretation", _("Interpretation"))]
    if interpreters:
        pages.append(("programme:interpreters", _("Interpreters")))
    below = [{"label": label, "url": reverse(name, args=[slug])} for name, label in pages]
    return [*crumbs(request), *below]


def session_or_404(request: MemberRequest, pk: int) -> Session:
    session = get_object_or_404(session_in(request.conference, pk))
    session.conference = request.conference  # loaded already, with its rules
    return session


def seen_in(request: HttpRequest) -> int:
    """The revision of the row that the person had before their eyes."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 9 else -1
