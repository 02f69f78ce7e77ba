"""Openings of identity documents: requested, approved by another, read once, handed out."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import (
    MemberRequest,
    accreditation_only,
    asks_or_guards,
    data_protection_only,
    deed,
)
from plenipo.accreditation.actions import openings as actions
from plenipo.accreditation.bridge.identity import opened_texts
from plenipo.accreditation.models import IdentityOpening
from plenipo.accreditation.queries import identity as queries
from plenipo.accreditation.queries.identity import AskedPerson
from plenipo.accreditation.rules import identity as rules
from plenipo.accreditation.words import identity as words
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.delegations.queries.names import with_country_inside
from plenipo.kit.forms import seen_in
from plenipo.kit.sheets import download
from plenipo.records.words.journal import as_history
from plenipo.records.words.lines import LineReader

PER_PAGE = 50


@asks_or_guards
@require_safe
def openings(request: MemberRequest, slug: str) -> HttpResponse:
    found = queries.openings_seen_by(request.member)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    persons = queries.persons_of(page, reader_of(request.member), request.conference)
    now = timezone.now()
    told = {
        "page": page,
        "lines": [(each, persons[each.pk], *words.how_far(each, now)) for each in page],
        "guards": request.member.has(DATA_PROTECTION),
    }
    return render(request, "accreditation/identity/openings.html", told)


def _one(request: MemberRequest, pk: int) -> IdentityOpening:
    return get_object_or_404(queries.openings_seen_by(request.member), pk=pk)


@asks_or_guards
@never_cache
@require_safe
def opening(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """What is sealed stands here for whoever asked, for some minutes, and for nobody else."""
    one, now = _one(request, pk), timezone.now()
    persons = queries.persons_of([one], reader_of(request.member), request.conference)[one.pk]
    mine = rules.may_read(request.by, one, now)
    reads = mine and rules.is_open(one, now) and not one.receiver
    countries = words.named_countries() if reads else {}
    page: dict[str, Any] = {
        "opening": one,
        "state": words.how_far(one, now),
        "persons": [
            (each, words.read_out(opened_texts(each.record), countries) if reads else [])
            for each in persons
        ],
        "reads": reads,
        "may_read": mine,
        "may_allow": one.state == IdentityOpening.State.ASKED
        and rules.may_allow(request.member, one),
        "may_end": rules.may_decline(request.member, one),
        "waits": one.state == IdentityOpening.State.ASKED,
        "alone": not queries.could_allow(request.member),
        "crumbs": _crumbs(request),
        "history": _history(request, one),
    }
    return render(request, "accreditation/identity/opening.html", page)


def _history(request: MemberRequest, one: IdentityOpening) -> Any:
    """To data protection, which alone reads these lines."""
    lines = queries.lines_of(one, holds=request.member.has)
    reading = LineReader(request.member, request.conference)
    return as_history(lines, reading, known=("accreditation.identityopening",))


def _crumbs(request: MemberRequest) -> list[dict[str, str]]:
    here = reverse("accreditation:openings", args=[request.conference.slug])
    return [{"label": _("Openings"), "url": here}]


@data_protection_only
@deed
def opening_allow(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.allow(_one(request, pk), seen=seen_in(request), by=request.by)
    messages.success(
        request, _("Approved. Whoever requested it can open the documents once, within a day.")
    )
    return redirect("accreditation:opening", slug, pk)


@asks_or_guards
@deed
def opening_decline(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.decline(_one(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The opening does not take place."))
    return redirect("accreditation:opening", slug, pk)


@accreditation_only
@deed
def opening_read(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.read(_one(request, pk), by=request.by)
    return redirect("accreditation:opening", slug, pk)


@accreditation_only
@never_cache
@deed
def opening_file(request: MemberRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """A deed, since each file is noted."""
    one = _one(request, pk)
    actions.hand_out(one, kind=kind, by=request.by)
    persons = queries.persons_of([one], reader_of(request.member), request.conference)[one.pk]
    countries = words.named_countries()
    rows = [_row(each, countries) for each in persons if each.record]
    return download(f"{slug}-documents-{one.pk}", kind, words.heads_of_file(), rows)


def _row(one: AskedPerson, countries: dict[str, str]) -> list[str]:
    name = one.person.name if one.person and one.person.named else ""
    party = with_country_inside(one.delegate.delegation)
    return words.row_of_file(name, party, opened_texts(one.record), countries)
