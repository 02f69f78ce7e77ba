"""What changed between two contents, as values: words are made for the reader's language, when somebody reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plenipo.programme.bridge.content import Content, FrozenSession


@dataclass(frozen=True)
class SessionChange:
    """
    what      added, cancelled, restored, moved, room, title, people, languages, audience, about
    before,
    after     the value that changed: times in ISO form, a room's code, a title; None where words do without
    """

    session: str
    what: str
    before: Any = None
    after: Any = None


def changes_between(before: Content, after: Content) -> list[SessionChange]:
    """In the order of the later programme."""
    known = before.by_uid()
    return [
        change
        for session in after.sessions
        for change in _changes_of(known.get(session.uid), session)
    ]


def touched_by(changes: list[SessionChange]) -> set[str]:
    return {change.session for change in changes}


def _changes_of(old: FrozenSession | None, new: FrozenSession) -> Iterator[SessionChange]:
    if old is None:
        yield SessionChange(new.uid, "added")
    elif new.cancelled:
        if not old.cancelled:
            yield SessionChange(new.uid, "cancelled")
    elif old.cancelled:
        yield SessionChange(new.uid, "restored")
    else:
        yield from _details(old, new)


def _details(old: FrozenSession, new: FrozenSession) -> Iterator[SessionChange]:
    if (old.starts, old.ends) != (new.starts, new.ends):
        yield SessionChange(new.uid, "moved", _times(old), _times(new))
    if old.room != new.room:
        yield SessionChange(new.uid, "room", old.room, new.room)
    if old.title != new.title:
        yield SessionChange(new.uid, "title", old.title, new.title)
    if old.roles != new.roles:
        yield SessionChange(new.uid, "people")
    if (set(old.spoken), set(old.into)) != (set(new.spoken), set(new.into)):
        yield SessionChange(new.uid, "languages")
    if old.audience != new.audience:
        yield SessionChange(new.uid, "audience", old.audience, new.audience)
    if (old.summary, old.kind, old.track) != (new.summary, new.kind, new.track):
        yield SessionChange(new.uid, "about")


def _times(session: FrozenSession) -> list[str]:
    return [session.starts.isoformat(), session.ends.isoformat()]
