"""The board by hour: who comes, who meets them, what is missing, what changed since it was printed."""

from datetime import date

import pytest
from django.urls import reverse

from plenipo.delegations.bridge import STAFF
from plenipo.kit.errors import Refused
from plenipo.programme.models import Stay
from plenipo.welcome.actions.journeys import (
    cancel_journey,
    change_journey,
    enter_journey,
    enter_time,
    reinstate_journey,
    step,
)
from plenipo.welcome.actions.receiving import remove_member, set_receivers, set_rule
from plenipo.welcome.models import Journey, PrintedSheet
from plenipo.welcome.queries.board import Lack, board_of
from tests.factories import (
    DelegateFactory,
    JourneyFactory,
    ReceptionFactory,
    StayFactory,
    TeamMemberFactory,
    TravellerFactory,
)
from tests.welcome.conftest import at

DAY = date(2027, 5, 9)
FLIGHT = {
    "way": "in",
    "means": "flight",
    "flight": "LH 590",
    "place": "Frankfurt",
    "point": "",
    "people": None,
    "note": "",
}


@pytest.fixture
def nairobi(world):
    world.conference.zone = "Africa/Nairobi"
    world.conference.save()
    return world.conference


@pytest.fixture
def arrival(world, nairobi, head):
    one = head("Congress", "leader")
    journey = JourneyFactory(delegation=one.delegation, at=at(11, 35, day=9))
    TravellerFactory(journey=journey, delegate=one)
    return journey


def gaps(world, day=DAY):
    (row,) = board_of(world.conference, STAFF, day).rows
    return set(row.gaps)


def test_an_arrival_tells_the_programme_when_its_people_are_there(world, nairobi, head, chief):
    one = head("Congress")

    journey = enter_journey(one.delegation, {**FLIGHT, "at": at(11, 35, day=9)}, [one.pk], by=chief)

    assert Stay.objects.get(person=one.person).arrives == at(11, 35, day=9)
    enter_time(journey, at(13, 10, day=9), whole_flight=False, seen=0, by=chief)
    assert Stay.objects.get(person=one.person).arrives == at(13, 10, day=9)
    cancel_journey(journey, seen=1, by=chief)
    assert Stay.objects.get(person=one.person).arrives is None
    reinstate_journey(journey, seen=2, by=chief)
    assert Stay.objects.get(person=one.person).arrives == at(13, 10, day=9)


def test_nobody_leaves_before_they_arrive(world, arrival, chief):
    one = arrival.travellers.get().delegate
    StayFactory(conference=world.conference, person=one.person, arrives=arrival.at)

    with pytest.raises(Refused, match="leave before they arrive"):
        enter_journey(
            arrival.delegation, {**FLIGHT, "way": "out", "at": at(9, day=9)}, [one.pk], by=chief
        )


def test_nobody_arrives_twice(world, arrival, chief):
    with pytest.raises(Refused, match="already has another arrival"):
        enter_journey(
            arrival.delegation,
            {**FLIGHT, "at": at(9, day=10)},
            [arrival.travellers.get().delegate.pk],
            by=chief,
        )


def test_an_arrival_that_nobody_meets_is_a_gap_and_one_of_too_low_a_rank_as_well(
    world, arrival, chief
):
    assert gaps(world) == {Lack.NOBODY}

    set_rule(world.conference, {"leader": "leadership"}, seen=0, by=chief)
    low = TeamMemberFactory(conference=world.conference, rank="adviser")
    set_receivers(arrival, [low], seen=0, by=chief)
    assert gaps(world) == {Lack.RANK}

    high = TeamMemberFactory(conference=world.conference, rank="deputy_leader")
    set_receivers(arrival, [low, high], seen=1, by=chief)
    assert gaps(world) == set()


def test_whoever_is_to_be_at_two_arrivals_at_once_is_named(world, arrival, head):
    other = JourneyFactory(delegation=head("Union").delegation, at=at(12, day=9), flight="KQ 1")
    member = TeamMemberFactory(conference=world.conference)
    ReceptionFactory(journey=arrival, member=member)
    ReceptionFactory(journey=other, member=member)

    rows = board_of(world.conference, STAFF, DAY).rows
    assert all(Lack.TWICE in row.gaps for row in rows)

    other.flight, other.at = arrival.flight, arrival.at  # in the same machine
    other.save()
    rows = board_of(world.conference, STAFF, DAY).rows
    assert not any(Lack.TWICE in row.gaps for row in rows)


