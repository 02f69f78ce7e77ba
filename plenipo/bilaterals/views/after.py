"""After a meeting: the note and the read-out of a side, both read-outs for the desk, figures without pairs."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, SideRequest, deed, delegations_only, desk_only
from plenipo.bilaterals.actions import after as actions
from plenipo.bilaterals.forms.after import NoteForm, ReadOutForm
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries import after as queries
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.requests import requests_of_desk, requests_seen_by, told_to
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.views.focal import frame
from plenipo.kit.errors import Refused


def _wanted(request: SideRequest, pk: UUID) -> MeetingRequest:
    return get_object_or_404(requests_seen_by(request.delegation), pk=pk)


@delegations_only
@never_cache
def note(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted = _wanted(request, pk)
    kept, noted = queries.note_of(wanted, request.delegation)
    initial: dict[str, Any] = {"seen": 0, "held_on": timezone.localdate()}
    if kept:
        names = ("outcome", "held_on", "classification")
        initial = {"seen": kept.revision, **{name: getattr(kept, name) for name in names}}
        initial |= vars(noted)
    else:
        initial["present"] = queries.usual_presence(request.delegation, reader_of(request.focal))
    return _page(request, wanted, NoteForm(initial=initial))


def _page(
    request: SideRequest,
    wanted: MeetingRequest,
    form: NoteForm,
    read_out: ReadOutForm | None = None,
    status: int = 200,
) -> HttpResponse:
    seen, text = queries.read_out_of(wanted, request.delegation)
    page = frame(
        request,
        wanted=wanted,
        told=told_to(request.delegation, wanted),
        form=form,
        read_out=read_out or ReadOutForm(initial={"seen": seen, "text": text}, prefix="read"),
        may=queries.may_be_noted(wanted, timezone.now()),
    )
    return render(request, "bilaterals/focal/note.html", page, status=status)


@delegations_only
@deed
def note_keep(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted, form = _wanted(request, pk), NoteForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.keep_note(
                wanted,
                form.noted(),
                side=request.delegation,
                outcome=told["outcome"],
                classification=told["classification"],
                held_on=told["held_on"],
                seen=told["seen"],
                by=by_focal(request.focal),
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Kept; only your side reads it."))
            return redirect("bilaterals:note", pk=pk)
    return _page(request, wanted, form, status=422)


@delegations_only
@deed
def read_out_keep(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted, form = _wanted(request, pk), ReadOutForm(request.POST, prefix="read")
    if form.is_valid():
        told, by = form.cleaned_data, by_focal(request.focal)
        try:
            actions.keep_read_out(
                wanted, told["text"], side=request.delegation, seen=told["seen"], by=by
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Your read-out is kept."))
            return redirect("bilaterals:note", pk=pk)
    blank = NoteForm(initial={"seen": 0, "held_on": timezone.localdate()})
    return _page(request, wanted, blank, form, status=422)


@desk_only
@never_cache
def read_outs(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """Both sides' read-outs, with what only one of them says marked."""
    wanted = get_object_or_404(requests_of_desk(request.conference), pk=pk)
    page = {
        "wanted": wanted,
        "asked": asked_name(wanted),
        "both": queries.side_by_side(wanted),
    }
    return render(request, "bilaterals/desk/read_outs.html", page)


@desk_only
@never_cache
def statistics(request: MemberRequest, slug: str) -> HttpResponse:
    page = {"figures": queries.statistics_of(request.conference), "fewest": queries.FEWEST}
    return render(request, "bilaterals/desk/statistics.html", page)
