"""Cars and convoys: who sits where by precedence, and what cannot be."""

from datetime import date

import pytest
from django.urls import reverse

from plenipo.delegations.bridge import STAFF
from plenipo.kit.errors import Refused
from plenipo.welcome.actions.cars import (
    add_car,
    add_vehicle,
    cancel_convoy,
    drop_car,
    move_car,
    seat_by_precedence,
    sit,
    take_along,
)
from plenipo.welcome.actions.erasure import forget
from plenipo.welcome.bridge import CarToFill, PartyToSeat, seated
from plenipo.welcome.models import ConvoySeat
from plenipo.welcome.queries.board import Lack, board_of
from plenipo.welcome.queries.cars import ConvoyLack, convoy_rows, convoys_of
from tests.factories import (
    ConvoyCarFactory,
    ConvoyFactory,
    ConvoyPartyFactory,
    DelegateFactory,
    JourneyFactory,
    TravellerFactory,
    VehicleFactory,
)
from tests.welcome.conftest import at


def row(world, convoy):
    found = convoys_of(world.conference).filter(pk=convoy.pk)
    (one,) = convoy_rows(world.conference, STAFF, found)
    return one


@pytest.fixture
def convoy(world):
    return ConvoyFactory(conference=world.conference)


@pytest.mark.parametrize(
    ("parties", "cars", "told", "standing"),
    [
        (  # each begins in a car of its own
            {1: 2, 2: 2},
            {10: 3, 20: 3},
            {10: [(1, 1), (1, 2)], 20: [(2, 1), (2, 2)]},
            0,
        ),
        (  # a large one takes two cars, if there are cars enough
            {1: 5, 2: 1},
            {10: 3, 20: 3, 30: 3},
            {10: [(1, 1), (1, 2), (1, 3)], 20: [(1, 1), (1, 2)], 30: [(2, 1)]},
            0,
        ),
        (  # cars run out: later ones share what is free
            {1: 2, 2: 1, 3: 1},
            {10: 3, 20: 3},
            {10: [(1, 1), (1, 2), (3, 3)], 20: [(2, 1)]},
            0,
        ),
        ({1: 5}, {10: 3}, {10: [(1, 1), (1, 2), (1, 3)]}, 2),
        ({1: 1}, {10: 0, 20: 3}, {20: [(1, 1)]}, 0),
        ({1: 1}, {}, {}, 1),
    ],
)
def test_parties_are_seated_from_the_first_car_on(parties, cars, told, standing):
    people = [PartyToSeat(key, (None,) * n) for key, n in parties.items()]

    taken, left = seated(people, [CarToFill(key, n) for key, n in cars.items()])

    found: dict = {}
    for each in taken:
        found.setdefault(each.car, []).append((each.party, each.place))
    assert found == told
    assert len(left) == standing


def test_the_head_of_the_first_delegation_has_the_place_of_honour_of_the_first_car(
    world, convoy, head, chief
):
    one, other = head("Congress", "leader"), head("Union", "leader")
    member = DelegateFactory(delegation=one.delegation, state="approved")
    for each in (other, one):
        ConvoyPartyFactory(convoy=convoy, delegation=each.delegation)
    for n in (1, 2):
        ConvoyCarFactory(convoy=convoy, position=n)

    assert seat_by_precedence(convoy, seen=0, by=chief) == 0

    first, second = row(world, convoy).cars
    assert [each.seat.delegate for each in first.seats] == [one, member]
    assert [each.seat.delegate for each in second.seats] == [other]
    assert row(world, convoy).gaps == ()


def test_whoever_sat_there_changes_places(world, convoy, head, chief):
    one = head("Congress")
    member = DelegateFactory(delegation=one.delegation, state="approved")
    ConvoyPartyFactory(convoy=convoy, delegation=one.delegation)
    car = ConvoyCarFactory(convoy=convoy)
    seat_by_precedence(convoy, seen=0, by=chief)
    convoy.refresh_from_db()

    sit(ConvoySeat.objects.get(delegate=member), car, 1, seen=1, by=chief)

    places = dict(ConvoySeat.objects.values_list("delegate", "place"))
    assert places == {member.pk: 1, one.pk: 2}
    with pytest.raises(Refused, match="no such seat"):
        sit(ConvoySeat.objects.get(delegate=member), car, 9, seen=2, by=chief)


