"""Rows to the values of the ripple engine and back. Asks the database nothing: what is read here is loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plenipo.engines.ripple import Absent, Change, Gaps, Item, Overrun, Ripple, Stuck, spread
from plenipo.programme.bridge.interpretation import minute_of
from plenipo.programme.bridge.planning import who_of
from plenipo.programme.models import Day, Role, Session, Walk

__all__ = [
    "Absent",
    "Change",
    "Gaps",
    "Item",
    "Move",
    "Overrun",
    "Ripple",
    "Stuck",
    "gaps_of",
    "item_of",
    "minute_of",
    "moment_of",
    "moves_in",
    "spread",
]
WAITED_FOR = (
    Role.Kind.CHAIR,
    Role.Kind.KEYNOTE,
)  # the others of a session are told, not waited for
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
    session: Session, zone: ZoneInfo, days: Mapping[date, Day], *, ceremonies_stay: bool
) -> Item:
    """A session with its roles, room with hours, and booth duties loaded."""
    first = minute_of(session.starts, zone)  # type: ignore[arg-type]
    room = f"room:{session.room_id}" if session.room_id else ""
    roles: Iterable[Role] = session.roles.all()  # type: ignore[attr-defined]
    people = {who_of(role) for role in roles if role.kind in WAITED_FOR}
    duties = session.booth_duties.all()  # type: ignore[attr-defined]
    return Item(
        id=f"session:{session.pk}",
        starts=first,
        ends=first + int(session.length.total_seconds() // 60),
        needs=frozenset(
            people | {f"interpreter:{d.interpreter_id}" for d in duties} | {room} - {""}
        ),
        place=str(session.room.building_id) if session.room else "",
        pinned=ceremonies_stay and session.kind in CEREMONIES,
        until=_until(session, zone, days),
        room=room,
    )


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
