"""Meetings of the plan in force as items that a delay may move. Asks the database nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge.commitments import Span
from plenipo.bilaterals.bridge.problem import level_of
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting, Principal
from plenipo.programme.bridge.ripple import Absent, Item, Trouble, minute_of
from plenipo.programme.models import Room

STAND = "press_stand"
NOBODY = ("room:", "interpreter:")


@dataclass(frozen=True)
class Places:
    """
    zone    of the venue
    times   when a meeting may begin, by day of the programme
    rooms   by number, those for meetings
    opens   {room: when it can be used for meetings}
    people  {(delegation, level): who that is in the programme's words}
    ways    minutes from building to building
    """

    zone: ZoneInfo
    times: Mapping[date, Sequence[datetime]]
    rooms: Mapping[int, Room]
    opens: Mapping[int, Sequence[Span]]
    people: Mapping[tuple[int, int], str]
    ways: Mapping[tuple[int, int], int] = field(default_factory=dict)
    _begins: dict[tuple[int, date, timedelta], tuple[datetime, ...]] = field(default_factory=dict)
    _wide: dict[tuple[datetime, datetime], list[Room]] = field(default_factory=dict)

    def begins(self, room: int, day: date, length: timedelta) -> tuple[datetime, ...]:
        """Hundreds of meetings ask the same."""
        key = (room, day, length)
        if key not in self._begins:
            opens = self.opens.get(room)
            self._begins[key] = tuple(
                begin
                for begin in self.times.get(day, ())
                if opens is None or any(a <= begin and begin + length <= b for a, b in opens)
            )
        return self._begins[key]

    def open_from(self, first: datetime, last: datetime) -> list[Room]:
        if (first, last) not in self._wide:
            self._wide[first, last] = [
                room
                for pk, room in self.rooms.items()
                if any(a <= first and last <= b for a, b in self.opens.get(pk, ()))
            ]
        return self._wide[first, last]


def need_of(principal: Principal) -> str:
    """The programme knows a person by number; whom it does not know, the desk does."""
    if principal.delegate is not None:
        return f"person:{principal.delegate.person_id}"
    return f"principal:{principal.pk}"


def item_of(row: PlannedMeeting, places: Places) -> Item:
    """A meeting stays on its day; what the desk has locked stays locked."""
    starts, zone = minute_of(row.starts, places.zone), places.zone
    length, day = row.ends - row.starts, row.starts.astimezone(zone).date()
    begins = () if row.time_locked else places.begins(row.room_id or 0, day, length)
    room = f"room:{row.room_id}" if row.room_id else ""
    needs = {_asker(row.request, places), _asked(row, places), room}
    if row.interpreter_id:
        needs.add(f"interpreter:{row.interpreter_id}")
    return Item(
        id=f"meeting:{row.request_id}",
        starts=starts,
        ends=starts + int(length.total_seconds() // 60),
        needs=frozenset(needs - {""}),
        place=str(row.room.building_id) if row.room else "",
        pinned=row.time_locked,
        may_start=tuple(starts + int((b - row.starts).total_seconds() // 60) for b in begins),
        rooms={} if row.room_locked else _rooms(row, begins, places),
        room=room,
    )


def _rooms(row: PlannedMeeting, begins: Sequence[datetime], places: Places) -> dict[str, str]:
    """Rooms that would do at all those times: large enough, open, with a stand for cameras where one is needed.

    The nearest first."""
    if row.room is None or not begins:
        return {}
    stand = STAND in row.room.features and row.request.press in (
        MeetingRequest.Press.POOL,
        MeetingRequest.Press.STATEMENTS,
    )
    seats = min(2 * row.request.persons, row.room.capacity)
    own = row.room.building_id
    there = [
        room
        for room in places.open_from(begins[0], begins[-1] + (row.ends - row.starts))
        if room.capacity >= seats and (not stand or STAND in room.features)
    ]
    nearest = sorted(there, key=lambda room: places.ways.get((own, room.building_id), 0))
    return {f"room:{room.pk}": str(room.building_id) for room in nearest}


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
