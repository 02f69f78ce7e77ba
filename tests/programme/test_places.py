"""Venues, buildings and rooms from one edition to the next."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.conference.models import Conference
from plenipo.programme.actions import places as actions
from plenipo.programme.actions.places import set_walk
from plenipo.programme.actions.tracks import add_track
from plenipo.programme.models import Room, Stay, Track, Walk
from plenipo.programme.queries.places import order_seen, rooms_of, venues_of
from plenipo.records.models import By, JournalEntry
from tests.factories import (
    BuildingFactory,
    DelegateFactory,
    RoomFactory,
    RoomHoursFactory,
    VenueFactory,
)


@pytest.fixture
def house(world):
    """Two buildings that do not stand in the order in which they were entered, a way between them, two rooms."""
    venue = VenueFactory(conference=world.conference, name={"en": "Congress Centre"})
    second = BuildingFactory(venue=venue, name={"en": "Annex"}, position=2)
    first = BuildingFactory(venue=venue, name={"en": "Main"}, position=1)
    hall = RoomFactory(
        conference=world.conference, building=first, code="H", capacity=800, booths=6, revision=4
    )
    RoomFactory(conference=world.conference, building=second, code="A", capacity=40)
    RoomHoursFactory(room=hall)
    set_walk(first, second, minutes=7, by=By(duty="programme"))
    return venue


def the_next_edition(client, **more):
    form = {"title_en": "Next", "slug": "next", "starts": "2029-05-01", "ends": "2029-05-02"}
    address = reverse("conference:clone-make", args=["dialogue"])
    client.post(address, {"key": uuid4().hex, **form, **more})
    return Conference.objects.get(slug="next", starts=date(2029, 5, 1))


def test_the_venue_comes_along_to_the_next_edition_with_rooms_and_ways(world, house, as_):
    copy = the_next_edition(as_(world.sol), places="on")

    [venue] = venues_of(copy)
    assert (str(venue), [str(each) for each in venue.buildings.all()]) == (
        "Congress Centre",
        ["Main", "Annex"],
    )
    rooms = Room.objects.filter(conference=copy).order_by("code")
    assert [(r.code, r.capacity, r.booths, r.revision, str(r.building)) for r in rooms] == [
        ("A", 40, 0, 0, "Annex"),
        ("H", 800, 6, 0, "Main"),
    ]
    assert [room.hours.count() for room in rooms] == [0, 0]
    assert [walk.minutes for walk in Walk.objects.filter(one__venue__conference=copy)] == [7]
    assert Room.objects.filter(conference=world.conference).count() == 2
    told = JournalEntry.objects.filter(conference=copy.pk).values_list("verb", flat=True)
    assert sorted(told) == ["conference.cloned", "programme.places_brought"]


def test_the_venue_stays_where_it_is_unless_it_is_asked_along(world, house, as_):
    copy = the_next_edition(as_(world.sol))

    assert list(venues_of(copy)) == []


def test_tracks_come_along_to_the_next_edition_in_their_order(world, as_):
    for name, colour in (("Water", "blue"), ("Energy", "green")):
        add_track(world.conference, name={"en": name}, colour=colour, by=By(duty="programme"))

    copy = the_next_edition(as_(world.sol))

    brought = Track.objects.filter(conference=copy)
    assert [(str(t), t.colour) for t in brought] == [("Water", "blue"), ("Energy", "green")]


def test_a_stale_page_replaces_no_arrival_that_a_colleague_has_corrected(world, as_):
    one = DelegateFactory(delegation__conference=world.conference).person
    page = reverse("programme:stay", args=[world.conference.slug, one.pk])
    sol, keep = as_(world.sol), reverse("programme:stay-keep", args=[world.conference.slug, one.pk])
    seen = sol.get(page).context["form"]["seen"].value()

    sol.post(keep, {"key": "a", "arrives": "2027-05-10T08:00", "seen": seen})
    stale = sol.post(keep, {"key": "b", "arrives": "2027-05-10T22:00", "seen": seen})

    assert stale.status_code == 409
    assert Stay.objects.get().arrives.isoformat() == "2027-05-10T08:00:00+00:00"


def codes(plan):
    return [room.code for room in rooms_of(plan.conference)]


@pytest.fixture
def numbered(plan):
    """Beside the hall and the room of the plan, three more as somebody enters them."""
    for code in ("R10", "R2", "r1"):
        actions.add_room(
            plan.conference, code=code, name={"en": code}, building=plan.hall.building, capacity=9,
            by=plan.by,
        )  # fmt: skip
    return plan


def test_rooms_stand_by_the_numbers_in_their_codes(numbered):
    assert codes(numbered) == ["H", "R", "r1", "R2", "R10"]


def test_the_secretariat_sets_another_order_and_a_new_room_comes_last(numbered, pia, as_):
    known = {room.code: room.pk for room in rooms_of(numbered.conference)}
    actions.order_rooms(
        numbered.conference, {known["R10"]: 1, known["H"]: 2, known["R"]: 2}, by=numbered.by
    )
    assert codes(numbered) == ["R10", "H", "R", "r1", "R2"]

    actions.add_room(
        numbered.conference, code="A", name={"en": "A"}, building=numbered.hall.building,
        capacity=9, by=numbered.by,
    )  # fmt: skip
    assert codes(numbered)[-1] == "A"

    actions.order_rooms(numbered.conference, by=numbered.by)
    assert codes(numbered) == ["A", "H", "R", "r1", "R2", "R10"]


def test_the_order_is_typed_as_numbers(world, pia, as_):
    first, second = (RoomFactory(conference=world.conference, code=code) for code in ("A", "B"))
    address = reverse("programme:rooms-order-save", args=[world.conference.slug])
    seen = order_seen(rooms_of(world.conference))
    data = {f"room_{first.pk}": "2", f"room_{second.pk}": "1", "seen": seen}

    as_(pia).post(address, {**data, "key": uuid4().hex})

    assert [room.code for room in rooms_of(world.conference)] == ["B", "A"]
    stale = as_(pia).post(address, {**data, f"room_{second.pk}": "77", "key": uuid4().hex})
    assert stale.status_code == 409
    assert 'value="77"' in stale.content.decode()
    assert [room.code for room in rooms_of(world.conference)] == ["B", "A"]
