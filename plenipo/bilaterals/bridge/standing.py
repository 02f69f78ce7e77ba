"""Which meetings of a plan can still be held, judged at the clock from what the programme and the desk know now.

The planners place meetings into slots. A moved opening shifts every slot, and what was planned stays where it is: so
nothing here asks for a slot. Asks the database nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge import commitments
from plenipo.bilaterals.bridge.commitments import Span, Who
from plenipo.bilaterals.bridge.plans import SENTENCES, Kind, called, name_of, reason_of
from plenipo.bilaterals.bridge.problem import Numbered
from plenipo.bilaterals.bridge.times import when
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.engines import scheduling
from plenipo.kit.locales import listed
from plenipo.programme.models import Interpreter, Room, Session

NOBODY = -1


@dataclass(frozen=True)
class Broken:
    """A meeting that can no longer be held where it stands, and why, in sentences for the desk."""

    meeting: PlannedMeeting
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class StandingMeeting:
    """A meeting of a plan with all that is known of it. `sides`: asker and asked; empty if nobody can hold it."""

    row: PlannedMeeting
    number: int
    request: MeetingRequest
    sides: tuple[Who, ...]
    pair: str | None
    length: int

    def meets(self, starts: datetime, ends: datetime) -> bool:
        return self.row.starts < ends and starts < self.row.ends


@dataclass
class Clock:
    """`agreed`: all requests, those too that nobody could hold any more and that `numbered` leaves out."""

    numbered: Numbered
    agreed: Mapping[UUID, MeetingRequest]

    @property
    def rooms(self) -> Mapping[int, Room]:
        return self.numbered.known.every_room

    @cached_property
    def by_request(self) -> dict[UUID, int]:
        return {each.pk: n for n, each in enumerate(self.numbered.known.requests)}

    @cached_property
    def interpreters(self) -> dict[int, tuple[Interpreter, list[Span]]]:
        """With all that keeps each of them away."""
        known = self.numbered.known
        found: dict[int, tuple[Interpreter, list[Span]]] = {}
        for one in known.interpreters:
            booths = [duty.session for duty in one.duties.all()]
            out: list[Span] = [
                (each.starts, each.ends) for each in booths if each.starts and each.ends
            ]
            out += [(each.starts, each.ends) for each in one.absences.all()]
            out += [
                (o.starts, o.ends or commitments.EVER)
                for o in known.outages
                if o.interpreter_id == one.pk
            ]
            found[one.pk] = one, out
        return found

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.numbered.known.zone)

    # ---- what is asked

    def broken(self, rows: Iterable[PlannedMeeting]) -> list[Broken]:
        """Those that cannot be held, in the order of the rows. A row whose request has ended is no meeting."""
        held = [each for row in rows if (each := self.held(row))]
        reasons: dict[int, list[str]] = {}
        for one in held:
            if told := list(self.alone(one)):
                reasons.setdefault(one.row.pk, []).extend(told)
        for involved, sentence in self.together(held):
            for one in involved:
                reasons.setdefault(one.row.pk, []).append(sentence)
        return [
            Broken(one.row, tuple(dict.fromkeys(reasons[one.row.pk])))
            for one in held
            if one.row.pk in reasons
        ]

    def held(self, row: PlannedMeeting) -> StandingMeeting | None:
        number, numbered = self.by_request.get(row.request_id), self.numbered
        if number is None:
            known = self.agreed.get(row.request_id)
            return StandingMeeting(row, NOBODY, known, (), None, 1) if known else None
        request, ways = numbered.known.requests[number], numbered.ways[number]
        if request.to_host and row.principal_id not in ways:
            return StandingMeeting(row, number, request, (), None, 1)
        way = numbered.problem.requests[number].ways[
            ways.index(row.principal_id) if request.to_host else 0
        ]
        sides = (numbered.people[way.a], numbered.people[way.b])
        return StandingMeeting(row, number, request, sides, way.interpreters, way.length)

    def _of(self, one: StandingMeeting) -> scheduling.Request:
        return self.numbered.problem.requests[one.number]

    # ---- a meeting by itself

    def alone(self, one: StandingMeeting, *, with_room: bool = True) -> Iterator[str]:
        if not one.sides:
            yield _(
                "The person who was to receive the delegation for the host is no longer available "
                "(%(meetings)s)."
            ) % {"meetings": one.request.code}
        day = self._day(one)
        yield from day
        if with_room:
            yield from self._room(one, named=bool(day))
        yield from self._people(one)
        yield from self._interpreter(one)

    def _day(self, one: StandingMeeting) -> list[str]:
        known, row = self.numbered.known, one.row
        day = self.day_of(one)
        code = {"meetings": one.request.code}
        found = []
        if day not in known.opens:
            found.append(
                _("The day of the meeting is no longer in the programme (%(meetings)s).") % code
            )
        else:
            opens, closes = known.opens[day]
            if row.starts < opens or closes < row.ends:
                found.append(
                    _("The meeting is outside the hours of the day (%(meetings)s).") % code
                )
        agreed = known.told[one.request.pk].proposal.day
        if agreed and agreed != day.isoformat():
            found.append(SENTENCES[Kind.OUTSIDE]() % code)
        return found

    def _room(self, one: StandingMeeting, *, named: bool) -> Iterator[str]:
        """`named`: why the time will not do is said already."""
        room, code = self.rooms.get(one.row.room_id or 0), one.request.code
        if room is None:
            yield SENTENCES[Kind.NO_ROOM]() % {"meetings": code}
            return
        told = {"room": str(room), "meetings": code}
        if not self._usable(room, one.row.starts, one.row.ends):
            if sessions := self._sessions_in(room, one):
                for each in sessions:
                    at = when(each.starts, self.numbered.known.zone)  # type: ignore[arg-type]
                    words = {"session": str(each), "when": at, **told}
                    yield _("“%(session)s” is held in %(room)s (%(when)s).") % words
            elif not named or self._lost(room, one.row.starts, one.row.ends):
                yield SENTENCES[Kind.ROOM_CLOSED]() % told
        if room.capacity < 2 * one.request.persons:
            yield SENTENCES[Kind.ROOM_SMALL]() % told
        if one.number != NOBODY and self._of(one).needs - set(room.features):
            yield SENTENCES[Kind.ROOM_LACKS]() % told

    def _usable(self, room: Room, starts: datetime, ends: datetime) -> bool:
        spans = self.numbered.known.of_rooms.get(room.pk, ())
        within = any(a <= starts and ends <= b for a, b in spans)
        return within and not self._lost(room, starts, ends)

    def _lost(self, room: Room, starts: datetime, ends: datetime) -> bool:
        return any(
            each.starts < ends and starts < (each.ends or commitments.EVER)
            for each in self.numbered.known.outages
            if each.room_id == room.pk
        )

    def _sessions_in(self, room: Room, one: StandingMeeting) -> list[Session]:
        return [
            each
            for each in self.numbered.known.sessions.values()
            if each.room_id == room.pk and each.kind != Session.Kind.BILATERALS
            if one.meets(each.starts, each.ends)  # type: ignore[arg-type]
        ]

    def _people(self, one: StandingMeeting) -> Iterator[str]:
        known, span = self.numbered.known, (one.row.starts, one.row.ends)
        for who in one.sides:
            times = known.of_people.get(who)
            outside = times is not None and not any(a <= span[0] and span[1] <= b for a, b in times)
            kept = commitments.in_the_way(known.commitments(who), [span])
            if not (outside or kept):
                continue
            told = {"people": name_of(known, who), "meetings": one.request.code}
            if outside or any(each.why != commitments.ALL for each in kept):
                yield SENTENCES[Kind.NOT_AVAILABLE]() % told
            for each in kept:
                yield reason_of(known, who, each)

    def _interpreter(self, one: StandingMeeting) -> Iterator[str]:
        code = {"meetings": one.request.code}
        if one.row.interpreter_id is None:
            if one.pair is not None:
                yield SENTENCES[Kind.NO_INTERPRETER]() % code
        elif not self.can(one.row.interpreter_id, one):
            yield SENTENCES[Kind.INTERPRETER_AWAY]() % code

    def can(self, interpreter: int, one: StandingMeeting) -> bool:
        person, out = self.interpreters[interpreter]
        able = one.pair is None or one.pair in person.pairs
        return able and not any(one.meets(*span) for span in out)

    # ---- meetings with each other

    def together(
        self, held: Sequence[StandingMeeting]
    ) -> Iterator[tuple[tuple[StandingMeeting, ...], str]]:
        yield from self._at_once(held)
        for who, theirs in self._by_day(held, lambda one: one.sides):
            yield from self._of_person(who, theirs)
        for interpreter, theirs in self._by_day(held, _interpreters):
            most = self.interpreters[interpreter][0].meetings_a_day
            if most is not None and sum(one.length for one in theirs) > most:
                yield tuple(theirs), self._words(Kind.INTERPRETER_DAILY, theirs)
        yield from self._in_order(held)

    def _at_once(
        self, held: Sequence[StandingMeeting]
    ) -> Iterator[tuple[tuple[StandingMeeting, ...], str]]:
        order = sorted(held, key=lambda one: one.row.starts)
        for place, one in enumerate(order):
            for other in order[place + 1 :]:
                if other.row.starts >= one.row.ends:
                    break
                both = (one, other)
                if one.row.room_id and one.row.room_id == other.row.room_id:
                    room = self.rooms[one.row.room_id]
                    yield both, self._words(Kind.ROOM_TWICE, both, room=str(room))
                for who in set(one.sides) & set(other.sides):
                    yield both, self._words(Kind.TWICE, both, who)
                if set(_interpreters(one)) & set(_interpreters(other)):
                    yield both, self._words(Kind.INTERPRETER_TWICE, both)

    def _by_day(
        self, held: Sequence[StandingMeeting], keys: Any
    ) -> list[tuple[Any, list[StandingMeeting]]]:
        days: dict[Any, list[StandingMeeting]] = {}
        for one in sorted(held, key=lambda one: one.row.starts):
            for key in keys(one):
                days.setdefault((key, self.day_of(one)), []).append(one)
        return [(key, theirs) for (key, _day), theirs in days.items()]

    def _of_person(
        self, who: Who, theirs: list[StandingMeeting]
    ) -> Iterator[tuple[tuple[StandingMeeting, ...], str]]:
        numbered = self.numbered
        most = numbered.problem.participants[numbered.people.index(who)].per_day
        if most is not None and sum(one.length for one in theirs) > most:
            yield tuple(theirs), self._words(Kind.DAILY, theirs, who, most=most)
        for one, later in pairwise(theirs):
            if one.row.ends > later.row.starts or not self._same_half(one, later):
                continue
            both = (one, later)
            if self._walk(one, later) > later.row.starts - one.row.ends:
                yield both, self._words(Kind.TOO_FAR, both)
            apart = self._of(one).apart | self._of(later).apart
            if {one.number, later.number} & apart and self._next_to(one, later):
                yield both, self._words(Kind.APART, both)

    def _walk(self, one: StandingMeeting, later: StandingMeeting) -> timedelta:
        rooms = [self.rooms.get(each.row.room_id or 0) for each in (one, later)]
        known = self.numbered.known
        if None in rooms:
            return timedelta()
        ends = tuple(sorted(room.building_id for room in rooms if room))
        minutes = known.walks.get((ends[0], ends[1]), 0)
        return timedelta(minutes=minutes if minutes > known.rules.pause else 0)

    def day_of(self, one: StandingMeeting) -> date:
        return one.row.starts.astimezone(self.zone).date()

    def _next_to(self, one: StandingMeeting, later: StandingMeeting) -> bool:
        rules = self.numbered.known.rules
        step = timedelta(minutes=rules.minutes + rules.pause)
        return later.row.starts < one.row.starts + (one.length + 1) * step

    def _same_half(self, one: StandingMeeting, later: StandingMeeting) -> bool:
        """A day is halved at its middle, as the planners do it."""
        span = self.numbered.known.opens.get(self.day_of(one))
        noon = span[0] + (span[1] - span[0]) / 2 if span else None
        return noon is None or (one.row.starts < noon) == (later.row.starts < noon)

    def _in_order(
        self, held: Sequence[StandingMeeting]
    ) -> Iterator[tuple[tuple[StandingMeeting, ...], str]]:
        there = {one.number: one for one in held}
        for one in held:
            for other in self._of(one).after if one.number != NOBODY else ():
                if other in there and there[other].row.ends > one.row.starts:
                    both = (there[other], one)
                    yield both, self._words(Kind.ORDER, both)

    def _words(
        self, kind: Kind, involved: Iterable[StandingMeeting], who: Who | None = None, **more: Any
    ) -> str:
        told = {
            "meetings": listed(called(one.request) for one in involved),
            "people": name_of(self.numbered.known, who) if who else "",
            **more,
        }
        return SENTENCES[kind]() % told


def _interpreters(one: StandingMeeting) -> tuple[int, ...]:
    return (one.row.interpreter_id,) if one.row.interpreter_id else ()
