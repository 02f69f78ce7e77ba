"""The board of rooms and time. Moves come from one form, whoever fills it in: hand, keyboard or mouse."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole
from plenipo.programme.access import MemberRequest, any_member, deed, planners_only
from plenipo.programme.actions.sessions import RoomAndTime, move
from plenipo.programme.forms.sessions import MoveForm, day_in
from plenipo.programme.models import Session
from plenipo.programme.queries.board import movable_in
from plenipo.programme.queries.places import days_of, local_day, rooms_of
from plenipo.programme.queries.planning import Planning
from plenipo.programme.queries.sessions import sessions_of
from plenipo.programme.views.frame import frame
from plenipo.programme.words.board import board_of
from plenipo.programme.words.warnings import warnings_of

UNDO = "programme.undo"


@any_member
@require_safe
def board(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, ShownBoard(request.conference, request.GET.get("day")))


class ShownBoard:
    """The board of a day as it is read for one answer."""

    def __init__(
        self, conference: Conference, asked: str | None, posted: QueryDict | None = None
    ) -> None:
        days = list(days_of(conference))
        self.day = day_in(asked) or (days[0].date if days else conference.starts)
        around = timedelta(days=30)
        self.day = min(max(self.day, conference.starts - around), conference.ends + around)
        self.planning = Planning(conference, self.day, days)
        self.movable = movable_in(conference)
        self.form = MoveForm(conference, self.day, self.planning.rooms, self.movable, posted)


def _page(request: MemberRequest, shown: ShownBoard, status: int = 200) -> HttpResponse:
    warnings = warnings_of(shown.planning, reader_of(request.member))
    page = {
        **frame(request, "programme:board"),
        "board": board_of(shown.planning, warnings, shown.day, shown.movable),
        "form": shown.form,
        "days": _days(request.conference, shown),
        "track": whole(request.GET.get("track", ""), 0),
        "undo": request.GET.get("undo", "") if request.method == "GET" else "",
        "moved": request.GET.get("moved", ""),
    }
    answer = render(request, "programme/board.html", page, status=status)
    if status >= 400:  # the browser stays at the address of the board, which can be loaded again
        answer["HX-Push-Url"] = "false"
    return answer


def _days(conference: Conference, shown: ShownBoard) -> list[dict[str, Any]]:
    dates = {day.date for day in shown.planning.days} | {shown.day}
    dates |= {local_day(each.starts, conference) for each in shown.movable if each.starts}
    return [{"date": each, "current": each == shown.day} for each in sorted(dates)]


@planners_only
@deed
def board_move(request: MemberRequest, slug: str) -> HttpResponse:
    conference = request.conference
    shown = ShownBoard(conference, request.POST.get("day"), request.POST)
    if shown.form.is_valid():
        session = get_object_or_404(sessions_of(conference), pk=shown.form.number)
        session.conference = conference
        place, seen, by = shown.form.place_of(session), shown.form.seen, request.member.by
        try:
            before = move(session, place, seen=seen, by=by("programme"))
        except Refused as no:
            shown.form.refuse(str(no))
        else:
            messages.success(request, _("“%(session)s” has been moved.") % {"session": session})
            asked: dict[str, str | int] = {
                "day": shown.day.isoformat(),
                "moved": session.pk,
                "undo": _kept(session, before),
            }
            return redirect(f"{reverse('programme:board', args=[slug])}?{urlencode(asked)}")
    return _page(request, shown, status=422)


def _kept(session: Session, before: RoomAndTime) -> str:
    """Where it was and the revision the move made: signed, so that the address says nothing else."""
    times = [moment.isoformat() if moment else "" for moment in (before.starts, before.ends)]
    room = before.room.code if before.room else ""
    return signing.dumps([session.pk, session.revision, room, *times], salt=UNDO, compress=True)


@planners_only
@deed
def board_undo(request: MemberRequest, slug: str) -> HttpResponse:
    """Refused when somebody has changed the session since; the board then says so, and shows how it is."""
    try:
        pk, seen, code, starts, ends = signing.loads(request.GET.get("undo", ""), salt=UNDO)
    except signing.BadSignature:
        raise Refused(_("This can no longer be undone.")) from None
    session = get_object_or_404(sessions_of(request.conference), pk=pk)
    session.conference = request.conference
    room = rooms_of(request.conference).filter(code=code).first() if code else None
    place = RoomAndTime(room, parse_datetime(starts), parse_datetime(ends))
    try:
        move(session, place, seen=seen, by=request.by)
    except Refused as no:
        messages.error(request, str(no))
        day = local_day(session.starts, request.conference).isoformat() if session.starts else ""
        return _page(request, ShownBoard(request.conference, day), status=409)
    messages.success(request, _("“%(session)s” has been moved back.") % {"session": session})
    back_on = local_day(place.starts, request.conference) if place.starts else ""
    asked = urlencode({"day": back_on, "moved": pk})
    return redirect(f"{reverse('programme:board', args=[slug])}?{asked}")
