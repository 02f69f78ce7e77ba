"""What keeps people from meetings: the programme, their arrival and departure. The planner, the judge of hand edits and
self-service all go by it."""

from datetime import timedelta

import pytest

from plenipo.bilaterals.actions import plans
from plenipo.bilaterals.actions.meetings import place_now
from plenipo.bilaterals.actions.rooms import choose_rooms, set_aside
from plenipo.bilaterals.models import Availability, MeetingRequest
from plenipo.bilaterals.queries.protocol import places_of
from plenipo.bilaterals.words.reasons import why_not_held
from plenipo.bilaterals.words.unheld import unheld_of
from plenipo.conference.actions.profile import change_rules
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.programme.models import Session
from plenipo.programme.profile import SESSIONS
from plenipo.records.models import By
from tests.bilaterals.conftest import at, meeting_of, wished
from tests.factories import (
    BuildingFactory,
    CountryFactory,
    DelegateFactory,
    PrincipalFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
    StayFactory,
    WalkFactory,
)
from tests.programme.released import release_all

# the slots of the half-day: 9:00 9:35 10:10 10:45 11:20 11:55, of 20 minutes with 15 between


@pytest.fixture
def session(world, room):
    """`session(from, until)`: a parallel session in another room of the same building, on the first day."""

    def make(starts, ends, **more):
        more = {"kind": "parallel", "room": None, "title": {"en": "Rivers"}, **more}
        return SessionFactory(conference=world.conference, starts=starts, ends=ends, **more)

    return make


@pytest.fixture
def head(sides):
    return DelegateFactory(delegation=sides.rivers, capacity="head").person


@pytest.fixture
def tenth_only(sides):
    """The Hills can be met on the first day only."""
    hills = PrincipalFactory(conference=sides.hills.conference, delegation=sides.hills)
    Availability.objects.create(principal=hills, starts=at(9), ends=at(12, 30))
    return hills


def test_whoever_speaks_in_a_session_is_not_met_then_nor_in_the_pause_around_it(
    sides, head, session, agreed, plan, tenth_only
):
    RoleFactory(session=session(at(9), at(11)), person=head, kind="speaker")
    request = agreed()

    assert meeting_of(plan(), request).starts == at(11, 20)


def test_a_part_of_somebody_else_of_the_delegation_keeps_nobody_else(
    sides, head, session, agreed, plan, tenth_only
):
    other = DelegateFactory(delegation=sides.rivers, capacity="member").person
    RoleFactory(session=session(at(9), at(12, 30)), person=other)
    request = agreed()

    assert meeting_of(plan(), request) is not None


def test_a_principal_named_as_one_of_the_delegation_is_bound_by_that_persons_parts(
    sides, head, session, agreed, plan, tenth_only
):
    deputy = DelegateFactory(delegation=sides.rivers, capacity="deputy")
    PrincipalFactory(
        conference=sides.rivers.conference, delegation=sides.rivers, delegate=deputy, level=1
    )
    RoleFactory(session=session(at(9), at(11)), person=deputy.person, kind="chair")
    RoleFactory(session=session(at(11), at(12, 30)), person=head)
    request = agreed()

    assert meeting_of(plan(), request).starts == at(11, 20)


def test_somebody_of_the_host_is_known_in_the_programme_by_name(
    world, sides, session, agreed, plan
):
    chair = PrincipalFactory(conference=world.conference, name="Ms  Delta", office="Chair")
    Availability.objects.create(principal=chair, starts=at(9), ends=at(12, 30))
    RoleFactory(
        session=session(at(9), at(11)), person=None, typed_name={"en": "MS DELTA"}, kind="keynote"
    )
    request = agreed(wished(to_host=True, levels=((1, chair),)))

    assert meeting_of(plan(), request).starts == at(11, 20)


def test_the_way_from_another_building_counts_where_it_is_longer_than_the_pause(
    world, sides, head, session, room, agreed, plan, tenth_only
):
    first, second = sorted([room.building, BuildingFactory(venue=room.building.venue)], key=_number)
    WalkFactory(one=first, other=second, minutes=30)
    far = RoomFactory(
        conference=world.conference, building=second if second != room.building else first
    )
    set_aside(room, starts=None, ends=None, by=sides.bea)  # the far room is not for meetings
    choose_rooms(world.conference, only_set_aside=True, by=sides.bea)
    RoleFactory(session=session(at(9), at(11), room=far), person=head)
    request = agreed()

    assert meeting_of(plan(), request).starts == at(11, 55)


def _number(row):
    return row.pk


def test_nobody_is_met_before_arrival_or_after_departure(sides, head, agreed, plan):
    StayFactory(
        conference=sides.rivers.conference,
        person=head,
        arrives=at(10, 50, day=11),
        leaves=at(11, 50, day=11),
    )
    request = agreed()

    assert meeting_of(plan(), request).starts == at(11, 20, day=11)


def test_a_delegation_that_names_nobody_is_there_while_any_of_its_people_is(sides, agreed, plan):
    for hour in (10, 11):
        person = DelegateFactory(delegation=sides.rivers, capacity="member").person
        arrives = at(hour, day=11)
        StayFactory(conference=sides.rivers.conference, person=person, arrives=arrives, leaves=None)
    request = agreed()

    assert meeting_of(plan(), request).starts >= at(10, day=11)


