"""Other dates for a conference whose programme moves with them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.programme.models import Day, RoomHours, Session, SetAside
from plenipo.programme.queries.places import zone_of
from plenipo.programme.verbs import Verb
from plenipo.records.actions import amend, record
from plenipo.records.models import By

MOMENTS = ("starts", "ends")


@transaction.atomic
def move_days(conference: Conference, days: int, *, by: By) -> None:
    """Days, sessions, hours of rooms and what is set aside, `days` later, at the same hours. Where people are, and the
    meetings they agreed on, nobody moves for them."""
    zone = zone_of(conference)
    _move_dates(conference, days)
    sessions = Session.objects.filter(conference=conference)
    moved = _move(sessions, days, zone)
    amend(sessions)  # whoever has one open before them is told
    _move(RoomHours.objects.filter(room__conference=conference), days, zone)
    _move(SetAside.objects.filter(room__conference=conference), days, zone)
    record(Verb.DAYS_MOVED, by=by, about=conference, days=days, rows=moved)


def _move_dates(conference: Conference, days: int) -> None:
    """One after the other, from the end towards which they move: no day ever stands twice."""
    order = "-date" if days > 0 else "date"
    for each in Day.objects.filter(conference=conference).order_by(order):
        amend(Day.objects.filter(pk=each.pk), date=each.date + timedelta(days=days))


def _move(rows: QuerySet[Any], days: int, zone: ZoneInfo) -> int:
    found = list(rows)
    for row in found:
        for name in MOMENTS:
            if moment := getattr(row, name):
                setattr(row, name, _later(moment, days, zone))
    rows.model._default_manager.bulk_update(found, MOMENTS, batch_size=200)
    return len(found)


def _later(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same hour of another day; one that the clocks leave out is the one after it."""
    return (moment.astimezone(zone) + timedelta(days=days)).astimezone(UTC)
