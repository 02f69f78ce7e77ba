"""Hotel rooms of a delegation, over its link: what it wishes, and where its people sleep."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import party_reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.views.focal import frame
from plenipo.kit.forms import done, seen_in, whole
from plenipo.welcome.access import FocalRequest, deed, focal_points_only
from plenipo.welcome.actions import rooms as actions
from plenipo.welcome.forms.rooms import RoomWishForm
from plenipo.welcome.models import Lodging
from plenipo.welcome.queries.hotels import lodgings_of, room_rows, rooms_taken
from plenipo.welcome.rules import may_state_journeys
from plenipo.welcome.views.frame import who_travels
from plenipo.welcome.words.rooms import lines_of_rooms


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
    return _page(request, delegation, editing=_one(delegation, asked) if asked else None)


def _one(delegation: Delegation, pk: int) -> Lodging:
    return get_object_or_404(
        rooms_taken(delegation.conference).filter(delegation=delegation), pk=pk
    )


def _form(
    request: FocalRequest, delegation: Delegation, *args: object, **kw: object
) -> RoomWishForm:
    who = who_travels(party_reader(request.focal), delegation)
    return RoomWishForm(delegation.conference, who, *args, **kw)


def _page(
    request: FocalRequest,
    delegation: Delegation,
    form: RoomWishForm | None = None,
    editing: Lodging | None = None,
    status: int = 200,
) -> HttpResponse:
    conference, reader = delegation.conference, party_reader(request.focal)
    found = (
        lodgings_of(conference).filter(delegation=delegation).order_by("cancelled", "first", "pk")
    )
    usual = {"first": conference.starts, "last": conference.ends, "guests": 1, "seen": 0}
    first = RoomWishForm.initial_of(editing) if editing else usual
    page = frame(
        request,
        delegation=delegation,
        lines=lines_of_rooms(room_rows(conference, reader, found, {})),
        editing=editing,
        form=form or _form(request, delegation, initial=first),
    )
    return render(request, "welcome/focal_rooms.html", page, status=status)


@focal_points_only
@deed
def state(request: FocalRequest) -> HttpResponse:
    delegation = _own(request)
    form = _form(request, delegation, request.POST)
    if not form.is_valid():
        return _page(request, delegation, form, status=422)
    if not done(
        form,
        lambda: actions.state_room(delegation, form.values, form.delegates, by=request.focal),
    ):
        return _page(request, delegation, form, status=409)
    messages.success(request, _("Saved."))
    return redirect(request.ways.url("welcome:my-rooms"))


@focal_points_only
@deed
def restate(request: FocalRequest, pk: int) -> HttpResponse:
    delegation = _own(request)
    row = _one(delegation, pk)
    form = _form(request, delegation, request.POST)
    if not form.is_valid():
        return _page(request, delegation, form, row, status=422)
    seen = form.cleaned_data["seen"]
    if not done(
        form,
        lambda: actions.restate_room(row, form.values, form.delegates, seen=seen, by=request.focal),
    ):
        return _page(request, delegation, form, row, status=409)
    messages.success(request, _("Saved."))
    return redirect(request.ways.url("welcome:my-rooms"))


@focal_points_only
@deed
def give_up(request: FocalRequest, pk: int) -> HttpResponse:
    actions.give_up_room(_one(_own(request), pk), seen=seen_in(request), by=request.focal)
    messages.success(request, _("Cancelled."))
    return redirect(request.ways.url("welcome:my-rooms"))
