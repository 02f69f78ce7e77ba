"""The seating of a meeting: looked at, confirmed and withdrawn by a side, locked by the desk."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, SideRequest, deed, delegations_only, desk_only
from plenipo.bilaterals.actions import meetings as arranging
from plenipo.bilaterals.actions import table as actions
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries.requests import requests_of_desk, told_to
from plenipo.bilaterals.queries.table import MeetingTable, table_of
from plenipo.bilaterals.rules import asks
from plenipo.bilaterals.views.focal import seen_by
from plenipo.bilaterals.words.table import called_by_desk, in_words
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.views.focal import frame
from plenipo.kit.forms import seen_in


def _table(wanted: MeetingRequest) -> MeetingTable:
    """Of an agreed request; where one meeting counts for two, under the one it stands under."""
    if wanted.state not in MeetingRequest.AGREED:
        raise Http404
    found = table_of(wanted)
    if found.meeting and found.meeting.request_id != wanted.pk:
        raise Http404
    return found


# ---- a side


@delegations_only
@never_cache
def seating(request: SideRequest, pk: UUID) -> HttpResponse:
    table = _table(get_object_or_404(seen_by(request), pk=pk))
    told = told_to(request.delegation, table.request)
    ours = asks(request.delegation, table.request)
    us, them = request.delegation.to_call, told.whom
    called = {"asker": us, "asked": them} if ours else {"asker": them, "asked": us}
    page = {**in_words(table, called), "mine": table.asker if ours else table.asked}
    return render(
        request, "bilaterals/focal/seating.html", frame(request, wanted=table.request, **page)
    )


@delegations_only
@deed
def sign(request: SideRequest, pk: UUID) -> HttpResponse:
    table, side = _table(get_object_or_404(seen_by(request), pk=pk)), request.delegation
    by = by_focal(request.focal)
    both = arranging.sign(table.request, side=side, seen=seen_in(request), by=by)
    messages.success(request, said_of_both(both))
    return redirect(request.ways.url("bilaterals:seating", pk))


@delegations_only
@deed
def unsign(request: SideRequest, pk: UUID) -> HttpResponse:
    table = _table(get_object_or_404(seen_by(request), pk=pk))
    actions.unsign(table.request, side=request.delegation, by=by_focal(request.focal))
    messages.success(request, _("Your confirmation has been withdrawn."))
    return redirect(request.ways.url("bilaterals:seating", pk))


def said_of_both(both: bool) -> str:
    if both:
        return _("Both sides have confirmed these arrangements: the meeting is confirmed.")
    return _("Confirmed. The other side has been notified.")


# ---- the desk


def _of_desk(request: MemberRequest, pk: UUID, **what: Any) -> MeetingTable:
    return _table(get_object_or_404(requests_of_desk(request.conference), pk=pk, **what))


@desk_only
@never_cache
def desk_seating(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    table = _of_desk(request, pk)
    page = {
        **in_words(table, called_by_desk(table)),
        "wanted": table.request,
        "mine": table.asked,
        "enter_for": [each for each in (table.request.asker, table.request.asked) if each],
    }
    return render(request, "bilaterals/desk/seating.html", page)


@desk_only
@deed
def desk_sign(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """For the host; what a delegation says is entered on its own pages."""
    wanted = _of_desk(request, pk, to_host=True).request
    both = arranging.sign(wanted, side=None, seen=seen_in(request), by=request.by)
    messages.success(request, said_of_both(both))
    return redirect("bilaterals:desk-seating", slug=slug, pk=pk)


@desk_only
@deed
def desk_unsign(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    actions.unsign(_of_desk(request, pk, to_host=True).request, side=None, by=request.by)
    messages.success(request, _("Your confirmation has been withdrawn."))
    return redirect("bilaterals:desk-seating", slug=slug, pk=pk)


@desk_only
@deed
def lock_seating(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    actions.lock_seating(_of_desk(request, pk).request, seen=seen_in(request), by=request.by)
    messages.success(request, _("The seating is locked."))
    return redirect("bilaterals:desk-seating", slug=slug, pk=pk)


@desk_only
@deed
def unlock_seating(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    wanted = _of_desk(request, pk).request
    actions.unlock_seating(wanted, seen=seen_in(request), by=request.by)
    messages.success(request, _("The seating has been unlocked."))
    return redirect("bilaterals:desk-seating", slug=slug, pk=pk)
