"""Rows to the values of the conflicts engine. Asks the database nothing: what is read here is loaded."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from plenipo.conference.models import Conference, in_language
from plenipo.engines.conflicts import (
    Conflict,
    ConflictKind,
    Part,
    Planned,
    Presence,
    SessionRoom,
    TimedProgramme,
    conflicts_in,
)
from plenipo.programme.models import Day, Role, Room, Session, Walk
from plenipo.programme.profile import Changeover

__all__ = [
    "Conflict",
    "ConflictKind",
    "TimedProgramme",
    "Presence",
    "conflicts_in",
    "is_within",
    "plan_of",
    "who_of",
]


def plan_of(
    conference: Conference,
    rules: Changeover,
    *,
    sessions: Iterable[Session],
    rooms: Iterable[Room],
    days: Iterable[Day],
    walks: Iterable[Walk],
    presences: dict[str, Presence],
) -> TimedProgramme:
    """Sessions come with their roles, rooms with their hours. What has no time or is cancelled is left out."""
    zone = ZoneInfo(conference.zone)
    return TimedProgramme(
        sessions=tuple(_planned(each) for each in sessions if _counts(each)),
        rooms={room.pk: _room(room) for room in rooms},
        days=tuple(_stretch(day, zone) for day in days if is_within(day.date, conference)),
        walks={(walk.one_id, walk.other_id): walk.minutes for walk in walks},
        changeover=rules.changeover_minutes,
        presences=presences,
        regime=frozenset(conference.languages),
    )


def is_within(day: date, conference: Conference) -> bool:
    return conference.starts <= day <= conference.ends


def who_of(role: Role) -> str:
    """The same for all parts of one person, one delegation, or one name as it is typed."""
    if role.person_id:
        return f"person:{role.person_id}"
    if role.delegation_id:
        return f"delegation:{role.delegation_id}"
    return f"name:{' '.join(in_language(role.typed_name, 'en').split()).casefold()}"


def _counts(session: Session) -> bool:
    return session.starts is not None and session.state != Session.State.CANCELLED


def _planned(session: Session) -> Planned:
    roles: Iterable[Role] = session.roles.all()
    return Planned(
        key=session.pk,
        starts=session.starts,  # type: ignore[arg-type]
        ends=session.ends,  # type: ignore[arg-type]
        room=session.room_id,
        expected=session.expected,
        spoken=frozenset(session.spoken),
        into=frozenset(session.into),
        parts=tuple(Part(who_of(role), alone=not role.delegation_id) for role in roles),
    )


def _room(room: Room) -> SessionRoom:
    hours = room.hours.all()
    return SessionRoom(
        key=room.pk,
        capacity=room.capacity,
        building=room.building_id,
        hours=tuple((each.starts, each.ends) for each in hours),
        booths=room.booths,
    )


def _stretch(day: Day, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return (
        datetime.combine(day.date, day.opens, zone),
        datetime.combine(day.date, day.closes, zone),
    )
