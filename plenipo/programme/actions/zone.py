"""Another zone for a conference whose hours stay on the clock."""

from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Model, QuerySet

from plenipo.conference.models import Conference
from plenipo.kit.clock import same_hour
from plenipo.programme.models import Absence, RoomHours, Session, SetAside, Stay
from plenipo.programme.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def keep_hours(conference: Conference, before: str, after: str, *, by: By) -> None:
    """Sessions, hours of rooms, arrivals and departures, absences. Released versions keep their own."""
    of = {
        Session: ("conference", ("starts", "ends")),
        RoomHours: ("room__conference", ("starts", "ends")),
        SetAside: ("room__conference", ("starts", "ends")),
        Stay: ("conference", ("arrives", "leaves")),
        Absence: ("interpreter__conference", ("starts", "ends")),
    }
    moved = 0
    for model, (where, names) in of.items():
        rows = model._default_manager.filter(**{where: conference})
        moved += shift(rows, names, before, after)
    record(Verb.HOURS_KEPT, by=by, about=conference, zones=[before, after], rows=moved)


def shift(rows: QuerySet[Any], names: tuple[str, ...], before: str, after: str) -> int:
    """Every moment of these rows to the same hour in the other zone; returns how many rows there are."""
    found: list[Model] = list(rows)
    for row in found:
        for name in names:
            if moment := getattr(row, name):
                setattr(row, name, same_hour(moment, ZoneInfo(before), ZoneInfo(after)))
    rows.model._default_manager.bulk_update(found, names, batch_size=200)
    return len(found)
