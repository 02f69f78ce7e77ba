"""The programme and the plan are one reality: whatever changes below, the desk reads at once which meetings no longer
stand and why, and nobody else reads anything."""

from datetime import date, time
from random import Random
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.bilaterals.actions import plans, requests
from plenipo.bilaterals.actions.rooms import choose_rooms, give_back, set_aside
from plenipo.bilaterals.queries.standing import broken_in, digest_of
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.programme.actions import places, removal, sessions
from plenipo.programme.models import Day, Session
from plenipo.programme.queries.places import only_set_aside
from plenipo.records.models import By
from tests.bilaterals.conftest import at, meeting_of, wished
from tests.bilaterals.minutes import a_plan_in_force, broken, change_something
from tests.bilaterals.test_secrecy import everything
from tests.factories import (
    DelegateFactory,
    MembershipFactory,
    PrincipalFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
)
from tests.programme.released import release_all

PIA = By(duty="programme")


@pytest.fixture
def met(agreed, plan, sides):
    """One meeting in the plan in force, at nine on the first day."""
    request = agreed()
    made = plan()
    meeting = meeting_of(made, request)
    type(meeting).objects.filter(pk=meeting.pk).update(starts=at(9), ends=at(9, 20))
    plans.put_in_force(made, seen=made.revision, by=sides.bea)
    made.refresh_from_db()
    meeting.refresh_from_db()
    meeting.plan = made
    return meeting


def why(meeting):
    return [sentence for each in broken_in(meeting.plan) for sentence in each.reasons]


def test_what_the_planner_makes_stands(met):
    assert why(met) == []


def test_a_session_planned_into_its_room(met):
    fields = {"title": {"en": "Rivers"}, "starts": at(9, 10), "ends": at(10)}
    sessions.add(met.plan.conference, by=PIA, room=met.room, kind="parallel", **fields)

    assert why(met) == [f"“Rivers” is held in {met.room} (Monday 10 May, 09:10)."]


def test_a_session_over_its_people(met, sides):
    head = DelegateFactory(delegation=sides.rivers, capacity="head").person
    session = SessionFactory(
        conference=met.plan.conference, starts=at(9), ends=at(10), room=None, title={"en": "Rivers"}
    )
    RoleFactory(session=session, person=head, kind="speaker")

    assert why(met) == [
        f"Party of Rivers: not available at that time ({met.request.code}).",
        "Party of Rivers speaks in “Rivers” (Monday 10 May, 09:00).",
    ]


def test_an_opening_that_moves_breaks_what_lies_before_it_and_not_what_is_off_its_slots(
    met, agreed, sides
):
    day = Day.objects.get(date=date(2027, 5, 10))
    places.change_day(day, opens=time(8, 50), closes=day.closes, seen=0, by=PIA)
    assert why(met) == []

    places.change_day(day, opens=time(9, 10), closes=day.closes, seen=1, by=PIA)
    assert why(met) == [f"The meeting is outside the hours of the day ({met.request.code})."]


def test_a_day_that_is_deleted(met):
    removal.drop_day(Day.objects.get(date=date(2027, 5, 10)), by=PIA)

    assert why(met) == [
        f"The day of the meeting is no longer in the programme ({met.request.code})."
    ]


def test_a_room_that_is_deleted_made_smaller_or_has_other_hours(met):
    room = met.room
    places.add_hours(room, starts=at(10), ends=at(12), by=PIA)
    room.capacity = 3
    room.save()
    assert why(met) == [
        f"{room} is not available at that time ({met.request.code}).",
        f"{room} is too small for {met.request.code}.",
    ]

    removal.drop_room(room, by=PIA)
    assert why(met) == [f"{met.request.code} has no room."]


def test_somebody_who_arrives_later(met, sides):
    head = DelegateFactory(delegation=sides.hills, capacity="head").person
    places.keep_stay(met.plan.conference, head, arrives=at(9, 10), leaves=None, by=PIA)

    assert why(met)[-1] == "Party of Hills arrives later (Monday 10 May, 09:10)."


def test_a_person_of_the_host_who_is_removed(world, sides, agreed, plan):
    chair = PrincipalFactory(conference=world.conference)
    request = agreed(wished(to_host=True, levels=((1, chair),)))
    made = plan()
    chair.delete()

    assert [each.meeting.request for each in broken_in(made)] == [request]


def test_one_session_of_a_kind_does_not_close_every_other_room(met):
    other = RoomFactory(conference=met.plan.conference)
    SessionFactory(
        conference=met.plan.conference, kind="bilaterals", room=other, starts=at(9), ends=at(12)
    )

    assert why(met) == []


def test_rooms_are_set_aside_in_so_many_words(met, sides):
    other, conference = RoomFactory(conference=met.plan.conference), met.plan.conference
    with pytest.raises(Refused, match="Set aside at least one room first:"):
        choose_rooms(conference, only_set_aside=True, by=sides.bea)
    aside = set_aside(other, starts=None, ends=None, by=sides.bea)
    assert why(met) == []

    choose_rooms(conference, only_set_aside=True, by=sides.bea)
    assert why(met) == [f"{met.room} is not available at that time ({met.request.code})."]

    give_back(aside, by=sides.bea)  # and the choice stays as it was
    assert len(why(met)) == 1


