"""Everything a plan is made from, read at once."""

from collections import defaultdict
from datetime import datetime, time
from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge import particulars_of
from plenipo.bilaterals.bridge.commitments import Span, farthest, for_all
from plenipo.bilaterals.bridge.known import Known
from plenipo.bilaterals.models import Course, MeetingRequest, Outage, Principal
from plenipo.bilaterals.queries.commitments import bound_of
from plenipo.bilaterals.queries.days import days_of
from plenipo.bilaterals.queries.protocol import places_of
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.programme.models import Day, Interpreter, Room, Session, Walk

USUAL = (time(9), time(18))  # hours of a day the programme does not know


def agreed_requests(conference: Conference) -> list[MeetingRequest]:
    """What is to be planned: all that is agreed, except meetings that have been cancelled."""
    found = MeetingRequest.objects.filter(conference=conference, state__in=MeetingRequest.AGREED)
    found = found.exclude(course__state=Course.State.CANCELLED)
    both = found.select_related("asker", "asked", "principal")
    return list(both.prefetch_related("levels").order_by("sent_at", "pk"))


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
    opens, rules = hours_of(conference, zone), rules_of(conference)
    spans = of_rooms(rooms, sessions, list(opens.values()))
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
        walks=walks,
        interpreters=tuple(
            Interpreter.objects.filter(conference=conference).prefetch_related(
                "duties__session", "absences"
            )
        ),
        outages=outages,
        seed=seed,
        places=places_of(conference) if rules.bilateral_ties == "protocol" else {},
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
        times = tuple((a.starts, a.ends) for a in principal.availabilities.all())  # type: ignore[attr-defined]
        if times:
            found[principal.delegation_id or 0, principal.pk] = times
    return found


def of_rooms(
    rooms: list[Room], sessions: list[Session], days: list[Span]
) -> dict[int, tuple[Span, ...]]:
    """When each room can be used for meetings.

    Where the programme sets rooms aside for bilaterals, those at those times; else every room between its sessions.
    """
    aside: dict[int, list[Span]] = defaultdict(list)
    taken: dict[int, list[Span]] = defaultdict(list)
    for session in sessions:
        if session.room_id and session.starts and session.ends:
            kept = aside if session.kind == Session.Kind.BILATERALS else taken
            kept[session.room_id].append((session.starts, session.ends))
    found = {}
    for room in rooms:
        hours = [(h.starts, h.ends) for h in room.hours.all()] or days  # type: ignore[attr-defined]
        spans = aside[room.pk] if aside.get(room.pk) or any(aside.values()) else hours
        found[room.pk] = tuple(_without(spans, taken[room.pk]))
    return found


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
