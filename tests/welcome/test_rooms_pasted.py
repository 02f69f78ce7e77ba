"""Rooming lists as people send them: merged cells, names left blank, dates in several forms."""

import pytest
from django.urls import reverse

from plenipo.delegations.bridge import STAFF
from plenipo.delegations.models import Delegate
from plenipo.kit.sheets import Unreadable
from plenipo.welcome.actions.rooming import enter_rooming_list, undo_rooming_list
from plenipo.welcome.formats.rooms_pasted import RoomListReading
from plenipo.welcome.models import Lodging, PastedRooms
from tests.factories import DelegateFactory, HotelFactory

HEADS = "Hotel\tDelegation\tRoom\tRoom type\tName\tCheck-in\tCheck-out"


@pytest.fixture
def lake(world):
    return HotelFactory(conference=world.conference, name="Lake Hotel")


@pytest.fixture
def congress(head):
    one = head("Congress")
    one.person.given_name, one.person.family_name = "Amina", "Diallo"
    one.person.save()
    Delegate.objects.filter(pk=one.pk).update(disclosure="public")
    other = DelegateFactory(delegation=one.delegation, state="approved", disclosure="public")
    other.person.given_name, other.person.family_name = "Peter", "Mwangi"
    other.person.save()
    return one.delegation


def read(world, *rows, heads=HEADS, hotel=None):
    return RoomListReading(world.conference, STAFF, hotel=hotel).read("\n".join([heads, *rows]))


def days(room):
    return (room.first.isoformat(), room.last.isoformat())


def test_merged_cells_are_read_as_above_and_the_second_name_shares_the_room(world, lake, congress):
    (room,) = read(
        world,
        "Lake Hotel\tCongress\t101\tTwin\tAmina Diallo\t9 May\t12 May",
        "\t\t\t\tPeter Mwangi\t\t",
    ).rows

    assert (room.delegation, room.hotel, room.kind, room.number) == (
        congress,
        lake,
        "twin",
        "101",
    )
    assert sorted(room.names) == ["Amina Diallo", "Peter Mwangi"]
    said = " ".join(room.told)
    assert "as in the row above" in said
    assert "Line 3 was joined to it" in said
    assert "both have agreed" in said


def test_a_blank_name_is_the_one_above_and_a_delegation_without_a_name_is_a_room_to_be_named(
    world, lake, congress, head
):
    union = head("Union").delegation
    first, again, unnamed = read(
        world,
        "Lake Hotel\tCongress\t101\tSingle\tAmina Diallo\t2027-05-09\t2027-05-10",
        "\t\t201\tSuite\t\t10 May 2027\t12.05.2027",
        "\tUnion\t102\tSingle\t\t9 May\t12 May",
    ).rows

    assert again.names == first.names == ["Amina Diallo"]
    assert days(again) == ("2027-05-10", "2027-05-12")
    assert (unnamed.delegation, unnamed.names, unnamed.guests) == (union, [], 1)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2027-05-09", "2027-05-12"),
        ("09.05.2027", "12.05."),
        ("9 May", "12 May"),
        ("9 мая", "12 мая"),
        ("5月9日", "5月12日"),
        ("2027-05-09 00:00:00", "2027-05-12 00:00:00"),
        ("May 9", "12/05/2027"),
    ],
)
def test_days_are_read_however_they_are_written(world, lake, congress, first, last):
    (room,) = read(world, f"Lake Hotel\tCongress\t\tSingle\tAmina Diallo\t{first}\t{last}").rows

    assert not room.wrong
    assert days(room) == ("2027-05-09", "2027-05-12")


def test_what_is_guessed_is_said(world, lake, congress):
    (room,) = read(
        world,
        "Diallo Amina\tdeluxe\t9 May\t3",
        heads="Name\tNote\tArrival\tNights",
    ).rows

    assert (room.delegation, room.hotel, room.kind) == (congress, lake, "single")
    assert days(room) == ("2027-05-09", "2027-05-12")
    said = " ".join(room.told)
    for guess in ("guessed from the name", "guessed from the number", "concluded from the nights"):
        assert guess in said


def test_what_cannot_be_read_is_said_at_its_row_and_comes_back_whole(world, lake, congress):
    found = read(
        world,
        "Lake Hotel\tCongress\t101\tSingle\tAmina Diallo\t9 May\t12 May",
        "Moon Palace\tCongress\t\tIgloo\tPeter Mwangi\tsoon\t",
    )

    (wrong,) = found.wrong
    said = " ".join(wrong.wrong)
    assert "“Moon Palace” is no hotel" in said
    assert "“Igloo” is no kind of room" in said
    assert "“soon” is no date" in said
    assert found.unread.startswith("Hotel\t")
    assert "12 May" in found.unread
    with pytest.raises(Unreadable, match="No heading"):
        read(world, "Lake Hotel\tCongress", heads="one\ttwo")


def test_a_list_sent_again_changes_what_is_here_and_can_be_taken_back(world, lake, congress, chief):
    line = "Lake Hotel\tCongress\t{}\tSingle\tAmina Diallo\t9 May\t{} May"
    enter_rooming_list(world.conference, read(world, line.format("", 12)).ready, by=chief)
    room = Lodging.objects.get()

    assert read(world, line.format("", 12)).rows[0].does == "same"
    again = read(world, line.format(101, 13))
    assert again.rows[0].does == "changed"
    entered = enter_rooming_list(world.conference, again.ready, by=chief)
    room.refresh_from_db()
    assert (room.room_number, room.last.day) == ("101", 13)

    assert undo_rooming_list(entered, seen=0, by=chief) == 0
    room.refresh_from_db()
    assert (room.room_number, room.last.day, room.hotel) == ("", 12, lake)


def test_nothing_is_saved_before_it_was_looked_at(world, lake, congress, signed_in, press):
    client = signed_in("sol")
    said = {"pasted": f"{HEADS}\nLake Hotel\tCongress\t1\tSGL\tAmina Diallo\t9 May\t12 May"}
    said["hotel"] = ""

    page = client.post(reverse("welcome:rooms-paste-read", args=["dialogue"]), said)
    assert "1 row is ready" in page.content.decode()
    assert not Lodging.objects.exists()
    press(client, "welcome:rooms-paste-save", "dialogue", **said)
    assert Lodging.objects.get().sleepers.count() == 1
    press(client, "welcome:rooms-paste-undo", "dialogue", PastedRooms.objects.get().pk, seen=0)
    assert Lodging.objects.get().cancelled
