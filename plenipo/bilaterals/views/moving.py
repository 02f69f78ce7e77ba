"""One meeting of a plan: locked, or moved in one step to where the judge says that it can be held; and put back."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions import moving
from plenipo.bilaterals.actions import plans as planning
from plenipo.bilaterals.bridge.moving import Where, places_of
from plenipo.bilaterals.forms.plans import LocksForm
from plenipo.bilaterals.models import Plan, PlannedMeeting
from plenipo.bilaterals.queries.board import days_of_board
from plenipo.bilaterals.queries.desk import asked_in_full
from plenipo.bilaterals.queries.plans import meetings_of
from plenipo.bilaterals.queries.standing import broken_in, clock_of
from plenipo.bilaterals.views.plans import one_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole

UNDO = "bilaterals.meeting"
LOCKS = planning.LOCKS


def _meeting(request: MemberRequest, number: int, pk: int) -> PlannedMeeting:
    found = PlannedMeeting.objects.select_related(
        "plan__conference__series", "request__asker", "request__asked", "request__conference"
    )
    return get_object_or_404(found, pk=pk, plan=one_of(request, number))


@desk_only
@never_cache
def meeting(request: MemberRequest, slug: str, number: int, pk: int) -> HttpResponse:
    return _page(request, _meeting(request, number, pk), day=request.GET.get("day", ""))


def _page(
    request: MemberRequest,
    one: PlannedMeeting,
    status: int = 200,
    *,
    day: str = "",
    refused: str = "",
    form: LocksForm | None = None,
) -> HttpResponse:
    """With the places of one day: of its own, unless another is asked for."""
    initial = {"seen": one.plan.revision, **{name: getattr(one, name) for name in LOCKS}}
    page = {
        "meeting": one,
        "plan": one.plan,
        "asked": asked_in_full(one.request),
        "form": form or LocksForm(initial=initial),
        "may_change": one.plan.state in planning.LOCKABLE,
        "in_force": one.plan.state == Plan.State.IN_FORCE,
        "locked": one.time_locked or one.room_locked,
        "refused": refused,
    }
    if page["may_change"]:
        page |= _places(one, day)
    return render(request, "bilaterals/desk/meeting.html", page, status=status)


def _places(one: PlannedMeeting, wanted: str) -> dict[str, Any]:
    clock, rows = clock_of(one.plan), meetings_of(one.plan)
    zone, now = ZoneInfo(one.plan.conference.zone), timezone.now()
    days = days_of_board(clock.numbered.known)
    own = one.starts.astimezone(zone).date()
    day = next((each for each in days if each.isoformat() == wanted), own)
    broken = broken_in(one.plan, rows, clock=clock, now=now)
    there = places_of(clock, one, rows, after=now) if one.ends > now else []
    return {
        "days": days,
        "day": day,
        "places": [each for each in there if _is_on(each, day, zone)],
        "why": next((each.reasons for each in broken if each.meeting.pk == one.pk), ()),
        "over": one.ends <= now,
    }


def _is_on(where: Where, day: date, zone: ZoneInfo) -> bool:
    return where.starts.astimezone(zone).date() == day


@desk_only
@deed
def meeting_change(request: MemberRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """What of it is locked."""
    one, form = _meeting(request, number, pk), LocksForm(request.POST)
    if form.is_valid():
        told = dict(form.cleaned_data)
        if done(
            form,
            lambda: planning.change_meeting(one, seen=told.pop("seen"), by=request.by, **told),
        ):
            messages.success(request, _("Saved."))
            return redirect("bilaterals:plan", slug=slug, number=number)
    return _page(request, one, 422, form=form)


@desk_only
@deed
def meeting_move(request: MemberRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """`place`: time and room, as the button that was pressed says them."""
    one, day = _meeting(request, number, pk), request.POST.get("day", "")
    starts, room = _place_in(request.POST.get("place", ""))
    if starts is None:
        return _page(request, one, 422, day=day, refused=_("Choose a time and a room."))
    seen = seen_in(request)
    try:
        before = moving.move(one, seen=seen, starts=starts, room=room, by=request.by)
    except Refused as no:
        return _page(request, _meeting(request, number, pk), 409, day=day, refused=str(no))
    messages.success(request, _said(one.plan))
    told: dict[str, str | int] = {
        "day": starts.astimezone(ZoneInfo(request.conference.zone)).date().isoformat(),
        "moved": pk,
        "put_back": _signed(before),
    }
    return redirect(f"{reverse('bilaterals:plan', args=[slug, number])}?{urlencode(told)}")


def _said(plan: Plan) -> str:
    if plan.state == Plan.State.IN_FORCE:
        return _("The meeting has been moved. Letters to both sides are drafted.")
    return _("The meeting has been moved. Nobody is notified until the plan is in force.")


def _place_in(text: str) -> tuple[datetime | None, int]:
    moment, _bar, room = text.partition("|")
    try:
        starts = parse_datetime(moment)
    except ValueError:
        starts = None
    number = whole(room, 0)
    return (starts, number) if starts and starts.tzinfo and number else (None, 0)


def _signed(before: moving.PlaceBefore) -> str:
    place = [each.isoformat() if isinstance(each, datetime) else each for each in before.place]
    told = [before.meeting, before.seen, place, list(before.letters)]
    return signing.dumps(told, salt=UNDO, compress=True)


@desk_only
@deed
def meeting_undo(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    try:
        pk, seen, place, letters = signing.loads(request.GET.get("before", ""), salt=UNDO)
    except signing.BadSignature:
        raise Refused(_("This can no longer be undone.")) from None
    starts, ends = (datetime.fromisoformat(each) for each in place[:2])
    one = _meeting(request, number, pk)
    before = moving.PlaceBefore(pk, seen, (starts, ends, *place[2:]), tuple(letters))
    moving.put_back(one, before, by=request.by)
    messages.success(request, _("The meeting has been moved back."))
    day = starts.astimezone(ZoneInfo(request.conference.zone)).date().isoformat()
    where = reverse("bilaterals:plan", args=[slug, number])
    return redirect(f"{where}?{urlencode({'day': day, 'moved': pk})}")
