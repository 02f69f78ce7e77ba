"""Meetings of the plan in force as items that a delay may move. Asks the database nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge.commitments import Span
from plenipo.bilaterals.bridge.particulars import particulars_of
from plenipo.bilaterals.bridge.problem import level_of
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting, Principal
from plenipo.programme.bridge.ripple import Absent, Item, Trouble, minute_of
from plenipo.programme.models import Room

STAND = "press_stand"
NOBODY = ("room:", "interpreter:")
LONG_AFTER = 2**62  # a minute after all others


@dataclass(frozen=True)
class Places:
    """
    zone    of the venue
    times   when a meeting may begin, by day of the programme
    rooms   by number, those for meetings
    people  {(delegation, level): who that is in the programme's words}
    hours   {who: when they can be met}, of whoever has said so
    away    {who: when they cannot}, by the events of the day
    ways    minutes from building to building
    """

    zone: ZoneInfo
    times: Mapping[date, Sequence[datetime]]
    rooms: Mapping[int, Room]
    people: Mapping[tuple[int, int], str]
    hours: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    away: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    ways: Mapping[tuple[int, int], int] = field(default_factory=dict)
    _begins: dict[tuple[date, date, timedelta, frozenset[str]], tuple[datetime, ...]] = field(
        default_factory=dict
    )

    def begins(
        self, first: date, last: date, length: timedelta, needs: frozenset[str]
    ) -> tuple[datetime, ...]:
        """When it could begin on these days. Hundreds of meetings ask the same."""
        bound = frozenset(needs & (self.hours.keys() | self.away.keys()))
        key = (first, last, length, bound)
        if key not in self._begins:
            self._begins[key] = tuple(
                begin
                for day, times in sorted(self.times.items())
                if first <= day <= last
                for begin in times
                if all(self._there(need, begin, begin + length) for need in bound)
            )
        return self._begins[key]

    def _there(self, need: str, starts: datetime, ends: datetime) -> bool:
        if any(starts < b and a < ends for a, b in self.away.get(need, ())):
            return False
        return need not in self.hours or _within(self.hours[need], starts, ends)


def _within(spans: Iterable[Span], starts: datetime, ends: datetime) -> bool:
    return any(a <= starts and ends <= b for a, b in spans)


def need_of(principal: Principal) -> str:
    """The programme knows a person by number; whom it does not know, the desk does."""
    if principal.delegate is not None:
        return f"person:{principal.delegate.person_id}"
    return f"principal:{principal.pk}"


def item_of(row: PlannedMeeting, places: Places) -> Item:
    """A meeting stays on its day if it was agreed for it, else it may go to a later one where its own is full; what the
    desk has locked stays locked."""
    starts, zone = minute_of(row.starts, places.zone), places.zone
    length, day = row.ends - row.starts, row.starts.astimezone(zone).date()
    room = f"room:{row.room_id}" if row.room_id else ""
    needs = {_asker(row.request, places), _asked(row, places), room}
    if row.interpreter_id:
        needs.add(f"interpreter:{row.interpreter_id}")
    last = day if particulars_of(row.request).proposal.day else date.max
    begins = () if row.time_locked else places.begins(day, last, length, frozenset(needs))
    return Item(
        id=f"meeting:{row.request_id}",
        starts=starts,
        ends=starts + int(length.total_seconds() // 60),
        needs=frozenset(needs - {""}),
        place=str(row.room.building_id) if row.room else "",
        pinned=row.time_locked,
        may_start=tuple(minute_of(begin, zone) for begin in begins),
        rooms={} if row.room_locked else _rooms(row, places),
        room=room,
    )


def _rooms(row: PlannedMeeting, places: Places) -> dict[str, str]:
    """Rooms that are large enough, with a stand for cameras where one is needed; the nearest first."""
    if row.room is None:
        return {}
    stand = STAND in row.room.features and row.request.press in (
        MeetingRequest.Press.POOL,
        MeetingRequest.Press.STATEMENTS,
    )
    seats = min(2 * row.request.persons, row.room.capacity)
    own = row.room.building_id
    there = [
        room
        for room in places.rooms.values()
        if room.capacity >= seats and (not stand or STAND in room.features)
    ]
    nearest = sorted(there, key=lambda room: places.ways.get((own, room.building_id), 0))
    return {f"room:{room.pk}": str(room.building_id) for room in nearest}


def closed_between(spans: Iterable[Span], zone: ZoneInfo) -> list[tuple[int, int]]:
    """When a room cannot be used that can be used at these times."""
    opens = sorted((minute_of(a, zone), minute_of(b, zone)) for a, b in spans)
    ends = [0, *(end for _start, end in opens)]
    starts = [*(start for start, _end in opens), LONG_AFTER]
    return [(a, b) for a, b in zip(ends, starts, strict=True) if a < b]


def _asker(request: MeetingRequest, places: Places) -> str:
    return places.people.get(
        (request.asker_id, level_of(request)), f"delegation:{request.asker_id}"
    )


def _asked(row: PlannedMeeting, places: Places) -> str:
    if row.principal is not None:
        return need_of(row.principal)
    asked = row.request.asked_id
    return places.people.get((asked or 0, level_of(row.request)), f"delegation:{asked}")


# ---- somebody is not there


def with_whole_sides(
    trouble: Trouble, principals: Iterable[Principal], heads: Mapping[str, str]
) -> Trouble:
    """Where a delegation is late, so are its principals; where its head is, so is a delegation without any.

    heads   {person: delegation} of delegations that have entered no principals
    """
    away = [each for each in trouble if isinstance(each, Absent)]
    of_side: dict[str, list[str]] = {}
    for principal in principals:
        of_side.setdefault(f"delegation:{principal.delegation_id}", []).append(need_of(principal))
    more = [
        Absent(need, each.starts, each.ends)
        for each in away
        for need in (*of_side.get(each.need, ()), heads.get(each.need, ""))
        if need
    ]
    return (*away, *more)


def with_everybody(item: Item, meetings: Iterable[Item]) -> Item:
    """An opening or a ceremony, which all attend."""
    sides = {need for each in meetings for need in each.needs if not need.startswith(NOBODY)}
    return replace(item, needs=item.needs | sides)
