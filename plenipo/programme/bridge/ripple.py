"""Rows to the values of the ripple engine and back. Asks the database nothing: what is read here is loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plenipo.engines.ripple import (
    WAIT,
    Absent,
    Change,
    Choice,
    Gaps,
    Item,
    Overrun,
    Ripple,
    Stuck,
    spread,
)
from plenipo.programme.bridge.interpretation import minute_of
from plenipo.programme.bridge.planning import who_of
from plenipo.programme.models import Day, Role, Room, Session, SetAside, Walk

__all__ = [
    "WAIT",
    "WAITED_FOR",
    "Absent",
    "Change",
    "Choice",
    "Gaps",
    "Item",
    "Move",
    "Overrun",
    "Ripple",
    "Stuck",
    "Trouble",
    "Ways",
    "attended",
    "closed_in",
    "gaps_of",
    "is_like",
    "item_of",
    "minute_of",
    "moment_of",
    "moved_items",
    "moves_in",
    "other_rooms",
    "spread",
    "trouble_as_json",
    "trouble_from",
]
WAITED_FOR = (
    Role.Kind.CHAIR,
    Role.Kind.KEYNOTE,
)  # the others of a session are told, not waited for
Trouble = tuple[Overrun | Absent, ...]  # what a person says has happened
Ways = Mapping[tuple[int, int], int]  # minutes from building to building, both ways
EVER = 10**9  # minutes
CEREMONIES = (Session.Kind.OPENING, Session.Kind.KEYNOTE, Session.Kind.CEREMONY)


@dataclass(frozen=True)
class Move:
    """What an approved difference does to one item: (starts, ends, room) as it was and as it will be."""

    item: str
    before: tuple[datetime, datetime, str]
    after: tuple[datetime, datetime, str]

    @property
    def back(self) -> "Move":
        return Move(self.item, self.after, self.before)


def moment_of(minute: int, zone: ZoneInfo) -> datetime:
    """The inverse of `minute_of`."""
    day, rest = divmod(minute, 1440)
    return datetime.combine(date.fromordinal(day), time(), zone) + timedelta(minutes=rest)


def item_of(
    session: Session,
    zone: ZoneInfo,
    days: Mapping[date, Day],
    *,
    ceremonies_stay: bool,
    rooms: Mapping[str, str] | None = None,
) -> Item:
    """A session with its roles, room with hours and booth duties loaded; `rooms`: where else it could be held."""
    first = minute_of(session.starts, zone)  # type: ignore[arg-type]
    room = f"room:{session.room_id}" if session.room_id else ""
    roles: Iterable[Role] = session.roles.all()  # type: ignore[attr-defined]
    people = {who_of(role) for role in roles if role.kind in WAITED_FOR}
    duties = session.booth_duties.all()  # type: ignore[attr-defined]
    teams = {f"interpreter:{duty.interpreter_id}" for duty in duties}
    return Item(
        id=f"session:{session.pk}",
        starts=first,
        ends=first + int(session.length.total_seconds() // 60),
        needs=frozenset(people | teams | ({room} - {""})),
        place=str(session.room.building_id) if session.room else "",
        pinned=ceremonies_stay and session.kind in CEREMONIES,
        until=_until(session, zone, days),
        rooms=rooms or {},
        room=room,
    )


def attended(item: Item, session: Session) -> Item:
    """The same with everybody who has a part in it: no meeting of theirs can be held beside it."""
    parts = {who_of(role) for role in session.roles.all()}  # type: ignore[attr-defined]
    return replace(item, needs=item.needs | parts)


def other_rooms(session: Session, rooms: Iterable[Room], ways: Ways) -> dict[str, str]:
    """Rooms that would do for it, with their buildings: those like its own first, then the nearest, the smallest."""
    own = session.room
    if own is None:
        return {}
    seats = session.expected or own.capacity
    booths = len(set(session.into)) if own.booths else 0
    fit = [r for r in rooms if r.pk != own.pk and r.capacity >= seats and r.booths >= booths]

    def how_good(room: Room) -> tuple[bool, int, int, int]:
        way = ways.get((own.building_id, room.building_id), 0)
        return not is_like(room, own), way, room.capacity, room.pk

    return {f"room:{r.pk}": str(r.building_id) for r in sorted(fit, key=how_good)}


def is_like(room: Room, own: Room) -> bool:
    """Set up the same way, and with everything the other has."""
    return room.layout == own.layout and set(own.features) <= set(room.features)


def closed_in(
    rooms: Iterable[Room],
    blocks: Iterable[Session],
    zone: ZoneInfo,
    set_aside: Iterable[SetAside] = (),
) -> dict[str, list[tuple[int, int]]]:
    """When nothing is moved into a room: outside its hours, and while it is set aside for bilateral meetings."""
    found: dict[str, list[tuple[int, int]]] = {f"room:{room.pk}": [] for room in rooms}
    for room in rooms:
        hours = sorted(
            (minute_of(h.starts, zone), minute_of(h.ends, zone))
            for h in room.hours.all()  # type: ignore[attr-defined]
        )
        ends = [0, *(end for _start, end in hours)]
        starts = [*(start for start, _end in hours), ends[-1] + 100 * 1440]
        if hours:
            found[f"room:{room.pk}"] += [(a, b) for a, b in zip(ends, starts, strict=True) if a < b]
    for aside in set_aside:
        stretch = (0, EVER)
        if aside.starts and aside.ends:
            stretch = minute_of(aside.starts, zone), minute_of(aside.ends, zone)
        found.setdefault(f"room:{aside.room_id}", []).append(stretch)
    for block in blocks:
        first = minute_of(block.starts, zone)  # type: ignore[arg-type]
        last = first + int(block.length.total_seconds() // 60)
        found.setdefault(f"room:{block.room_id}", []).append((first, last))
    return found


def _until(session: Session, zone: ZoneInfo, days: Mapping[date, Day]) -> int | None:
    """When the day closes, or the room does if that comes first."""
    starts: datetime = session.starts.astimezone(zone)  # type: ignore[union-attr]
    day, ends = days.get(starts.date()), []
    if day:
        ends.append(minute_of(datetime.combine(day.date, day.closes, zone), zone))
    hours = session.room.hours.all() if session.room else []  # type: ignore[attr-defined]
    ends += [minute_of(each.ends, zone) for each in hours if each.starts <= starts < each.ends]
    return min(ends) if ends else None


def gaps_of(changeover: int, walks: Iterable[Walk]) -> Gaps:
    return Gaps(
        rooms=changeover,
        walks={(str(walk.one_id), str(walk.other_id)): walk.minutes for walk in walks},
    )


def moved_items(ripple: Ripple, items: Mapping[str, Item]) -> dict[str, Item]:
    """What changes, as it would be."""
    found = {}
    for change in ripple.changes:
        item = items[change.item]
        found[change.item] = replace(
            item,
            starts=change.starts,
            ends=change.ends,
            needs=(item.needs - {item.room}) | ({change.room} - {""}),
            room=change.room,
            place=item.rooms.get(change.room, item.place),
        )
    return found


def moves_in(ripple: Ripple, items: Mapping[str, Item], zone: ZoneInfo) -> list[Move]:
    def place(starts: int, ends: int, room: str) -> tuple[datetime, datetime, str]:
        return moment_of(starts, zone), moment_of(ends, zone), room

    return [
        Move(
            change.item,
            place(items[change.item].starts, items[change.item].ends, items[change.item].room),
            place(change.starts, change.ends, change.room),
        )
        for change in ripple.changes
    ]


def trouble_as_json(trouble: Trouble) -> list[list[str | int]]:
    return [
        ["overrun", each.item, each.minutes]
        if isinstance(each, Overrun)
        else ["absent", each.need, each.starts, each.ends]
        for each in trouble
    ]


def trouble_from(stored: list[list[str | int]]) -> Trouble:
    """The inverse of `trouble_as_json`."""
    kinds = {"overrun": Overrun, "absent": Absent}
    return tuple(kinds[str(kind)](*told) for kind, *told in stored)  # type: ignore[arg-type]