def test_whoever_leaves_the_team_leaves_a_gap(world, arrival, chief):
    member = TeamMemberFactory(conference=world.conference, rank="leader")
    ReceptionFactory(journey=arrival, member=member)

    remove_member(member, seen=0, by=chief)

    assert gaps(world) == {Lack.NOBODY}


def test_a_late_flight_is_late_for_all_who_sit_in_it_and_says_when_it_was_scheduled(
    world, arrival, head, signed_in, press
):
    with_it = JourneyFactory(delegation=head("Union").delegation, at=arrival.at)
    earlier = JourneyFactory(delegation=head("Front").delegation, at=at(8, day=9))

    press(
        signed_in("sol"),
        "welcome:journey-time",
        "dialogue",
        arrival.pk,
        at="2027-05-09T16:10",
        whole_flight="on",
        seen=0,
    )

    for each in (arrival, with_it):
        each.refresh_from_db()
        assert (each.at, each.scheduled) == (at(13, 10, day=9), at(11, 35, day=9))
    earlier.refresh_from_db()
    assert earlier.at == at(8, day=9)
    page = signed_in("sol").get(reverse("welcome:board", args=["dialogue"]), {"day": "2027-05-09"})
    assert "<s>14:35</s>" in page.content.decode()


def test_an_arrival_is_met_then_at_the_hotel_and_what_was_pressed_by_mistake_is_taken_back(
    world, arrival, chief
):
    assert step(arrival, back=False, seen=0, by=chief) == "met"
    arrival.refresh_from_db()
    assert arrival.met_at
    assert step(arrival, back=False, seen=1, by=chief) == "there"
    arrival.refresh_from_db()
    with pytest.raises(Refused):
        step(arrival, back=False, seen=2, by=chief)
    step(arrival, back=True, seen=2, by=chief)
    arrival.refresh_from_db()
    assert (arrival.state, arrival.there_at) == ("met", None)
    step(arrival, back=True, seen=3, by=chief)
    arrival.refresh_from_db()
    assert (arrival.state, arrival.met_at) == ("expected", None)


