"""Arrivals and departures of a delegation, over its link."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import party_reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.views.focal import frame
from plenipo.kit.days import day_and_hours
from plenipo.kit.forms import done, seen_in, whole
from plenipo.programme.queries.places import local_day
from plenipo.protocol.queries.ranks import classes_of
from plenipo.welcome.access import FocalRequest, deed, focal_points_only
from plenipo.welcome.actions import journeys as actions
from plenipo.welcome.forms.journeys import JourneyForm
from plenipo.welcome.models import Journey
from plenipo.welcome.queries.board import ArrivalsBoard, rows_of
from plenipo.welcome.queries.journeys import journeys_of
from plenipo.welcome.queries.liaison import liaison_of
from plenipo.welcome.rules import may_state_journeys
from plenipo.welcome.views.frame import who_travels
from plenipo.welcome.words.board import BoardWords


def _own(request: FocalRequest) -> Delegation:
    delegation = delegation_of(request.focal.invitation)
    if delegation is None or not may_state_journeys(delegation):
        raise Http404
    delegation.conference = request.conference_of_focal
    return delegation


@focal_points_only
@never_cache
@require_safe
def mine(request: FocalRequest) -> HttpResponse:
    """With ?edit=<number>: that one in the form."""
    delegation = _own(request)
    asked = whole(request.GET.get("edit", ""), 0)
    editing = _one(delegation, asked) if asked else None
    return _page(request, delegation, editing=editing)


def _one(delegation: Delegation, pk: int) -> Journey:
    found = journeys_of(delegation.conference).filter(delegation=delegation, state__in=Journey.OPEN)
    return get_object_or_404(found, pk=pk)


def _page(
    request: FocalRequest,
    delegation: Delegation,
    form: JourneyForm | None = None,
    editing: Journey | None = None,
    status: int = 200,
) -> HttpResponse:
    conference, reader = delegation.conference, party_reader(request.focal)
    found = journeys_of(conference).filter(delegation=delegation).order_by("at", "pk")
    today = local_day(timezone.now(), conference)
    rows = rows_of(conference, reader, today, found)
    said = BoardWords(conference, ArrivalsBoard(today, rows, [], [], classes_of(conference)))
    first = JourneyForm.initial_of(editing) if editing else {"way": "in", "seen": 0}
    who = who_travels(reader, delegation)
    page = frame(
        request,
        delegation=delegation,
        lines=said.lines(rows),
        editing=editing,
        liaison=liaison_of(delegation),
        form=form or JourneyForm(conference, who, initial=first),
    )
    return render(request, "welcome/focal.html", page, status=status)


@focal_points_only
@deed
def state(request: FocalRequest) -> HttpResponse:
    delegation = _own(request)
    who = who_travels(party_reader(request.focal), delegation)
    form = JourneyForm(delegation.conference, who, request.POST)
    if not form.is_valid():
        return _page(request, delegation, form, status=422)
    if not done(
        form,
        lambda: actions.state_journey(delegation, form.values, form.delegates, by=request.focal),
    ):
        return _page(request, delegation, form, status=409)
    return _kept(request, form)


def _kept(request: FocalRequest, form: JourneyForm) -> HttpResponse:
    when = timezone.localtime(form.cleaned_data["at"])
    messages.success(request, _("Saved: %(when)s.") % {"when": day_and_hours(when)})
    return redirect(request.ways.url("welcome:mine"))


@focal_points_only
@deed
def restate(request: FocalRequest, pk: int) -> HttpResponse:
    delegation = _own(request)
    row = _one(delegation, pk)
    who = who_travels(party_reader(request.focal), delegation)
    form = JourneyForm(delegation.conference, who, request.POST)
    if not form.is_valid():
        return _page(request, delegation, form, row, status=422)
    seen = form.cleaned_data["seen"]
    if not done(
        form,
        lambda: actions.restate_journey(
            row, form.values, form.delegates, seen=seen, by=request.focal
        ),
    ):
        return _page(request, delegation, form, row, status=409)
    return _kept(request, form)


@focal_points_only
@deed
def call_off(request: FocalRequest, pk: int) -> HttpResponse:
    row = _one(_own(request), pk)
    actions.call_off_journey(row, seen=seen_in(request), by=request.focal)
    messages.success(request, _("Cancelled."))
    return redirect(request.ways.url("welcome:mine"))
