"""Meetings of the plan in force as items that a delay may move. Asks the database nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge.problem import Span
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting, Principal
from plenipo.programme.bridge.ripple import Item, minute_of
from plenipo.programme.models import Room

STAND = "press_stand"


@dataclass(frozen=True)
class Places:
    """
    zone    of the venue
    times   when a meeting may begin, on each day of the programme
    rooms   by number, those for meetings
    opens   {room: when it can be used for meetings}
    people  {(delegation, level): who that is in the programme's words}
    """

    zone: ZoneInfo
    times: Sequence[datetime]
    rooms: Mapping[int, Room]
    opens: Mapping[int, Sequence[Span]]
    people: Mapping[tuple[int, int], str]


def need_of(principal: Principal) -> str:
    """The programme knows a person by number; whom it does not know, the desk does."""
    if principal.delegate is not None:
        return f"person:{principal.delegate.person_id}"
    return f"principal:{principal.pk}"


def item_of(row: PlannedMeeting, places: Places) -> Item:
    """A meeting stays on its day; what the desk has locked stays locked."""
    starts, zone = minute_of(row.starts, places.zone), places.zone
    begins = [] if row.time_locked else _may_start(row, places)
    room = f"room:{row.room_id}" if row.room_id else ""
    needs = {_asker(row.request, places), _asked(row, places), room}
    if row.interpreter_id:
        needs.add(f"interpreter:{row.interpreter_id}")
    return Item(
        id=f"meeting:{row.request_id}",
        starts=starts,
        ends=starts + int((row.ends - row.starts).total_seconds() // 60),
        needs=frozenset(needs - {""}),
        place=str(row.room.building_id) if row.room else "",
        pinned=row.time_locked,
        may_start=tuple(minute_of(begin, zone) for begin in begins),
        rooms={} if row.room_locked else _rooms(row, begins, places),
        room=room,
    )


def _may_start(row: PlannedMeeting, places: Places) -> list[datetime]:
    day, length = row.starts.astimezone(places.zone).date(), row.ends - row.starts
    opens = places.opens.get(row.room_id or 0)
    return [
        begin
        for begin in places.times
        if begin.astimezone(places.zone).date() == day
        and (opens is None or any(a <= begin and begin + length <= b for a, b in opens))
    ]


def _rooms(row: PlannedMeeting, begins: Sequence[datetime], places: Places) -> dict[str, str]:
    """Rooms that would do at all those times: large enough, open, with a stand for cameras where one is needed."""
    if row.room is None or not begins:
        return {}
    first, last = min(begins), max(begins) + (row.ends - row.starts)
    stand = STAND in row.room.features and row.request.press in (
        MeetingRequest.Press.POOL,
        MeetingRequest.Press.STATEMENTS,
    )
    return {
        f"room:{pk}": str(room.building_id)
        for pk, room in places.rooms.items()
        if room.capacity >= min(2 * row.request.persons, row.room.capacity)
        and (not stand or STAND in room.features)
        and any(a <= first and last <= b for a, b in places.opens.get(pk, ()))
    }


def _asker(request: MeetingRequest, places: Places) -> str:
    return places.people.get((request.asker_id, _level(request)), f"delegation:{request.asker_id}")


def _asked(row: PlannedMeeting, places: Places) -> str:
    if row.principal is not None:
        return need_of(row.principal)
    asked = row.request.asked_id
    return places.people.get((asked or 0, _level(row.request)), f"delegation:{asked}")


def _level(request: MeetingRequest) -> int:
    """At which it is held: as agreed, else as wished."""
    first = next(iter(request.levels.all()), None)  # type: ignore[attr-defined]
    return int(request.level or (first.level if first else 1))
