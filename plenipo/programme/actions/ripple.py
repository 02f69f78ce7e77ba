"""What follows from a delay, approved: applied at once or not at all; taken back while nothing else has changed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.programme.actions.incident_letters import draft_letters, withdraw_letters
from plenipo.programme.actions.sessions import nothing_new_blocks
from plenipo.programme.bridge.ripple import Move, trouble_as_json
from plenipo.programme.models import BoothDuty, Incident, Role, Session
from plenipo.programme.queries.ripple import WhatIf
from plenipo.programme.verbs import Verb
from plenipo.records.actions import amend, record
from plenipo.records.models import By

SESSION, ROOM = "session:", "room:"
Part = list[int]  # role, position before, position after
Gone = list[Any]  # session, state before
Seat = list[Any]  # session, booth, who is off duty, who sits there


@transaction.atomic
def apply_ripple(
    what_if: WhatIf, *, seen: str, by: By, asked: dict[str, str] | None = None
) -> Incident:
    """`seen`: the digest of the difference that was shown. Letters to those concerned are drafted, none is sent.

    The bilateral desk reads of it in the incident, whether or not anything changes on the programme.
    """
    conference = what_if.conference
    if what_if.digest != seen:
        raise Refused(
            _("The programme has since changed. The result has been recalculated: check it again.")
        )
    incident = Incident(
        conference=conference,
        at=timezone.now(),
        by=by.account,
        asked=asked or {},
        trouble=trouble_as_json(what_if.happening.trouble),
        moves=as_json(what_if.moves),
        cancelled=[[each.pk, each.state] for each in what_if.cancelled],
        parts=[[e.role.pk, e.role.position, e.last] for e in what_if.late if e.last is not None],
        seats=[list(seat) for seat in what_if.short.seats],
    )
    with nothing_new_blocks(conference):
        _change(conference, what_if.moves, incident.parts, incident.seats)
        _cancel(conference, incident.cancelled)
    incident.told = draft_letters(conference, _touched(incident))
    incident.save(force_insert=True)
    record(
        Verb.RIPPLE_APPLIED,
        by=by,
        about=incident,
        sessions=len(what_if.moves) + len(what_if.cancelled),
        letters=sum(len(line["letters"]) for line in incident.told),
    )
    return incident


@transaction.atomic
def undo_ripple(incident: Incident, *, by: By) -> None:
    """Everything as it was before. Letters not sent yet are withdrawn; whoever has one is written to again, as a
    draft. Raises Refused if any of it has been moved since."""
    conference = incident.conference
    if not Incident.objects.filter(pk=incident.pk, undone_at=None).update(undone_at=timezone.now()):
        raise Refused(_("This can no longer be undone."))
    moves = [move.back for move in moves_from(incident.moves)]
    parts = [[role, after, before] for role, before, after in incident.parts]
    seats = [[session, booth, there, off] for session, booth, off, there in incident.seats]
    _change(conference, moves, parts, seats)
    _restore(conference, incident.cancelled)
    left = withdraw_letters(incident)
    incident.told = [*incident.told, *draft_letters(conference, _touched(incident), only=left)]
    incident.save(update_fields=["told"])
    record(Verb.RIPPLE_UNDONE, by=by, about=incident, sessions=len(moves) + len(incident.cancelled))


def _touched(incident: Incident) -> list[int]:
    """Numbers of the sessions that move or are cancelled."""
    moved = [int(move.item.removeprefix(SESSION)) for move in moves_from(incident.moves)]
    return [*moved, *(session for session, _state in incident.cancelled)]


def _cancel(conference: Conference, sessions: list[Gone]) -> None:
    for pk, state in sessions:
        there = Session.objects.filter(pk=pk, conference=conference, state=state)
        _must(amend(there, state=Session.State.CANCELLED))


def _restore(conference: Conference, sessions: list[Gone]) -> None:
    gone = Session.objects.filter(conference=conference, state=Session.State.CANCELLED)
    for pk, state in sessions:
        _must(amend(gone.filter(pk=pk), state=state))


def _change(
    conference: Conference, moves: list[Move], parts: list[Part], seats: list[Seat]
) -> None:
    for move in moves:
        _move(conference, move)
    for role, before, after in parts:
        _must(
            Role.objects.filter(pk=role, session__conference=conference, position=before).update(
                position=after
            )
        )
    # whoever is off duty goes first: the seat is free then
    for session, booth, off, _there in seats:
        if off is not None:
            duty = BoothDuty.objects.filter(session=session, booth=booth, interpreter=off)
            _must(duty.delete()[0])
    for session, booth, _off, there in seats:
        if there is not None:
            sits = BoothDuty.objects.filter(session=session, interpreter=there)
            _must(not sits.exists())
            BoothDuty.objects.create(session_id=session, booth=booth, interpreter_id=there)


def _move(conference: Conference, move: Move) -> None:
    """By condition: whoever has moved it since wins."""
    starts, ends, room = move.before
    there = Session.objects.filter(
        pk=int(move.item.removeprefix(SESSION)),
        conference=conference,
        starts=starts,
        ends=ends,
        room=_number(room),
    ).exclude(state=Session.State.CANCELLED)
    starts, ends, room = move.after
    _must(
        amend(there, starts=starts, ends=ends, room=_number(room)),
    )


def _must(changed: int | bool) -> None:
    if not changed:
        raise Refused(
            _("The programme has since been changed by another person. No changes were made.")
        )


def _number(room: str) -> int | None:
    return int(room.removeprefix(ROOM)) if room else None


def as_json(moves: list[Move]) -> list[list[Any]]:
    return [[m.item, *_place(m.before), *_place(m.after)] for m in moves]


def _place(place: tuple[datetime, datetime, str]) -> list[str]:
    return [place[0].isoformat(), place[1].isoformat(), place[2]]


def moves_from(stored: list[list[Any]]) -> list[Move]:
    """The inverse of `as_json`."""
    return [
        Move(
            item,
            (datetime.fromisoformat(a), datetime.fromisoformat(b), room),
            (datetime.fromisoformat(c), datetime.fromisoformat(d), other),
        )
        for item, a, b, room, c, d, other in stored
    ]
