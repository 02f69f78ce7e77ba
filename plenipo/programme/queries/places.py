"""Venues with their buildings and rooms, walks, days, stays."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from plenipo.conference.models import Conference
from plenipo.kit.forms import state_of
from plenipo.programme.models import (
    Building,
    Day,
    MeetingRooms,
    Room,
    SetAside,
    Stay,
    Venue,
    Walk,
)


def venues_of(conference: Conference) -> QuerySet[Venue]:
    """With buildings and their rooms. Three queries."""
    rooms = Prefetch("rooms", Room.objects.order_by("position", "code"))
    buildings = Prefetch("buildings", Building.objects.prefetch_related(rooms))
    return Venue.objects.filter(conference=conference).prefetch_related(buildings)


def buildings_of(conference: Conference) -> QuerySet[Building]:
    return Building.objects.filter(venue__conference=conference).select_related("venue")


def rooms_of(conference: Conference) -> QuerySet[Room]:
    """With building and hours, in the order of the board."""
    return (
        Room.objects.filter(conference=conference)
        .select_related("building__venue")
        .prefetch_related("hours")
    )


def by_number(rooms: Iterable[Room]) -> list[Room]:
    """Room 2 before Room 10: digits in a code count as numbers."""
    return sorted(rooms, key=lambda room: (_pieces(room.code), room.pk))


def order_seen(rooms: Iterable[Room]) -> str:
    """The order of rooms as a page carries it, so that nobody undoes what somebody else has set."""
    return state_of([(room.position, room.pk) for room in sorted(rooms, key=lambda each: each.pk)])


def _pieces(code: str) -> list[tuple[int, int, str]]:
    parts = re.findall(r"\d+|\D+", code.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def only_set_aside(conference: Conference) -> bool:
    """Whether bilateral meetings use only the rooms that are set aside for them."""
    return MeetingRooms.objects.filter(conference=conference, only_set_aside=True).exists()


def set_aside_in(conference: Conference) -> QuerySet[SetAside]:
    found = SetAside.objects.filter(room__conference=conference)
    return found.select_related("room").order_by("room__position", "starts", "pk")


def walks_of(conference: Conference) -> QuerySet[Walk]:
    return Walk.objects.filter(one__venue__conference=conference).select_related("one", "other")


def days_of(conference: Conference) -> QuerySet[Day]:
    return Day.objects.filter(conference=conference).order_by("date")


def stays_of(conference: Conference) -> QuerySet[Stay]:
    return Stay.objects.filter(conference=conference).select_related("person").order_by("pk")


def zone_of(conference: Conference) -> ZoneInfo:
    return ZoneInfo(conference.zone)


def day_at_venue(day: date, conference: Conference) -> tuple[datetime, datetime]:
    """Its first and its last moment."""
    zone = zone_of(conference)
    return datetime.combine(day, time.min, zone), datetime.combine(day, time.max, zone)


def local_day(moment: datetime, conference: Conference) -> date:
    """The day it is at the venue."""
    return moment.astimezone(zone_of(conference)).date()
