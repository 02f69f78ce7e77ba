"""A plan: asked for, made by the worker, read, changed by hand, made again near, put in force."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.bilaterals.actions import answers, plans
from plenipo.bilaterals.actions.requests import withdraw
from plenipo.bilaterals.bridge import Particulars, sealed
from plenipo.bilaterals.models import Availability, MeetingRequest, Plan, PlannedMeeting
from plenipo.bilaterals.queries.demand import by_day, demand_of, matrix_of
from plenipo.bilaterals.words.plans import difference, since_seen
from plenipo.bilaterals.words.reasons import why_not_held
from plenipo.bilaterals.words.unheld import unheld_of
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.programme.models import Day
from plenipo.records.actions import jobs
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import Job, Letter
from tests.bilaterals.conftest import at, meeting_of, wished
from tests.factories import (
    PlanFactory,
    PlannedMeetingFactory,
    PrincipalFactory,
    RoomFactory,
    RoomHoursFactory,
)

# ---- made


def test_what_is_agreed_is_placed_into_a_slot_and_a_room(room, agreed, plan):
    request = agreed()

    made = plan()

    meeting = meeting_of(made, request)
    assert (made.state, made.figures["held"], made.figures["asked"]) == ("ready", 1, 1)
    assert (meeting.room, meeting.ends - meeting.starts) == (room, timedelta(minutes=20))
    assert made.unheld == {}


def test_what_is_only_asked_is_not_planned(asked, plan):
    asked()

    assert plan().figures["asked"] == 0


def test_a_longer_meeting_takes_two_slots(sides, agreed, plan):
    long = agreed(wished(sides.hills, minutes=45))
    short = agreed(wished(sides.hills), asker=sides.coast, focal=sides.tam)

    made = plan()

    one, other = meeting_of(made, long), meeting_of(made, short)
    apart = timedelta(minutes=15)
    assert one.ends + apart <= other.starts or other.ends + apart <= one.starts


def test_a_time_that_was_agreed_is_kept(sides, asked, plan):
    request = asked()
    proposal = answers.Proposal(day="2027-05-11", time="10:10")
    answers.propose(request, proposal, side=sides.hills, by=by_focal(sides.gil))
    answers.accept_proposal(request, side=sides.rivers, by=by_focal(sides.fay))

    assert meeting_of(plan(), request).starts == at(10, 10, day=11)


def test_a_principal_is_met_when_they_are_there(world, sides, agreed, plan):
    chair = PrincipalFactory(conference=world.conference)
    Availability.objects.create(principal=chair, starts=at(10), ends=at(10, 40))
    request = agreed(wished(to_host=True, levels=((1, chair),)))

    meeting = meeting_of(plan(), request)

    assert (meeting.principal, meeting.starts) == (chair, at(10, 10))


def test_when_a_principal_is_full_somebody_acceptable_steps_in(world, sides, agreed, plan):
    chair = PrincipalFactory(conference=world.conference, daily_limit=1)
    deputy = PrincipalFactory(conference=world.conference, level=2, office="Deputy")
    Availability.objects.create(principal=chair, starts=at(9), ends=at(12, 30))
    levels = ((1, chair), (2, deputy))
    first = agreed(wished(to_host=True, levels=levels, importance=3))
    second = agreed(wished(to_host=True, levels=levels), asker=sides.hills, focal=sides.gil)

    made = plan()

    assert meeting_of(made, first).principal == chair
    assert meeting_of(made, second).principal == deputy


def test_what_is_not_held_says_why_and_what_could_be_offered(world, sides, agreed, plan):
    chair = PrincipalFactory(conference=world.conference, name="Chair", office="Chair of all")
    PrincipalFactory(conference=world.conference, level=2, name="Deputy", office="Deputy chair")
    Availability.objects.create(principal=chair, starts=at(9), ends=at(9, 20))
    agreed(wished(to_host=True, levels=((1, chair),), importance=3))
    agreed(wished(to_host=True, levels=((1, chair),)), asker=sides.hills, focal=sides.gil)

    (unheld,) = unheld_of(plan())

    assert unheld.request.asker == sides.hills
    assert any("Chair, Chair of all: not available at that time" in each for each in unheld.reasons)
    assert any(each.startswith("Possible with Deputy, Deputy chair") for each in unheld.offers)


def test_the_asker_alone_is_told_why_without_a_word_of_other_meetings(
    world, sides, agreed, plan, as_
):
    chair = PrincipalFactory(conference=world.conference, name="Chair", office="Chair of all")
    Availability.objects.create(principal=chair, starts=at(9), ends=at(9, 20))
    first = agreed(wished(to_host=True, levels=((1, chair),), importance=3))
    unheld = agreed(wished(to_host=True, levels=((1, chair),)), asker=sides.hills, focal=sides.gil)
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)

    told = why_not_held(unheld)

    assert told.reasons[0] == "The two sides are not available at the same times."
    assert first.code not in " ".join([*told.reasons, *told.offers])
    address = reverse("bilaterals:request", args=[unheld.pk])
    assert "Obstacles (visible only to you):" in as_(sides.gil).get(address).content.decode()


def test_wishes_that_run_in_a_circle_are_refused_in_words(sides, asked, agreed, plan):
    before = Particulars(avoid=(("not_before", sides.coast.pk),))
    one = agreed(wished(sides.hills))
    two = agreed(wished(sides.coast))
    for request, told in (
        (one, before),
        (two, Particulars(avoid=(("not_before", sides.hills.pk),))),
    ):
        MeetingRequest.objects.filter(pk=request.pk).update(sealed=sealed(told))

    made = plan()

    assert made.state == "failed"
    assert "contradicts itself" in made.problem
    assert one.code in made.problem


def test_a_day_without_time_for_a_meeting_is_said_in_words(world, sides, agreed):
    agreed()
    Day.objects.create(
        conference=world.conference, date=at(0).date(), opens="09:00", closes="09:10"
    )
    made = plans.ask_for_plan(world.conference, seconds=1, by=sides.bea)
    while work_once():
        pass

    made.refresh_from_db()
    assert (made.state, made.problem) == (
        "failed",
        "No time is available for planning: enter the days of the programme first.",
    )


# ---- the search


def test_only_one_plan_is_made_at_a_time(world, sides, room):
    plans.ask_for_plan(world.conference, seconds=1, by=sides.bea)

    with pytest.raises(Refused, match="already being made"):
        plans.ask_for_plan(world.conference, seconds=1, by=sides.bea)


def test_a_planner_that_is_killed_is_taken_up_again_and_the_earlier_plan_stands(
    world, sides, agreed, plan
):
    agreed()
    stands = plan()
    plans.put_in_force(stands, seen=stands.revision, by=sides.bea)
    asked = plans.ask_for_plan(world.conference, seconds=1, by=sides.bea)
    jobs.claim()  # and the worker dies
    assert not work_once()
    stands.refresh_from_db()
    assert stands.state == "in_force"

    Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    work_once()

    asked.refresh_from_db()
    assert (asked.state, asked.figures["held"]) == ("ready", 1)


def test_a_search_is_stopped_with_the_best_found(world, sides, room, agreed, monkeypatch):
    agreed()
    asked = plans.ask_for_plan(world.conference, seconds=1, by=sides.bea)
    job = jobs.claim()
    plans.stop_plan(asked, by=sides.bea)

    jobs.do(job)

    asked.refresh_from_db()
    job.refresh_from_db()
    assert (asked.state, job.state) == ("ready", "stopped")


def test_a_search_that_has_not_begun_is_given_up(world, sides, room):
    asked = plans.ask_for_plan(world.conference, seconds=1, by=sides.bea)

    plans.stop_plan(asked, by=sides.bea)

    asked.refresh_from_db()
    assert (asked.state, asked.problem) == ("failed", "The search was stopped before it began.")


def test_a_plan_says_what_has_changed_since_it_was_made(sides, agreed, plan):
    first = agreed()
    made = plan()
    assert since_seen(made) == []

    agreed(wished(sides.coast))
    withdraw(first, by=by_focal(sides.fay))

    assert since_seen(made) == [
        "1 request has been agreed since.",
        "1 request has ended since.",
    ]


def test_who_asks_while_a_plan_is_made_is_told_on_the_page_of_plans(world, sides, room, as_):
    plans.ask_for_plan(world.conference, seconds=1, by=sides.bea)

    answer = as_(world.bea).post(
        reverse("bilaterals:plan-ask", args=[world.conference.slug]), {"key": "k", "seconds": "10"}
    )

    assert answer.status_code == 409
    assert "A plan is already being made." in answer.content.decode()


def test_a_lock_on_what_can_no_longer_be_is_said_in_words(world, sides, agreed, plan):
    request = agreed()
    first = plan()
    meeting = meeting_of(first, request)
    plans.change_meeting(
        meeting, seen=first.revision, by=sides.bea, time_locked=True, room_locked=True
    )
    outage = {"starts": meeting.starts, "ends": meeting.ends}
    plans.mark_outage(world.conference, meeting.room, by=sides.bea, **outage)

    second = plan(near=first)

    (unheld,) = unheld_of(second)
    assert meeting_of(second, request) is None
    assert unheld.reasons[0].startswith("It was locked to a time, a room or a person")


def test_the_page_of_an_event_says_which_meetings_fall_and_leads_to_them(
    world, sides, agreed, plan, as_
):
    request = agreed()
    made = plan()
    Plan.objects.filter(pk=made.pk).update(state=Plan.State.IN_FORCE)
    meeting = meeting_of(made, request)
    outage = {"starts": meeting.starts, "ends": meeting.ends}
    plans.mark_outage(world.conference, meeting.room, by=sides.bea, **outage)

    page = as_(world.bea).get(reverse("bilaterals:outages", args=["dialogue"])).content.decode()

    assert "1 meeting can no longer be held as planned" in page
    assert reverse("bilaterals:meeting", args=["dialogue", made.number, meeting.pk]) in page


# ---- by hand


def test_a_meeting_is_moved_by_hand(sides, agreed, plan):
    request = agreed()
    made = plan()
    meeting = meeting_of(made, request)

    plans.change_meeting(meeting, seen=made.revision, by=sides.bea, starts=at(10, 45, day=11))

    meeting.refresh_from_db()
    assert (meeting.starts, meeting.ends) == (at(10, 45, day=11), at(11, 5, day=11))


def test_what_breaks_a_rule_is_refused_in_words_and_nothing_moves(sides, agreed, plan):
    one = agreed()
    agreed(wished(sides.hills), asker=sides.coast, focal=sides.tam)
    made = plan()
    mine, other = meeting_of(made, one), PlannedMeeting.objects.exclude(request=one).get()

    with pytest.raises(Refused, match="two meetings at the same time"):
        plans.change_meeting(mine, seen=made.revision, by=sides.bea, starts=other.starts)

    before = mine.starts
    mine.refresh_from_db()
    assert mine.starts == before


def test_what_was_wrong_before_does_not_stop_whoever_mends_the_plan(world, sides, agreed, plan):
    lost, mended = agreed(), agreed(wished(sides.coast))
    made = plan()
    gone, other = meeting_of(made, lost), meeting_of(made, mended)
    plans.mark_outage(world.conference, gone.room, starts=gone.starts, ends=gone.ends, by=sides.bea)

    plans.change_meeting(other, seen=made.revision, by=sides.bea, starts=at(11, 55, day=11))

    other.refresh_from_db()
    assert other.starts == at(11, 55, day=11)


def test_of_two_officers_who_edit_one_plan_the_second_is_told(sides, agreed, plan):
    request = agreed()
    made = plan()
    meeting = meeting_of(made, request)
    plans.change_meeting(meeting, seen=made.revision, by=sides.bea, time_locked=True)

    with pytest.raises(Refused, match="This has since been changed."):
        plans.change_meeting(meeting, seen=made.revision, by=sides.bea, room_locked=True)


# ---- near


def test_a_plan_near_another_moves_only_what_must_move(world, sides, agreed, plan):
    requests = [
        agreed(),
        agreed(wished(sides.coast)),
        agreed(wished(sides.coast), asker=sides.hills, focal=sides.gil),
    ]
    first = plan()
    lost = meeting_of(first, requests[0])
    plans.mark_outage(world.conference, lost.room, starts=lost.starts, ends=lost.ends, by=sides.bea)

    second = plan(near=first)

    differs = difference(first, second)
    assert differs.sentences[0] == "1 meeting changes time."
    assert differs.sentences[-1] == "No meeting is lost."
    assert [row.request for row in differs.rows] == [requests[0]]


def test_every_change_of_principal_and_room_is_counted_and_the_lower_rank_said(
    world, room, agreed, plan
):
    """One meeting is moved as well, one changes only its room, one is received by somebody higher."""
    president, deputy = (
        PrincipalFactory(conference=world.conference, position=rank, level=level)
        for rank, level in ((1, 1), (2, 2))
    )
    other = RoomFactory(conference=world.conference, building=room.building)
    before, after = (
        PlanFactory(conference=world.conference, number=number, state="ready") for number in (7, 8)
    )
    for n, (was, now, minutes, elsewhere) in enumerate(
        [
            (president, deputy, 0, False),
            (president, deputy, 60, True),
            (deputy, president, 0, False),
            (None, None, 0, True),
        ]
    ):
        first = PlannedMeetingFactory(
            plan=before, request__conference=world.conference, room=room, principal=was,
            starts=at(9 + n), ends=at(9 + n, 20),
        )  # fmt: skip
        PlannedMeetingFactory(
            plan=after, request=first.request, room=other if elsewhere else room, principal=now,
            starts=first.starts + timedelta(minutes=minutes),
            ends=first.ends + timedelta(minutes=minutes),
        )  # fmt: skip

    differs = difference(before, after)

    assert differs.sentences[:4] == [
        "1 meeting changes time.",
        "2 meetings change room.",
        "3 meetings have different principals.",
        "2 meetings have a principal of lower rank than before.",
    ]
    assert len(differs.rows) == 4


def test_locks_stand_in_the_plan_made_near(sides, agreed, plan):
    request = agreed()
    first = plan()
    meeting = meeting_of(first, request)
    later = at(11, 20, day=11)
    plans.change_meeting(meeting, seen=first.revision, by=sides.bea, starts=later, time_locked=True)

    second = meeting_of(plan(near=first), request)

    assert (second.starts, second.time_locked) == (later, True)


def test_a_principal_who_leaves_is_replaced_or_the_reason_is_given(world, sides, agreed, plan):
    chair = PrincipalFactory(conference=world.conference)
    request = agreed(wished(to_host=True, levels=((1, chair),)))
    first = plan()
    plans.mark_outage(world.conference, chair, starts=at(0), ends=None, by=sides.bea)

    second = plan(near=first)

    assert meeting_of(second, request) is None
    assert list(second.unheld) == [str(request.pk)]


# ---- in force


def test_putting_a_plan_in_force_drafts_letters_to_those_concerned_only(sides, agreed, plan):
    agreed()
    Letter.objects.all().delete()
    made = plan()
    assert Letter.objects.count() == 0

    assert plans.put_in_force(made, seen=made.revision, by=sides.bea) == 2

    drafts = Letter.objects.filter(state="draft", in_confidence=True)
    assert {each.to_email for each in drafts} == {sides.fay.email, sides.gil.email}


def test_drafted_letters_go_when_their_number_is_confirmed(world, sides, agreed, plan):
    agreed()
    Letter.objects.all().delete()
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)

    with pytest.raises(Refused, match="The number of letters has since changed."):
        plans.send_drafts(world.conference, expected=5, by=sides.bea)

    assert plans.send_drafts(world.conference, expected=2, by=sides.bea) == 2
    assert Letter.objects.filter(state="queued").count() == 2


def test_of_the_drafted_letters_those_that_are_selected_go(world, sides, agreed, plan, as_):
    agreed()
    Letter.objects.all().delete()
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)
    client, slug = as_(world.bea), world.conference.slug
    page = client.get(reverse("bilaterals:plans", args=[slug]))
    [(first, delegation), (second, _other)] = page.context["drafts"]
    assert delegation in page.content.decode()

    send = reverse("bilaterals:letters-send", args=[slug])
    none = client.post(send, {"key": uuid4().hex, "do": "selected"})
    assert (none.status_code, Letter.objects.filter(state="queued").count()) == (409, 0)
    sent = client.post(send, {"key": uuid4().hex, "do": "selected", "row": [first.pk]})
    assert sent.status_code == 302

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("queued", "draft")


def test_what_waits_for_the_desk_stands_on_today_as_the_menu_counts_it(
    world, sides, agreed, asked, plan, as_
):
    agreed()
    asked(wished(to_host=True))
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)

    page = as_(world.bea).get(reverse("portal:today", args=[world.conference.slug]))

    told = page.content.decode()
    assert "1 meeting request awaits the host&#x27;s reply" in told
    assert "letters of the bilateral desk to be sent" in told
    assert "No pending tasks" not in told


def test_of_two_plans_one_is_in_force(sides, agreed, plan):
    agreed()
    first, second = plan(), plan()
    plans.put_in_force(first, seen=first.revision, by=sides.bea)

    plans.put_in_force(second, seen=second.revision, by=sides.bea)

    assert [(p.number, p.state) for p in Plan.objects.all()] == [
        (2, "in_force"),
        (1, "superseded"),
    ]


def test_a_plan_seen_before_it_changed_is_not_put_in_force(sides, agreed, plan):
    agreed()
    made = plan()

    with pytest.raises(Refused, match="This has since been changed."):
        plans.put_in_force(made, seen=made.revision - 1, by=sides.bea)


# ---- demand


def test_demand_is_set_against_what_there_is(world, sides, asked, room):
    chair = PrincipalFactory(conference=world.conference, daily_limit=1)
    for asker, focal in (
        (sides.rivers, sides.fay),
        (sides.hills, sides.gil),
        (sides.coast, sides.tam),
    ):
        asked(wished(to_host=True, levels=((1, chair),)), asker=asker, focal=focal)

    (line,) = demand_of(world.conference)

    assert (line.first, line.capacity, line.unmet) == (3, 2, 1)
    assert [day.places for day in by_day(world.conference)] == [6, 6]


def test_a_day_without_rooms_is_not_expected_to_hold_anything(world, sides, room, asked, agreed):
    RoomHoursFactory(room=room, starts=at(9, day=11), ends=at(12, day=11))
    agreed()
    asked(asker=sides.coast, focal=sides.tam)
    asked()  # of two who have agreed: no further meeting

    assert [(day.places, day.wanted) for day in by_day(world.conference)] == [(0, 0), (5, 2)]


def test_the_matrix_shows_who_asks_whom(world, asked):
    asked()

    matrix = matrix_of(world.conference)

    assert matrix.names == ["Party of Hills", "Party of Rivers"]
    assert matrix.rows == [("Party of Hills", ["", ""]), ("Party of Rivers", ["○", ""])]


# ---- pages


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_of_requests_costs_no_more_queries(
    number, world, sides, asked, as_, django_assert_num_queries
):
    others = [sides.hills, sides.coast]
    for other in others[:number]:
        asked(wished(other))
    if number == 3:
        asked(wished(sides.rivers), asker=sides.hills, focal=sides.gil)
    client = as_(world.bea)

    # session, account, membership; figures, count of rows, rows, levels, rail, switches, what waits, what was told,
    # letters lost
    with django_assert_num_queries(12):
        page = client.get(reverse("bilaterals:desk", args=[world.conference.slug]))

    assert page.content.decode().count("data-row") == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_plan_costs_no_more_queries(
    number, world, sides, agreed, plan, as_, django_assert_max_num_queries
):
    pairs = [(sides.rivers, sides.fay, sides.hills), (sides.coast, sides.tam, sides.hills)]
    pairs += [(sides.rivers, sides.fay, sides.coast)]
    for asker, focal, other in pairs[:number]:
        agreed(wished(other), asker=asker, focal=focal)
    made = plan()
    client = as_(world.bea)

    with django_assert_max_num_queries(31):
        page = client.get(reverse("bilaterals:plan", args=[world.conference.slug, made.number]))

    assert f'Meetings <span class="quiet num">{number}</span>' in " ".join(
        page.content.decode().split()
    )
