"""The programme as a version freezes it: rows to values, values to JSON and back. Asks the database nothing."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from plenipo.programme.models import Role, Session, Track

Texts = dict[str, str]


@dataclass(frozen=True)
class FrozenRole:
    """A person or delegation stands by number: whether it is named is decided whenever somebody reads."""

    kind: str
    person: int | None = None
    delegation: int | None = None
    name: Texts = field(default_factory=dict)
    confirmed: bool = False


@dataclass(frozen=True)
class FrozenRoom:
    code: str
    name: Texts
    building: Texts


@dataclass(frozen=True)
class FrozenTrack:
    key: str
    name: Texts
    colour: str


@dataclass(frozen=True)
class FrozenSession:
    """
    sequence    how often it changed since it was first released: calendars go by it
    room        code; "" if open
    cancelled   it was in an earlier version and takes place no longer
    """

    uid: str
    kind: str
    title: Texts
    starts: datetime
    ends: datetime
    sequence: int = 0
    summary: Texts = field(default_factory=dict)
    room: str = ""
    spoken: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    audience: str = Session.Audience.DELEGATIONS
    track: str = ""
    cancelled: bool = False
    roles: tuple[FrozenRole, ...] = ()


@dataclass(frozen=True)
class Content:
    """`zone`: whose hours it was released in; it keeps them, whatever becomes of the conference's."""

    sessions: tuple[FrozenSession, ...] = ()
    rooms: dict[str, FrozenRoom] = field(default_factory=dict)
    tracks: dict[str, FrozenTrack] = field(default_factory=dict)
    zone: str = ""

    def by_uid(self) -> dict[str, FrozenSession]:
        return {session.uid: session for session in self.sessions}

    def seen_by(self, *audiences: str) -> tuple[FrozenSession, ...]:
        return tuple(session for session in self.sessions if session.audience in audiences)


def freeze(rows: Iterable[Session], before: Content) -> Content:
    """What a release would hold now. Rows come in the order of time with room, building and roles.

    What was released before and is no longer planned stays, as cancelled, so that calendars delete it.
    """
    rows = [row for row in rows if _goes_out(row)]
    known = before.by_uid()
    now = [_numbered(_frozen(row), known.get(str(row.uid))) for row in rows]
    still = {session.uid for session in now}
    gone = [_cancelled(session) for session in before.sessions if session.uid not in still]
    held_in = sorted((row for row in rows if row.room), key=_place_of_room)
    rooms = {row.room.code: _room(row) for row in held_in if row.room}
    tracks = {row.track_id: row.track for row in rows if row.track}
    kept = {code: room for code, room in before.rooms.items() if code not in rooms}
    return Content(
        sessions=tuple(sorted(now + gone, key=lambda session: (session.starts, session.ends))),
        rooms={**rooms, **kept},
        tracks=before.tracks | {str(pk): _track(track) for pk, track in tracks.items()},
    )


def _track(track: Track) -> FrozenTrack:
    return FrozenTrack(str(track.pk), track.name, track.colour)


def _place_of_room(row: Session) -> tuple[int, str]:
    """Rooms stand in the order of the board."""
    return (row.room.position, row.room.code)  # type: ignore[union-attr]


def _goes_out(row: Session) -> bool:
    return row.state == Session.State.PLANNED and row.starts is not None


def _frozen(row: Session) -> FrozenSession:
    return FrozenSession(
        uid=str(row.uid),
        kind=row.kind,
        title=row.title,
        summary=row.summary,
        starts=row.starts,  # type: ignore[arg-type]
        ends=row.ends,  # type: ignore[arg-type]
        room=row.room.code if row.room else "",
        spoken=tuple(row.spoken),
        into=tuple(row.into),
        audience=row.audience,
        track=str(row.track_id or ""),
        roles=tuple(_role(role) for role in row.roles.all()),
    )


def _role(role: Role) -> FrozenRole:
    return FrozenRole(
        role.kind, role.person_id, role.delegation_id, role.typed_name, role.confirmed
    )


def _room(row: Session) -> FrozenRoom:
    room = row.room
    return FrozenRoom(room.code, room.name, room.building.name)  # type: ignore[union-attr]


def _numbered(now: FrozenSession, before: FrozenSession | None) -> FrozenSession:
    if before is None:
        return now
    same = replace(now, sequence=before.sequence) == before
    return replace(now, sequence=before.sequence + (0 if same else 1))


def _cancelled(session: FrozenSession) -> FrozenSession:
    if session.cancelled:
        return session
    return replace(session, cancelled=True, sequence=session.sequence + 1)


def as_json(content: Content) -> dict[str, Any]:
    return {
        "sessions": [
            {
                **asdict(session),
                "starts": session.starts.isoformat(),
                "ends": session.ends.isoformat(),
            }
            for session in content.sessions
        ],
        "rooms": [asdict(room) for room in content.rooms.values()],
        "tracks": [asdict(track) for track in content.tracks.values()],
        "zone": content.zone,
    }


def content_from(stored: dict[str, Any]) -> Content:
    """The inverse of `as_json`; nothing stored is an empty programme."""
    return Content(
        sessions=tuple(_session_from(each) for each in stored.get("sessions", [])),
        rooms={each["code"]: FrozenRoom(**each) for each in stored.get("rooms", [])},
        tracks={each["key"]: FrozenTrack(**each) for each in stored.get("tracks", [])},
        zone=stored.get("zone", ""),
    )


def _session_from(stored: dict[str, Any]) -> FrozenSession:
    return FrozenSession(
        **{
            **stored,
            "starts": datetime.fromisoformat(stored["starts"]),
            "ends": datetime.fromisoformat(stored["ends"]),
            "spoken": tuple(stored["spoken"]),
            "into": tuple(stored["into"]),
            "roles": tuple(FrozenRole(**role) for role in stored["roles"]),
        }
    )
