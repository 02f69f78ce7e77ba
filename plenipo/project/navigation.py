"""The rail of the desk pages: the desks its reader may open, what waits at each, what is switched off."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from plenipo.conference.declared import SWITCHES, label_of
from plenipo.conference.models import Conference
from plenipo.conference.queries import public_site_of, switches_here
from plenipo.conference.queries.waiting import waiting_in
from plenipo.kit.access import may_open
from plenipo.kit.desks import FOR_A_PARTY, HOUSE, OF_A_PARTY, groups_of_rail, link_to
from plenipo.portal.queries.public import public_conferences
from plenipo.portal.views.public import frame
from plenipo.project.opened import opened_by_duties

Link = dict[str, Any]
VERIFICATION = "delegations:verify"
PUBLIC_PAGES = ("conference", "programme", "participants")


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Asks the database only if the page draws a rail: two queries in a conference."""
    ways = getattr(
        request, "ways", None
    )  # of a party: behind its link, or of an officer who stands in for it
    if ways is not None and not ways.before:
        return {"pages": _pages(request), "leave_url": reverse("delegations:leave")}
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"passkey_address": settings.ADDRESS}
    conference = getattr(request, "conference", None)
    return {
        "desks_url": reverse("portal:desks"),
        "passkey_address": settings.ADDRESS,
        "account_name": request.user.name,
        "demo_account": request.user.is_demo,
        "home_url": reverse("portal:today", args=[conference.slug])
        if conference
        else reverse("portal:desks"),
        "desk_name": str(conference.series) if conference else _("Register of parties"),
        "languages_here": " ".join(conference.languages) if conference else "",
        "desk_note": str(conference) if conference else "",
        "search_url": reverse("portal:search", args=[conference.slug]) if conference else "",
        "pages": _pages_for(request) if ways is not None else [],
        "rail": SimpleLazyObject(lambda: _rail(request, conference)),
        "public_site": SimpleLazyObject(lambda: _public_site(request, conference)),
        "opened_by_duties": SimpleLazyObject(lambda: opened_by_duties(conference)),
        "thrown_switches": SimpleLazyObject(lambda: _thrown(conference)),
    }


def visitor(request: HttpRequest) -> dict[str, Any]:
    """The frame of the public pages, for the one page of a lower step that the public reads beside them."""
    match = request.resolver_match
    if match is None or match.view_name != VERIFICATION:
        return {}
    conference = public_conferences().filter(slug=match.kwargs["slug"]).first()
    return frame(request, conference, VERIFICATION) if conference else {}


def _pages(request: HttpRequest) -> list[Link]:
    """The pages of a delegation, the same for each that takes part: none says whether anything waits there."""
    return [link_to(request, page) for page in OF_A_PARTY if page.opens(request)]


def _pages_for(request: HttpRequest) -> list[Link]:
    """The same pages for an officer who stands in for a party, as far as their duties open them."""
    before = request.ways.before  # type: ignore[attr-defined]
    pages = [link_to(request, page, *before) for page in FOR_A_PARTY if page.opens(request)]
    return [page for page in pages if may_open(request.member, page["url"])]  # type: ignore[attr-defined]


def _public_site(request: HttpRequest, conference: Any) -> dict[str, Any]:
    """What every desk page says that publishes something: whether visitors see it, and where."""
    if conference is None:
        return {}
    site, slug = public_site_of(conference), conference.slug
    opens = may_open(request.member, reverse("conference:stage", args=[slug]))  # type: ignore[attr-defined]
    return {
        "is_open": site.is_open,
        "open_at": site.open_at if opens else "",
        "phase": site.phase,
        **{page: reverse(f"portal:{page}", args=[slug]) for page in PUBLIC_PAGES},
    }


def _thrown(conference: Any) -> list[Link]:
    if conference is None:
        return []
    return [
        {
            "label": _("Off: %(what)s") % {"what": label_of(name, SWITCHES)},
            "url": reverse("conference:switches", args=[conference.slug]),
        }
        for name, on in switches_here(conference).items()
        if not on
    ]


def _rail(request: HttpRequest, conference: Any) -> list[list[Link]]:
    house = [link_to(request, page) for page in HOUSE if page.opens(request)]
    groups = [house] if conference is None else [*_conference_groups(request, conference), house]
    here = [link for group in groups for link in group if link["current"]]
    for link in here:  # a desk below another one: only the nearer is where the reader is
        link["current"] = link["url"] == max((each["url"] for each in here), key=len)
    return groups


def _conference_groups(request: HttpRequest, conference: Conference) -> list[list[Link]]:
    """What waits in confidence is asked for after the guard of its desk, and only by those whom it lets in."""
    n, member = waiting_in(conference), request.member  # type: ignore[attr-defined]
    groups = []
    for group in groups_of_rail():
        links = [(desk, link_to(request, desk, conference.slug)) for desk in group]
        open_to_them = [(desk, link) for desk, link in links if may_open(member, link["url"])]
        for desk, link in open_to_them:
            count = desk.apart(conference) if desk.apart else sum(n[kind] for kind in desk.waits)
            link["count"] = count or None
        groups.append([link for _desk, link in open_to_them])
    return [group for group in groups if group]
