"""Everything a plan is made from, read at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge import particulars_of
from plenipo.bilaterals.bridge.commitments import Span, farthest, for_all
from plenipo.bilaterals.bridge.known import Known
from plenipo.bilaterals.models import (
    Course,
    MeetingRequest,
    Outage,
    Principal,
)
from plenipo.bilaterals.profile import Bilaterals
from plenipo.bilaterals.queries.commitments import bound_of
from plenipo.bilaterals.queries.days import days_of
from plenipo.bilaterals.queries.mutual import once_a_pair
from plenipo.bilaterals.queries.protocol import places_of
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.programme.models import Day, Interpreter, Room, Session, SetAside, Walk
from plenipo.programme.queries.places import only_set_aside, set_aside_in

USUAL = (time(9), time(18))  # hours of a day the programme does not know


def agreed_requests(conference: Conference) -> list[MeetingRequest]:
    """What is to be planned: all that is agreed, except meetings that have been cancelled; one for two who asked each
    other."""
    found = MeetingRequest.objects.filter(conference=conference, state__in=MeetingRequest.AGREED)
    both = found.select_related("asker", "asked", "principal", "course").prefetch_related("levels")
    return [each for each in once_a_pair(list(both.order_by("sent_at", "pk"))) if not is_off(each)]


def is_off(request: MeetingRequest) -> bool:
    course = getattr(request, "course", None)
    return course is not None and course.state == Course.State.CANCELLED


def known_of(conference: Conference, *, seed: int) -> Known:
    """About fifteen queries, however many requests there are."""
    zone = ZoneInfo(conference.zone)
    requests = agreed_requests(conference)
    principals = list(
        Principal.objects.filter(conference=conference)
        .select_related("delegate")
        .prefetch_related("availabilities")
    )
    rooms = list(Room.objects.filter(conference=conference).prefetch_related("hours"))
    sessions = list(
        Session.objects.filter(conference=conference, starts__isnull=False)
        .exclude(state=Session.State.CANCELLED)
        .select_related("room")
    )
    opens, rules = hours_of(conference, zone), rules_of(conference).of(Bilaterals)
    only = only_set_aside(conference)
    aside = list(set_aside_in(conference)) if only else None
    spans = of_rooms(rooms, sessions, list(opens.values()), aside)
    walks = {
        (walk.one_id, walk.other_id): walk.minutes
        for walk in Walk.objects.filter(one__venue__conference=conference)
    }
    ways = farthest(walks, {room.building_id for room in rooms if spans[room.pk]})
    outages = tuple(Outage.objects.filter(conference=conference))
    by_number = {session.pk: session for session in sessions}
    return Known(
        rules=rules,
        zone=conference.zone,
        opens=opens,
        busy=tuple(for_all(sessions, rules, ways)),
        bound=bound_of(conference, principals, requests, by_number, rules, ways, outages),
        sessions=by_number,
        requests=tuple(requests),
        told={request.pk: particulars_of(request) for request in requests},
        principals=tuple(principals),
        of_people=_of_people(principals),
        rooms=tuple(room for room in rooms if spans[room.pk]),
        of_rooms=spans,
        every_room={room.pk: room for room in rooms},
        only_aside=only,
        walks=walks,
        interpreters=tuple(
            Interpreter.objects.filter(conference=conference).prefetch_related(
                "duties__session", "absences"
            )
        ),
        outages=outages,
        seed=seed,
        places=places_of(conference) if rules.ties == "protocol" else {},
    )


def hours_of(conference: Conference, zone: ZoneInfo) -> dict:  # type: ignore[type-arg]
    planned = {
        day.date: (day.opens, day.closes) for day in Day.objects.filter(conference=conference)
    }
    found = {}
    for day in days_of(conference):
        opens, closes = planned.get(day, USUAL)
        found[day] = (datetime.combine(day, opens, zone), datetime.combine(day, closes, zone))
    return found


def _of_people(principals: list[Principal]) -> dict[tuple[int, int], tuple[Span, ...]]:
    """Whoever has entered times; the others can be met whenever nothing else binds them."""
    found = {}
    for principal in principals:
        times = tuple((a.starts, a.ends) for a in principal.availabilities.all())
        if times:
            found[principal.delegation_id or 0, principal.pk] = times
    return found


def of_rooms(
    rooms: list[Room],
    sessions: list[Session],
    days: list[Span],
    aside: Iterable[SetAside] | None = None,
) -> dict[int, tuple[Span, ...]]:
    """When each room can be used for meetings: between its sessions, within its hours or else those of the days.

    aside   what is set aside for meetings, where they use nothing else
    """
    taken: dict[int, list[Span]] = defaultdict(list)
    for session in sessions:
        if session.room_id and session.kind != Session.Kind.BILATERALS:
            taken[session.room_id].append((session.starts, session.ends))  # type: ignore[arg-type]
    stretches: dict[int, list[Span]] = defaultdict(list)
    for each in aside or ():
        throughout = not (each.starts and each.ends)
        stretches[each.room_id] += days if throughout else [(each.starts, each.ends)]  # type: ignore[list-item]
    found = {}
    for room in rooms:
        hours = [(h.starts, h.ends) for h in room.hours.all()] or days
        if aside is not None:
            hours = _common(hours, stretches[room.pk]) if room.hours.all() else stretches[room.pk]
        found[room.pk] = tuple(_without(_joined(hours), taken[room.pk]))
    return found


def _joined(spans: list[Span]) -> list[Span]:
    """Stretches that follow on each other, or overlap, are one."""
    found: list[Span] = []
    for starts, ends in sorted(spans):
        if found and starts <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], ends)
        else:
            found.append((starts, ends))
    return found


def _common(some: list[Span], others: list[Span]) -> list[Span]:
    both = [(max(a, c), min(b, d)) for a, b in some for c, d in others]
    return [(start, end) for start, end in both if start < end]


def _without(spans: list[Span], taken: list[Span]) -> list[Span]:
    left = list(spans)
    for starts, ends in taken:
        pieces = []
        for a, b in left:
            if ends <= a or b <= starts:
                pieces.append((a, b))
                continue
            pieces += [(a, starts)] if a < starts else []
            pieces += [(ends, b)] if ends < b else []
        left = pieces
    return left
