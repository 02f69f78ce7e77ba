"""A list that was read is entered at once, and can be taken back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import labelled
from plenipo.records.actions import claim, record
from plenipo.records.models import By
from plenipo.welcome.actions.journeys import cancel_journey, enter_journey, enter_time
from plenipo.welcome.formats.read import ReadJourney
from plenipo.welcome.models import Journey, PastedJourneys
from plenipo.welcome.queries.journeys import elsewhere_already, last_pasted
from plenipo.welcome.verbs import Verb


@transaction.atomic
def enter_list(conference: Conference, rows: Iterable[ReadJourney], *, by: By) -> PastedJourneys:
    """Rows that can be entered. Who is on another journey that way already is counted and not named twice."""
    made: list[int] = []
    changed: list[list[Any]] = []
    for row in rows:
        if row.delegation is None or row.at is None:
            continue
        if row.known is not None:
            before = row.known.at
            enter_time(row.known, row.at, whole_flight=False, seen=row.known.revision, by=by)
            changed.append([row.known.pk, before.isoformat(), row.at.isoformat()])
            continue
        there = elsewhere_already(conference, row.way, row.delegates)
        on = [pk for pk in row.delegates if pk not in there]
        values = {
            "way": row.way,
            "means": row.means,
            "flight": row.number[:20],
            "place": row.place,
            "point": row.point,
            "at": row.at,
            "people": row.people if (row.people or 0) > len(on) else (len(there) or None),
            "note": row.note,
        }
        try:
            made.append(enter_journey(row.delegation, values, on, by=by).pk)
        except Refused as no:  # said with the line it is about, before nothing at all is written
            raise Refused(labelled(row.text, str(no))) from no
    entered = PastedJourneys.objects.create(
        conference=conference, made=made, changed=changed, at=timezone.now()
    )
    record(Verb.JOURNEYS_PASTED, by=by, about=entered, n=len(made), changed=len(changed))
    return entered


@transaction.atomic
def undo_list(entered: PastedJourneys, *, seen: int, by: By) -> int:
    """What nobody touched since is cancelled, or has its former time again; how many were touched and are left."""
    newest = last_pasted(entered.conference)
    if newest is None or newest.pk != entered.pk:
        raise Refused(_("Only the list that was entered last can be taken back."))
    claim(entered, seen=seen, undone=True)
    left = 0
    for each in Journey.objects.filter(pk__in=entered.made, state=Journey.State.EXPECTED):
        if each.revision:
            left += 1
        else:
            cancel_journey(each, seen=0, by=by)
    for pk, before, after in entered.changed:
        journey = Journey.objects.filter(pk=pk, state__in=Journey.OPEN).first()
        if journey is None or journey.at != datetime.fromisoformat(after):
            left += 1
            continue
        enter_time(
            journey,
            datetime.fromisoformat(before),
            whole_flight=False,
            seen=journey.revision,
            by=by,
        )
    record(Verb.PASTE_UNDONE, by=by, about=entered, left=left)
    return left
