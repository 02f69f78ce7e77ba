"""The rail of the desk pages: the desks its reader may open, what waits at each, what is switched off."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from plenipo.bilaterals.queries.desk import waiting
from plenipo.conference.models import Membership, Switch
from plenipo.conference.queries import switches_of
from plenipo.kit.access import may_open
from plenipo.people.queries import keeps_register
from plenipo.portal.queries.public import public_conferences
from plenipo.portal.queries.waiting import waiting_in
from plenipo.portal.views.public import public_pages

Link = dict[str, Any]
BILATERALS = Membership.Duty.BILATERALS
VERIFICATION = "delegations:verify"
FIRST_PAGES = ("portal:today", "delegations:mine")  # the addresses of all others begin like theirs


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Asks the database only if the page draws a rail: two queries in a conference."""
    if getattr(request, "focal", None) is not None:
        return {"pages": _pages(request)}
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    conference = getattr(request, "conference", None)
    return {
        "account_name": request.user.name,
        "demo_account": request.user.is_demo,
        "home_url": reverse("portal:today", args=[conference.slug])
        if conference
        else reverse("portal:desks"),
        "desk_name": str(conference.series) if conference else _("Register of parties"),
        "desk_note": str(conference) if conference else "",
        "search_url": reverse("portal:search", args=[conference.slug]) if conference else "",
        "rail": SimpleLazyObject(lambda: _rail(request, conference)),
        "thrown_switches": SimpleLazyObject(lambda: _thrown(conference)),
    }


def visitor(request: HttpRequest) -> dict[str, Any]:
    """The public pages of a conference, on the one page of a lower step that the public reads beside them."""
    match = request.resolver_match
    if match is None or match.view_name != VERIFICATION:
        return {}
    return {"nav": SimpleLazyObject(lambda: _public_pages(match.kwargs["slug"]))}


def _public_pages(slug: str) -> list[Link]:
    """None while the conference has no public pages."""
    conference = public_conferences().filter(slug=slug).first()
    return public_pages(conference, VERIFICATION) if conference else []


def _pages(request: HttpRequest) -> list[Link]:
    """The pages of a delegation, the same for each: none says whether anything waits there."""
    return [
        _link(request, _("Your delegation"), "delegations:mine"),
        _link(request, _("Your programme"), "programme:mine"),
        _link(request, _("Bilateral meetings"), "bilaterals:mine"),
    ]


def _thrown(conference: Any) -> list[Link]:
    if conference is None:
        return []
    return [
        {
            "label": _("Off: %(what)s") % {"what": Switch.Name(name).label},
            "url": reverse("conference:switches", args=[conference.slug]),
        }
        for name, on in switches_of(conference.pk).items()
        if not on
    ]


def _rail(request: HttpRequest, conference: Any) -> list[list[Link]]:
    lists = _link(request, _("Lists to match"), "registry:lists")
    house = [
        _link(request, _("Register of parties"), "registry:parties"),
        *([lists] if _may_match(request) else []),
        _link(request, _("Conferences"), "portal:desks"),
    ]
    groups = [house] if conference is None else [*_conference_groups(request, conference), house]
    here = [link for group in groups for link in group if link["current"]]
    for link in here:  # a desk below another one: only the nearer is where the reader is
        link["current"] = link["url"] == max((each["url"] for each in here), key=len)
    return groups


def _may_match(request: HttpRequest) -> bool:
    """A member's duties for the house were read together with the membership."""
    member = getattr(request, "member", None)
    return member.keeps_register if member else keeps_register(request.user)  # type: ignore[arg-type]


def _conference_groups(request: HttpRequest, conference: Any) -> list[list[Link]]:
    n, member = waiting_in(conference), request.member  # type: ignore[attr-defined]

    def here(label: str, name: str, count: int = 0) -> Link:
        return _link(request, label, name, conference.slug, count=count)

    in_confidence = (
        [here(_("Bilateral desk"), "bilaterals:desk", waiting(conference))]
        if member.has(BILATERALS)
        else []
    )
    groups = [
        [here(_("Today"), "portal:today")],
        [
            here(_("Invitations"), "delegations:invitations", n["drafted"]),
            here(_("Delegations"), "delegations:board"),
            here(_("Approval"), "delegations:approval", n["submitted"]),
            here(_("Change requests"), "delegations:changes", n["changes"]),
            here(_("Counts"), "delegations:counts"),
            here(_("List of participants"), "delegations:list"),
        ],
        in_confidence,
        [here(_("Programme"), "programme:sessions", n["programme"])],
        [
            here(_("Letters"), "portal:letters", n["letters"]),
            here(_("Journal"), "portal:journal"),
            here(_("Personal data"), "delegations:data"),
            here(_("Settings"), "conference:settings"),
        ],
    ]
    open_to_them = [[link for link in group if may_open(member, link["url"])] for group in groups]
    return [group for group in open_to_them if group]


def _link(request: HttpRequest, label: str, name: str, *args: str, count: int = 0) -> Link:
    url = reverse(name, args=args)
    return {
        "label": label,
        "url": url,
        "count": count or None,
        "current": request
        and request.path == url
        or (name not in FIRST_PAGES and request.path.startswith(url)),
    }
