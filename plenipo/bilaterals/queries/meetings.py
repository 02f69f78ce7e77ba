"""Meetings of the plan in force, for the sides, their calendars and the displays at the doors."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from plenipo.bilaterals.bridge.problem import level_of
from plenipo.bilaterals.models import (
    Arrangement,
    CalendarLink,
    Course,
    MeetingRequest,
    Note,
    Plan,
    PlannedMeeting,
    Principal,
    ReadOut,
)
from plenipo.bilaterals.queries.requests import told_to
from plenipo.bilaterals.rules import Side, asks, takes_part
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.tokens import hash_of, token_of
from plenipo.programme.models import Room

HELD = (Plan.State.IN_FORCE, Plan.State.SUPERSEDED)
AGENDA, FEED = "calendar", "calendar feed"  # purposes of the tokens
CALLED = ("called", "plate_name")
COURSE = ("state", "absent", "minutes", "said_by", "at", "revision")
Rows = QuerySet[PlannedMeeting]


def in_force_of(conference: Conference) -> Plan | None:
    return Plan.objects.filter(conference=conference, state=Plan.State.IN_FORCE).first()


def meeting_in_force(request: MeetingRequest) -> PlannedMeeting | None:
    """Its own, or that of the other side's request where one meeting counts for both."""
    rows = PlannedMeeting.objects.filter(same_meeting(request), plan__state=Plan.State.IN_FORCE)
    found = list(rows.select_related("room__building", "principal", "interpreter", "request"))
    return min(found, key=lambda row: row.request_id != request.pk, default=None)


def same_meeting(request: MeetingRequest) -> Q:
    if request.asked_id is None or request.state not in MeetingRequest.AGREED:
        return Q(request=request)
    theirs = Q(
        request__asker=request.asked_id,
        request__asked=request.asker_id,
        request__state__in=MeetingRequest.AGREED,
    )
    asked = (
        request.sent_at or request.made
    )  # once it has begun or was cancelled, another one is asked for
    off = Q(request__course__state=Course.State.CANCELLED, request__course__at__lt=asked)
    return Q(request=request) | (theirs & Q(starts__gt=asked) & ~off)


def have_met(requests: QuerySet[MeetingRequest], now: datetime) -> QuerySet[MeetingRequest]:
    """Those whose meeting has begun or of which somebody has said or noted something; not those cancelled."""
    begun = PlannedMeeting.objects.filter(plan__state=Plan.State.IN_FORCE, starts__lte=now)
    told = Q(course__isnull=False) | Q(pk__in=Note.objects.values("request"))
    told |= Q(pk__in=ReadOut.objects.values("request")) | Q(pk__in=begun.values("request"))
    cancelled = Course.objects.filter(state=Course.State.CANCELLED).values("request")
    agreed = requests.filter(state__in=MeetingRequest.AGREED)
    return agreed.filter(told).exclude(pk__in=cancelled)


def ending_with(delegation: Delegation, now: datetime) -> QuerySet[MeetingRequest]:
    """What ends when this delegation takes part no more: not whom it has met. What names it in its asker's own words
    lapses like any request that nobody answers: ended, it would say who had been found."""
    mine = MeetingRequest.objects.filter(Q(asker=delegation) | Q(asked=delegation))
    met = list(have_met(mine, now).values_list("pk", flat=True))
    standing = mine.exclude(state__in=MeetingRequest.OVER).exclude(pk__in=met)
    return standing.exclude(MeetingRequest.IN_OWN_WORDS, asked=delegation)


def has_met(request: MeetingRequest) -> bool:
    return have_met(MeetingRequest.objects.filter(pk=request.pk), timezone.now()).exists()


def meetings_seen_by(delegation: Delegation) -> list[PlannedMeeting]:
    """Its meetings in the plan in force, in the order of time."""
    rows = PlannedMeeting.objects.filter(_of(delegation), plan__state=Plan.State.IN_FORCE)
    return _with_all(rows, delegation.conference)


def _of(delegation: Delegation) -> Q:
    return Q(request__state__in=MeetingRequest.AGREED) & (
        Q(request__asker=delegation) | Q(request__asked=delegation)
    )


