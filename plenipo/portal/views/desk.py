"""The secretariat's own pages: which desks there are, and what waits today."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only, signed_in_only
from plenipo.conference.actions import show_first_steps, want_daily_letter
from plenipo.conference.declared import SWITCHES, label_of
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import rules_of, switches_here
from plenipo.conference.queries.search import found_by, too_short
from plenipo.conference.queries.steps import first_steps_of
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.models import Count
from plenipo.delegations.profile import ACCREDITATION, INVITATIONS, Figures
from plenipo.delegations.queries.counts import figures_of
from plenipo.delegations.words.counts import rule_in_words
from plenipo.kit.access import may_open
from plenipo.kit.sheets import clean
from plenipo.people.access import AccountRequest
from plenipo.people.queries import house_duties_of
from plenipo.portal.queries.desks import desks_of
from plenipo.portal.rules import may_see_addressee, may_see_subject
from plenipo.records.access import deed
from plenipo.records.queries import journal, letters_of, open_halt
from plenipo.records.words.journal import as_history
from plenipo.records.words.lines import LineReader

WRITES, DECIDES = INVITATIONS, ACCREDITATION
FAILED_SHOWN, LINES_SHOWN = 5, 8
LONGEST = 200  # characters of what may be searched


@signed_in_only
def desks(request: AccountRequest) -> HttpResponse:
    held = house_duties_of(request.user)
    return render(
        request,
        "portal/desks.html",
        {"memberships": desks_of(request.user), "may_create": "administrator" in held},
    )


@members_only()
def today(request: MemberRequest, slug: str) -> HttpResponse:
    conference, day = request.conference, timezone.localdate()
    rows = waiting_for(request.member, today=day)
    failed = letters_of(conference.pk, state="problem").defer("body")[:FAILED_SHOWN]
    page = {
        "mine": [row for row in rows if row.mine],
        "others": [row for row in rows if not row.mine],
        "conference": conference,
        "steps": first_steps_of(request.member),
        "daily_letter": request.member.daily_letter,
        "halt": open_halt(),
        "days": (conference.starts - day).days,
        "figures": _figures(conference),
        "failed": [
            (
                letter,
                may_see_addressee(request.member, letter),
                may_see_subject(request.member, letter),
            )
            for letter in failed
        ],
        "incoming_url": _incoming(request.member),
        "opens_letters": request.member.has(WRITES, DECIDES),
        "switches": [
            (label_of(name, SWITCHES), on) for name, on in switches_here(conference).items()
        ],
        "history": as_history(
            journal(conference.pk, holds=request.member.has)[:LINES_SHOWN],
            LineReader(request.member, conference),
        ),
    }
    return render(request, "portal/today.html", page)


@members_only()
@deed
def daily_letter(request: MemberRequest, slug: str) -> HttpResponse:
    wanted = request.POST.get("wanted") == "on"
    want_daily_letter(request.member, wanted=wanted)
    said = (
        _("You will receive a letter every morning.")
        if wanted
        else _("You will no longer receive the daily letter.")
    )
    messages.success(request, said)
    return redirect("portal:today", slug=slug)


@members_only()
@deed
def first_steps(request: MemberRequest, slug: str) -> HttpResponse:
    show_first_steps(request.member, shown=request.POST.get("shown") == "on")
    return redirect("portal:today", slug=slug)


@members_only()
@require_safe
def search(request: MemberRequest, slug: str) -> HttpResponse:
    words = clean(request.GET.get("q", ""))[:LONGEST].strip()
    short = too_short(words)
    found = [] if short else found_by(request.member, words)
    told = {"words": words, "searched": words, "too_short": bool(words) and short, "groups": found}
    return render(request, "portal/search.html", told)


def _incoming(member: Membership) -> str:
    """Where what a party says on the telephone is recorded; empty for who may not record it."""
    url = reverse("delegations:incoming", args=[member.conference.slug])
    return url if may_open(member, url) else ""


def _figures(conference: Conference) -> list[dict[str, Any]]:
    rules = rules_of(conference).of(Figures)
    url = reverse("delegations:counts", args=[conference.slug])
    return [
        {
            "value": figure.parties + figure.organisations,
            "label": Count.Rule(rule).label,
            "rule": rule_in_words(rule, rules),
            "url": url,
        }
        for rule, figure in figures_of(conference, rules).items()
    ]
