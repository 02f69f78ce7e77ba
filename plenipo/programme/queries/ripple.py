"""What follows if something happens: recomputed from the rows, told as a difference. Nothing is changed here."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader
from plenipo.programme.bridge import ripple as engine
from plenipo.programme.bridge import who_of
from plenipo.programme.models import BoothDuty, Interpreter, Role, Room, Session
from plenipo.programme.queries import places
from plenipo.programme.queries.names import Names
from plenipo.programme.signals import ripple_asked

MEETING = "meeting:"
BY_ROOM = "room:"


@dataclass(frozen=True)
class Happening:
    """What is said to have happened; times are minutes of the bridge's.

    trouble           as the engine takes it
    ceremonies_stay   opening, keynotes and ceremonies are not moved
    """

    trouble: tuple[engine.Overrun | engine.Absent, ...]
    ceremonies_stay: bool = True


class WhatIf:
    """The programme and whatever joined it, and what a happening does to it. Nine queries and those of who joins."""

    def __init__(self, conference: Conference, happening: Happening) -> None:
        self.conference, self.happening = conference, happening
        self.zone, rules = places.zone_of(conference), rules_of(conference)
        self.sessions = {f"session:{each.pk}": each for each in _sessions_of(conference)}
        self.rooms = {f"room:{room.pk}": room for room in places.rooms_of(conference)}
        days = {day.date: day for day in places.days_of(conference)}
        own = [
            engine.item_of(each, self.zone, days, ceremonies_stay=happening.ceremonies_stay)
            for each in self.sessions.values()
        ]
        answers: list[Any] = ripple_asked.send(sender=None, conference=conference)
        joined: list[engine.Item] = [item for _receiver, items in answers for item in items]
        self.items: dict[str, engine.Item] = {item.id: item for item in [*own, *joined]}
        gaps = engine.gaps_of(rules.changeover_minutes, places.walks_of(conference))
        self.ripple = engine.spread(self.items.values(), happening.trouble, gaps)

    @cached_property
    def moves(self) -> list[engine.Move]:
        return engine.moves_in(self.ripple, self.items, self.zone)

    @property
    def of_sessions(self) -> list[engine.Change]:
        return [change for change in self.ripple.changes if change.item in self.sessions]

    @property
    def of_meetings(self) -> list[engine.Change]:
        return [change for change in self.ripple.changes if change.item.startswith(MEETING)]

    @property
    def meetings_by_room(self) -> list[engine.Change]:
        """Those that move because their room is taken: whose they are cannot be told from that."""
        return [c for c in self.of_meetings if c.because[0] == self.items[c.item].room]

    @property
    def stuck_meetings(self) -> int:
        return sum(each.item.startswith(MEETING) for each in self.ripple.stuck)

    @cached_property
    def digest(self) -> str:
        """The same as long as the programme, the meetings and what follows are the same."""
        seen = (
            sorted((key, each.revision) for key, each in self.sessions.items()),
            [
                (i.id, i.starts, i.ends, i.room)
                for i in sorted(self.items.values(), key=lambda i: i.id)
            ],
            self.ripple,
        )
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]


def _sessions_of(conference: Conference) -> QuerySet[Session]:
    """What can move or be in the way; the block set aside for meetings is neither: its meetings are."""
    found = Session.objects.filter(conference=conference, starts__isnull=False)
    rooms = Room.objects.select_related("building").prefetch_related("hours")
    return (
        found.exclude(state=Session.State.CANCELLED)
        .exclude(kind=Session.Kind.BILATERALS)
        .prefetch_related(Prefetch("room", rooms), "roles", "booth_duties")
        .order_by("starts", "pk")
    )


def to_tell(what_if: WhatIf, reader: Reader) -> list[tuple[str, list[Session]]]:
    """Everybody with a part or a booth in what changes, by name, with the sessions; two queries and the names'."""
    touched = [what_if.sessions[change.item] for change in what_if.of_sessions]
    roles = [role for each in touched for role in each.roles.all()]  # type: ignore[attr-defined]
    names = Names(roles, reader, what_if.conference)
    told: dict[str, list[Session]] = {}
    for session in touched:
        for role in session.roles.all():  # type: ignore[attr-defined]
            if name := names.of(role).name:
                told.setdefault(name, []).append(session)
    for duty in BoothDuty.objects.filter(session__in=touched).select_related("interpreter"):
        session = what_if.sessions[f"session:{duty.session_id}"]
        told.setdefault(str(duty.interpreter), []).append(session)
    return sorted(told.items())


def people_with_parts(conference: Conference, reader: Reader) -> list[tuple[str, str]]:
    """Whoever a session waits for or hears, as choices: (key, name)."""
    roles: Iterable[Role] = Role.objects.filter(session__conference=conference).order_by("pk")
    first = {who_of(role): role for role in roles}
    names = Names(first.values(), reader, conference)
    found = [(key, names.of(role)) for key, role in first.items()]
    shown = [(key, f"{n.name}, {n.of}" if n.of else n.name) for key, n in found if n.name]
    return sorted(shown, key=lambda choice: choice[1])


def interpreters_of(conference: Conference) -> list[tuple[str, str]]:
    found = Interpreter.objects.filter(conference=conference).order_by("name", "pk")
    return [(f"interpreter:{row.pk}", str(row)) for row in found]
