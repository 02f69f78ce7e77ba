"""Rows to the values of the ripple engine and back. Asks the database nothing: what is read here is loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plenipo.engines.ripple import (
    CANCEL,
    DAY,
    OPEN,
    WAIT,
    Absent,
    Gaps,
    Item,
    ItemChange,
    ItemChoice,
    Option,
    Overrun,
    Remedy,
    Ripple,
    Stuck,
    spread,
)
from plenipo.programme.bridge.interpretation import minute_of
from plenipo.programme.bridge.planning import who_of
from plenipo.programme.models import Day, Role, Room, Session, SetAside, Walk

__all__ = [
    "CANCEL",
    "DAY",
    "OPEN",
    "WAIT",
    "WAITED_FOR",
    "Absent",
    "ItemChange",
    "ItemChoice",
    "Gaps",
    "Item",
    "Remedy",
    "Move",
    "Option",
    "Overrun",
    "Ripple",
    "Stuck",
    "Trouble",
    "Ways",
    "attended",
    "booths_short",
    "closed_in",
    "gaps_of",
    "is_like",
    "item_of",
    "minute_of",
    "moment_of",
    "moved_items",
    "moves_in",
    "other_rooms",
    "seats_of",
    "smaller_rooms",
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
DAYS_LOOKED_AT, STEP = (
    3,
    30,
)  # later days on which a session is given a time; minutes between its times
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
    smaller: Mapping[str, str] | None = None,
) -> Item:
    """A session with its roles, room with hours and booth duties loaded; `rooms`: where else it could be held;
    `smaller`: where it could at need."""
    first = minute_of(session.starts, zone)  # type: ignore[arg-type]
    room = f"room:{session.room_id}" if session.room_id else ""
    roles: Iterable[Role] = session.roles.all()
    people = {who_of(role) for role in roles if role.kind in WAITED_FOR}
    duties = session.booth_duties.all()
    teams = {f"interpreter:{duty.interpreter_id}" for duty in duties}
    minutes = int(session.length.total_seconds() // 60)
    return Item(
        id=f"session:{session.pk}",
        starts=first,
        ends=first + minutes,
        needs=frozenset(people | teams | ({room} - {""})),
        place=str(session.room.building_id) if session.room else "",
        pinned=ceremonies_stay and session.kind in CEREMONIES,
        until=_until(session, zone, days),
        closes=_closes(days.get(date.fromordinal(first // 1440)), zone),
        rooms=rooms or {},
        smaller=smaller or {},
        later=later_starts(first, minutes, days.values(), zone),
        room=room,
    )


def attended(item: Item, session: Session) -> Item:
    """The same with everybody who has a part in it: no meeting of theirs can be held beside it."""
    parts = {who_of(role) for role in session.roles.all()}
    return replace(item, needs=item.needs | parts)


def other_rooms(session: Session, rooms: Iterable[Room], ways: Ways) -> dict[str, str]:
    """Rooms that would do for it, with their buildings: those like its own first, then the nearest, the smallest."""
    own = session.room
    if own is None:
        return {}
    seats = seats_of(session)
    booths = len(set(session.into)) if own.booths else 0
    fit = [r for r in rooms if r.pk != own.pk and r.capacity >= seats and r.booths >= booths]

    def how_good(room: Room) -> tuple[bool, int, int, int]:
        way = ways.get((own.building_id, room.building_id), 0)
        return not is_like(room, own), way, room.capacity, room.pk

    return {f"room:{r.pk}": str(r.building_id) for r in sorted(fit, key=how_good)}


def smaller_rooms(session: Session, rooms: Iterable[Room], fit: Iterable[str]) -> dict[str, str]:
    """Rooms that lack seats (up to half of them) or booths: first who keeps the booths, then who lacks fewest seats."""
    own = session.room
    if own is None:
        return {}
    taken, seats = {*fit, f"room:{own.pk}"}, seats_of(session)
    there = [r for r in rooms if f"room:{r.pk}" not in taken and 2 * r.capacity >= seats]
    best = sorted(
        there,
        key=lambda r: (booths_short(session, r), max(seats - r.capacity, 0), r.capacity, r.pk),
    )
    return {f"room:{room.pk}": str(room.building_id) for room in best}


def seats_of(session: Session) -> int:
    """As many as are expected, or as its room has."""
    return session.expected or (session.room.capacity if session.room else 0)


def booths_short(session: Session, room: Room) -> int:
    """How many of its languages would not be interpreted there that are in its own room."""
    own = session.room.booths if session.room else 0
    return max(min(len(set(session.into)), own) - room.booths, 0)


def later_starts(first: int, minutes: int, days: Iterable[Day], zone: ZoneInfo) -> tuple[int, ...]:
    """When it could start on a later day: at the same hour on the next ones, then whenever a day has room for it."""
    at, found = first % 1440, []
    hours = [
        (_opens(day, zone), _closes(day, zone) or 0)
        for day in sorted(days, key=lambda day: day.date)
        if day.date.toordinal() > first // 1440
    ][:DAYS_LOOKED_AT]
    for opens, closes in hours:
        start = opens // 1440 * 1440 + at
        if opens <= start and start + minutes <= closes:
            found.append(start)
    for opens, closes in hours:
        found += range(opens, closes - minutes + 1, STEP)
    return tuple(dict.fromkeys(found))


def _opens(day: Day, zone: ZoneInfo) -> int:
    return minute_of(datetime.combine(day.date, day.opens, zone), zone)


def _closes(day: Day | None, zone: ZoneInfo) -> int | None:
    return minute_of(datetime.combine(day.date, day.closes, zone), zone) if day else None


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
            (minute_of(h.starts, zone), minute_of(h.ends, zone)) for h in room.hours.all()
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
    closes, ends = _closes(days.get(starts.date()), zone), []
    if closes is not None:
        ends.append(closes)
    hours = session.room.hours.all() if session.room else []
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
            place=item.rooms.get(change.room, item.smaller.get(change.room, item.place)),
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
    return tuple(kinds[str(kind)](*told) for kind, *told in stored)
