"""The board of a plan. Moves come from one form, whoever fills it in: hand, keyboard or mouse."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions import plans as planning
from plenipo.bilaterals.bridge.standing import Broken, Clock
from plenipo.bilaterals.forms.plans import AskForm, LockForm, PlaceForm
from plenipo.bilaterals.models import Plan, PlannedMeeting
from plenipo.bilaterals.queries import board as queries
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.plans import meetings_of
from plenipo.bilaterals.queries.standing import broken_in, clock_of
from plenipo.bilaterals.views.plans import TONES, one_of
from plenipo.bilaterals.words.plans import since_seen
from plenipo.kit.days import share
from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole
from plenipo.kit.phrases import labelled

UNDO = "bilaterals.undo"
SHOWN = (Plan.State.READY, Plan.State.IN_FORCE, Plan.State.SUPERSEDED)


@dataclass
class BoardView:
    """A plan as it is read for one answer: of a day, compared with another plan."""

    request: MemberRequest
    plan: Plan
    day: str
    since: str = ""
    refused: tuple[int, str] = (0, "")
    codes: bool = False

    @cached_property
    def meetings(self) -> list[PlannedMeeting]:
        return meetings_of(self.plan)

    @cached_property
    def other(self) -> Plan | None:
        number = whole(self.since, None)
        return self.plan.near if number is None else one_of(self.request, number)

    @cached_property
    def board(self) -> queries.MeetingBoard:
        return self._board()

    def _board(self) -> queries.MeetingBoard:
        before = queries.places_in(self.other)
        wrong = {each.meeting.pk: each.reasons for each in self.broken}
        return queries.board_of(
            self.plan,
            self.meetings,
            self.day,
            before,
            self.refused,
            known=self.clock.numbered.known,
            wrong=wrong,
            codes=self.codes,
        )

    @cached_property
    def clock(self) -> Clock:
        return clock_of(self.plan)

    @cached_property
    def broken(self) -> list[Broken]:
        """Of plans that are, or may be put, in force."""
        if self.plan.state not in planning.LOCKABLE:
            return []
        return broken_in(self.plan, self.meetings, clock=self.clock)

    def refuse(self, meeting: int, sentence: str) -> None:
        """Drawn again, with the sentence next to the meeting."""
        self.refused = (meeting, sentence)
        self.board = self._board()

    def address(self, **more: Any) -> str:
        told = {"day": self.board.day.isoformat(), "since": self.since}
        asked = {**told, "codes": "1" if self.codes else "", **more}
        asked = {name: value for name, value in asked.items() if value}
        where = reverse("bilaterals:plan", args=[self.plan.conference.slug, self.plan.number])
        return f"{where}?{urlencode(asked)}"


@desk_only
@never_cache
def plan(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """The plan as a board; while it is made, how far it is."""
    one = one_of(request, number)
    if request.htmx.target == "making" or one.state not in SHOWN:
        alone = request.htmx.target == "making"
        name = "bilaterals/desk/_making.html" if alone else "bilaterals/desk/plan.html"
        return render(request, name, {"plan": one, **_head(one)})
    asked = request.GET
    sheet = BoardView(request, one, asked.get("day", ""), asked.get("since", ""))
    sheet.codes = bool(asked.get("codes"))
    return _page(request, sheet)


def _page(
    request: MemberRequest, sheet: BoardView, status: int = 200, **forms: Any
) -> HttpResponse:
    one, board = sheet.plan, sheet.board
    seen, asked = one.revision, request.GET if request.method == "GET" else {}
    page = {
        "plan": one,
        **_head(one),
        "ask": AskForm(),
        "board": board,
        "other": sheet.other,
        "since_number": sheet.since,
        "since_query": f"&since={sheet.since}" if sheet.since else "",
        "may_move": one.state == Plan.State.READY,
        "may_lock": one.state in planning.LOCKABLE,
        "form": PlaceForm(board=board, initial={"seen": seen}),
        "lock": LockForm(board=board, initial={"lock_seen": seen}),
        "undo": asked.get("undo", ""),
        "moved": asked.get("moved", ""),
        "put_back": asked.get("put_back", "") if one.state in planning.LOCKABLE else "",
        "held": len(sheet.meetings),
        "codes": sheet.codes,
        "broken": [(each, asked_name(each.meeting.request)) for each in sheet.broken],
        "since": since_seen(one),
        **forms,
    }
    answer = render(request, "bilaterals/desk/plan.html", page, status=status)
    if status >= 400:  # the browser stays at the address of the plan, which can be loaded again
        answer["HX-Push-Url"] = "false"
    return answer


def _head(plan: Plan) -> dict[str, Any]:
    told = plan.figures
    figures = [
        {"label": _("meetings scheduled"), "value": told.get("held", "–"),
         "note": _("of %(n)s agreed") % {"n": told.get("asked", "–")}},
        {"label": _("of the proven maximum"), "value": share(told["share"] / 100) if "share" in told else "–",
         "note": _("weighted")},
        {"label": _("idle times"), "value": told.get("gaps", "–"),
         "note": _("free periods between two meetings on the same day")},
    ]  # fmt: skip
    return {
        "tone": TONES[Plan.State(plan.state)],
        "figures": figures,
        "job": {"done": min(told.get("seconds", 0), plan.seconds), "total": plan.seconds},
    }


def _posted(request: MemberRequest, number: int) -> BoardView:
    told = request.POST
    sheet = BoardView(request, one_of(request, number), told.get("day", ""), told.get("since", ""))
    sheet.codes = bool(told.get("codes"))
    return sheet


@desk_only
@deed
def board_move(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    sheet = _posted(request, number)
    form = PlaceForm(request.POST, board=sheet.board)
    if form.is_valid():
        told = form.cleaned_data
        meeting = next(each for each in sheet.meetings if each.pk == told["session"])
        before = _kept(meeting, told["seen"])
        try:
            planning.change_meeting(meeting, seen=told["seen"], by=request.by, **form.values())
        except Refused as no:
            sheet.refuse(meeting.pk, str(no))
            form.add_error(None, labelled(meeting.request.code, no))
        else:
            messages.success(request, _("Saved. Nobody is notified until the plan is in force."))
            return redirect(sheet.address(moved=meeting.pk, undo=before))
    return _page(request, sheet, 422, form=form)


def _kept(meeting: PlannedMeeting, seen: int) -> str:
    """Where it was, and the revision of the plan after the move: signed, the address says nothing else."""
    told = [meeting.pk, seen + 1, meeting.room_id, meeting.starts.isoformat()]
    return signing.dumps(told, salt=UNDO, compress=True)


@desk_only
@deed
def board_undo(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """Refused when somebody has changed the plan since; the board then says so, and shows how it is."""
    try:
        pk, seen, room, starts = signing.loads(request.GET.get("undo", ""), salt=UNDO)
    except signing.BadSignature:
        raise Refused(_("This can no longer be undone.")) from None
    one = one_of(request, number)
    meeting = get_object_or_404(PlannedMeeting, plan=one, pk=pk)
    moment = parse_datetime(starts) or meeting.starts
    day = moment.astimezone(ZoneInfo(one.conference.zone)).date().isoformat()
    sheet = BoardView(request, one, day, request.GET.get("since", ""))
    try:
        planning.change_meeting(meeting, seen=seen, by=request.by, starts=moment, room_id=room)
    except Refused as no:
        messages.error(request, str(no))
        return _page(request, sheet, 409)
    messages.success(request, _("The meeting has been moved back."))
    return redirect(sheet.address(moved=pk))


@desk_only
@deed
def lock(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """A whole room or a whole person, for the day on the board."""
    sheet = _posted(request, number)
    form = LockForm(request.POST, board=sheet.board)
    if form.is_valid():
        (kind, pk), on = form.whose(), request.POST.get("do") != "unlock"
        seen, by = form.cleaned_data["lock_seen"], request.by
        day = _whole(sheet.board.day, ZoneInfo(request.conference.zone))
        try:
            n = planning.lock_day(sheet.plan, day, kind=kind, number=pk, on=on, seen=seen, by=by)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _locked(n) if on else _unlocked(n))
            return redirect(sheet.address())
    return _page(request, sheet, 422, lock=form)


def _whole(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    begins = datetime.combine(day, time(), zone)
    return begins, begins + timedelta(days=1)


def _locked(n: int) -> str:
    return ngettext("%(n)s meeting has been locked.", "%(n)s meetings have been locked.", n) % {
        "n": n
    }


def _unlocked(n: int) -> str:
    return ngettext("%(n)s meeting has been unlocked.", "%(n)s meetings have been unlocked.", n) % {
        "n": n
    }