def test_a_car_and_a_person_in_two_convoys_at_one_time_are_said_in_both(
    world, convoy, head, chief, signed_in
):
    one = head("Congress")
    other = ConvoyFactory(
        conference=world.conference, goal="Palace", leaves=at(6, 30, day=9), arrives=at(7, day=9)
    )
    vehicle = VehicleFactory(conference=world.conference)
    for each in (convoy, other):
        add_car(each, vehicle, seen=0, by=chief)
        take_along(each, one.delegation, seen=1, by=chief)
        seat_by_precedence(each, seen=2, by=chief)

    assert {ConvoyLack.TWICE, ConvoyLack.PERSON} <= set(row(world, convoy).gaps)
    url = reverse("welcome:convoy", args=["dialogue", convoy.pk])
    assert "also at this time" in signed_in("sol").get(url).content.decode()

    cancel_convoy(other, seen=3, by=chief)
    assert row(world, convoy).gaps == ()


def test_what_is_missing_of_a_convoy_is_said(world, convoy, head, chief):
    one = head("Congress")
    assert set(row(world, convoy).gaps) == {ConvoyLack.CARS, ConvoyLack.NOBODY}

    ConvoyPartyFactory(convoy=convoy, delegation=one.delegation, people=4)
    car = ConvoyCarFactory(convoy=convoy, vehicle__driver="")
    assert set(row(world, convoy).gaps) == {ConvoyLack.SEATS, ConvoyLack.DRIVER}
    assert len(row(world, convoy).waiting) == 4

    ConvoyCarFactory(convoy=convoy)
    assert ConvoyLack.UNSEATED in row(world, convoy).gaps
    drop_car(car, seen=0, by=chief)
    assert len(row(world, convoy).cars) == 1


def test_only_those_of_the_arrival_are_taken_and_the_board_says_who_has_no_car(
    world, convoy, head, chief
):
    one = head("Congress")
    DelegateFactory(delegation=one.delegation, state="approved")
    journey = JourneyFactory(delegation=one.delegation, at=at(5, day=9))
    TravellerFactory(journey=journey, delegate=one)

    def lacks():
        (found,) = board_of(world.conference, STAFF, date(2027, 5, 9)).rows
        return set(found.gaps)

    assert Lack.CAR not in lacks()  # the conference has no cars
    vehicle = VehicleFactory(conference=world.conference)
    assert Lack.CAR in lacks()
    add_car(convoy, vehicle, seen=0, by=chief)
    take_along(convoy, one.delegation, journey, seen=1, by=chief)
    assert Lack.CAR not in lacks()
    assert row(world, convoy).people == 1


def test_the_order_of_cars_is_moved_and_of_two_officers_the_second_is_told(world, convoy, chief):
    first, second = (ConvoyCarFactory(convoy=convoy, position=n) for n in (1, 2))

    move_car(second, up=True, seen=0, by=chief)

    assert [each.car.pk for each in row(world, convoy).cars] == [second.pk, first.pk]
    with pytest.raises(Refused):
        move_car(first, up=True, seen=0, by=chief)


def test_a_plate_stands_once_in_the_list(world, chief):
    add_vehicle(world.conference, plate="KDA 1", by=chief)

    with pytest.raises(Refused, match="in the list already"):
        add_vehicle(world.conference, plate="KDA 1", by=chief)


def test_the_sheets_of_convoy_and_drivers_are_printed(world, convoy, head, chief, signed_in):
    one = head("Congress")
    ConvoyPartyFactory(convoy=convoy, delegation=one.delegation)
    ConvoyCarFactory(convoy=convoy, vehicle__driver="Juma Otieno")
    seat_by_precedence(convoy, seen=0, by=chief)
    client = signed_in("sol")

    page = client.get(reverse("welcome:drivers", args=["dialogue"])).content.decode()
    assert "Juma Otieno" in page
    for name, args in (("convoy-pdf", [convoy.pk]), ("drivers-pdf", [])):
        sheet = client.get(reverse(f"welcome:{name}", args=["dialogue", *args]))
        assert sheet.content.startswith(b"%PDF")


def test_who_is_erased_sits_in_no_car(world, convoy, head, chief):
    one = head("Congress")
    ConvoyPartyFactory(convoy=convoy, delegation=one.delegation)
    ConvoyCarFactory(convoy=convoy)
    seat_by_precedence(convoy, seen=0, by=chief)

    forget(one.person)

    assert not ConvoySeat.objects.exists()


@pytest.mark.parametrize("n", [1, 3])
def test_the_convoys_of_a_day_ask_as_many_questions_for_many(
    world, head, n, chief, signed_in, django_assert_num_queries
):
    for each in range(n):
        one = head(f"Party {each}")
        convoy = ConvoyFactory(conference=world.conference)
        ConvoyPartyFactory(convoy=convoy, delegation=one.delegation)
        ConvoyCarFactory(convoy=convoy)
        seat_by_precedence(convoy, seen=0, by=chief)
    client = signed_in("sol")
    url = reverse("welcome:convoys", args=["dialogue"])
    client.get(url)

    with django_assert_num_queries(15):
        client.get(url)