def _with_all(rows: Rows, conference: Conference) -> list[PlannedMeeting]:
    """Just the columns a calendar needs: what a plan says of all other requests is long to read."""
    found = rows.select_related(
        "request__asker",
        "request__asked",
        "request__course",
        "room__building",
        "plan",
    )
    found = found.only(
        *(
            "starts",
            "ends",
            "moved",
            "principal_id",
            "room__code",
            "room__name",
            "room__building__name",
        ),
        *("plan__number", "plan__state", "plan__in_force_at", "plan__made_at"),
        *("request__state", "request__to_host", "request__press", "request__answered_at"),
        *("request__conference_id", "request__sealed", "request__level"),
        *(f"request__{side}__{name}" for side in ("asker", "asked") for name in CALLED),
        *(f"request__course__{name}" for name in COURSE),
    )
    rows_read = list(found.order_by("starts", "pk"))
    for row in rows_read:
        row.request.conference = conference
    return rows_read


@dataclass(frozen=True)
class Appointment:
    """A meeting as one side's calendar has it."""

    meeting: PlannedMeeting
    whom: str

    @property
    def code(self) -> str:
        return self.meeting.request.code

    @property
    def cancelled(self) -> bool:
        return is_cancelled(self.meeting.request)


def course_of(request: MeetingRequest) -> Course | None:
    return getattr(request, "course", None)


def is_cancelled(request: MeetingRequest) -> bool:
    course = course_of(request)
    return course is not None and course.state == Course.State.CANCELLED


def appointments_of(delegation: Delegation) -> list[Appointment]:
    return [
        Appointment(each, told_to(delegation, each.request).whom)
        for each in meetings_seen_by(delegation)
    ]


def appointments_of_person(delegation: Delegation, person: int) -> list[Appointment]:
    """Of all its meetings those at the level at which this person meets others.

    Where a delegation has entered nobody, they are its head's: so the planner has reckoned.
    """
    there = list(Principal.objects.filter(delegation=delegation).select_related("delegate"))
    levels = {p.level for p in there if p.delegate and p.delegate.person_id == person}
    heads = Delegate.objects.filter(delegation=delegation, state__in=Delegate.PRESENT)
    is_head = not there and heads.filter(person=person, capacity=Delegate.Capacity.HEAD).exists()
    if not levels and not is_head:
        return []
    found = appointments_of(delegation)
    prefetch_related_objects([each.meeting.request for each in found], "levels")
    return [each for each in found if is_head or level_of(each.meeting.request) in levels]


def arrangement_of(request: MeetingRequest) -> Arrangement:
    """What is arranged so far; a blank one, not kept, where nothing is."""
    found = Arrangement.objects.filter(request=request).first()
    return found or Arrangement(request=request, press=request.press)


def signature_of(arrangement: Arrangement, meeting: PlannedMeeting) -> str:
    told = (
        arrangement.asker_people,
        arrangement.asked_people,
        arrangement.seating,
        arrangement.press,
        meeting.starts.isoformat(),
        meeting.ends.isoformat(),
        meeting.room_id,
        meeting.principal_id,
    )
    return hashlib.sha256(repr([str(each) for each in told]).encode()).hexdigest()


def arranged_for(side: Side, request: MeetingRequest) -> dict[str, Any]:
    """What the page of an agreed request tells this side of the meeting. `under`: the other side's request, where the
    meeting counts for both and stands under that one."""
    meeting, kept = meeting_in_force(request), arrangement_of(request)
    under = meeting.request_id if meeting and meeting.request_id != request.pk else None
    signature = signature_of(kept, meeting) if meeting else "-"
    asker, asked = kept.asker_signed == signature, kept.asked_signed == signature
    ours = asks(side, request)
    return {
        "meeting": meeting,
        "under": under,
        "signed_mine": asker if ours else asked,
        "signed_theirs": asked if ours else asker,
        "their_people": kept.asked_people if ours else kept.asker_people,
        "initial": {
            "arrangement_seen": kept.revision,
            "people": kept.asker_people if ours else kept.asked_people,
            "seating": kept.seating,
            "press": kept.press,
        },
    }


# ---- calendars


@dataclass(frozen=True)
class Addresses:
    """Tokens: for the liaison officer's telephone, and for calendars."""

    agenda: str
    feed: str

    @classmethod
    def of(cls, nonce: str) -> "Addresses":
        return cls(token_of(nonce, purpose=AGENDA), token_of(nonce, purpose=FEED))


