"""Vehicles and convoys: planned, changed, filled by precedence, cancelled."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By
from plenipo.welcome.bridge import seated
from plenipo.welcome.models import (
    Convoy,
    ConvoyCar,
    ConvoyParty,
    ConvoySeat,
    Journey,
    Vehicle,
)
from plenipo.welcome.queries.cars import to_be_seated
from plenipo.welcome.verbs import Verb


@transaction.atomic
def add_vehicle(conference: Conference, *, by: By, **values: Any) -> Vehicle:
    _plate_once(conference, values["plate"])
    made = Vehicle.objects.create(conference=conference, **values)
    record(Verb.VEHICLE_SET, by=by, about=made)
    return made


@transaction.atomic
def change_vehicle(vehicle: Vehicle, *, seen: int, by: By, **values: Any) -> None:
    _plate_once(vehicle.conference, values["plate"], vehicle)
    told = values_changed(vehicle, values)
    claim(vehicle, seen=seen, **values)
    record(Verb.VEHICLE_SET, by=by, about=vehicle, **told)


@transaction.atomic
def remove_vehicle(vehicle: Vehicle, *, seen: int, by: By) -> None:
    """Where it was to drive keeps it until it is taken out there: a convoy says that it is gone."""
    claim(vehicle, seen=seen, removed=True)
    record(Verb.VEHICLE_REMOVED, by=by, about=vehicle)


@transaction.atomic
def restore_vehicle(vehicle: Vehicle, *, seen: int, by: By) -> None:
    claim(vehicle, seen=seen, removed=False)
    record(Verb.VEHICLE_SET, by=by, about=vehicle)


def _plate_once(conference: Conference, plate: str, but: Vehicle | None = None) -> None:
    there = Vehicle.objects.filter(conference=conference, plate=plate)
    if (there.exclude(pk=but.pk) if but else there).exists():
        raise Refused(_("A vehicle with this plate is in the list already."))


# ---- convoys


@transaction.atomic
def plan_convoy(conference: Conference, *, by: By, **values: Any) -> Convoy:
    made = Convoy.objects.create(conference=conference, **values)
    record(Verb.CONVOY_PLANNED, by=by, about=made)
    return made


@transaction.atomic
def change_convoy(convoy: Convoy, *, seen: int, by: By, **values: Any) -> None:
    told = values_changed(convoy, values)
    claim(convoy, seen=seen, **values)
    record(Verb.CONVOY_CHANGED, by=by, about=convoy, **told)


@transaction.atomic
def cancel_convoy(convoy: Convoy, *, seen: int, by: By) -> None:
    claim(convoy, seen=seen, cancelled=True)
    record(Verb.CONVOY_CANCELLED, by=by, about=convoy)


@transaction.atomic
def reinstate_convoy(convoy: Convoy, *, seen: int, by: By) -> None:
    claim(convoy, seen=seen, cancelled=False)
    record(Verb.CONVOY_CHANGED, by=by, about=convoy)


@transaction.atomic
def add_car(convoy: Convoy, vehicle: Vehicle, *, seen: int, by: By) -> None:
    """Also where it drives elsewhere at that time: the page says so beside it, and somebody decides."""
    claim(convoy, seen=seen)
    last = convoy.cars.aggregate(last=Max("position"))["last"] or 0
    _made, is_new = ConvoyCar.objects.get_or_create(
        convoy=convoy, vehicle=vehicle, defaults={"position": last + 1}
    )
    if not is_new:
        raise Refused(_("This vehicle is in the convoy already."))
    record(Verb.CONVOY_CHANGED, by=by, about=convoy, vehicle=vehicle.pk)


@transaction.atomic
def move_car(car: ConvoyCar, *, up: bool, seen: int, by: By) -> None:
    claim(car.convoy, seen=seen)
    cars = list(car.convoy.cars.all())
    at = next(n for n, each in enumerate(cars) if each.pk == car.pk)
    there = at - 1 if up else at + 1
    if not 0 <= there < len(cars):
        return
    cars[at], cars[there] = cars[there], cars[at]
    for n, each in enumerate(cars, 1):
        each.position = n
    ConvoyCar.objects.bulk_update(cars, ["position"])
    record(Verb.CONVOY_CHANGED, by=by, about=car.convoy, vehicle=car.vehicle_id)


@transaction.atomic
def drop_car(car: ConvoyCar, *, seen: int, by: By) -> None:
    """Who sat in it has no seat any more."""
    claim(car.convoy, seen=seen)
    record(Verb.CONVOY_CHANGED, by=by, about=car.convoy, vehicle=car.vehicle_id)
    car.delete()


@transaction.atomic
def take_along(
    convoy: Convoy,
    delegation: Delegation,
    journey: Journey | None = None,
    *,
    people: int = 0,
    seen: int,
    by: By,
) -> None:
    """journey: only those of the delegation who are on it"""
    claim(convoy, seen=seen)
    _party, is_new = ConvoyParty.objects.get_or_create(
        convoy=convoy,
        delegation=delegation,
        defaults={"journey": journey, "people": (journey.people or 0) if journey else people},
    )
    if not is_new:
        raise Refused(_("This delegation is in the convoy already."))
    record(Verb.CONVOY_CHANGED, by=by, about=convoy, delegation=delegation.pk)


@transaction.atomic
def leave_out(party: ConvoyParty, *, seen: int, by: By) -> None:
    claim(party.convoy, seen=seen)
    record(Verb.CONVOY_CHANGED, by=by, about=party.convoy, delegation=party.delegation_id)
    party.delete()


@transaction.atomic
def seat_by_precedence(convoy: Convoy, *, seen: int, by: By) -> int:
    """All seats of the convoy anew; how many found none."""
    claim(convoy, seen=seen)
    ConvoySeat.objects.filter(car__convoy=convoy).delete()
    taken, standing = seated(*to_be_seated(convoy))
    ConvoySeat.objects.bulk_create(
        [
            ConvoySeat(
                car_id=each.car, party_id=each.party, delegate_id=each.delegate, place=each.place
            )
            for each in taken
        ]
    )
    record(Verb.CONVOY_SEATED, by=by, about=convoy)
    return len(standing)


@transaction.atomic
def sit(seat: ConvoySeat, car: ConvoyCar, place: int, *, seen: int, by: By) -> None:
    """On another seat; whoever sat there changes places with them."""
    claim(car.convoy, seen=seen)
    if not 1 <= place <= car.vehicle.seats:
        raise Refused(_("This vehicle has no such seat."))
    before = (seat.car_id, seat.place)
    other = ConvoySeat.objects.filter(car=car, place=place).exclude(pk=seat.pk).first()
    ConvoySeat.objects.filter(pk=seat.pk).update(place=1_000 + seat.pk % 30_000)
    if other is not None:
        ConvoySeat.objects.filter(pk=other.pk).update(car=before[0], place=before[1])
    ConvoySeat.objects.filter(pk=seat.pk).update(car=car, place=place)
    record(Verb.CONVOY_SEATED, by=by, about=car.convoy)
