"""Hotels and the rooms they hold."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By
from plenipo.welcome.models import Hotel, RoomAllotment
from plenipo.welcome.verbs import Verb


@transaction.atomic
def add_hotel(conference: Conference, *, by: By, **values: Any) -> Hotel:
    _named_once(conference, values["name"])
    made = Hotel.objects.create(conference=conference, **values)
    record(Verb.HOTEL_ADDED, by=by, about=made)
    return made


@transaction.atomic
def change_hotel(hotel: Hotel, *, seen: int, by: By, **values: Any) -> None:
    _named_once(hotel.conference, values["name"], hotel)
    told = values_changed(hotel, values)
    claim(hotel, seen=seen, **values)
    record(Verb.HOTEL_CHANGED, by=by, about=hotel, **told)


@transaction.atomic
def delete_hotel(hotel: Hotel, *, seen: int, by: By) -> None:
    """Not while rooms in it stand in the list: they would be lost with it."""
    claim(hotel, seen=seen)
    record(Verb.HOTEL_DELETED, by=by, about=hotel)
    try:
        hotel.delete()
    except ProtectedError:
        raise Refused(
            _("Rooms in this hotel stand in the list. Move or cancel them first.")
        ) from None


def _named_once(conference: Conference, name: str, but: Hotel | None = None) -> None:
    there = Hotel.objects.filter(conference=conference, name=name)
    if (there.exclude(pk=but.pk) if but else there).exists():
        raise Refused(_("A hotel of this name is in the list already."))


@transaction.atomic
def allot(hotel: Hotel, *, by: By, **values: Any) -> RoomAllotment:
    made = RoomAllotment.objects.create(hotel=hotel, **values)
    record(Verb.ALLOTMENT_SET, by=by, about=made)
    return made


@transaction.atomic
def change_allotment(allotment: RoomAllotment, *, seen: int, by: By, **values: Any) -> None:
    told = values_changed(allotment, values)
    claim(allotment, seen=seen, **values)
    record(Verb.ALLOTMENT_SET, by=by, about=allotment, **told)


@transaction.atomic
def remove_allotment(allotment: RoomAllotment, *, seen: int, by: By) -> None:
    claim(allotment, seen=seen)
    record(Verb.ALLOTMENT_REMOVED, by=by, about=allotment)
    allotment.delete()
