"""The list of participants: who is in it, what the public reads, and its publication by the secretary-general."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from plenipo.conference.actions import change_rules
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.access import MemberRequest, deed, members_only
from plenipo.delegations.bridge import PUBLIC, Audience, reader_of
from plenipo.delegations.formats.participants import KINDS
from plenipo.delegations.forms.participants import ParticipantsForm
from plenipo.delegations.models import Canary, ListRelease
from plenipo.delegations.profile import (
    ACCREDITATION,
    DATA_PROTECTION,
    LIST_STATES,
    UNDISCLOSED,
    Listing,
)
from plenipo.delegations.queries import list_versions
from plenipo.delegations.queries.canaries import canary_for
from plenipo.delegations.queries.people import participants_are_disclosed
from plenipo.delegations.roster import NAME, Place, columns, heads
from plenipo.delegations.words import participants as words
from plenipo.delegations.words.list_versions import changes_inside, compares, label_of
from plenipo.delegations.words.participants import (
    NAMED,
    UNNAMED,
    WHY,
    ListedPerson,
    ParticipantFilter,
    in_order_asked,
    lines_of,
    narrowed_to,
    with_canary,
)
from plenipo.kit.forms import whole
from plenipo.kit.sheets import download

DIRECTS = SECRETARY_GENERAL
PROPOSES = (SECRETARY_GENERAL, ACCREDITATION)
CLOSE = gettext_lazy("Do not disclose the list")
NEXT = {
    "provisional": gettext_lazy("Publish as provisional list"),
    "final": gettext_lazy("Publish as final list"),
}
ERRATA = gettext_lazy("Publish errata")
PER_PAGE = 100


@members_only()
@require_safe
def listing(request: MemberRequest, slug: str) -> HttpResponse:
    """Every person with what the public reads of them; what has changed since the list was published."""
    rules, conference = rules_of(request.conference).of(Listing), request.conference
    lines, wanted, form = _asked(request)
    page = Paginator(wanted, PER_PAGE).get_page(request.GET.get("page"))
    release = list_versions.version_in_force(conference)
    across = heads(Place.LIST, contacts=_reads_wishes(request))
    across = [head for head in across if head.cell != NAME]  # it is the head of the row
    told = {
        "form": form,
        "page": page,
        "heads": across,
        "lines": [(line, line.shown.cells(across)) for line in page],
        "query": request.GET.urlencode(),
        "state": LIST_STATES[rules.list_state],
        "published": rules.list_state != UNDISCLOSED,
        "disclosed": participants_are_disclosed(PUBLIC, conference),
        "opens": rules.disclosed_from(conference.starts),
        "figures": _figures(slug, words.counted(lines)),
        "release": release,
        "changes": _changes(request, release),
        "publish": _publications(rules.list_state) if request.member.has(*PROPOSES) else [],
        "directs": request.member.has(DIRECTS),
        "proposal": list_versions.proposal_for(conference),
        "label": label_of(release) if release else "",
        "kinds": KINDS,
        "public_url": reverse("portal:participants", args=[slug]),
        "preview_url": reverse("portal:list-preview", args=[slug, "provisional"]),
    }
    return render(request, "delegations/counts/listing.html", told)


def _changes(request: MemberRequest, release: ListRelease | None) -> list[str] | None:
    """Since the version in force, as whoever publishes the next one reads it; None where nothing was kept of it."""
    if release is None or not release.content:
        return None
    now = list_versions.content_now(request.conference, [Audience.PUBLIC], state=release.state)
    pairs, reader = [(release.content, now)], compares(request.member)
    return changes_inside(pairs, reader=reader, conference=request.conference)[0]


def _publications(state: str) -> list[tuple[str, Any]]:
    """What can be published now; what is final is only corrected."""
    if state == "final":
        return [("final", ERRATA)]
    return list(NEXT.items())


def _asked(
    request: MemberRequest, canary: Canary | None = None
) -> tuple[list[ListedPerson], list[ListedPerson], ParticipantsForm]:
    """All lines, those asked for in the order asked for, and the form that says which.

    canary   of a table that is taken along
    """
    knows_why = request.member.has(DATA_PROTECTION)
    form = ParticipantsForm(
        request.GET or None, reads_wishes=_reads_wishes(request), knows_why=knows_why
    )
    reader = reader_of(request.member)
    lines = lines_of(reader, request.conference, knows_why=knows_why)
    wanted = form.wanted() if form.is_bound else ParticipantFilter()
    found = narrowed_to(lines, wanted, request.conference)
    found = with_canary(found, canary, wanted, reader)
    return lines, in_order_asked(found, request.GET.get("sort", "")), form


def _reads_wishes(request: MemberRequest) -> bool:
    return reader_of(request.member).audience >= Audience.ACCREDITATION


def _figures(slug: str, counted: dict[str, int]) -> list[dict[str, Any]]:
    """How many persons the public reads by name, and of the others why not; each leads to them."""
    here = reverse("delegations:list", args=[slug])
    labels: dict[str, Any] = {NAMED: _("Named in the public list")}
    labels |= {why: label for why, label in WHY.items() if counted.get(why)}
    if counted.get(UNNAMED):
        labels[UNNAMED] = _("Not named in the public list")
    return [
        {"value": counted[key], "label": label, "url": f"{here}?public={key}"}
        for key, label in labels.items()
    ]


@members_only()
@require_safe
def listing_table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """Exactly what the list shows with the same filter, all pages of it; and the invented person, if one is planted."""
    canary = canary_for(request.member.account, request.conference)
    _lines, found, _form = _asked(request, canary)
    here = columns(Place.LIST)
    of_delegation = [_("Number of the delegation"), _("Delegation"), _("Country")]
    of_person, in_public = map(str, here.values()), [_("Public list"), _("Reason")]
    rows = _rows(found, list(here))
    return download(f"{slug}-participants", kind, [*of_delegation, *of_person, *in_public], rows)


def _rows(lines: list[ListedPerson], here: list[str]) -> Iterator[list[Any]]:
    """Without the number we know a person by: that of the invented one would lead to no page."""
    for line in lines:
        one = line.shown
        start = [line.delegation.pk, line.delegation.to_call, line.country]
        yield [*start, *map(one.in_words, here), line.public_label, line.reason]


@members_only(DIRECTS)
@require_safe
def listing_close_ask(request: MemberRequest, slug: str) -> HttpResponse:
    profile = profile_of(request.conference)
    page = {
        "title": CLOSE,
        "effects": [
            _(
                "The public page states again that the list is not disclosed. Copies made by others remain."
            )
        ],
        "action": reverse("delegations:list-close", args=[slug]),
        "button": CLOSE,
        "cancel_url": reverse("delegations:list", args=[slug]),
        "hidden": [("seen", profile.version if profile else 0)],
        "word": slug,
        "grave": True,
    }
    return render(request, "delegations/counts/listing_ask.html", page)


@members_only(DIRECTS)
@deed
def listing_close(request: MemberRequest, slug: str) -> HttpResponse:
    """One person is enough to disclose nothing any more."""
    seen = whole(request.POST.get("seen", ""), None)
    if seen is None:
        raise Http404
    if request.POST.get("confirm", "").strip() != slug:
        messages.error(
            request, _("Nothing was changed: the word entered was not “%(word)s”.") % {"word": slug}
        )
        return redirect("delegations:list-close-ask", slug=slug)
    change_rules(request.conference, by=request.by, seen_version=seen, list_state=UNDISCLOSED)
    messages.success(request, _("The list is not disclosed."))
    return redirect("delegations:list", slug=slug)
