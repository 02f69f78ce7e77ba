"""Which rooms bilateral meetings use: every room between its sessions, or only what the desk has set aside."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.programme.models import MeetingRooms, Room, SetAside
from plenipo.records.models import By


@transaction.atomic
def choose_rooms(conference: Conference, *, only_set_aside: bool, by: By) -> None:
    if only_set_aside and not SetAside.objects.filter(room__conference=conference).exists():
        raise Refused(_("Set aside at least one room first: meetings have no room otherwise."))
    MeetingRooms.objects.update_or_create(
        conference=conference, defaults={"only_set_aside": only_set_aside}
    )
    note(DeskVerb.ROOMS_CHOSEN, by=by, about=conference, only=only_set_aside)


@transaction.atomic
def set_aside(room: Room, *, starts: datetime | None, ends: datetime | None, by: By) -> SetAside:
    made = SetAside.objects.create(room=room, starts=starts, ends=ends)
    note(DeskVerb.ROOM_SET_ASIDE, by=by, about=room)
    return made


@transaction.atomic
def give_back(aside: SetAside, *, by: By) -> None:
    """The choice of rooms stays as it is: taking the last one away does not open every room by itself."""
    room = aside.room
    aside.delete()
    note(DeskVerb.ROOM_GIVEN_BACK, by=by, about=room)