def addresses_of(delegation: Delegation) -> Addresses | None:
    """None while it has no addresses."""
    link = CalendarLink.objects.filter(delegation=delegation).first()
    return Addresses.of(link.nonce) if link else None


# asked at every look of every calendar: the ORM takes longer to word this than the database to answer it
STANDING = """
select link.hash,
  (select sum(steps) from records_publicchange where conference in (0, side.conference_id)),
  side.state, plan.number, plan.state, plan.in_force_at, meeting.id, meeting.starts, meeting.ends, meeting.room_id,
  meeting.moved, request.state, request.revision, course.state, course.revision
from bilaterals_calendarlink link
join delegations_delegation side on side.id = link.delegation_id
left join bilaterals_meetingrequest request on request.asker_id = side.id or request.asked_id = side.id
left join bilaterals_course course on course.request_id = request.id
left join bilaterals_plannedmeeting meeting on meeting.request_id = request.id
left join bilaterals_plan plan on plan.id = meeting.plan_id and plan.state in ('in_force', 'superseded')
where link.feed_hash = %s or link.hash = %s
order by meeting.id, request.id
"""


def calendar_key(token: str) -> str | None:
    """A name that changes with its own meetings and with every deed that changes what the public may read; None for an
    address that is none.

    Not with the deeds of the desk: how long a calendar takes would tell whoever reads it that others are asking.
    """
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [hash_of(token)] * 2)
        rows = cursor.fetchall()
    if not rows:
        return None
    own = [
        rows[0][:3],
        *(row for row in rows if row[3] is not None),
    ]  # what is only asked is no meeting
    return "calendar:" + hashlib.sha256(repr(own).encode()).hexdigest()


def link_with(token: str) -> CalendarLink | None:
    """Of a liaison officer's address; it opens nothing once the delegation takes part no more."""
    link = _linked(Q(hash=hash_of(token)))
    return link if link and takes_part(link.delegation) else None


def link_of_feed(token: str) -> CalendarLink | None:
    """Of a calendar's address; a calendar given the other one, as earlier ones were, goes on."""
    return _linked(Q(feed_hash=hash_of(token)) | Q(hash=hash_of(token)))


def _linked(which: Q) -> CalendarLink | None:
    return CalendarLink.objects.filter(which).select_related("delegation__conference").first()


def calendar_rows(delegation: Delegation) -> tuple[list[PlannedMeeting], list[PlannedMeeting]]:
    """(held, cancelled): what stood in an earlier plan in force and no longer stands is cancelled. One query.

    Of a delegation that takes part no more none at all: its calendars empty themselves, which they would not if the
    address answered that it is none.
    """
    if not takes_part(delegation):
        return [], []
    mine = Q(request__asker=delegation) | Q(request__asked=delegation)
    rows = _with_all(
        PlannedMeeting.objects.filter(mine, plan__state__in=HELD), delegation.conference
    )
    held: dict[Any, PlannedMeeting] = {}
    was: dict[Any, PlannedMeeting] = {}
    for row in sorted(rows, key=lambda row: row.plan.number):
        agreed = row.request.state in MeetingRequest.AGREED and not is_cancelled(row.request)
        if row.plan.state == Plan.State.IN_FORCE and agreed:
            held[row.request_id] = row
        else:
            was[row.request_id] = row
    return list(held.values()), [row for pk, row in was.items() if pk not in held]


# ---- displays


def display_token(room: Room) -> str:
    return token_of(f"room:{room.pk}", purpose="display")[:24]


def room_of_display(pk: int, token: str) -> Room | None:
    room = Room.objects.select_related("conference__series").filter(pk=pk).first()
    if room is None or not constant_time_compare(display_token(room), token):
        return None
    return room


def shown_at(room: Room, now: datetime | None = None) -> list[PlannedMeeting]:
    """What still comes in this room today: the display shows codes and times of it, and nothing else."""
    moment = now or timezone.now()
    today = moment.astimezone(ZoneInfo(room.conference.zone)).date()
    rows = PlannedMeeting.objects.filter(
        room=room,
        plan__state=Plan.State.IN_FORCE,
        request__state__in=MeetingRequest.AGREED,
        ends__gt=moment,
    ).exclude(request__course__state=Course.State.CANCELLED)
    rows = rows.select_related("request")
    zone = ZoneInfo(room.conference.zone)
    return [row for row in rows.order_by("starts") if row.starts.astimezone(zone).date() == today]
