"""What follows if something happens: recomputed from the rows, told as a difference. Nothing is changed here.

Meetings between delegations have no part in it: they give way to the programme, and what follows for them is the
bilateral desk's to compute and to know (docs/decisions/0007).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate
from plenipo.programme.bridge import ripple as engine
from plenipo.programme.bridge.late import Late, late_in
from plenipo.programme.models import Day, Incident, Role, Room, Session
from plenipo.programme.profile import Changeover
from plenipo.programme.queries import places
from plenipo.programme.queries.names import RoleNames
from plenipo.programme.queries.short import Short

ILL = "interpreter:"
PARTY = "delegation:"


@dataclass(frozen=True)
class Happening:
    """What is said to have happened; times are minutes of the bridge's.

    trouble           as the engine takes it
    ceremonies_stay   opening, keynotes and ceremonies are not moved
    chosen            {item: key of an option}: what becomes of a session that cannot be where it was planned
    """

    trouble: engine.Trouble
    ceremonies_stay: bool = True
    chosen: Mapping[str, str] = field(default_factory=dict)


class WhatIf:
    """The programme, and what a happening does to it. A dozen queries, and three where an interpreter is ill."""

    def __init__(self, conference: Conference, happening: Happening) -> None:
        self.conference, self.happening = conference, happening
        self.zone, rules = places.zone_of(conference), rules_of(conference).of(Changeover)
        rows = list(_sessions_of(conference))
        self.sessions = {f"session:{s.pk}": s for s in rows if s.kind != Session.Kind.BILATERALS}
        self.rooms = {f"room:{room.pk}": room for room in places.rooms_of(conference)}
        days = {day.date: day for day in places.days_of(conference)}
        walks = list(places.walks_of(conference))
        ways = {pair: w.minutes for w in walks for pair in _both_ways(w.one_id, w.other_id)}
        self.items = {key: self._item(each, days, ways) for key, each in self.sessions.items()}
        self.gaps = engine.gaps_of(rules.changeover_minutes, walks)
        self.trouble = with_its_people(conference, happening.trouble)
        blocks = [each for each in rows if each.kind == Session.Kind.BILATERALS and each.room_id]
        self.ripple = engine.spread(
            self.items.values(),
            [each for each in self.trouble if not is_illness(each)],
            self.gaps,
            closed=engine.closed_in(
                self.rooms.values(), blocks, self.zone, places.set_aside_in(conference)
            ),
            chosen=happening.chosen,
        )

    def _item(self, session: Session, days: Mapping[date, Day], ways: engine.Ways) -> engine.Item:
        rooms = engine.other_rooms(session, self.rooms.values(), ways)
        return engine.item_of(
            session,
            self.zone,
            days,
            ceremonies_stay=self.happening.ceremonies_stay,
            rooms=rooms,
            smaller=engine.smaller_rooms(session, self.rooms.values(), rooms),
        )

    @cached_property
    def cancelled(self) -> list[Session]:
        return [self.sessions[key] for key in self.ripple.cancelled]

    @cached_property
    def moves(self) -> list[engine.Move]:
        return engine.moves_in(self.ripple, self.items, self.zone)

    @cached_property
    def late(self) -> list[Late]:
        """Those with a part in a session that does not wait for them."""
        return late_in(self.sessions, self.now, self.trouble)

    @cached_property
    def short(self) -> Short:
        return Short(self.conference, self.sessions, illnesses(self.trouble))

    @property
    def now(self) -> dict[str, engine.Item]:
        """Every session as it would be; none that is cancelled."""
        after = {**self.items, **engine.moved_items(self.ripple, self.items)}
        return {key: item for key, item in after.items() if key not in self.ripple.cancelled}

    @property
    def something(self) -> bool:
        """Whether the programme would be changed at all."""
        return self.moves_sessions or bool(self.short.seats or any(each.last for each in self.late))

    @property
    def moves_sessions(self) -> bool:
        return bool(self.moves or self.cancelled)

    @cached_property
    def digest(self) -> str:
        """The same as long as the programme and what follows are the same."""
        seen = (
            sorted((key, each.revision) for key, each in self.sessions.items()),
            sorted((i.id, i.starts, i.ends, i.room) for i in self.items.values()),
            self.ripple,
            [(each.role.pk, each.last) for each in self.late],
            self.short.seats,
        )
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]


def is_illness(trouble: engine.Overrun | engine.Absent) -> bool:
    """Sessions do not wait until an interpreter is well again: somebody else sits in the booth, or nobody."""
    return isinstance(trouble, engine.Absent) and trouble.need.startswith(ILL)


def illnesses(trouble: engine.Trouble) -> list[engine.Absent]:
    return [each for each in trouble if isinstance(each, engine.Absent) and is_illness(each)]


def _both_ways(one: int, other: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return (one, other), (other, one)


def with_its_people(conference: Conference, trouble: engine.Trouble) -> engine.Trouble:
    """Where a whole delegation is late, so is everybody in it."""
    whole = [e for e in trouble if isinstance(e, engine.Absent) and e.need.startswith(PARTY)]
    if not whole:
        return trouble
    found = Delegate.objects.filter(
        delegation__in=[int(each.need.removeprefix(PARTY)) for each in whole],
        delegation__conference=conference,
        state__in=Delegate.PRESENT,
    ).order_by("pk")
    people = [(f"{PARTY}{d}", f"person:{p}") for d, p in found.values_list("delegation", "person")]
    return (
        *trouble,
        *(
            engine.Absent(person, each.starts, each.ends)
            for each in whole
            for delegation, person in people
            if delegation == each.need
        ),
    )


def _sessions_of(conference: Conference) -> QuerySet[Session]:
    """What can move or be in the way, and the blocks set aside for meetings."""
    found = Session.objects.filter(conference=conference, starts__isnull=False)
    rooms = Room.objects.select_related("building").prefetch_related("hours")
    return (
        found.exclude(state=Session.State.CANCELLED)
        .prefetch_related(Prefetch("room", rooms), "roles", "booth_duties__interpreter", "cues")
        .order_by("starts", "pk")
    )


def to_tell(what_if: WhatIf, reader: Reader) -> list[tuple[list[str], list[Session]]]:
    """Everybody with a part, a booth or a cue in what changes: the names, with the sessions they share; the names'
    queries."""
    moved = {move.item for move in what_if.moves} | set(what_if.ripple.cancelled)
    moved |= {f"session:{late.role.session_id}" for late in what_if.late}
    moved |= {f"session:{each.session.pk}" for each in what_if.short.sittings}
    touched = {session.pk: session for key, session in what_if.sessions.items() if key in moved}
    roles = [role for each in touched.values() for role in each.roles.all()]
    names = RoleNames(roles, reader, what_if.conference)
    theirs: dict[str, list[int]] = {}
    for session in touched.values():
        for name in dict.fromkeys(_names_in(session, names)):
            theirs.setdefault(name, []).append(session.pk)
    shared: dict[tuple[int, ...], list[str]] = {}
    for name in sorted(theirs):
        shared.setdefault(tuple(theirs[name]), []).append(name)
    return [(told, [touched[pk] for pk in key]) for key, told in sorted(shared.items())]


def _names_in(session: Session, names: RoleNames) -> Iterable[str]:
    parts = [names.of(role).name for role in session.roles.all()]
    teams = [str(d.interpreter) for d in session.booth_duties.all()]
    owners = [cue.owner for cue in session.cues.all()]
    return [name for name in (*parts, *teams, *owners) if name]


def incidents_of(conference: Conference) -> QuerySet[Incident]:
    """Latest first."""
    return Incident.objects.filter(conference=conference).select_related("by")


def roles_of(conference: Conference) -> Iterable[Role]:
    return Role.objects.filter(session__conference=conference).order_by("pk")
