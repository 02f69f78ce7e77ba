"""Checks of an event: ticked by whoever looked."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.programme.models import Session
from plenipo.protocol.models import EventCheck
from plenipo.protocol.queries.checks import checked
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def tick(session: Session, item: str, note: str, *, seen: str, by: By) -> EventCheck:
    """seen   what it rested on when the page was drawn: whoever ticks has looked at that"""
    (event,) = checked(session.conference, [session])
    now = next((each for each in event.items if each.key == item), None)
    if now is None:
        raise Refused(_("This event has no such check."))
    if now.basis != seen:
        raise Refused(_("What this check rests on has just changed. Look at it again."))
    if item == EventCheck.Item.ANTHEM and not note.strip():
        raise Refused(_("Enter the name of the file."))
    row, _made = EventCheck.objects.update_or_create(
        session=session,
        item=item,
        defaults={"basis": seen, "note": note, "at": timezone.now(), "by": by.account},
    )
    record(Verb.CHECK_TICKED, by=by, about=row)
    return row


@transaction.atomic
def untick(row: EventCheck, *, by: By) -> None:
    record(Verb.CHECK_UNTICKED, by=by, about=row)
    row.delete()
