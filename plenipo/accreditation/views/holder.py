"""One person with their badge: prepared, handed over, replaced, revoked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.actions import lost_badges as losses
from plenipo.accreditation.formats.badges import LAYOUTS
from plenipo.accreditation.forms.badges import HandOverForm, LostForm, NewBadgeForm, RevokeForm
from plenipo.accreditation.forms.of_a_person import (
    LOST_IDS,
    NEW_IDS,
    REVOKE_IDS,
    part_of,
    photo_of,
)
from plenipo.accreditation.models import Badge
from plenipo.accreditation.queries import badges as queries
from plenipo.accreditation.views.badges import line_in_words, reading_of
from plenipo.accreditation.views.frame import crumbs, frame
from plenipo.accreditation.words import badges as words
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.views import persons
from plenipo.delegations.words.of_a_person import as_page
from plenipo.kit.forms import done, seen_in, whole


@accreditation_only
@require_safe
def holder(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    return page_of(request, person)


def line_or_404(request: MemberRequest, person: int) -> queries.BadgeLine:
    found = [each for each in reading_of(request, [person]).lines if each.person == person]
    if not found:
        raise Http404
    return found[0]


def page_of(
    request: MemberRequest, person: int, status: int = 200, **typed: forms.Form
) -> HttpResponse:
    """The page of the person; of its own for who is in no delegation any more. `typed`: the form that was wrong."""
    seen = persons.seen_here(request, person)
    if seen is not None:
        return persons.page_of(request, seen, status, **typed)
    line = line_or_404(request, person)
    photo = photo_of(request.conference, reader_of(request.member), person)
    page: dict[str, Any] = {
        **frame(request),
        "line": line,
        **as_page([part_of(line, request.conference, typed), *([photo] if photo else [])]),
        "wrong": list(typed.values()),
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/badges/holder.html", page, status=status)


def to_holder(request: MemberRequest, person: int) -> HttpResponse:
    """Where what may be done with the badge stands."""
    of_a_delegation = persons.seen_here(request, person) is not None
    page = "delegations:person" if of_a_delegation else "accreditation:holder"
    return redirect(page, request.conference.slug, person)


def _valid(request: MemberRequest, person: int) -> Badge:
    """The badge the page was drawn for; it may have ended since, which the deed then says."""
    pk = whole(request.POST.get("badge", ""), 0)
    found = Badge.objects.filter(conference=request.conference, person=person)
    badge: Badge = get_object_or_404(found.select_related("category", "conference"), pk=pk)
    return badge


@accreditation_only
@deed
def prepare(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    """Prepared and put into a print run of its own."""
    made = actions.draw_up(request.conference, [person], by=request.by)
    run = actions.print_badges(request.conference, made, next(iter(LAYOUTS)), by=request.by)
    return redirect("accreditation:run", slug, run.pk)


@accreditation_only
@deed
def print_one(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    badge = _valid(request, person)
    seen, layout = seen_in(request), next(iter(LAYOUTS))
    run = actions.print_badges(request.conference, [badge], layout, seen=seen, by=request.by)
    return redirect("accreditation:run", slug, run.pk)


@accreditation_only
@deed
def reissue(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    """ "I lost my badge": the old code ends, the new badge goes to the printer."""
    badge, form = (
        _valid(request, person),
        NewBadgeForm(request.conference, request.POST, auto_id=NEW_IDS),
    )
    if not form.is_valid():
        return page_of(request, person, 422, reissue_form=form)
    why, category = form.cleaned_data["why"], form.cleaned_data["category"]
    new = actions.reissue(
        badge, lost=why == "lost", reason=str(words.WHY[why]), category=category, by=request.by
    )
    run = actions.print_badges(request.conference, [new], next(iter(LAYOUTS)), by=request.by)
    told = {"old": words.number_of(badge), "new": words.number_of(new)}
    messages.success(
        request, _("Badge %(old)s is no longer accepted. Badge %(new)s replaces it.") % told
    )
    return redirect("accreditation:run", slug, run.pk)


@accreditation_only
@deed
def lost(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    """Without a new one, as long as the person has not come."""
    badge, form = _valid(request, person), LostForm(request.POST, auto_id=LOST_IDS)
    if form.is_valid() and done(
        form, lambda: losses.report_lost(badge, by=request.by, **form.cleaned_data), at="reason"
    ):
        said = _("Badge %(number)s is no longer accepted.")
        messages.success(request, said % {"number": words.number_of(badge)})
        return to_holder(request, person)
    return page_of(request, person, 422, lost_form=form)


@accreditation_only
@deed
def found(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    badge = _valid(request, person)
    losses.found_again(badge, by=request.by)
    messages.success(
        request, _("Badge %(number)s is accepted again.") % {"number": words.number_of(badge)}
    )
    return to_holder(request, person)


@accreditation_only
@deed
def loss_noted(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    """Reported by the delegation: the desk knows, and it waits no longer."""
    losses.note_loss(_valid(request, person), by=request.by)
    messages.success(request, _("Noted. The badge stays blocked."))
    return to_holder(request, person)


@accreditation_only
@deed
def revoke(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    badge, form = _valid(request, person), RevokeForm(request.POST, auto_id=REVOKE_IDS)
    if form.is_valid() and done(
        form, lambda: actions.revoke(badge, by=request.by, **form.cleaned_data), at="reason"
    ):
        said = _("Badge %(number)s is no longer accepted.")
        messages.success(request, said % {"number": words.number_of(badge)})
        return redirect("accreditation:badges", slug)
    return page_of(request, person, 422, revoke_form=form)


@accreditation_only
@deed
def returned(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    badge = _valid(request, person)
    actions.take_back(badge, by=request.by)
    messages.success(
        request, _("Badge %(number)s has been returned.") % {"number": words.number_of(badge)}
    )
    return to_holder(request, person)


@accreditation_only
@deed
def undo_collected(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    actions.undo_hand_over(_valid(request, person), by=request.by)
    messages.success(request, _("The badge is recorded as not collected."))
    return to_holder(request, person)


# ---- handing over, one or many


@accreditation_only
@require_safe
def hand_over(request: MemberRequest, slug: str) -> HttpResponse:
    return _hand_over_page(request, request.GET.getlist("row"))


def _delegations(request: MemberRequest, found: list[Badge]) -> Any:
    here = {each.delegation_id for each in found if each.delegation_id}
    return Delegation.objects.filter(conference=request.conference, pk__in=here)


def _waiting(request: MemberRequest, rows: list[str]) -> list[Badge]:
    persons = [whole(each, 0) for each in rows]
    return queries.badges_chosen(request.conference, persons, Badge.WITH_US)


def _hand_over_page(
    request: MemberRequest, rows: list[str], form: HandOverForm | None = None, status: int = 200
) -> HttpResponse:
    found = _waiting(request, rows)
    delegations = _delegations(request, found)
    lines = reading_of(request, [each.person_id or 0 for each in found]).lines
    whose = list(delegations)
    first: dict[str, Any] = {"delegation": whose[0] if len(whose) == 1 and len(found) > 1 else None}
    if len(lines) == 1:
        first["receiver"] = lines[0].name
    page = {
        **frame(request),
        "lines": [line_in_words(each) for each in lines],
        "rows": [each.person_id for each in found],
        "left": len(set(rows)) - len(found),
        "form": form or HandOverForm(delegations, initial=first),
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/badges/hand_over.html", page, status=status)


@accreditation_only
@deed
def hand_over_do(request: MemberRequest, slug: str) -> HttpResponse:
    rows = request.POST.getlist("row")
    found = _waiting(request, rows)
    form = HandOverForm(_delegations(request, found), request.POST)
    if not form.is_valid():
        return _hand_over_page(request, rows, form, 422)
    receipt = actions.hand_over(request.conference, found, by=request.by, **form.cleaned_data)
    return redirect("accreditation:receipt", slug, receipt.number)
