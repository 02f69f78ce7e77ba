"""Venues, buildings, rooms with their hours, walks, days, stays."""

from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.programme.models import Building, Day, Room, RoomHours, Stay, Venue, Walk
from plenipo.programme.queries.places import by_number, order_seen, venues_of, walks_of
from plenipo.programme.verbs import Verb
from plenipo.programme.words.places import order_changed, room_changed, walk_changed
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By

LAST = 100_000  # place of a room that was given none
Texts = dict[str, str]
Row = TypeVar("Row", bound=Model)


class WalkOvertaken(Exception):
    """Somebody else has recorded another time for the same two buildings."""


@transaction.atomic
def add_venue(conference: Conference, *, name: Texts, building: Texts, by: By) -> Venue:
    """A venue comes with its first building: a room needs one to stand in."""
    venue = Venue.objects.create(
        conference=conference,
        name=name,
        position=conference.venues.count(),
    )
    Building.objects.create(venue=venue, name=building or name)
    record(Verb.VENUE_ADDED, by=by, about=venue)
    return venue


@transaction.atomic
def add_building(venue: Venue, *, name: Texts, by: By) -> Building:
    building = Building.objects.create(
        venue=venue,
        name=name,
        position=venue.buildings.count(),
    )
    record(Verb.BUILDING_ADDED, by=by, about=building)
    return building


@transaction.atomic
def rename(place: Venue | Building, *, name: Texts, seen: int, by: By) -> None:
    of_venue = isinstance(place, Venue)
    claim(place, seen=seen, name=name)
    verb = Verb.VENUE_CHANGED if of_venue else Verb.BUILDING_CHANGED
    record(verb, by=by, about=place, fields=["name"])


@transaction.atomic
def add_room(conference: Conference, *, by: By, **fields: Any) -> Room:
    if Room.objects.filter(conference=conference, code=fields["code"]).exists():
        raise Refused(_("Another room already has this code."))
    before = list(Room.objects.filter(conference=conference))
    room = Room.objects.create(conference=conference, position=len(before), **fields)
    if before == by_number(before):  # nobody has set another order
        _number(by_number([*before, room]))
    record(Verb.ROOM_ADDED, by=by, about=room)
    return room


@transaction.atomic
def change_room(room: Room, *, seen: int, by: By, **fields: Any) -> None:
    """Raises Refused when another officer was quicker, or another room has the code."""
    same_code = Room.objects.filter(conference=room.conference_id, code=fields["code"])
    if same_code.exclude(pk=room.pk).exists():
        raise Refused(_("Another room already has this code."))
    told = values_changed(room, fields)
    claim(room, seen=seen, in_words=room_changed, **fields)
    record(Verb.ROOM_CHANGED, by=by, about=room, **told)


@transaction.atomic
def order_rooms(
    conference: Conference, places: dict[int, int] | None = None, *, seen: str = "", by: By
) -> None:
    """The order of boards, lists and the public programme. `places`: of rooms by their keys; None: by their codes.

    seen   the order the page showed, if a page did (queries: order_seen)

    Rooms on the same place stand by their codes.
    """
    there = Room.objects.select_for_update().filter(conference=conference)
    if seen and seen != order_seen(there):
        raise Refused(order_changed())
    rooms = by_number(there)
    if places is not None:
        rooms.sort(key=lambda room: places.get(room.pk, LAST))
    _number(rooms)
    record(Verb.ROOMS_ORDERED, by=by, about=conference)


def _number(rooms: list[Room]) -> None:
    for position, room in enumerate(rooms):
        room.position = position
    Room.objects.bulk_update(rooms, ["position"])


@transaction.atomic
def add_hours(room: Room, *, starts: datetime, ends: datetime, by: By) -> RoomHours:
    hours = RoomHours.objects.create(room=room, starts=starts, ends=ends)
    record(Verb.HOURS_ADDED, by=by, about=room, **_hours(hours))
    return hours


