"""Sessions: added, changed, moved, dropped. What would block planning is refused, with the conflict as the reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import STAFF
from plenipo.kit.errors import Refused
from plenipo.programme.models import Room, Session
from plenipo.programme.profile import Conflicts
from plenipo.programme.queries.planning import Planning
from plenipo.programme.queries.versions import last_content
from plenipo.programme.verbs import Verb
from plenipo.programme.words.sessions import changed_meanwhile
from plenipo.programme.words.warnings import Warning, warnings_of
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By

State = Session.State


@dataclass(frozen=True)
class RoomAndTime:
    """Where and when a session is."""

    room: Room | None
    starts: datetime | None
    ends: datetime | None

    @classmethod
    def of(cls, session: Session) -> "RoomAndTime":
        return cls(session.room, session.starts, session.ends)


@transaction.atomic
def add(conference: Conference, *, by: By, **fields: Any) -> Session:
    with nothing_new_blocks(conference):
        session = Session.objects.create(conference=conference, **fields)
    record(Verb.SESSION_ADDED, by=by, about=session)
    return session


@transaction.atomic
def change(session: Session, *, seen: int, by: By, **fields: Any) -> None:
    """`seen`: the revision the officer had before their eyes. Raises Refused when somebody else was quicker."""
    changed = sorted(name for name, value in fields.items() if getattr(session, name) != value)
    told = values_changed(session, fields)
    with nothing_new_blocks(session.conference):
        claim_session(session, seen)
        for name in changed:
            setattr(session, name, fields[name])
        session.save(update_fields=changed)
    record(Verb.SESSION_CHANGED, by=by, about=session, **told)


@transaction.atomic
def move(session: Session, to: RoomAndTime, *, seen: int, by: By) -> RoomAndTime:
    """Returns where it was, so that the move can be undone."""
    before = RoomAndTime.of(session)
    with nothing_new_blocks(session.conference):
        claim_session(session, seen)
        session.room, session.starts, session.ends = to.room, to.starts, to.ends
        session.save(update_fields=["room", "starts", "ends"])
    record(
        Verb.SESSION_MOVED,
        by=by,
        about=session,
        room=[before.room and before.room.code, to.room and to.room.code],
        starts=[_iso(before.starts), _iso(to.starts)],
        ends=[_iso(before.ends), _iso(to.ends)],
    )
    return before


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


@transaction.atomic
def drop(session: Session, *, seen: int, by: By) -> bool:
    """What was never released is deleted; what was stays, as cancelled, so that calendars hear of it (True)."""
    claim_session(session, seen)
    released = str(session.uid) in last_content(session.conference).by_uid()
    record(Verb.SESSION_CANCELLED if released else Verb.SESSION_DROPPED, by=by, about=session)
    if released:
        session.state = State.CANCELLED
        session.save(update_fields=["state"])
    else:
        session.delete()
    return released


def claim_session(session: Session, seen: int) -> None:
    """One officer wins; the other is told who and when."""
    claim(session, seen=seen, in_words=lambda: changed_meanwhile(session))
    session.revision = seen + 1


@contextmanager
def nothing_new_blocks(conference: Conference) -> Iterator[None]:
    """Refuse what makes a conflict that blocks planning; one that is there already does not hold up its mending."""
    if "block_planning" not in _severities(conference):
        yield
        return
    before = {warning.conflict for warning in _blocking(conference)}
    yield
    for warning in _blocking(conference):
        if warning.conflict not in before:
            raise Refused(warning.sentence)


def _severities(conference: Conference) -> set[str]:
    return set(vars(rules_of(conference).of(Conflicts)).values())


def _blocking(conference: Conference) -> list[Warning]:
    warnings = warnings_of(Planning(conference), STAFF)
    return [warning for warning in warnings if warning.severity == "block_planning"]
