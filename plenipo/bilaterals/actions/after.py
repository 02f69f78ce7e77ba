"""After a meeting: each side's note for itself, each side's read-out."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals import rules
from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.bridge.noted import Noted, sealed_note
from plenipo.bilaterals.models import MeetingRequest, Note, ReadOut
from plenipo.bilaterals.queries.after import may_be_noted
from plenipo.bilaterals.rules import Side
from plenipo.kit.errors import Refused
from plenipo.kit.sealed import seal
from plenipo.records.models import By


@transaction.atomic
def keep_note(
    request: MeetingRequest,
    noted: Noted,
    *,
    side: Side,
    outcome: str,
    classification: str,
    held_on: date,
    seen: int,
    by: By,
) -> None:
    """Keep a side's note. Nobody else reads it: not the other side, and not the desk unless it is the desk's own."""
    _may(side, request)
    values = {
        "sealed": sealed_note(noted),
        "outcome": outcome,
        "classification": classification,
        "held_on": held_on,
        "at": timezone.now(),
    }
    _write(Note, request, side, seen, values)
    note("bilaterals.noted", by=by, about=request, conference=request.conference_id)


@transaction.atomic
def keep_read_out(request: MeetingRequest, text: str, *, side: Side, seen: int, by: By) -> None:
    """Keep what a side says of the meeting. The desk reads both side by side; the other side reads its own."""
    _may(side, request)
    _write(ReadOut, request, side, seen, {"sealed": seal(text), "at": timezone.now()})
    note("bilaterals.read_out", by=by, about=request, conference=request.conference_id)


def _write(
    kind: type[Note] | type[ReadOut],
    request: MeetingRequest,
    side: Side,
    seen: int,
    values: dict[str, object],
) -> None:
    mine = kind.objects.filter(request=request, side=side)  # type: ignore[attr-defined]
    if not seen and not mine.exists():
        try:
            with transaction.atomic():
                kind.objects.create(request=request, side=side, revision=1, **values)  # type: ignore[attr-defined]
        except IntegrityError:
            raise Refused(
                _("Somebody of your side wrote meanwhile. Load the page again.")
            ) from None
    elif not mine.filter(revision=seen).update(**values, revision=F("revision") + 1):
        raise Refused(_("Somebody of your side wrote meanwhile. Load the page again."))


def _may(side: Side, request: MeetingRequest) -> None:
    concerned = rules.asks(side, request) or rules.is_asked(side, request)
    if not concerned or not may_be_noted(request, timezone.now()):
        raise Refused(_("A meeting is noted when it has begun."))
