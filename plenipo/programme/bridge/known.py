"""What a delegation knows of the programme: a released version, and what letters of the day told it since."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from plenipo.programme.bridge import Content, FrozenSession, SessionChange, changes_between

Place = tuple[datetime, datetime, str, bool]  # from, until, code of the room, whether cancelled
Told = dict[int, dict[str, Place]]  # delegation: {uid of a session: where it was told to be}


CANCELLED = "cancelled"


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
) -> list[SessionChange]:
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
