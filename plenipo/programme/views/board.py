"""The board of rooms and time. Moves come from one form, whoever fills it in: hand, keyboard or mouse."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.programme.access import MemberRequest, any_member, deed, planners_only
from plenipo.programme.actions.sessions import Place, move
from plenipo.programme.forms.sessions import MoveForm, day_in
from plenipo.programme.models import Session
from plenipo.programme.queries.board import board_of
from plenipo.programme.queries.places import local_day, rooms_of
from plenipo.programme.queries.sessions import sessions_of
from plenipo.programme.queries.warnings import Planning
from plenipo.programme.views.frame import frame

UNDO = "programme.undo"


@any_member
@require_safe
def board(request: MemberRequest, slug: str) -> HttpResponse:
    planning = Planning(request.conference)
    day = _day(request.conference, planning, request.GET.get("day"))
    form = MoveForm(request.conference, day, planning.rooms, planning.sessions)
    return _page(request, planning, day, form)


def _page(
    request: MemberRequest, planning: Planning, day: date, form: MoveForm, status: int = 200
) -> HttpResponse:
    shown = board_of(planning, planning.warnings(reader_of(request.member)), day)
    page = {
        **frame(request, "programme:board"),
        "board": shown,
        "form": form,
        "days": _days(request.conference, planning, day),
        "undo": request.GET.get("undo", ""),
        "moved": request.GET.get("moved", ""),
    }
    return render(request, "programme/board.html", page, status=status)


def _days(conference: Conference, planning: Planning, shown: date) -> list[dict[str, Any]]:
    dates = {day.date for day in planning.days} | {shown}
    dates |= {local_day(each.starts, conference) for each in planning.sessions if each.starts}
    return [{"date": each, "current": each == shown} for each in sorted(dates)]


def _day(conference: Conference, planning: Planning, asked: str | None) -> date:
    if day := day_in(asked):
        return min(
            max(day, conference.starts - timedelta(days=30)), conference.ends + timedelta(days=30)
        )
    return planning.days[0].date if planning.days else conference.starts


@planners_only
@deed
def board_move(request: MemberRequest, slug: str) -> HttpResponse:
    conference, planning = request.conference, Planning(request.conference)
    day = _day(conference, planning, request.POST.get("day"))
    form = MoveForm(conference, day, planning.rooms, planning.sessions, request.POST)
    if form.is_valid():
        session, seen = form.cleaned_data["session"]
        session.conference = conference
        try:
            before = move(session, form.place, seen=seen, by=request.member.by("programme"))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("“%(session)s” is moved.") % {"session": session})
            asked = {"day": day, "moved": session.pk, "undo": _kept(session, before)}
            return redirect(f"{reverse('programme:board', args=[slug])}?{urlencode(asked)}")
    return _page(request, Planning(conference), day, form, status=422)


def _kept(session: Session, before: Place) -> str:
    """Where it was and the revision the move made: signed, so that the address says nothing else."""
    times = [moment.isoformat() if moment else "" for moment in (before.starts, before.ends)]
    room = before.room.code if before.room else ""
    return signing.dumps([session.pk, session.revision, room, *times], salt=UNDO, compress=True)


@planners_only
@deed
def board_undo(request: MemberRequest, slug: str) -> HttpResponse:
    """Refused when somebody has changed the session since."""
    try:
        pk, seen, code, starts, ends = signing.loads(request.GET.get("undo", ""), salt=UNDO)
    except signing.BadSignature:
        raise Refused(_("This cannot be undone any more.")) from None
    session = get_object_or_404(sessions_of(request.conference), pk=pk)
    session.conference = request.conference
    room = rooms_of(request.conference).filter(code=code).first() if code else None
    place = Place(room, parse_datetime(starts), parse_datetime(ends))
    move(session, place, seen=seen, by=request.member.by("programme"))
    messages.success(request, _("“%(session)s” is back where it was.") % {"session": session})
    day = local_day(place.starts, request.conference) if place.starts else ""
    asked = urlencode({"day": day, "moved": pk})
    return redirect(f"{reverse('programme:board', args=[slug])}?{asked}")