def test_of_two_officers_who_edit_one_arrival_the_second_sees_what_the_first_saved(
    world, arrival, chief, signed_in, press
):
    change_journey(arrival, {**FLIGHT, "place": "Munich", "at": arrival.at}, [], seen=0, by=chief)

    answer = press(
        signed_in("sol"),
        "welcome:journey-change",
        "dialogue",
        arrival.pk,
        **{**FLIGHT, "people": "4", "place": "Vienna", "at": "2027-05-09T14:35", "seen": 0},
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "changed this first" in page
    assert "Munich" in page
    assert 'value="Vienna"' in page
    assert Journey.objects.get().place == "Munich"


def test_a_flight_that_lands_the_day_before_in_the_venues_zone_stands_on_that_day(
    world, nairobi, head, signed_in, press
):
    delegation = head("Congress").delegation

    answer = press(
        signed_in("sol"),
        "welcome:journey-add",
        "dialogue",
        delegation.pk,
        **{
            **FLIGHT,
            "people": "",
            "at": "2027-05-10T01:15",
            "zone": "Pacific/Auckland",
            "seen": 0,
        },
    )

    assert Journey.objects.get().at == at(13, 15, day=9)
    assert answer.url.endswith(f"?day=2027-05-09#row-{Journey.objects.get().pk}")


def test_a_date_far_from_the_conference_is_asked_about_and_nothing_typed_is_lost(
    world, nairobi, head, signed_in, press
):
    answer = press(
        signed_in("sol"),
        "welcome:journey-add",
        "dialogue",
        head("Congress").delegation.pk,
        **{**FLIGHT, "people": "", "at": "2026-05-09T14:35", "seen": 0},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is far from the days of the conference" in page
    assert 'value="Frankfurt"' in page


def test_a_sheet_that_was_printed_tells_what_changed_since(
    world, arrival, head, chief, signed_in, press
):
    sol, day = signed_in("sol"), "2027-05-09"
    member = TeamMemberFactory(conference=world.conference, name="Grace Wanjiru")
    gone = JourneyFactory(delegation=head("Union").delegation, at=at(7, day=9), flight="KQ 1")
    first = press(sol, "welcome:sheet-print", "dialogue", day=day)
    assert first.content.startswith(b"%PDF")

    enter_time(arrival, at(13, 10, day=9), whole_flight=True, seen=0, by=chief)
    set_receivers(arrival, [member], seen=1, by=chief)
    cancel_journey(gone, seen=0, by=chief)
    JourneyFactory(delegation=head("Front").delegation, at=at(8, day=9), flight="ET 306")
    page = sol.get(reverse("welcome:sheet", args=["dialogue"]), {"day": day}).content.decode()

    assert "14:35, now 16:10" in page
    assert "met by: Grace Wanjiru" in page
    assert "no longer here" in page
    assert "KQ 1" in page
    assert "ET 306" in page
    press(sol, "welcome:sheet-print", "dialogue", day=day)
    press(sol, "welcome:sheet-print", "dialogue", day=day)
    assert [each.number for each in PrintedSheet.objects.order_by("pk")] == [1, 2]
    page = sol.get(reverse("welcome:sheet", args=["dialogue"]), {"day": day}).content.decode()
    assert "Nothing has changed." in page


def test_an_arrival_that_only_the_programme_knows_stands_beneath_the_board(
    world, nairobi, head, signed_in
):
    one = head("Congress")
    StayFactory(conference=world.conference, person=one.person, arrives=at(11, 35, day=9))
    sol = signed_in("sol")

    page = sol.get(reverse("welcome:board", args=["dialogue"]), {"day": "2027-05-10"})
    assert "not by what" not in page.content.decode()
    JourneyFactory(delegation=one.delegation, at=at(8, day=9))
    page = sol.get(reverse("welcome:board", args=["dialogue"]), {"day": "2027-05-09"})
    assert "not by what" in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_asks_the_same_however_many_arrive(
    rows, world, nairobi, head, signed_in, django_assert_num_queries
):
    member = TeamMemberFactory(conference=world.conference)
    for n in range(rows):
        one = head(f"Party {n}", "leader")
        journey = JourneyFactory(delegation=one.delegation, at=at(11, 35 + n, day=9))
        TravellerFactory(journey=journey, delegate=one)
        DelegateFactory(delegation=one.delegation, state="approved")
        ReceptionFactory(journey=journey, member=member)
    sol = signed_in("sol")
    url = reverse("welcome:board", args=["dialogue"])
    sol.get(url)

    with django_assert_num_queries(21):
        page = sol.get(url, {"day": "2027-05-09"}).content.decode()

    assert page.count('id="row-') == rows


def test_filters_narrow_the_board_and_its_tables(world, arrival, head, signed_in):
    JourneyFactory(delegation=head("Union").delegation, at=at(8, day=9), flight="ET 306", way="out")
    sol, url = signed_in("sol"), reverse("welcome:board-file", args=["dialogue", "csv"])

    def found(**asked):
        return sol.get(url, {"day": "2027-05-09", **asked}).content.decode()

    assert found().count("\n") == 3
    assert "ET 306" not in found(way="in")
    assert "LH 590" not in found(q="union")
    assert "LH 590" not in found(q="ET 306")
    assert found(show="cancelled").count("\n") == 1


def test_one_person_meets_many_at_once(world, arrival, head, signed_in, press):
    other = JourneyFactory(delegation=head("Union").delegation, at=at(8, day=9))
    member = TeamMemberFactory(conference=world.conference)
    page = signed_in("sol").get(reverse("welcome:board", args=["dialogue"])).content.decode()
    assert page.count('form="meet"') == 2
    assert page.count('<form class="filters" id="meet"') == 1

    press(
        signed_in("sol"),
        "welcome:board-meet",
        "dialogue",
        member=member.pk,
        row=[arrival.pk, other.pk],
    )

    assert {each.journey for each in member.receptions.all()} == {arrival, other}


def test_a_delegation_states_its_arrival_over_its_link_and_reads_who_meets_it(
    world, nairobi, as_, press, chief
):
    from tests.welcome.access_table import her_delegation

    delegation, fay = her_delegation(world), as_(world.fay)
    flight = {**FLIGHT, "people": "5", "at": "2027-05-09T14:35", "seen": 0}

    press(fay, "welcome:state", **{**flight, "flight": "lh590"})
    journey = Journey.objects.get()
    assert (journey.flight, journey.people, journey.by_party) == ("LH 590", 5, True)
    assert journey.delegation == delegation
    member = TeamMemberFactory(conference=world.conference, name="Grace Wanjiru", phone="+254 1")
    set_receivers(journey, [member], seen=0, by=chief)
    page = fay.get(reverse("welcome:mine")).content.decode()
    assert "Grace Wanjiru" in page

    press(fay, "welcome:restate", journey.pk, **{**flight, "place": "Vienna", "seen": 0})
    assert Journey.objects.get().place == "Frankfurt"  # the desk was first
    press(fay, "welcome:restate", journey.pk, **{**flight, "place": "Vienna", "seen": 1})
    assert Journey.objects.get().place == "Vienna"
    press(fay, "welcome:call-off", journey.pk, seen=2)
    assert Journey.objects.get().state == "cancelled"
