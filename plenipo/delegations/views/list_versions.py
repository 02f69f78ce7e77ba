"""Versions of the list of participants: proposed, published by a second person, compared, handed out and recalled."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries import rules_of
from plenipo.delegations.access import MemberRequest, allow, deed, members_only
from plenipo.delegations.actions import listing as actions
from plenipo.delegations.bridge import Audience, Reader, reader_of
from plenipo.delegations.formats.participants import KINDS, as_file
from plenipo.delegations.models import ListRelease
from plenipo.delegations.profile import (
    ACCREDITATION,
    ALL_APPROVED,
    LIST_STATES,
    PRESENT_BY,
    UNDISCLOSED,
    Listing,
)
from plenipo.delegations.queries import list_versions as queries
from plenipo.delegations.queries.canaries import canary_for
from plenipo.delegations.rules import may_confirm_list
from plenipo.delegations.words.list_versions import (
    changes_inside,
    compares,
    digest_of,
    label_of,
    version_label,
)
from plenipo.delegations.words.listed import internal_list, public_list
from plenipo.kit.forms import seen_in

PROPOSES = (SECRETARY_GENERAL, ACCREDITATION)
COPIES = 200  # shown


def crumbs(request: MemberRequest) -> list[dict[str, str]]:
    here = reverse("delegations:list", args=[request.conference.slug])
    return [{"label": _("List of participants"), "url": here}]


@members_only()
@require_safe
def versions(request: MemberRequest, slug: str) -> HttpResponse:
    """Every version, what made it differ from the one before, and the copies that left the house."""
    conference = request.conference
    found = list(queries.versions_of(conference).select_related("by", "proposed_by"))
    page = {
        "lines": _lines(found, compares(request.member), conference),
        "copies": [
            (copy, label_of(copy.release) if copy.release else "")
            for copy in queries.copies_of(conference)[:COPIES]
        ],
        "proposal": queries.proposal_for(conference),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/counts/list_versions.html", page)


def _lines(
    found: list[ListRelease], reader: Reader, conference: Conference
) -> list[dict[str, Any]]:
    """With the one after, until which its public files were to be had, and the one before, from which it differs."""
    pairs = [(before.content, after.content) for after, before in pairwise(found)]
    changes = [*changes_inside(pairs, reader=reader, conference=conference), None]
    until = [None, *(one.at for one in found)]
    return [
        {
            "version": one,
            "label": label_of(one),
            "url": reverse("portal:list-preview", args=[conference.slug, one.state])
            + f"?version={one.pk}",
            "named": sum(len(numbers) for numbers in one.shown.values()),
            "until": end,
            "changes": told,
        }
        for one, end, told in zip(found, until, changes, strict=False)
    ]


# ---- to publish: one proposes, another confirms


@members_only(*PROPOSES)
@require_safe
def version_ask(request: MemberRequest, slug: str, state: str) -> HttpResponse:
    """What publishing the list as it is now would do, before anybody does it."""
    if state not in LIST_STATES or state == UNDISCLOSED:
        raise Http404
    conference, rules = request.conference, rules_of(request.conference).of(Listing)
    if queries.proposal_for(conference):
        return redirect("delegations:list-proposal", slug)
    content = queries.content_now(conference, state=state)
    last = queries.version_in_force(conference)
    page = {
        **_what_it_says(request, content, state),
        "changes": _changes(request, last, content),
        "last": label_of(last) if last else "",
        "state": state,
        "label": version_label(state, queries.next_number(conference, state)),
        "seen": digest_of(content),
        "by_two": rules.list_by_two,
        "may_publish": rules.list_by_two or request.member.has(SECRETARY_GENERAL),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/counts/list_version_ask.html", page)


def _changes(
    request: MemberRequest, before: ListRelease | None, after: queries.Content
) -> list[str] | None:
    """None: there is nothing it could differ from."""
    if before is None:
        return None
    pairs, reader = [(before.content, after)], compares(request.member)
    return changes_inside(pairs, reader=reader, conference=request.conference)[0]


def _what_it_says(request: MemberRequest, content: queries.Content, state: str) -> dict[str, Any]:
    conference, rules = request.conference, rules_of(request.conference).of(Listing)
    to = [one["to"] for one in content["people"].values()]
    day = rules.disclosed_from(conference.starts)
    waits = day is not None and timezone.localdate() < day
    slug = conference.slug
    return {
        "delegations": len(content["delegations"]),
        "persons": queries.persons_in(content),
        **_left_out(conference, content),
        "named": to.count("public"),
        "opens": day if waits else None,
        "pending": queries.changes_pending(conference),
        "preview": reverse("portal:list-preview", args=[slug, state]),
    }


def _left_out(conference: Conference, content: queries.Content) -> dict[str, Any]:
    """Of a list of those present: how it tells, and how many approved persons are not in it."""
    way = queries.counted_by(content)
    if way == ALL_APPROVED:
        return {}
    everybody = queries.content_now(conference, [Audience.PUBLIC])
    absent = queries.persons_in(everybody) - queries.persons_in(content)
    return {"comprises": PRESENT_BY[way], "absent": absent}


@members_only(*PROPOSES)
@deed
def version_propose(request: MemberRequest, slug: str, state: str) -> HttpResponse:
    """Proposed, or published at once where the rules ask for one person only."""
    if state not in LIST_STATES or state == UNDISCLOSED:
        raise Http404
    seen, conference = request.POST.get("seen", ""), request.conference
    if rules_of(conference).of(Listing).list_by_two:
        actions.propose(conference, state, seen=seen, by=request.by)
        messages.success(request, _("Proposed. A second person can now publish the list."))
        return redirect("delegations:list-proposal", slug)
    allow(request.member.has(SECRETARY_GENERAL))
    published = actions.publish(conference, state, seen=seen, by=request.by)
    messages.success(request, _("Published: %(version)s.") % {"version": label_of(published)})
    return redirect("delegations:list-versions", slug)


@members_only(*PROPOSES)
@require_safe
def proposal(request: MemberRequest, slug: str) -> HttpResponse:
    """What waits for a second person, and what has changed since it was proposed."""
    conference, one = request.conference, queries.proposal_for(request.conference)
    if one is None:
        return redirect("delegations:list-versions", slug)
    now, last = (
        queries.content_now(conference, state=one.state),
        queries.version_in_force(conference),
    )
    meanwhile = now != one.content
    page = {
        **_what_it_says(request, one.content, one.state),
        "proposal": one,
        "label": version_label(one.state, queries.next_number(conference, one.state)),
        "last": label_of(last) if last else "",
        "changes": _changes(request, last, one.content),
        "meanwhile": meanwhile,
        "now": digest_of(now) if meanwhile else "",
        "since": _changes(request, one, now),
        "may_confirm": _may_confirm(request, one),
        "own": one.proposed_by_id == request.member.account_id,
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/counts/list_proposal.html", page)


def _may_confirm(request: MemberRequest, one: ListRelease) -> bool:
    directs = queries.proposer_directs(one)
    return may_confirm_list(request.member, one, proposer_directs=directs)


def _proposed_or_404(request: MemberRequest, pk: int) -> ListRelease:
    found = ListRelease.objects.filter(conference=request.conference)
    return get_object_or_404(found.select_related("conference"), pk=pk)


@members_only(*PROPOSES)
@deed
def version_confirm(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = _proposed_or_404(request, pk)
    allow(_may_confirm(request, one))
    actions.confirm(one, seen=seen_in(request), by=request.by)
    messages.success(request, _("Published: %(version)s.") % {"version": label_of(one)})
    return redirect("delegations:list-versions", slug)


@members_only(*PROPOSES)
@deed
def version_again(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """It has changed since: proposed as it is now, in one press, beside what is different."""
    one, now = _proposed_or_404(request, pk), request.POST.get("now", "")
    actions.propose_again(one, seen=seen_in(request), as_it_is=now, by=request.by)
    messages.success(request, _("Proposed. A second person can now publish the list."))
    return redirect("delegations:list-proposal", slug)


@members_only(*PROPOSES)
@deed
def version_drop(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.drop(_proposed_or_404(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The proposal has been withdrawn."))
    return redirect("delegations:list", slug)


# ---- copies


@members_only()
@deed
def list_copy(request: MemberRequest, slug: str) -> HttpResponse:
    """A deed, since what leaves the house is written down: who took it, when, in which form."""
    kind, internal = request.POST.get("kind", ""), request.POST.get("internal") == "1"
    conference = request.conference
    if kind not in KINDS:
        raise Http404
    canary = canary_for(request.member.account, conference) if internal else None
    shown = (
        internal_list(conference, reader_of(request.member), canary)
        if internal
        else public_list(conference)
    )
    if shown is None:
        raise Http404
    language = get_language() or "en"
    actions.hand_out(
        conference, kind=kind, language=language, internal=internal, by=request.by, canary=canary
    )
    answer = HttpResponse(as_file(shown, kind), content_type=KINDS[kind])
    name = f"{slug}-participants{'-internal' if internal else ''}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
