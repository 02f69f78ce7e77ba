"""What follows from a delay, approved: applied at once or not at all; taken back while nothing else has changed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.programme.actions.sessions import nothing_new_blocks
from plenipo.programme.bridge.ripple import Move
from plenipo.programme.models import Session
from plenipo.programme.queries.ripple import WhatIf
from plenipo.programme.signals import ripple_approved
from plenipo.records.actions import record
from plenipo.records.models import By

SESSION = "session:"


@transaction.atomic
def apply_ripple(what_if: WhatIf, *, seen: str, by: By) -> list[Move]:
    """`seen`: the digest of the difference that was shown. Returns the moves, so that they can be taken back."""
    if what_if.digest != seen:
        raise Refused(
            _("The programme has changed meanwhile. It is computed again: look at it once more.")
        )
    if not what_if.moves:
        raise Refused(_("Nothing would change."))
    with nothing_new_blocks(what_if.conference):
        _move_all(what_if.conference, what_if.moves, by)
    record(
        "programme.ripple_applied",
        by=by,
        about=what_if.conference,
        conference=what_if.conference.pk,
        sessions=len(what_if.of_sessions),
    )
    return what_if.moves


@transaction.atomic
def undo_ripple(conference: Conference, moves: list[Move], *, by: By) -> None:
    """Everything as it was before. Raises Refused if any of it has been moved since."""
    _move_all(conference, [move.back for move in moves], by)
    sessions = sum(move.item.startswith(SESSION) for move in moves)
    record(
        "programme.ripple_undone",
        by=by,
        about=conference,
        conference=conference.pk,
        sessions=sessions,
    )


def _move_all(conference: Conference, moves: list[Move], by: By) -> None:
    for move in moves:
        if move.item.startswith(SESSION):
            _move(conference, move)
    others = [move for move in moves if not move.item.startswith(SESSION)]
    if others:
        ripple_approved.send(sender=None, conference=conference, moves=others, by=by)


def _move(conference: Conference, move: Move) -> None:
    """By condition: whoever has moved it since wins."""
    number = int(move.item.removeprefix(SESSION))
    starts, ends, _room = move.before
    moved = Session.objects.filter(
        pk=number, conference=conference, starts=starts, ends=ends
    ).exclude(state=Session.State.CANCELLED)
    after = move.after
    if not moved.update(starts=after[0], ends=after[1], revision=F("revision") + 1):
        raise Refused(_("Somebody has changed the programme since. Nothing is changed."))


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
