"""What a screen at the door of a room shows: codes and times, and no name (docs/decisions/0006)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from plenipo.bilaterals.queries.meetings import shown_at
from plenipo.programme.models import Room, Session

NEXT = 3  # of what is next as many are shown


@dataclass(frozen=True)
class RoomUse:
    """A meeting by its code, or a session of the programme, which has none here."""

    starts: datetime
    ends: datetime
    code: str = ""


@dataclass(frozen=True)
class Door:
    """
    here         what is in the room now: more than one if the programme and the plan disagree
    free_until   None where it is not free, or is for the rest of the day
    """

    here: Sequence[RoomUse]
    coming: Sequence[RoomUse]
    free_until: datetime | None


def door_of(room: Room, now: datetime) -> Door:
    uses = sorted(
        [*_meetings(room, now), *_sessions(room, now)], key=lambda use: (use.starts, use.code)
    )
    here = [use for use in uses if use.starts <= now]
    coming = [use for use in uses if use.starts > now]
    free = coming[0].starts if coming and not here else None
    return Door(here, coming[:NEXT], free)


def _meetings(room: Room, now: datetime) -> list[RoomUse]:
    return [RoomUse(each.starts, each.ends, each.request.code) for each in shown_at(room, now)]


def _sessions(room: Room, now: datetime) -> list[RoomUse]:
    """For its meetings a room is set aside under a session of its own kind, which is no use of it."""
    zone = ZoneInfo(room.conference.zone)
    midnight = datetime.combine(
        now.astimezone(zone).date() + timedelta(days=1), time(), tzinfo=zone
    )
    rows = Session.objects.filter(
        room=room, state=Session.State.PLANNED, starts__lt=midnight, ends__gt=now
    )
    rows = rows.exclude(kind=Session.Kind.BILATERALS)
    spans = rows.values_list("starts", "ends")
    return [RoomUse(starts, ends) for starts, ends in spans if starts and ends]
