"""The rail of the desk pages: the desks its reader may open, what waits at each, what is switched off."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from plenipo.bilaterals.queries.desk import waiting
from plenipo.bilaterals.rules import takes_part
from plenipo.conference.models import Membership, Switch
from plenipo.conference.queries import public_site_of, switches_here
from plenipo.kit.access import may_open
from plenipo.people.models import HouseDuty
from plenipo.people.queries import house_duties_of, keeps_register
from plenipo.portal.queries.public import public_conferences
from plenipo.portal.queries.waiting import waiting_in
from plenipo.portal.views.public import public_pages
from plenipo.project.desks import IN_CONFIDENCE, desks
from plenipo.project.opened import opened_by_duties

Link = dict[str, Any]
ADMINISTRATOR = HouseDuty.Duty.ADMINISTRATOR
BILATERALS = Membership.Duty.BILATERALS
VERIFICATION = "delegations:verify"
PUBLIC_PAGES = ("conference", "programme", "participants")
# the addresses of all others begin like theirs
FIRST_PAGES = (
    "portal:today",
    "delegations:mine",
    "delegations:for-mine",
)


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
    """The pages of a delegation, the same for each that takes part: none says whether anything waits there."""
    pages = [
        _link(request, _("Your delegation"), "delegations:mine"),
        _link(request, _("Your programme"), "programme:mine"),
    ]
    if _takes_part(request):
        pages.append(_link(request, _("Bilateral meetings"), "bilaterals:mine"))
    return pages


def _takes_part(request: HttpRequest) -> bool:
    """Whether the pages of bilateral meetings open for this party: the rule they ask themselves."""
    known = getattr(request, "delegation", None)
    return takes_part(known or getattr(request.focal.invitation, "delegation", None))  # type: ignore[attr-defined]


def _pages_for(request: HttpRequest) -> list[Link]:
    """The same pages for an officer who stands in for a party, as far as their duties open them."""
    before = request.ways.before  # type: ignore[attr-defined]
    pages = [
        _link(request, _("The delegation"), "delegations:for-mine", *before),
        _link(request, _("Its programme"), "programme:for-mine", *before),
        {
            **_link(request, _("The invitation"), "delegations:invitation", *before),
            "current": False,
        },
    ]
    if _takes_part(request):
        pages.insert(2, _link(request, _("Bilateral meetings"), "bilaterals:for-mine", *before))
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
            "label": _("Off: %(what)s") % {"what": Switch.Name(name).label},
            "url": reverse("conference:switches", args=[conference.slug]),
        }
        for name, on in switches_here(conference).items()
        if not on
    ]


def _rail(request: HttpRequest, conference: Any) -> list[list[Link]]:
    lists = _link(request, _("Invitation lists"), "registry:lists")
    house = [
        _link(request, _("Register of parties"), "registry:parties"),
        *([lists] if _may_match(request) else []),
        _link(request, _("Conferences"), "portal:desks"),
        *_accounts(request, conference),
    ]
    groups = [house] if conference is None else [*_conference_groups(request, conference), house]
    here = [link for group in groups for link in group if link["current"]]
    for link in here:  # a desk below another one: only the nearer is where the reader is
        link["current"] = link["url"] == max((each["url"] for each in here), key=len)
    return groups


def _accounts(request: HttpRequest, conference: Any) -> list[Link]:
    """For administrators, beside the pages of the house; a conference's own pages do not ask for their duties."""
    if conference is not None or ADMINISTRATOR not in house_duties_of(request.user):  # type: ignore[arg-type]
        return []
    return [_link(request, _("Accounts"), "accounts:accounts")]


def _may_match(request: HttpRequest) -> bool:
    """A member's duties for the house were read together with the membership."""
    member = getattr(request, "member", None)
    return member.keeps_register if member else keeps_register(request.user)  # type: ignore[arg-type]


def _conference_groups(request: HttpRequest, conference: Any) -> list[list[Link]]:
    n, member = waiting_in(conference), request.member  # type: ignore[attr-defined]

    def here(label: str, name: str, count: int = 0) -> Link:
        return _link(request, label, name, conference.slug, count=count)

    groups = [
        [here(label, name, n.get(waits, 0)) for label, name, waits in group] for group in desks()
    ]
    if member.has(BILATERALS):
        groups.insert(2, [here(_("Bilateral desk"), IN_CONFIDENCE, waiting(conference))])
    open_to_them = [[link for link in group if may_open(member, link["url"])] for group in groups]
    return [group for group in open_to_them if group]


def _link(request: HttpRequest, label: str, name: str, *args: Any, count: int = 0) -> Link:
    url = reverse(name, args=args)
    return {
        "label": label,
        "url": url,
        "count": count or None,
        "current": request
        and request.path == url
        or (name not in FIRST_PAGES and request.path.startswith(url)),
    }
