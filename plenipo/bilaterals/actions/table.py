"""The seating of a meeting: a confirmation withdrawn, and the lock of the desk once both sides have confirmed."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals import rules
from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.actions.meetings import kept_for, may_arrange, tell_other
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries.meetings import is_locked, meeting_in_force
from plenipo.bilaterals.queries.table import table_of
from plenipo.bilaterals.rules import Side
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.actions import while_it_lasts
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim
from plenipo.records.models import By


@transaction.atomic
def unsign(request: MeetingRequest, *, side: Side, by: By) -> None:
    """A side withdraws its own confirmation; the other is told that there is news."""
    may_arrange(side, request)
    found = kept_for(request)
    if is_locked(found, meeting_in_force(request)):
        raise Refused(
            _("The seating is locked. The bilateral desk can unlock it; nothing has been changed.")
        )
    mine = "asker_signed" if rules.asks(side, request) else "asked_signed"
    if not getattr(found, mine):
        raise Refused(_("You have not confirmed these arrangements."))
    values: dict[str, Any] = {mine: ""}
    claim(found, seen=found.revision, **values)
    tell_other(request, side)
    note(DeskVerb.UNSIGNED, by=by, about=request)


@transaction.atomic
def lock_seating(request: MeetingRequest, *, seen: int, by: By) -> None:
    """What both sides have confirmed is changed by nobody until it is unlocked."""
    while_it_lasts(request.conference)
    table = table_of(request)
    if table.locked:
        raise Refused(_("The seating is locked already."))
    if not table.signed:
        raise Refused(
            _("The seating can be locked once both sides have confirmed what stands there now.")
        )
    claim(
        table.arrangement,
        seen=seen,
        locked=table.arrangement.asker_signed,
        locked_at=timezone.now(),
    )
    note(DeskVerb.SEATING_LOCKED, by=by, about=request)


@transaction.atomic
def unlock_seating(request: MeetingRequest, *, seen: int, by: By) -> None:
    """What both have confirmed stays confirmed until something is changed."""
    while_it_lasts(request.conference)
    table = table_of(request)
    if not table.arrangement.locked:
        raise Refused(_("The seating is not locked."))
    claim(table.arrangement, seen=seen, locked="", locked_at=None)
    note(DeskVerb.SEATING_UNLOCKED, by=by, about=request)
