"""What happens to the meetings of the plan in force when somebody is late or the programme gives way.

The programme comes first: it is computed without meetings, or approved already. What follows for meetings is shown
to the desk and to nobody else.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Model, QuerySet

from plenipo.bilaterals.bridge.commitments import EVER
from plenipo.bilaterals.bridge.problem import spans_of_day
from plenipo.bilaterals.bridge.ripple import (
    LONG_AFTER,
    Places,
    closed_between,
    item_of,
    need_of,
    with_everybody,
    with_whole_sides,
)
from plenipo.bilaterals.bridge.stand_ins import stand_ins
from plenipo.bilaterals.models import (
    Course,
    MeetingRequest,
    Outage,
    PlannedMeeting,
    Principal,
    Settlement,
)
from plenipo.bilaterals.profile import Bilaterals
from plenipo.bilaterals.queries.meetings import in_force_of
from plenipo.bilaterals.queries.planning import hours_of, of_rooms
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegate
from plenipo.programme.bridge import ripple as engine
from plenipo.programme.bridge.ripple import Absent, Item, Trouble, minute_of
from plenipo.programme.models import BoothDuty, Incident, Interpreter, Room, Session
from plenipo.programme.queries.places import only_set_aside, set_aside_in, walks_of
from plenipo.programme.queries.ripple import (
    Happening,
    WhatIf,
    illnesses,
    with_its_people,
)

Spans = list[tuple[datetime, datetime]]


class MeetingsIf:
    """`programme`: as it is, or as it would be; `planned`: where sessions were that have moved. A score of queries,
    however many meetings there are; where no plan is in force, those of the programme and one."""

    def __init__(
        self, programme: WhatIf, trouble: Trouble, planned: Mapping[str, Item] | None = None
    ) -> None:
        self.programme, self.conference = programme, programme.conference
        self.zone = ZoneInfo(self.conference.zone)
        self.plan = in_force_of(self.conference)
        self.rows = list(_rows_of(self.plan.pk)) if self.plan else []
        self.outages = list(_outages_of(self.conference)) if self.rows else []
        self.told = trouble
        self.trouble = with_its_people(self.conference, trouble) if self.rows else ()
        self.seats = self._stand_ins() if illnesses(self.trouble) else {}
        self.items = self._items() if self.rows else {}
        self.ripple = self._spread({**programme.items, **(planned or {})})

    def _items(self) -> dict[str, Item]:
        places, self.closed = _places_of(self.conference, self.outages)
        found = {}
        for row in self.rows:
            item = item_of(row, places)
            if row.pk in self.seats:  # who is ill is not waited for: somebody else is there
                needs = item.needs - {f"interpreter:{row.interpreter_id}"}
                item = replace(item, needs=needs | {f"interpreter:{self.seats[row.pk]}"})
            found[item.id] = item
        return found

    def _spread(self, planned: Mapping[str, Item]) -> engine.Ripple:
        if not self.rows:
            return engine.Ripple()
        now, pause = self.programme.now, rules_of(self.conference).of(Bilaterals).pause
        before = [self._attended(planned[key]) for key in now]
        return engine.spread(
            [*before, *self.items.values()],
            self.away,
            replace(self.programme.gaps, rooms=pause, people=pause),
            now={key: self._attended(item) for key, item in now.items()},
            closed=self.closed,
        )

    @cached_property
    def _principals(self) -> list[Principal]:
        return list(_principals_of(self.conference))

    @cached_property
    def away(self) -> Trouble:
        """Whoever and whatever is not there, with the principals of late delegations."""
        heads = _heads(self.conference, self._principals)
        return with_whole_sides(self.trouble, self._principals, heads)

    def things_away(self) -> list[tuple[Model, datetime, datetime]]:
        """The same as rows, for the planner to know of: principals, rooms, interpreters."""
        things: dict[str, Model] = {need_of(each): each for each in self._principals}
        things |= self.programme.rooms
        people = Interpreter.objects.filter(conference=self.conference)
        things |= {f"interpreter:{each.pk}": each for each in people}
        return [
            (
                things[each.need],
                engine.moment_of(each.starts, self.zone),
                engine.moment_of(each.ends, self.zone),
            )
            for each in dict.fromkeys(self.away)
            if isinstance(each, Absent) and each.need in things
        ]

    def _attended(self, item: Item) -> Item:
        session = self.programme.sessions[item.id]
        there = engine.attended(item, session)
        if session.kind in rules_of(self.conference).of(Bilaterals).not_during:
            return with_everybody(there, self.items.values())
        return there

    def _stand_ins(self) -> dict[int, int]:
        """{planned meeting: interpreter}"""
        there = Interpreter.objects.filter(conference=self.conference)
        duties = BoothDuty.objects.filter(
            session__conference=self.conference, session__starts__isnull=False
        ).exclude(session__state=Session.State.CANCELLED)
        busy: dict[int, Spans] = {}
        for pk, starts, ends in duties.values_list(
            "interpreter", "session__starts", "session__ends"
        ):
            if starts and ends:
                busy.setdefault(pk, []).append((starts, ends))
        ill: dict[int, Spans] = {}
        for outage in self.outages:
            if outage.interpreter_id:
                ends = outage.ends or EVER
                busy.setdefault(outage.interpreter_id, []).append((outage.starts, ends))
        for each in illnesses(self.trouble):
            first, last = (engine.moment_of(m, self.zone) for m in (each.starts, each.ends))
            ill.setdefault(int(each.need.partition(":")[2]), []).append((first, last))
        return stand_ins(self.rows, there.in_bulk(), busy, ill)

    @cached_property
    def moves(self) -> list[engine.Move]:
        return engine.moves_in(self.ripple, self.items, self.zone)

    @property
    def something(self) -> bool:
        return bool(self.moves or self.seats)

    @cached_property
    def digest(self) -> str:
        """The same as long as the meetings, the programme and what follows are the same."""
        seen = (
            self.programme.digest,
            sorted((i.id, i.starts, i.ends, i.room) for i in self.items.values()),
            self.ripple,
            sorted(self.seats.items()),
        )
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]


def after_incident(incident: Incident) -> MeetingsIf:
    """What the desk has to do about it: the programme is as it was approved, and later changes with it."""
    programme = WhatIf(incident.conference, Happening(()))
    planned = {}
    for item, starts, ends, room, *_after in incident.moves:
        if item in programme.items:
            first, last = (
                minute_of(datetime.fromisoformat(m), programme.zone) for m in (starts, ends)
            )
            planned[item] = replace(programme.items[item], starts=first, ends=last, room=room)
    return MeetingsIf(programme, engine.trouble_from(incident.trouble), planned)


def waiting_incidents(conference: Conference) -> QuerySet[Incident]:
    """What the programme told and the desk has not dealt with yet, latest first."""
    settled = Settlement.objects.filter(conference=conference, incident__isnull=False)
    found = Incident.objects.filter(conference=conference, undone_at=None).select_related("by")
    return found.exclude(pk__in=settled.values("incident"))


def settlements_of(conference: Conference) -> QuerySet[Settlement]:
    found = Settlement.objects.filter(conference=conference)
    return found.select_related("by", "incident")


def _rows_of(plan: int) -> QuerySet[PlannedMeeting]:
    rows = PlannedMeeting.objects.filter(plan=plan, request__state__in=MeetingRequest.AGREED)
    rows = rows.exclude(request__course__state=Course.State.CANCELLED)
    sides = ("request__asker__country", "request__asked__country", "request__conference")
    rows = rows.select_related(*sides, "room", "principal__delegate", "interpreter")
    return rows.prefetch_related("request__levels")


def _outages_of(conference: Conference) -> QuerySet[Outage]:
    return Outage.objects.filter(conference=conference).select_related("principal__delegate")


def _principals_of(conference: Conference) -> QuerySet[Principal]:
    return Principal.objects.filter(conference=conference).select_related("delegate")


def _heads(conference: Conference, principals: list[Principal]) -> dict[str, str]:
    """{person: delegation}: who leads a delegation that has entered nobody."""
    found = Delegate.objects.filter(
        delegation__conference=conference,
        capacity=Delegate.Capacity.HEAD,
        state__in=Delegate.PRESENT,
    ).exclude(delegation__in={p.delegation_id for p in principals if p.delegation_id})
    return {f"person:{p}": f"delegation:{d}" for p, d in found.values_list("person", "delegation")}


def _places_of(
    conference: Conference, outages: Iterable[Outage]
) -> tuple[Places, dict[str, list[tuple[int, int]]]]:
    """And when each room for meetings is closed."""
    zone, rules = ZoneInfo(conference.zone), rules_of(conference).of(Bilaterals)
    opens = hours_of(conference, zone)
    rooms = list(Room.objects.filter(conference=conference).prefetch_related("hours"))
    aside = list(set_aside_in(conference)) if only_set_aside(conference) else None
    spans = of_rooms(rooms, [], list(opens.values()), aside)
    there = Principal.objects.filter(conference=conference).select_related("delegate")
    principals = list(there.prefetch_related("availabilities"))
    places = Places(
        zone=zone,
        times={
            day: [span[0] for span in spans_of_day(rules, *hours)] for day, hours in opens.items()
        },
        rooms={room.pk: room for room in rooms if spans[room.pk]},
        people={
            (each.delegation_id, each.level): need_of(each)
            for each in principals
            if each.delegation_id
        },
        hours={
            need_of(each): times
            for each in principals
            if (times := [(a.starts, a.ends) for a in each.availabilities.all()])
        },
        away=_away(outages),
        ways={
            pair: walk.minutes
            for walk in walks_of(conference)
            for pair in ((walk.one_id, walk.other_id), (walk.other_id, walk.one_id))
        },
    )
    closed = {f"room:{pk}": closed_between(times, zone) for pk, times in spans.items() if times}
    for outage in outages:
        if outage.room_id and f"room:{outage.room_id}" in closed:
            first = minute_of(outage.starts, zone)
            last = minute_of(outage.ends, zone) if outage.ends else LONG_AFTER
            closed[f"room:{outage.room_id}"].append((first, last))
    return places, closed


def _away(outages: Iterable[Outage]) -> dict[str, list[tuple[datetime, datetime]]]:
    found: dict[str, list[tuple[datetime, datetime]]] = {}
    for each in outages:
        if each.principal:
            found.setdefault(need_of(each.principal), []).append((each.starts, each.ends or EVER))
        elif each.interpreter_id:
            need = f"interpreter:{each.interpreter_id}"
            found.setdefault(need, []).append((each.starts, each.ends or EVER))
    return found
