"""After a meeting: what became of it; each side's note and follow-ups for itself, each side's read-out."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals import rules
from plenipo.bilaterals.actions.journal import note, tell_news
from plenipo.bilaterals.bridge.noted import NoteText, Undertaken, sealed
from plenipo.bilaterals.models import (
    Course,
    FollowUp,
    MeetingRequest,
    Note,
    PlannedMeeting,
    ReadOut,
    Report,
)
from plenipo.bilaterals.queries.after import may_be_noted
from plenipo.bilaterals.queries.meetings import meeting_in_force
from plenipo.bilaterals.rules import Side
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.kit.errors import Refused
from plenipo.kit.sealed import seal
from plenipo.records.actions import amend
from plenipo.records.models import WORKER, By


@transaction.atomic
def keep_note(
    request: MeetingRequest,
    noted: NoteText,
    *,
    side: Side,
    classification: str,
    held_on: date,
    seen: int,
    by: By,
) -> None:
    """Keep a side's note. Nobody else reads it: not the other side, and not the desk unless it is the desk's own."""
    _must_have_begun(side, request)
    values = {
        "sealed": sealed(noted),
        "classification": classification,
        "held_on": held_on,
        "at": timezone.now(),
    }
    _write(Note, request, side, seen, values)
    note(DeskVerb.NOTED, by=by, about=request)


@transaction.atomic
def keep_read_out(request: MeetingRequest, text: str, *, side: Side, seen: int, by: By) -> None:
    """Keep what a side says of the meeting. The desk reads both side by side; the other side reads its own."""
    _must_have_begun(side, request)
    _write(ReadOut, request, side, seen, {"sealed": seal(text), "at": timezone.now()})
    note(DeskVerb.READ_OUT, by=by, about=request)


def _write(
    kind: type[Note] | type[ReadOut],
    request: MeetingRequest,
    side: Side,
    seen: int,
    values: dict[str, object],
) -> None:
    mine = kind.objects.filter(request=request, side=side)
    if not seen and not mine.exists():
        try:
            with transaction.atomic():
                kind.objects.create(request=request, side=side, revision=1, **values)
        except IntegrityError:
            raise Refused(
                _("A colleague on your side has since changed this. Reload the page to see it.")
            ) from None
    elif not amend(mine.filter(revision=seen), **values):
        raise Refused(
            _("A colleague on your side has since changed this. Reload the page to see it.")
        )


def _must_have_begun(side: Side, request: MeetingRequest) -> None:
    concerned = rules.asks(side, request) or rules.is_asked(side, request)
    if not concerned or not may_be_noted(request, timezone.now()):
        raise Refused(_("Notes can be taken once the meeting has begun."))


def not_of_another(request: MeetingRequest, meeting: PlannedMeeting | None) -> None:
    """Where one meeting counts for two requests, it is looked after at the one it stands under."""
    if meeting is not None and meeting.request_id != request.pk:
        raise Refused(_("This meeting is managed under the other side's request."))


# ---- what became of it


@transaction.atomic
def say_course(
    request: MeetingRequest,
    *,
    side: Side,
    state: str,
    absent: str = "",
    minutes: int | None = None,
    seen: int,
    by: By,
) -> Course:
    """A side, its liaison officer or the desk (`side` None) says what became of the meeting.

    Each side's own report is kept beside the others. The last word counts, and the desk's word against both sides'.

    A meeting may be cancelled before it begins: the other side is told that there is news, its place is free.
    """
    said_by = _who_says(request, side)
    _may_be_said(request, state)
    values = {
        "state": state,
        "absent": absent if state == Course.State.NO_SHOW else "",
        "minutes": minutes,
        "said_by": said_by,
        "at": timezone.now(),
    }
    report = {name: value for name, value in values.items() if name != "said_by"}
    Report.objects.update_or_create(request=request, said_by=said_by, defaults=report)
    if side is not None and Report.objects.filter(request=request, said_by="").exists():
        note(DeskVerb.COURSE, by=by, about=request)
        return Course.objects.get(request=request)
    try:
        with transaction.atomic():
            before = _last_word(request, seen, values)
    except IntegrityError:
        raise Refused(_("Choose which side did not attend.")) from None
    if Course.State.CANCELLED in (state, before) and state != before:
        for other in (request.asker, request.asked):
            if other is not None and (side is None or other.pk != side.pk):
                tell_news(other, request.conference)
    note(DeskVerb.COURSE, by=by, about=request)
    return Course.objects.get(request=request)


def _last_word(request: MeetingRequest, seen: int, values: dict[str, Any]) -> str:
    """Write it; returns what stood there before."""
    course, made = Course.objects.select_for_update().get_or_create(
        request=request, defaults={**values, "revision": 1}
    )
    if made and not seen:
        return ""
    kept = amend(Course.objects.filter(pk=course.pk, revision=seen), **values)
    if made or not kept:
        raise Refused(
            _("The outcome of the meeting has since been recorded. Reload the page to see it.")
        )
    return course.state


def _who_says(request: MeetingRequest, side: Side) -> str:
    if side is None:
        return ""
    if rules.asks(side, request):
        return Course.Side.ASKER
    if rules.is_asked(side, request):
        return Course.Side.ASKED
    raise Refused(_("This request has since been changed. Reload the page to see it."))


def _may_be_said(request: MeetingRequest, state: str) -> None:
    meeting = meeting_in_force(request)
    if request.state not in MeetingRequest.AGREED or meeting is None:
        raise Refused(_("The meeting has no time and room yet."))
    not_of_another(request, meeting)
    if state != Course.State.CANCELLED and meeting.starts > timezone.now():
        raise Refused(_("The meeting has not begun. Until it begins it can only be cancelled."))


# ---- follow-ups


@transaction.atomic
def add_follow_up(
    request: MeetingRequest, told: Undertaken, *, due: date | None, side: Side, by: By
) -> FollowUp:
    _must_have_begun(side, request)
    made = FollowUp.objects.create(request=request, side=side, sealed=sealed(told), due=due)
    note(DeskVerb.FOLLOW_UP, by=by, about=request)
    return made


@transaction.atomic
def remind(now: datetime) -> int:
    """On its day a follow-up that is still open is brought to mind, once; the host reads its own on *Today*."""
    reminded = 0
    waiting = FollowUp.objects.filter(done_at=None, reminded_at=None, side__isnull=False)
    soon = waiting.filter(due__lte=now.date() + timedelta(days=1))  # it is tomorrow somewhere
    for each in soon.select_related("side__invitation", "side__conference", "request"):
        side, due = each.side, each.due
        if side is None or due is None:
            continue
        conference = side.conference
        today = now.astimezone(ZoneInfo(conference.zone)).date()
        if due > today or not FollowUp.objects.filter(
            pk=each.pk, reminded_at=None, done_at=None
        ).update(reminded_at=now):
            continue
        tell_news(side, conference)
        note(DeskVerb.FOLLOW_UP_DUE, by=WORKER, about=each.request)
        reminded += 1
    return reminded


@transaction.atomic
def tick_off(follow_up: FollowUp, *, done: bool, by: By) -> None:
    """Done, or open again. Of two at once the second finds it so already."""
    was = FollowUp.objects.filter(pk=follow_up.pk, done_at__isnull=done)
    if not amend(was, done_at=timezone.now() if done else None):
        raise Refused(
            _("A colleague on your side has since marked this as done. Reload the page to see it.")
        )
    request = follow_up.request
    verb = DeskVerb.FOLLOW_UP_DONE if done else DeskVerb.FOLLOW_UP_OPEN
    note(verb, by=by, about=request)


@transaction.atomic
def remove_follow_up(follow_up: FollowUp, *, by: By) -> None:
    request = follow_up.request
    note(DeskVerb.FOLLOW_UP_REMOVED, by=by, about=request)
    follow_up.delete()
