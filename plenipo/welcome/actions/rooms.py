"""Who sleeps where: entered, stated by the delegation, moved, cancelled, sent to the hotel."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation
from plenipo.delegations.rules import Speaker
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By
from plenipo.welcome.models import Hotel, Lodging, SentRooms, Sleeper
from plenipo.welcome.queries.hotels import last_sent, sleeping_elsewhere
from plenipo.welcome.queries.journeys import delegates_that_come
from plenipo.welcome.verbs import Verb

Values = dict[str, Any]  # columns of a room
MOST = 200  # rooms of one delegation


@transaction.atomic
def enter_room(
    delegation: Delegation, values: Values, delegates: Collection[int], *, by: By
) -> Lodging:
    made = _new(delegation, values, delegates)
    record(Verb.ROOM_ENTERED, by=by, about=made)
    return made


@transaction.atomic
def change_room(
    lodging: Lodging, values: Values, delegates: Collection[int], *, seen: int, by: By
) -> None:
    told = values_changed(lodging, values)
    _change(lodging, {**values, "by_party": False}, delegates, seen)
    record(Verb.ROOM_CHANGED, by=by, about=lodging, **told)


@transaction.atomic
def state_room(
    delegation: Delegation, values: Values, delegates: Collection[int], *, by: Speaker
) -> Lodging:
    """Over the link: what is wished. Which hotel it becomes, the desk says."""
    made = _new(delegation, {**values, "by_party": True}, delegates)
    record(Verb.ROOM_STATED, by=by_focal(by), about=made)
    return made


@transaction.atomic
def restate_room(
    lodging: Lodging, values: Values, delegates: Collection[int], *, seen: int, by: Speaker
) -> None:
    _change(lodging, {**values, "by_party": True}, delegates, seen)
    record(Verb.ROOM_STATED, by=by_focal(by), about=lodging)


@transaction.atomic
def cancel_room(lodging: Lodging, *, seen: int, by: By) -> None:
    _open(lodging)
    claim(lodging, seen=seen, cancelled=True, by_party=False)
    record(Verb.ROOM_CANCELLED, by=by, about=lodging)


@transaction.atomic
def give_up_room(lodging: Lodging, *, seen: int, by: Speaker) -> None:
    """By the delegation itself."""
    _open(lodging)
    claim(lodging, seen=seen, cancelled=True, by_party=False)
    record(Verb.ROOM_CANCELLED, by=by_focal(by), about=lodging)


@transaction.atomic
def reinstate_room(lodging: Lodging, *, seen: int, by: By) -> None:
    on = list(lodging.sleepers.values_list("delegate", flat=True))
    _one_bed_each(lodging.conference, on, lodging.first, lodging.last, lodging)
    claim(lodging, seen=seen, cancelled=False)
    record(Verb.ROOM_REINSTATED, by=by, about=lodging)


@transaction.atomic
def place_many(conference: Conference, rooms: Collection[int], hotel: Hotel, *, by: By) -> int:
    """All of these are in this hotel; how many were not before. A number belongs to a hotel and goes."""
    found = Lodging.objects.filter(conference=conference, pk__in=list(rooms), cancelled=False)
    rows = list(found.exclude(hotel=hotel).select_for_update())
    amend(
        Lodging.objects.filter(pk__in=[each.pk for each in rows]),
        hotel=hotel,
        room_number="",
        by_party=False,
    )
    for each in rows:
        record(Verb.ROOM_PLACED, by=by, about=each, hotel=hotel.pk)
    return len(rows)


@transaction.atomic
def send_rooms(hotel: Hotel, said: dict[str, Any], *, by: By) -> SentRooms:
    """The same list sent again keeps its number: only what changed makes another one."""
    Hotel.objects.select_for_update().get(pk=hotel.pk)
    last = last_sent(hotel)
    if last is not None and last.said == said:
        return last
    made = SentRooms.objects.create(
        hotel=hotel, number=last.number + 1 if last else 1, said=said, at=timezone.now()
    )
    record(Verb.ROOMS_SENT, by=by, about=made)
    return made


def _new(delegation: Delegation, values: Values, delegates: Collection[int]) -> Lodging:
    if Lodging.objects.filter(delegation=delegation, cancelled=False).count() >= MOST:
        raise Refused(_("At most %(n)s rooms of one delegation can be entered.") % {"n": MOST})
    on = _of(delegation, delegates)
    _one_bed_each(delegation.conference, on, values["first"], values["last"])
    made = Lodging.objects.create(
        conference_id=delegation.conference_id, delegation=delegation, **values
    )
    Sleeper.objects.bulk_create([Sleeper(lodging=made, delegate_id=pk) for pk in on])
    return made


def _change(lodging: Lodging, values: Values, delegates: Collection[int], seen: int) -> None:
    _open(lodging)
    on = _of(lodging.delegation, delegates)
    _one_bed_each(lodging.conference, on, values["first"], values["last"], lodging)
    claim(lodging, seen=seen, **values)
    was = set(lodging.sleepers.values_list("delegate", flat=True))
    Sleeper.objects.filter(lodging=lodging).exclude(delegate__in=on).delete()
    Sleeper.objects.bulk_create(
        [Sleeper(lodging=lodging, delegate_id=pk) for pk in on if pk not in was]
    )


def _open(lodging: Lodging) -> None:
    if lodging.cancelled:
        raise Refused(_("This room has been cancelled."))


def _of(delegation: Delegation, delegates: Collection[int]) -> list[int]:
    found = delegates_that_come(delegation).filter(pk__in=list(delegates))
    return list(found.values_list("pk", flat=True))


def _one_bed_each(
    conference: Conference,
    on: Collection[int],
    first: Any,
    last: Any,
    but: Lodging | None = None,
) -> None:
    if on and sleeping_elsewhere(conference, on, first, last, but).exists():
        raise Refused(
            _("Somebody chosen already has another room on one of these nights. Change it first.")
        )