def test_what_is_over_stays_as_it_was(met):
    removal.drop_room(met.room, by=PIA)

    assert broken_in(met.plan, now=at(9, 20)) == []


# ---- where it is read


def test_a_plan_that_does_not_stand_asks_before_it_is_put_in_force(sides, agreed, plan, as_, world):
    request = agreed()
    made = plan()
    removal.drop_room(meeting_of(made, request).room, by=PIA)

    with pytest.raises(Refused, match="Some meetings of this plan can no longer be held."):
        plans.put_in_force(made, seen=made.revision, by=sides.bea)

    client, where = as_(world.bea), [world.conference.slug, made.number]
    page = client.get(reverse("bilaterals:plan-force-ask", args=where)).content.decode()
    assert f"{request.code} has no room." in page
    told = {"key": uuid4().hex, "seen": made.revision, "broken": digest_of(broken_in(made))}
    client.post(reverse("bilaterals:plan-force", args=where), told)
    made.refresh_from_db()
    assert made.state == "in_force"


def test_the_desk_reads_it_at_once_on_today_on_its_plans_and_on_the_board(world, met, as_):
    removal.drop_room(met.room, by=PIA)

    client, slug = as_(world.bea), world.conference.slug
    today = client.get(reverse("portal:today", args=[slug])).content.decode()
    board = client.get(reverse("bilaterals:plan", args=[slug, met.plan.number])).content.decode()
    listed = client.get(reverse("bilaterals:plans", args=[slug])).content.decode()

    assert "scheduled meeting can no longer be held" in today
    for page in (board, listed):
        assert f"{met.request.code} has no room." in page
        assert reverse("bilaterals:meeting", args=[slug, met.plan.number, met.pk]) in page


def test_the_programme_officer_learns_nothing_of_a_meeting_that_no_longer_stands(
    world, sides, agreed, plan, as_
):
    """The same session in the same room, with a meeting there and without: every byte is the same."""
    pia = MembershipFactory(conference=world.conference, duties=["programme"]).account
    world.pia = pia
    request = agreed()
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)
    meeting = meeting_of(made, request)
    times = {"starts": meeting.starts, "ends": meeting.ends}
    SessionFactory(conference=world.conference, room=meeting.room, **times)
    told = everything(world, sides, as_, uuid4(), thirds=("pia", "sol"))

    requests.withdraw(request, by=by_focal(sides.fay))

    assert everything(world, sides, as_, uuid4(), thirds=("pia", "sol")) == told


@pytest.mark.parametrize("where", ["people", "room"])
def test_the_delegations_own_programme_marks_the_clash(where, met, sides, as_):
    head = DelegateFactory(delegation=sides.rivers, capacity="head").person
    session = SessionFactory(
        conference=met.plan.conference,
        starts=at(9),
        ends=at(10),
        room=met.room if where == "room" else None,
        audience=Session.Audience.DELEGATIONS if where == "people" else Session.Audience.STAFF,
    )
    if where == "people":
        RoleFactory(session=session, person=head, kind="speaker")
    release_all(met.plan.conference)

    page = as_(sides.fay).get(reverse("programme:mine")).content.decode()

    assert "conflicts with the programme; the bilateral desk is dealing with it" in page


@pytest.mark.parametrize("number", [1, 3])
def test_more_meetings_ask_no_more_questions(
    number, sides, agreed, plan, django_assert_num_queries
):
    everybody = [sides.rivers, sides.hills, sides.coast]
    for n in range(number):
        agreed(wished(everybody[n - 1]), asker=everybody[n], focal=sides.fay)
    made = plan()

    with django_assert_num_queries(18):
        broken_in(made)


@pytest.mark.parametrize("seed", range(2))
def test_after_whatever_change_every_broken_meeting_is_named_and_none_falsely(seed, world):
    """Eight changes of the programme on end; benchmarks/standing.py makes five hundred."""
    there = a_plan_in_force(world.conference, Random(seed))
    assert broken_in(there.plan) == []

    for _change in range(8):
        done = change_something(there)
        named = {each.meeting.pk for each in broken_in(there.plan)}
        assert (done, named) == (done, broken(there.plan))


def test_of_two_who_choose_the_rooms_the_second_is_told(world, sides, as_):
    conference = world.conference
    set_aside(RoomFactory(conference=conference), starts=None, ends=None, by=sides.bea)
    desk = as_(world.bea)
    address = reverse("bilaterals:rooms", args=[conference.slug])
    seen = desk.get(address).context["choose"]["seen"].value()
    choose_rooms(conference, only_set_aside=True, by=sides.bea)

    sent = {"only": "", "seen": seen, "key": "a"}
    second = desk.post(reverse("bilaterals:rooms-choose", args=[conference.slug]), sent)

    assert second.status_code == 409
    assert only_set_aside(conference)
    assert second.context["choose"]["seen"].value() != seen
