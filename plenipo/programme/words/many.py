"""One change of many sessions, in words: what it makes of each, and what would be wrong then."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.kit.clock import NoSuchHour, moment_of
from plenipo.kit.errors import Refused
from plenipo.kit.locales import language_name, listed
from plenipo.kit.phrases import labelled
from plenipo.programme.models import Room, Session, Track
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.planning import Planning
from plenipo.programme.queries.tracks import officers_of
from plenipo.programme.words.changes import when
from plenipo.programme.words.warnings import Warning, warnings_of

Values = dict[str, Any]  # fields of a session, by the names of their columns


@dataclass(frozen=True)
class ManyWanted:
    """
    minutes   later by so much; less than 0: earlier
    day       to the same hours of this day
    fields    by the names of their columns: {"room_id": 3}
    """

    minutes: int = 0
    day: date | None = None
    fields: Values = field(default_factory=dict)

    def of(self, session: Session) -> Values:
        """What changes of this session. Raises Refused for an hour that the clocks leave out."""
        values = dict(self.fields)
        if session.starts:
            starts = self._starts(session)
            values |= {"starts": starts, "ends": starts + session.length}
        return {name: to for name, to in values.items() if _differs(getattr(session, name), to)}

    def _starts(self, session: Session) -> datetime:
        starts: datetime = session.starts  # type: ignore[assignment]
        zone = zone_of(session.conference)
        if self.day:
            try:
                starts = moment_of(self.day, starts.astimezone(zone).time(), zone)
            except NoSuchHour:
                raise Refused(
                    _("This hour does not exist on this day: the clocks go forward.")
                ) from None
        return starts + timedelta(minutes=self.minutes)


def _differs(now: Any, to: Any) -> bool:
    """Languages are the same in any order."""
    return set(now) != set(to) if isinstance(to, list) else bool(now != to)


@dataclass(frozen=True)
class SessionPreview:
    """One session as it is and as it would be, in words; `after` is empty where nothing changes."""

    session: Session
    title: str
    before: list[str]
    after: list[str]


@dataclass(frozen=True)
class ManyPreview:
    """`conflicts`: those there are not now."""

    lines: list[SessionPreview]
    conflicts: list[Warning]

    @property
    def changing(self) -> int:
        return sum(bool(line.after) for line in self.lines)


def preview(
    conference: Conference, chosen: list[Session], wanted: ManyWanted, reader: Reader
) -> ManyPreview:
    """Nothing is written: the change is made to rows in memory only."""
    planning = Planning(conference)
    known = {warning.conflict for warning in warnings_of(planning, reader)}
    words = _PreviewWords(conference, planning.rooms)
    values = {each.pk: wanted.of(each) for each in chosen}
    for each in planning.sessions:
        for name, to in values.get(each.pk, {}).items():
            setattr(each, name, to)
    lines = [words.line(each, values[each.pk]) for each in chosen]
    found = warnings_of(planning, reader)
    return ManyPreview(lines, [each for each in found if each.conflict not in known])


class _PreviewWords:
    def __init__(self, conference: Conference, rooms: list[Room]) -> None:
        self._zone = zone_of(conference)
        self._languages = {"spoken": _("Languages spoken"), "into": _("Interpreted into")}
        self._named: dict[str, dict[Any, Any]] = {
            "room_id": {room.pk: f"{room.code} · {room}" for room in rooms},
            "track_id": {t.pk: str(t) for t in Track.objects.filter(conference=conference)},
            "officer_id": {each.pk: str(each) for each in officers_of(conference)},
            "kind": dict(Session.Kind.choices),
            "audience": dict(Session.Audience.choices),
            "state": dict(Session.State.choices),
        }

    def line(self, session: Session, values: Values) -> SessionPreview:
        """Values are set on a session of another reading; this one still is as it was."""
        names = [name for name in values if name != "ends"]
        now = {name: getattr(session, name) for name in values}
        before, after = ([self._of(name, of) for name in names] for of in (now, values))
        return SessionPreview(session, str(session), before, after)

    def _of(self, name: str, values: Values) -> str:
        if name == "starts":
            return when(values["starts"], values["ends"], self._zone)
        if name in self._languages:
            return labelled(self._languages[name], listed(map(language_name, values[name])) or "–")
        return str(self._named[name].get(values[name]) or _("none"))
