"""The programme as the public may read it: the version released last, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.text import capfirst

from plenipo.conference.models import Conference, in_language
from plenipo.delegations.bridge import PUBLIC, Reader
from plenipo.kit.days import day_name, hours
from plenipo.kit.locales import FIRST_STRONG, isolated, language_name, listed
from plenipo.programme.bridge import Content, FrozenRole, FrozenSession
from plenipo.programme.models import Role, Session, Version
from plenipo.programme.queries.names import NamedRole, RoleNames
from plenipo.programme.queries.versions import content_of, last_version

KEY = 12  # characters of a uid that name a session in an address


class PublishedPart(NamedTuple):
    """who: the person, delegation or name behind it, the same from session to session"""

    kind: str
    named: NamedRole
    who: str


class PublishedSession(NamedTuple):
    """One session; times are the venue's."""

    frozen: FrozenSession
    starts: datetime
    ends: datetime
    title: str
    kind: str
    place: int  # of the room among the rooms; what has none comes last
    room: str
    room_name: str
    building: str
    parts: tuple[PublishedPart, ...]
    track: str = ""
    colour: str = ""

    @property
    def key(self) -> str:
        return self.frozen.uid.replace("-", "")[:KEY]

    @property
    def hours(self) -> str:
        return hours(self.starts, self.ends)

    @property
    def spoken(self) -> str:
        """As the reader's language calls them."""
        return capfirst(listed(map(language_name, self.frozen.spoken)))

    @property
    def summary(self) -> str:
        return in_language(self.frozen.summary)

    @property
    def functions(self) -> list[tuple[str, list[PublishedPart]]]:
        """Who has a part, by function, in the order in which the functions come."""
        found: dict[str, list[PublishedPart]] = {}
        for part in self.parts:
            found.setdefault(part.kind, []).append(part)
        return [(Role.Kind.named(kind, len(parts)), parts) for kind, parts in found.items()]

    @property
    def card(self) -> "Card":
        return Card(
            self.key,
            self.title,
            self.kind,
            self.room,
            self.room_name,
            self.spoken,
            self.frozen.cancelled,
            tuple(
                (label, listed(isolated(part.named.name, FIRST_STRONG) for part in parts))
                for label, parts in self.functions
            ),
            self.track,
            self.colour,
        )


class Card(NamedTuple):
    """All that the programme says of a session. Equal cards look the same, so that they need not be drawn again."""

    key: str
    title: str
    kind: str
    room: str
    room_name: str
    spoken: str
    cancelled: bool
    parts: tuple[tuple[str, str], ...]
    track: str = ""
    colour: str = ""


@dataclass(frozen=True)
class ProgrammeFilter:
    kind: str = ""
    room: str = ""
    language: str = ""
    track: str = ""

    def fits(self, session: FrozenSession) -> bool:
        languages = {*session.spoken, *session.into}
        return (
            self.kind in ("", session.kind)
            and self.room in ("", session.room)
            and self.track in ("", session.track)
            and (not self.language or self.language in languages)
        )


class Slot(NamedTuple):
    """What starts and ends together."""

    hours: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class PublicDay:
    name: str
    anchor: str
    slots: list[Slot]


class PublishedProgramme:
    """Four queries at most; none for what is not shown."""

    def __init__(self, conference: Conference, version: Version, reader: Reader) -> None:
        self.conference, self.version = conference, version
        self.content: Content = content_of(version)
        self._reader, self.zone = reader, self.content.zone or conference.zone
        self._zone = ZoneInfo(self.zone)
        self._places = {code: n for n, code in enumerate(self.content.rooms)}
        self._rooms = {
            code: (in_language(room.name), in_language(room.building))
            for code, room in self.content.rooms.items()
        }
        self._tracks = {
            key: (in_language(track.name), track.colour)
            for key, track in self.content.tracks.items()
        }
        self._kinds = {kind.value: str(kind.label) for kind in Session.Kind}

    def frozen(self) -> tuple[FrozenSession, ...]:
        return self.content.seen_by(Session.Audience.PUBLIC)

    def entries(self, wanted: ProgrammeFilter | None = None) -> list[PublishedSession]:
        sessions = [each for each in self.frozen() if wanted is None or wanted.fits(each)]
        roles = [role for each in sessions for role in each.roles if role.confirmed]
        names = RoleNames(roles, self._reader, self.conference)
        return [self._entry(each, names) for each in sessions]

    def entry(self, key: str) -> PublishedSession | None:
        found = [each for each in self.frozen() if each.uid.replace("-", "")[:KEY] == key]
        if not found:
            return None
        return self._entry(found[0], RoleNames(found[0].roles, self._reader, self.conference))

    def _entry(self, session: FrozenSession, names: RoleNames) -> PublishedSession:
        room_name, building = self._rooms.get(session.room, ("", ""))
        track, colour = self._tracks.get(session.track, ("", ""))
        confirmed = [(role, names.of(role)) for role in session.roles if role.confirmed]
        return PublishedSession(
            frozen=session,
            starts=session.starts.astimezone(self._zone),
            ends=session.ends.astimezone(self._zone),
            title=in_language(session.title),
            kind=self._kinds[session.kind],
            place=self._places.get(session.room, len(self._places)),
            room=session.room,
            room_name=room_name,
            building=building,
            parts=tuple(
                PublishedPart(role.kind, named, _who(role))
                for role, named in confirmed
                if named.name
            ),
            track=track,
            colour=colour,
        )


def _who(role: FrozenRole) -> str:
    return f"person {role.person} delegation {role.delegation} {role.name}"


def published(conference: Conference, reader: Reader = PUBLIC) -> PublishedProgramme | None:
    version = last_version(conference)
    return PublishedProgramme(conference, version, reader) if version else None


def by_day(entries: Iterable[PublishedSession]) -> list[PublicDay]:
    """Entries come in the order of time."""
    days = groupby(entries, key=lambda entry: entry.starts.date())
    return [
        PublicDay(day_name(day), f"d{day.isoformat()}", _slots(list(of_day)))
        for day, of_day in days
    ]


def _slots(entries: list[PublishedSession]) -> list[Slot]:
    grouped = groupby(entries, key=lambda entry: (entry.starts, entry.ends))
    return [
        Slot(hours(starts, ends), tuple(e.card for e in sorted(each, key=lambda e: e.place)))
        for (starts, ends), each in grouped
    ]


def now_and_next(
    entries: list[PublishedSession], now: datetime
) -> tuple[list[PublishedSession], list[PublishedSession]]:
    """What runs, and what starts next on the same day; nothing on days without a session."""
    standing = [each for each in entries if not each.frozen.cancelled]
    running = [each for each in standing if each.starts <= now < each.ends]
    later = [each for each in standing if each.starts > now]
    if not later or later[0].starts.date() != now.astimezone(later[0].starts.tzinfo).date():
        return running, []
    first = min(each.starts for each in later)
    return running, [each for each in later if each.starts == first]