def _hours(hours: RoomHours) -> dict[str, Any]:
    return {"starts": ["", hours.starts.isoformat()], "ends": ["", hours.ends.isoformat()]}


@transaction.atomic
def drop_hours(hours: RoomHours, *, by: By) -> None:
    room = hours.room
    told = {name: pair[::-1] for name, pair in _hours(hours).items()}
    hours.delete()
    record(Verb.HOURS_DROPPED, by=by, about=room, **told)


@transaction.atomic
def set_walk(
    one: Building, other: Building, *, minutes: int, seen: int | None = None, by: By
) -> Walk:
    """Raises WalkOvertaken, if the page showed another time.

    seen   the minutes the page showed for the two, None if it showed none
    """
    if one == other:
        raise Refused(_("Select two different buildings."))
    first, second = sorted((one, other), key=lambda building: building.pk)
    known = Walk.objects.select_for_update().filter(one=first, other=second).first()
    if known and known.minutes != seen:
        raise WalkOvertaken(walk_changed(known))
    told = values_changed(known, {"minutes": minutes}) if known else {"minutes": minutes}
    walk, _new = Walk.objects.update_or_create(
        one=first, other=second, defaults={"minutes": minutes}
    )
    record(Verb.WALK_SET, by=by, about=walk, **told)
    return walk


@transaction.atomic
def add_day(conference: Conference, *, day: date, opens: time, closes: time, by: By) -> Day:
    try:
        with transaction.atomic():
            made = Day.objects.create(conference=conference, date=day, opens=opens, closes=closes)
    except IntegrityError:
        raise Refused(_("This day is already in the programme.")) from None
    record(Verb.DAY_ADDED, by=by, about=made)
    return made


@transaction.atomic
def change_day(day: Day, *, opens: time, closes: time, seen: int, by: By) -> None:
    told = values_changed(day, {"opens": opens, "closes": closes})
    claim(day, seen=seen, opens=opens, closes=closes)
    record(Verb.DAY_CHANGED, by=by, about=day, **told)


@transaction.atomic
def keep_stay(
    conference: Conference,
    person: Person,
    *,
    arrives: datetime | None,
    leaves: datetime | None,
    seen: int | None = None,
    by: By,
) -> Stay:
    """What is known of when somebody is there; known later replaces known before.

    seen   the revision the page was drawn from, 0 for none, if a page was
    """
    known = Stay.objects.select_for_update().filter(conference=conference, person=person).first()
    if seen is not None and seen != (known.revision if known else 0):
        raise Refused(
            _("These times have since been changed. Check them, then correct what is wrong.")
        )
    stay, _new = Stay.objects.update_or_create(
        conference=conference, person=person, defaults={"arrives": arrives, "leaves": leaves}
    )
    amend(Stay.objects.filter(pk=stay.pk))
    record(Verb.STAY_KEPT, by=by, about=stay)
    return stay


@transaction.atomic
def bring_along(conference: Conference, copy: Conference, *, by: By) -> None:
    """Venues, buildings, ways and rooms to the next edition. Hours of rooms stay: they were of those days."""
    buildings: dict[int, Building] = {}
    for venue in venues_of(conference):
        into = _again(venue, conference=copy, revision=0)
        for building in venue.buildings.all():
            buildings[building.pk] = _again(building, venue=into, revision=0)
            for room in building.rooms.all():
                _again(room, conference=copy, building=buildings[building.pk], revision=0)
    for walk in walks_of(conference):
        ends = sorted((buildings[walk.one_id], buildings[walk.other_id]), key=lambda each: each.pk)
        _again(walk, one=ends[0], other=ends[1])
    if buildings:
        record(Verb.PLACES_BROUGHT, by=by, about=copy)


def _again(row: Row, **other: Any) -> Row:
    fields = {f.name: getattr(row, f.name) for f in row._meta.concrete_fields if not f.primary_key}
    return type(row)._default_manager.create(**fields | other)
