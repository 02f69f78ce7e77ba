"""A rooming list that was read is entered at once, and can be taken back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import labelled
from plenipo.records.actions import claim, record
from plenipo.records.models import By
from plenipo.welcome.actions.rooms import cancel_room, change_room, enter_room
from plenipo.welcome.formats.read_rooms import ReadRoom
from plenipo.welcome.models import Hotel, Lodging, PastedRooms
from plenipo.welcome.queries.hotels import last_pasted_rooms
from plenipo.welcome.verbs import Verb

KEPT = ("hotel_id", "kind", "room_number", "first", "last", "guests")


@transaction.atomic
def enter_rooming_list(conference: Conference, rows: Iterable[ReadRoom], *, by: By) -> PastedRooms:
    """Rows that can be entered; a room that is here already gets what the list says of it."""
    made: list[int] = []
    changed: list[list[Any]] = []
    for row in rows:
        if row.delegation is None or row.first is None or row.last is None:
            continue
        try:
            if row.known is None:
                made.append(enter_room(row.delegation, row.values, row.delegates, by=by).pk)
            else:
                changed.append(_change(row.known, row, by))
        except Refused as no:  # said with the line it is about, before nothing at all is written
            raise Refused(labelled(row.text, str(no))) from no
    entered = PastedRooms.objects.create(
        conference=conference, made=made, changed=changed, at=timezone.now()
    )
    record(Verb.ROOMS_PASTED, by=by, about=entered, n=len(made), changed=len(changed))
    return entered


def _change(known: Lodging, row: ReadRoom, by: By) -> list[Any]:
    before = {name: _plain(getattr(known, name)) for name in KEPT}
    values = {"wishes": known.wishes, "shared": known.shared, **row.values}
    values = {**values, "shared": known.shared, "wishes": row.wishes or known.wishes}
    values["unregistered"] = row.names_kept(known)
    on = list(known.sleepers.values_list("delegate", flat=True))
    change_room(known, values, {*on, *row.delegates}, seen=known.revision, by=by)
    known.refresh_from_db()
    return [known.pk, before, known.revision]


@transaction.atomic
def undo_rooming_list(entered: PastedRooms, *, seen: int, by: By) -> int:
    """What nobody touched since is cancelled, or is as it was; how many were touched and are left."""
    newest = last_pasted_rooms(entered.conference)
    if newest is None or newest.pk != entered.pk:
        raise Refused(_("Only the list that was entered last can be taken back."))
    claim(entered, seen=seen, undone=True)
    left = 0
    for each in Lodging.objects.filter(pk__in=entered.made, cancelled=False):
        if each.revision:
            left += 1
        else:
            cancel_room(each, seen=0, by=by)
    for pk, before, revision in entered.changed:
        room = Lodging.objects.filter(pk=pk, revision=revision, cancelled=False).first()
        if room is None:
            left += 1
            continue
        values = {**before, **{n: date.fromisoformat(before[n]) for n in ("first", "last")}}
        values["hotel"] = Hotel.objects.filter(pk=values.pop("hotel_id")).first()
        on = list(room.sleepers.values_list("delegate", flat=True))
        change_room(room, values, on, seen=revision, by=by)
    record(Verb.PASTE_UNDONE, by=by, about=entered, left=left)
    return left


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
