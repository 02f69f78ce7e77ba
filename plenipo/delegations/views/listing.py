"""The list of participants: who is in it, what the public reads, and its publication by the secretary-general."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from plenipo.conference.actions import change_rules
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.access import MemberRequest, deed, members_only
from plenipo.delegations.bridge import PUBLIC, Audience, reader_of
from plenipo.delegations.forms.participants import ParticipantsForm
from plenipo.delegations.profile import LIST_STATES, UNDISCLOSED, Listing
from plenipo.delegations.queries import participants as queries
from plenipo.delegations.queries.people import participants_are_disclosed
from plenipo.delegations.roster import NAME, Place, columns, heads
from plenipo.delegations.words import participants as words
from plenipo.delegations.words.participants import (
    NAMED,
    UNNAMED,
    WHY,
    ListedPerson,
    ParticipantFilter,
    changes_since,
    in_order_asked,
    lines_of,
    narrowed_to,
)
from plenipo.kit.days import long_day
from plenipo.kit.forms import whole
from plenipo.kit.sheets import download

DIRECTS = SECRETARY_GENERAL
CHANGES = {
    UNDISCLOSED: gettext_lazy("Do not disclose the list"),
    "provisional": gettext_lazy("Publish as provisional list"),
    "final": gettext_lazy("Publish as final list"),
}
CHANGED = {
    UNDISCLOSED: gettext_lazy("The list is not disclosed."),
    "provisional": gettext_lazy("The list is published as provisional."),
    "final": gettext_lazy("The list is published as final."),
}
PER_PAGE = 100
SHOWN = 20  # changes named one by one


@members_only()
@require_safe
def listing(request: MemberRequest, slug: str) -> HttpResponse:
    """Every person with what the public reads of them; what has changed since the list was published."""
    rules, conference = rules_of(request.conference).of(Listing), request.conference
    lines, wanted, form = _asked(request)
    page = Paginator(wanted, PER_PAGE).get_page(request.GET.get("page"))
    release = queries.releases_of(conference).first()
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
        "changes": changes_since(release, lines, conference) if release else None,
        "most": SHOWN,
        "changes_to": [
            (value, told) for value, told in CHANGES.items() if value != rules.list_state
        ],
        "directs": request.member.has(DIRECTS),
        "public_url": reverse("portal:participants", args=[slug]),
        "preview_url": reverse("portal:list-preview", args=[slug, "provisional"]),
    }
    return render(request, "delegations/counts/listing.html", told)


def _asked(
    request: MemberRequest,
) -> tuple[list[ListedPerson], list[ListedPerson], ParticipantsForm]:
    """All lines, those asked for in the order asked for, and the form that says which."""
    form = ParticipantsForm(request.GET or None, reads_wishes=_reads_wishes(request))
    lines = lines_of(reader_of(request.member), request.conference)
    wanted = form.wanted() if form.is_bound else ParticipantFilter()
    found = narrowed_to(lines, wanted, request.conference)
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
    """Exactly what the list shows with the same filter, all pages of it."""
    _lines, found, _form = _asked(request)
    here = columns(Place.LIST)
    of_delegation = [_("Number of the delegation"), _("Delegation"), _("Country")]
    of_person = [_("Number of the person"), *map(str, here.values())]
    in_public = [_("Public list"), _("Reason")]
    rows = _rows(found, list(here))
    return download(f"{slug}-participants", kind, [*of_delegation, *of_person, *in_public], rows)


def _rows(lines: list[ListedPerson], here: list[str]) -> Iterator[list[Any]]:
    """A person whose name is not disclosed to this reader has no number."""
    for line in lines:
        one = line.shown
        start = [line.delegation.pk, line.delegation.to_call, line.country]
        number = one.person if one.named else ""
        yield [*start, number, *map(one.in_words, here), line.public_label, line.reason]


@members_only(DIRECTS)
def listing_ask(request: MemberRequest, slug: str, state: str) -> HttpResponse:
    if state not in LIST_STATES:
        raise Http404
    profile = profile_of(request.conference)
    page = {
        "title": CHANGES[state],
        "effects": list(_effects(request, state)),
        "action": reverse("delegations:list-disclose", args=[slug, state]),
        "button": CHANGES[state],
        "cancel_url": reverse("delegations:list", args=[slug]),
        "hidden": [("seen", profile.version if profile else 0)],
        "word": slug,
        "grave": True,
        "preview": reverse("portal:list-preview", args=[slug, state])
        if state != UNDISCLOSED
        else "",
    }
    return render(request, "delegations/counts/listing_ask.html", page)


def _effects(request: MemberRequest, state: str) -> Iterator[str]:
    """What publishing does, in sentences."""
    if state == UNDISCLOSED:
        yield _(
            "The public page states again that the list is not disclosed. Copies made by others remain."
        )
        return
    rules, zone = rules_of(request.conference).of(Listing), ZoneInfo(request.conference.zone)
    day = rules.disclosed_from(request.conference.starts)
    if day and datetime.now(zone) < datetime.combine(day, time(), zone):
        yield _("Under the rules, the list is not disclosed before %(day)s.") % {
            "day": long_day(day)
        }
    else:
        yield _("Anyone who visits the public page sees it from now on.")
    entries = queries.as_public(request.conference)
    named = sum(len(entry.people) for entry in entries)
    n = len(entries)
    yield ngettext("The list has %(n)s delegation.", "The list has %(n)s delegations.", n) % {
        "n": n
    }
    yield ngettext("The list names %(n)s person.", "The list names %(n)s persons.", named) % {
        "n": named
    }


@members_only(DIRECTS)
@deed
def listing_disclose(request: MemberRequest, slug: str, state: str) -> HttpResponse:
    seen = whole(request.POST.get("seen", ""), None)
    if state not in LIST_STATES or seen is None:
        raise Http404
    if request.POST.get("confirm", "").strip() != slug:
        messages.error(
            request, _("Nothing was changed: the word entered was not “%(word)s”.") % {"word": slug}
        )
        return redirect("delegations:list-ask", slug=slug, state=state)
    change_rules(request.conference, by=request.by, seen_version=seen, list_state=state)
    messages.success(request, str(CHANGED[state]))
    return redirect("delegations:list", slug=slug)
