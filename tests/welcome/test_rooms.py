"""Hotels: what they hold, who sleeps where, which nights are short, what changed since a list was sent."""

from datetime import date

import pytest
from django.urls import reverse

from plenipo.delegations.bridge import STAFF
from plenipo.kit.errors import Refused
from plenipo.welcome.actions.erasure import forget
from plenipo.welcome.actions.hotels import delete_hotel
from plenipo.welcome.actions.rooms import cancel_room, enter_room, reinstate_room
from plenipo.welcome.models import Lodging, SentRooms
from plenipo.welcome.queries.hotels import RoomLack, lodgings_of, nights_of, room_rows
from tests.factories import (
    DelegateFactory,
    HotelFactory,
    JourneyFactory,
    LodgingFactory,
    RoomAllotmentFactory,
    SleeperFactory,
    TravellerFactory,
)
from tests.welcome.access_table import her_delegation
from tests.welcome.conftest import at

NIGHTS = {"first": date(2027, 5, 9), "last": date(2027, 5, 12)}
ROOM = {**NIGHTS, "kind": "single", "guests": 1, "shared": False, "wishes": ""}
TODAY = date(2027, 4, 1)


@pytest.fixture
def lake(world):
    return HotelFactory(conference=world.conference, name="Lake Hotel")


def gaps(world, today=TODAY):
    short = nights_of(world.conference, today).short
    (row,) = room_rows(world.conference, STAFF, lodgings_of(world.conference), short)
    return set(row.gaps)


def test_a_night_with_more_rooms_taken_than_held_is_short_and_its_rooms_say_so(world, lake, head):
    RoomAllotmentFactory(hotel=lake, rooms=1, first=date(2027, 5, 9), last=date(2027, 5, 11))
    one = head("Congress")
    SleeperFactory(
        delegate=one,
        lodging=LodgingFactory(delegation=one.delegation, hotel=lake, **NIGHTS),
    )

    table = nights_of(world.conference, TODAY)

    (row,) = table.rows
    assert [(each.day.day, each.used, each.held, each.short) for each in row.nights] == [
        (9, 1, 1, 0),
        (10, 1, 1, 0),
        (11, 1, 0, 1),
    ]
    assert table.lacking == 1
    assert gaps(world) == {RoomLack.SHORT}


def test_rooms_not_taken_by_their_release_date_are_held_no_longer(world, lake, head):
    RoomAllotmentFactory(hotel=lake, rooms=5, release=date(2027, 4, 20), **NIGHTS)
    LodgingFactory(delegation=head("Congress").delegation, hotel=lake, **NIGHTS)

    early = nights_of(world.conference, date(2027, 4, 1))
    soon = nights_of(world.conference, date(2027, 4, 15))
    late = nights_of(world.conference, date(2027, 4, 21))

    assert early.releases == ()
    assert [(each.unused, each.gone) for each in soon.releases] == [(4, False)]
    assert [(each.unused, each.gone) for each in late.releases] == [(4, True)]
    assert {night.held for night in late.rows[0].nights} == {1}


def test_who_sleeps_somewhere_already_is_not_given_another_bed(world, lake, head, chief):
    one = head("Congress")
    first = enter_room(one.delegation, {**ROOM, "hotel": lake}, [one.pk], by=chief)

    with pytest.raises(Refused, match="another room on one of these nights"):
        enter_room(one.delegation, ROOM, [one.pk], by=chief)

    later = {**ROOM, "first": date(2027, 5, 12), "last": date(2027, 5, 14)}
    enter_room(one.delegation, later, [one.pk], by=chief)
    cancel_room(first, seen=0, by=chief)
    enter_room(one.delegation, ROOM, [one.pk], by=chief)
    with pytest.raises(Refused):
        reinstate_room(first, seen=1, by=chief)


def test_two_share_only_if_both_agreed_and_never_a_single_room(world, lake, head, signed_in, press):
    one = head("Congress")
    other = DelegateFactory(delegation=one.delegation, state="approved")
    client = signed_in("sol")
    said = {
        "first": "2027-05-09",
        "last": "2027-05-12",
        "kind": "single",
        "guests": "1",
        "who": [one.pk, other.pk],
        "hotel": lake.pk,
        "seen": 0,
    }
    where = ("welcome:room-add", "dialogue", one.delegation.pk)

    refused = press(client, *where, **said)
    assert "A single room is for one person." in refused.content.decode()
    refused = press(client, *where, **{**said, "kind": "twin"})
    assert "only if both have agreed" in refused.content.decode()
    press(client, *where, **{**said, "kind": "twin", "shared": "on"})

    assert Lodging.objects.get().sleepers.count() == 2
    assert gaps(world) == {RoomLack.SHORT}