def test_the_rules_profile_says_which_sessions_keep_everybody_free(
    world, sides, session, agreed, plan, tenth_only
):
    session(at(9), at(11), kind="plenary")
    free = agreed()
    assert meeting_of(plan(), free).starts < at(11)

    by = By(duty="secretary_general", account=world.sol)
    change_rules(world.conference, by=by, seen_version=0, bilateral_not_during=["plenary"])

    assert meeting_of(plan(), free).starts == at(11, 20)


def test_a_profile_that_names_no_kind_of_session_is_refused(world):
    by = By(duty="secretary_general", account=world.sol)

    with pytest.raises(
        Refused, match="“No bilateral meetings during” does not have the choice “siesta”"
    ):
        change_rules(world.conference, by=by, seen_version=0, bilateral_not_during=["siesta"])


def test_the_profile_knows_the_kinds_of_sessions_of_the_programme():
    labels = {kind.value: str(kind.label) for kind in Session.Kind if kind != "bilaterals"}

    assert {kind: str(label) for kind, label in SESSIONS.items()} == labels


# ---- said in words


def test_the_desk_reads_what_keeps_whom(sides, head, session, agreed, plan, tenth_only):
    RoleFactory(session=session(at(9), at(12, 30)), person=head, kind="speaker")
    agreed()

    (unheld,) = unheld_of(plan())

    assert "Party of Rivers speaks in “Rivers” (Monday 10 May, 09:00)." in unheld.reasons[0]


def test_a_move_by_hand_into_a_session_is_refused_with_the_session(
    sides, head, session, agreed, plan, tenth_only
):
    RoleFactory(session=session(at(9), at(10)), person=head, kind="chair")
    request = agreed()
    made = plan()

    with pytest.raises(Refused) as no:
        plans.change_meeting(
            meeting_of(made, request), seen=made.revision, by=sides.bea, starts=at(9, 35)
        )

    assert str(no.value) == (
        f"Party of Rivers: not available at that time ({request.code})."
        " Party of Rivers chairs “Rivers” (Monday 10 May, 09:00)."
    )


def test_a_small_meeting_finds_a_place_outside_the_sessions(
    world, sides, head, session, agreed, tenth_only
):
    by = By(duty="secretary_general", account=world.sol)
    change_rules(world.conference, by=by, seen_version=0, bilateral_self_service=True)
    RoleFactory(session=session(at(9), at(11)), person=head)
    request = agreed()
    request.conference = world.conference

    row = place_now(request, side=sides.rivers, by=by_focal(sides.fay))

    assert (row.starts, row.ends) == (at(11, 20), at(11, 20) + timedelta(minutes=20))


def test_the_asker_reads_of_its_own_parts_once_they_are_released_and_of_nobody_elses(
    sides, head, session, agreed, plan, tenth_only
):
    theirs = session(at(11), at(12, 30), title={"en": "Hills"})
    RoleFactory(session=session(at(9), at(11)), person=head, kind="speaker")
    RoleFactory(session=theirs, person=None, typed_name={"en": tenth_only.name})
    request = agreed()
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)
    together = ["The two sides are not available at the same times."]
    assert why_not_held(request).reasons == together

    release_all(sides.rivers.conference)

    mine = "Your side speaks in “Rivers” (Monday 10 May, 09:00)."
    assert why_not_held(request).reasons == [*together, mine]


# ---- protocol order


@pytest.mark.parametrize(
    ("order", "first"),
    [("country", "Party of Hills"), ("name", "Party of Hills"), ("answer", "Party of Rivers")],
)
def test_protocol_order_is_the_order_of_the_list_of_participants(order, first, world, sides):
    by = By(duty="secretary_general", account=world.sol)
    change_rules(world.conference, by=by, seen_version=0, list_order=order)
    type(sides.rivers).objects.filter(pk=sides.rivers.pk).update(country=CountryFactory(code="PE"))
    hills = type(sides.rivers).objects.filter(pk__in=[sides.hills.pk, sides.coast.pk])
    hills.update(country=CountryFactory(code="AL"))

    places = places_of(world.conference)

    assert (
        min(places, key=lambda side: places[side])
        == {side.plate_name: side.pk for side in (sides.rivers, sides.hills)}[first]
    )


def test_among_equals_in_the_cohort_protocol_order_decides(world, sides, agreed, plan):
    by = By(duty="secretary_general", account=world.sol)
    change_rules(
        world.conference, by=by, seen_version=0, bilateral_ties="protocol", list_order="name"
    )
    chair = PrincipalFactory(conference=world.conference, daily_limit=1)
    Availability.objects.create(principal=chair, starts=at(9), ends=at(9, 20))
    last = agreed(wished(to_host=True, levels=((1, chair),)))
    first = agreed(wished(to_host=True, levels=((1, chair),)), asker=sides.hills, focal=sides.gil)
    MeetingRequest.objects.update(in_cohort=True)

    made = plan()

    assert (meeting_of(made, first).starts, meeting_of(made, last)) == (at(9), None)
