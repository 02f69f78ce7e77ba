"""Notes and read-outs as their readers see them; statistics that reveal no pair."""

from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from plenipo.bilaterals.bridge.noted import NoteText, Undertaken, noted_in, undertaken_in
from plenipo.bilaterals.models import (
    Course,
    FollowUp,
    MeetingRequest,
    Note,
    Plan,
    PlannedMeeting,
    ReadOut,
    Report,
)
from plenipo.bilaterals.queries.meetings import course_of, meeting_in_force
from plenipo.bilaterals.rules import Side
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import delegates_seen_by
from plenipo.kit.phrases import with_office
from plenipo.kit.sealed import unseal

FEWEST = 5  # a figure to which fewer pairs add is not shown
ROUNDED = 5  # what was added between two readings is not told by their difference


def may_be_noted(request: MeetingRequest, now: datetime) -> bool:
    meeting = meeting_in_force(request)
    agreed = request.state in MeetingRequest.AGREED
    if meeting is None or meeting.request_id != request.pk:
        return False
    return agreed and meeting.starts <= now


def note_of(request: MeetingRequest, side: Side) -> tuple[Note | None, NoteText]:
    """This side's own note; there is no reading of another's."""
    found = Note.objects.filter(request=request, side=side).first()
    return found, noted_in(found) if found else NoteText()


def presence_of_host(request: MeetingRequest) -> str:
    """Who receives for the host by the plan in force."""
    meeting = meeting_in_force(request)
    return str(meeting.principal or "") if meeting else ""


def day_of_meeting(request: MeetingRequest) -> date:
    """At the venue; today for a meeting without a place."""
    meeting, zone = meeting_in_force(request), ZoneInfo(request.conference.zone)
    return (meeting.starts if meeting else timezone.now()).astimezone(zone).date()


@dataclass(frozen=True)
class FollowUpTask:
    """A follow-up as its own side reads it. `tone`: done, overdue, still to be done."""

    follow_up: FollowUp
    told: Undertaken
    tone: str


def follow_ups_of(
    side: Side, conference: Conference, request: MeetingRequest | None = None
) -> list[FollowUpTask]:
    """A side's own: of one meeting, or what is open of all its meetings. One query."""
    found = FollowUp.objects.filter(side=side, request__conference=conference)
    found = found.filter(request=request) if request else found.filter(done_at=None)
    today = timezone.localdate()
    found = found.select_related("request__asker__country", "request__asked__country")
    return [FollowUpTask(each, undertaken_in(each), _tone(each, today)) for each in found]


def _tone(each: FollowUp, today: date) -> str:
    if each.done_at:
        return "yes"
    return "no" if each.due and each.due < today else "wait"


TONES = {
    Course.State.HELD: "yes",
    Course.State.OVERRUN: "yes",
    Course.State.CUT_SHORT: "wait",
    Course.State.PULL_ASIDE: "wait",
    Course.State.CANCELLED: "no",
    Course.State.NO_SHOW: "no",
}


@dataclass(frozen=True)
class Became:
    """What became of a meeting as its readers see it. `said_by`: a name they know, "" for the desk."""

    course: Course | Report
    tone: str
    absent: str
    said_by: str


def became_of(request: MeetingRequest, names: dict[str, str]) -> Became | None:
    """names: {"asker": …, "asked": …, "both": …}, as this reader knows the sides."""
    course = course_of(request)
    if course is None:
        return None
    tone = TONES[Course.State(course.state)]
    return Became(course, tone, names.get(course.absent, ""), names.get(course.said_by, ""))


def usual_presence(delegation: Delegation, reader: Reader) -> str:
    """The delegation's people with their offices as entered for this conference: to begin a note with."""
    people = delegates_seen_by(reader, [delegation], delegation.conference)
    return "\n".join(
        with_office(one.name, one.office) for one in people.get(delegation.pk, []) if one.named
    )


def read_out_of(request: MeetingRequest, side: Side) -> dict[str, Any]:
    """Revision and text of this side's read-out."""
    found = ReadOut.objects.filter(request=request, side=side).first()
    return {"seen": found.revision, "text": unseal(found.sealed)} if found else {"seen": 0}


@dataclass(frozen=True)
class TextPiece:
    """Part of a text; `only`: the other side says nothing like it."""

    text: str
    only: bool


@dataclass(frozen=True)
class SideBySide:
    asker: list[TextPiece]
    asked: list[TextPiece]


def side_by_side(request: MeetingRequest) -> SideBySide | None:
    """Both read-outs, sentence by sentence, with what only one of them says marked. None before there is any."""
    texts = {each.side_id: unseal(each.sealed) for each in ReadOut.objects.filter(request=request)}
    asker = texts.get(request.asker_id, "")
    asked = texts.get(None if request.to_host else request.asked_id, "")
    if not asker and not asked:
        return None
    one, other = _sentences(asker), _sentences(asked)
    return SideBySide(
        [TextPiece(each, not _said_in(each, other)) for each in one],
        [TextPiece(each, not _said_in(each, one)) for each in other],
    )


def _sentences(text: str) -> list[str]:
    """Cut at the end of a sentence in the scripts of the conference's languages."""
    for mark in ".。!?؟！？":
        text = text.replace(f"{mark} ", f"{mark}\n").replace(f"{mark}", f"{mark}\n")
    return [line.strip() for line in text.splitlines() if line.strip(" .")]


def _said_in(sentence: str, others: list[str]) -> bool:
    return any(SequenceMatcher(None, sentence, other).ratio() > 0.8 for other in others)


@dataclass(frozen=True)
class MeetingFigure:
    label: str | date
    number: int | None  # None: too few to be shown

    @property
    def is_day(self) -> bool:
        return isinstance(self.label, date)


def statistics_of(conference: Conference) -> dict[str, list[MeetingFigure]]:
    """Meetings of the plan in force, by format, day and what became of them; no delegation, no country. Two queries."""
    rows = PlannedMeeting.objects.filter(
        plan__conference=conference,
        plan__state=Plan.State.IN_FORCE,
        request__state__in=MeetingRequest.AGREED,
    ).order_by("starts", "pk")
    zone, formats = ZoneInfo(conference.zone), dict(MeetingRequest.Format.choices)
    states = dict(Course.State.choices)
    became = dict(
        Course.objects.filter(request__conference=conference).values_list("request", "state")
    )
    pairs: dict[str, dict[str | date, list[Pair]]] = {
        kind: {} for kind in ("courses", "all", "formats", "days")
    }
    for request, asker, asked, form, starts in rows.values_list(
        "request", "request__asker", "request__asked", "request__format", "starts"
    ):
        labels: dict[str, str | date] = {
            "all": "",
            "formats": str(formats[form]),
            "days": starts.astimezone(zone).date(),
        }
        if request in became:
            labels["courses"] = str(states[became[request]])
        for kind, label in labels.items():
            pairs[kind].setdefault(label, []).append(frozenset((asker, asked)))
    return {kind: _shown(met) for kind, met in pairs.items()}


Pair = frozenset[int | None]  # the two sides; None is the host


def _shown(met: dict[str | date, list[Pair]]) -> list[MeetingFigure]:
    """To the nearest five. A figure of a few pairs is held back, however often they meet, and with a single one the
    next, which would tell it from the sum."""
    few = {label: len(set(pairs)) for label, pairs in met.items()}
    order = sorted(met, key=lambda label: few[label])
    back = [label for label in order if few[label] < FEWEST]
    if len(back) == 1:
        back = order[:2]
    return [
        MeetingFigure(label, None if label in back else ROUNDED * round(len(pairs) / ROUNDED))
        for label, pairs in met.items()
    ]