def test_a_room_says_who_lands_before_its_first_night_and_what_else_is_missing(world, head):
    one = head("Congress")
    room = LodgingFactory(delegation=one.delegation, guests=2, by_party=True, **NIGHTS)
    SleeperFactory(lodging=room, delegate=one)
    TravellerFactory(
        journey=JourneyFactory(delegation=one.delegation, at=at(9, day=8)), delegate=one
    )

    assert gaps(world) == {
        RoomLack.HOTEL,
        RoomLack.CONSENT,
        RoomLack.NAMES,
        RoomLack.EARLY,
        RoomLack.STATED,
    }


def test_who_moves_from_one_room_to_another_arrives_before_the_first_of_them_only(world, head):
    one = head("Congress")
    for first, last in ((9, 10), (10, 12)):
        room = LodgingFactory(
            delegation=one.delegation, first=date(2027, 5, first), last=date(2027, 5, last)
        )
        SleeperFactory(lodging=room, delegate=one)
    TravellerFactory(
        journey=JourneyFactory(delegation=one.delegation, at=at(9, day=9)), delegate=one
    )

    rows = room_rows(world.conference, STAFF, lodgings_of(world.conference), {})

    assert [each.gaps for each in rows] == [(RoomLack.HOTEL,), (RoomLack.HOTEL,)]


def test_a_list_sent_to_the_hotel_keeps_its_number_until_something_changes(
    world, lake, head, signed_in, press
):
    one = head("Congress")
    room = LodgingFactory(delegation=one.delegation, hotel=lake, **NIGHTS)
    SleeperFactory(lodging=room, delegate=one)
    client = signed_in("sol")
    send = ("welcome:hotel-send", "dialogue", lake.pk)

    assert press(client, *send).content.startswith(b"%PDF")
    press(client, *send)
    assert SentRooms.objects.get().number == 1
    Lodging.objects.filter(pk=room.pk).update(last=date(2027, 5, 13))
    LodgingFactory(delegation=head("Union").delegation, hotel=lake, **NIGHTS)

    page = client.get(reverse("welcome:hotel", args=["dialogue", lake.pk])).content.decode()
    assert "9–12 May 2027, now 9–13 May 2027" in page
    assert "Union" in page
    press(client, *send)
    assert SentRooms.objects.first().number == 2


def test_a_delegation_states_its_wish_and_reads_the_hotel_once_it_is_assigned(
    world, lake, signed_in, press
):
    delegation, client = her_delegation(world), signed_in("fay")
    said = {"first": "2027-05-09", "last": "2027-05-12", "kind": "suite", "guests": "1", "seen": 0}

    press(client, "welcome:room-state", **said, wishes="Quiet")
    room = Lodging.objects.get()
    assert (room.delegation, room.by_party, room.wishes) == (delegation, True, "Quiet")
    page = client.get(reverse("welcome:my-rooms"))
    assert "not yet assigned" in page.content.decode()

    desk = signed_in("sol")
    press(desk, "welcome:rooms-place", "dialogue", row=[room.pk], hotel=lake.pk)
    room.refresh_from_db()
    assert (room.hotel, room.by_party) == (lake, False)
    assert "Lake Hotel" in client.get(reverse("welcome:my-rooms")).content.decode()


def test_a_hotel_with_rooms_in_the_list_is_not_deleted(world, lake, head, chief):
    LodgingFactory(delegation=head("Congress").delegation, hotel=lake, **NIGHTS)

    with pytest.raises(Refused, match="Move or cancel them first"):
        delete_hotel(lake, seen=0, by=chief)


def test_who_is_erased_sleeps_nowhere_and_what_they_wished_goes(world, head):
    one = head("Congress")
    room = LodgingFactory(delegation=one.delegation, wishes="Ms Diallo, quiet", **NIGHTS)
    SleeperFactory(lodging=room, delegate=one)

    forget(one.person)

    room.refresh_from_db()
    assert (room.wishes, room.sleepers.count()) == ("", 0)


@pytest.mark.parametrize("n", [1, 3])
def test_the_list_of_rooms_asks_as_many_questions_for_many(
    world, lake, head, n, signed_in, django_assert_num_queries
):
    for each in range(n):
        one = head(f"Party {each}")
        room = LodgingFactory(delegation=one.delegation, hotel=lake, **NIGHTS)
        SleeperFactory(lodging=room, delegate=one)
    client = signed_in("sol")

    url = reverse("welcome:rooms", args=["dialogue"])
    client.get(url)

    with django_assert_num_queries(16):
        client.get(url)
