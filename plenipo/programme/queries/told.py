"""What delegations know of the programme: the version released last, and what letters of the day told them since."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from plenipo.conference.models import Conference
from plenipo.programme.bridge import Change, Content, FrozenSession, changes_between
from plenipo.programme.models import Incident, Version
from plenipo.records.models import Letter

Place = tuple[datetime, datetime, str, bool]  # from, until, code of the room, whether cancelled
Told = dict[int, dict[str, Place]]  # delegation: {uid of a session: where it was told to be}
LETTER, CANCELLED = "programme.incident", "cancelled"


def told_since(conference: Conference, version: Version | None) -> Told:
    """By letters that still are to be read: what was discarded tells nobody. Two queries."""
    found = Incident.objects.filter(conference=conference).exclude(told=[]).order_by("pk")
    if version is not None:
        found = found.filter(at__gt=version.at)
    lines = [line for incident in found for line in incident.told]
    if not lines:
        return {}
    wanted = {pk for line in lines for pk in line["letters"]}
    there = set(Letter.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    told: Told = {}
    for line in lines:
        if there & set(line["letters"]):
            known = told.setdefault(line["delegation"], {})
            known |= {uid: _place(kept) for uid, kept in line["sessions"].items()}
    return told


def _place(kept: list[str]) -> Place:
    first, last = map(datetime.fromisoformat, kept[:2])
    return first, last, kept[2], CANCELLED in kept[3:]


def as_known(before: Content, told: dict[str, Place]) -> Content:
    """The content as a delegation knows it that was told these places."""
    return replace(
        before,
        sessions=tuple(_as_told(s, told[s.uid]) if s.uid in told else s for s in before.sessions),
    )


def _as_told(session: FrozenSession, place: Place) -> FrozenSession:
    starts, ends, room, cancelled = place
    return replace(session, starts=starts, ends=ends, room=room, cancelled=cancelled)


def as_stored(session: FrozenSession) -> list[str]:
    """What an incident keeps of what was told of it; the inverse of reading it."""
    kept = [session.starts.isoformat(), session.ends.isoformat(), session.room]
    return [*kept, CANCELLED] if session.cancelled else kept


def news_for(
    before: Content, after: Content, told: dict[str, Place], sessions: Iterable[str]
) -> list[Change]:
    """What has changed in these sessions against what the delegation knows."""
    wanted = set(sessions)
    changes = changes_between(as_known(before, told), after)
    return [change for change in changes if change.session in wanted]


def moved_for(
    before: Content, after: Content, told: dict[str, Place], sessions: Iterable[str]
) -> list[tuple[FrozenSession, FrozenSession]]:
    """Which of these sessions are elsewhere than the delegation knows: as it knows them, as they are."""
    known, now = as_known(before, told).by_uid(), after.by_uid()
    pairs = [(known[uid], now[uid]) for uid in sessions if uid in known and uid in now]
    found = [(old, new) for old, new in pairs if place_of(old) != place_of(new)]
    return sorted(found, key=lambda pair: (pair[1].starts, pair[1].uid))


def place_of(session: FrozenSession) -> Place:
    return session.starts, session.ends, session.room, session.cancelled
