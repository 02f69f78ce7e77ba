"""Places and days are deleted; what hangs on them moves elsewhere, or stays and says so."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.programme.actions.sessions import nothing_new_blocks
from plenipo.programme.models import Building, Day, Room, RoomHours, Session, Venue
from plenipo.programme.queries.hanging import rooms_in, sessions_of_day
from plenipo.programme.queries.places import day_at_venue, zone_of
from plenipo.programme.verbs import Verb
from plenipo.records.actions import amend, record
from plenipo.records.models import By


@transaction.atomic
def drop_room(room: Room, *, to: Room | None = None, by: By) -> int:
    """Its sessions move into another room, or stay without one; returns how many there were."""
    sessions = Session.objects.filter(room=room)
    n = sessions.count()
    record(
        Verb.ROOM_DROPPED, by=by, about=room, called=room.code, sessions=n, to=to.code if to else ""
    )
    with nothing_new_blocks(room.conference):
        if to is not None:
            amend(sessions, room=to)
        room.delete()
    return n


@transaction.atomic
def drop_day(day: Day, *, to: date | None = None, by: By) -> int:
    """Its sessions move to the same hours of another day, with the hours of rooms; or stay on a day without hours."""
    sessions = list(sessions_of_day(day))
    record(
        Verb.DAY_DROPPED,
        by=by,
        about=day,
        called=day.date.isoformat(),
        sessions=len(sessions),
        to=to.isoformat() if to else "",
    )
    with nothing_new_blocks(day.conference):
        if to is not None:
            hours = RoomHours.objects.filter(
                room__conference=day.conference_id,
                starts__range=day_at_venue(day.date, day.conference),
            )
            for row in sessions:
                row.revision += 1
            _shift(sessions, day, to, "revision")
            _shift(list(hours), day, to)
        day.delete()
    return len(sessions)


def _shift(rows: list[Any], day: Day, to: date, *also: str) -> None:
    zone, days = zone_of(day.conference), to - day.date
    for row in rows:
        row.starts = row.starts.astimezone(zone) + days
        row.ends = row.ends.astimezone(zone) + days
    if rows:
        type(rows[0])._default_manager.bulk_update(rows, ["starts", "ends", *also])


@transaction.atomic
def drop_building(building: Building, *, to: Building | None = None, by: By) -> int:
    """Its rooms move into another building. Raises Refused while it has rooms and none is named."""
    n = _empty(building, to)
    told = {"rooms": n, "called": building.name}
    record(Verb.BUILDING_DROPPED, by=by, about=building, **told)
    building.delete()
    return n


@transaction.atomic
def drop_venue(venue: Venue, *, to: Building | None = None, by: By) -> int:
    """With its buildings; their rooms move into a building of another venue."""
    n = _empty(venue, to)
    told = {"rooms": n, "called": venue.name}
    record(Verb.VENUE_DROPPED, by=by, about=venue, **told)
    venue.delete()
    return n


def _empty(place: Building | Venue, to: Building | None) -> int:
    rooms = rooms_in(place)
    n = rooms.count()
    if n and to is None:
        raise Refused(
            _("This building has rooms. Select the building they move to, or delete them first.")
        )
    amend(rooms, building=to)
    return n
