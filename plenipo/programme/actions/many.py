"""One change of many sessions, and its undoing; a copy of one session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.forms import model_to_dict
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.programme.actions.sessions import claim_session, nothing_new_blocks
from plenipo.programme.models import Cue, Role, Session
from plenipo.programme.verbs import Verb
from plenipo.programme.words.many import ManyWanted, Values
from plenipo.records.actions import record
from plenipo.records.models import By

NEW = {"id", "conference", "uid", "revision"}


@dataclass(frozen=True)
class SessionBefore:
    """What a session was before a change, and the revision the change made."""

    session: int
    seen: int
    values: Values


@transaction.atomic
def change_many(
    conference: Conference, sessions: Iterable[Session], wanted: ManyWanted, *, by: By
) -> list[SessionBefore]:
    """All or none. Sessions come with the revision the officer saw. Returns what undoes it."""
    changes = [(each, each.revision, wanted.of(each)) for each in sessions]
    changes = [change for change in changes if change[2]]
    if not changes:
        raise Refused(_("Nothing would change. Choose what to change."))
    before = _set(conference, changes)
    record(
        Verb.SESSIONS_CHANGED,
        by=by,
        about=conference,
        sessions=[each.session for each in before],
        **_said(wanted),
    )
    return before


def _said(wanted: ManyWanted) -> dict[str, Any]:
    """The same for all of them: by how much or to which day they moved, and the new values."""
    values = {name.removesuffix("_id"): value for name, value in wanted.fields.items()}
    moved = {"minutes": wanted.minutes, "to": wanted.day.isoformat() if wanted.day else ""}
    return {**values, **{name: value for name, value in moved.items() if value}}


@transaction.atomic
def change_back(conference: Conference, before: Iterable[SessionBefore], *, by: By) -> int:
    """Raises Refused when one of them has been changed since: then none is changed back."""
    was = {each.session: each for each in before}
    sessions = Session.objects.filter(conference=conference, pk__in=was)
    changes = [(each, was[each.pk].seen, was[each.pk].values) for each in sessions]
    if len(changes) < len(was):
        raise Refused(_("One of these sessions has been deleted; nothing was undone."))
    done = _set(conference, changes)
    record(
        Verb.SESSIONS_CHANGED_BACK,
        by=by,
        about=conference,
        sessions=[each.session for each in done],
    )
    return len(done)


def _set(conference: Conference, changes: list[tuple[Session, int, Values]]) -> list[SessionBefore]:
    before = []
    with nothing_new_blocks(conference):
        for session, seen, values in changes:
            claim_session(session, seen)
            before.append(
                SessionBefore(
                    session.pk, seen + 1, {name: getattr(session, name) for name in values}
                )
            )
            for name, to in values.items():
                setattr(session, name, to)
            session.save(update_fields=list(values))
    return before


@transaction.atomic
def copy(
    session: Session,
    *,
    starts: datetime | None,
    parts: bool = False,
    cues: bool = False,
    by: By,
) -> Session:
    """A session of its own, as long as the other, at another time or without one."""
    fields = model_to_dict(session, exclude=NEW)
    own = {name: getattr(session, name) for name in fields}
    ends = starts + session.length if starts else None
    own |= {"starts": starts, "ends": ends}
    if session.state == Session.State.CANCELLED:
        own["state"] = Session.State.HELD_BACK
    with nothing_new_blocks(session.conference):
        made = Session.objects.create(conference=session.conference, **own)
        if parts:
            _again(Role, session, made)
        if cues:
            _again(Cue, session, made)
    record(Verb.SESSION_COPIED, by=by, about=made, from_session=session.pk)
    return made


def _again(kind: type[Role] | type[Cue], session: Session, made: Session) -> None:
    rows: list[Any] = list(kind._default_manager.filter(session=session))
    for row in rows:
        row.pk, row.session = None, made
        row._state.adding = True
    kind._default_manager.bulk_create(rows)
