"""Each of two has asked the other: one meeting, one line wherever it stands. Graphs of requests are drawn at random."""

import re
from datetime import timedelta
from random import Random

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.bilaterals.actions import answers
from plenipo.bilaterals.actions.after import say_course
from plenipo.bilaterals.actions.requests import identify, keep_draft, withdraw
from plenipo.bilaterals.models import MeetingRequest, Plan, PlannedMeeting
from plenipo.bilaterals.queries.meetings import (
    appointments_of,
    calendar_rows,
    in_force_of,
    meeting_in_force,
)
from plenipo.bilaterals.queries.mutual import pair_of, waiting_pairs
from plenipo.bilaterals.queries.planning import agreed_requests
from plenipo.bilaterals.words.desk import figures
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.records.models import Letter
from tests.bilaterals.conftest import delegation, send_at_once, wished
from tests.factories import PlanFactory

GRAPHS = 8
DEEDS = 14


def agreed_pairs():
    agreed = MeetingRequest.objects.filter(state__in=MeetingRequest.AGREED)
    return {pair_of(each) for each in agreed}


def put_in_force(conference):
    """As the planner would: what is to be planned, at hours of its own; what stood before is superseded."""
    before = in_force_of(conference)
    Plan.objects.filter(conference=conference).update(state="superseded")
    number = before.number + 1 if before else 1
    plan = PlanFactory(conference=conference, number=number, state="in_force")
    starts = timezone.now() + timedelta(days=1)
    for hour, request in enumerate(agreed_requests(conference)):
        begins = starts + timedelta(hours=hour)
        ends = begins + timedelta(minutes=request.minutes)
        PlannedMeeting.objects.create(plan=plan, request=request, starts=begins, ends=ends)
    return plan


def a_random_deed(sides, chance):
    """Ask, accept or withdraw; what the rules refuse is left."""
    (asker, focal), (other, other_focal) = chance.sample(sides, 2)
    mine = MeetingRequest.objects.filter(asker=asker, asked=other)
    deed = chance.choice(("ask", "ask", "accept", "accept", "withdraw", "plan"))
    try:
        if deed == "ask":
            send_at_once(keep_draft(asker, wished(other), by=by_focal(focal)), by=by_focal(focal))
        elif deed == "accept":
            for request in mine.filter(state__in=MeetingRequest.OPEN):
                answers.accept(request, side=other, by=by_focal(other_focal))
        elif deed == "withdraw":
            for request in mine.filter(state__in=MeetingRequest.AGREED)[:1]:
                withdraw(request, by=by_focal(focal))
        else:
            put_in_force(asker.conference)
    except Refused:
        return


def with_whom(side, row):
    """The other one of a meeting."""
    request = row.request
    return request.asked_id if request.asker_id == side.pk else request.asker_id


@pytest.mark.parametrize("seed", range(GRAPHS))
def test_two_who_ask_each_other_are_one_everywhere(seed, world, sides):
    chance = Random(seed)
    there = [(sides.rivers, sides.fay), (sides.hills, sides.gil), (sides.coast, sides.tam)]
    there.append(delegation(world, "Party of Lakes"))
    for _deed in range(DEEDS):
        a_random_deed(there, chance)

    put_in_force(world.conference)

    pairs, planned = agreed_pairs(), agreed_requests(world.conference)
    both_ways = {(each.asker_id, each.asked_id) for each in planned}
    assert {pair_of(each) for each in planned} == pairs
    assert not [pair for pair in both_ways if pair[::-1] in both_ways]  # never one for each way
    rows = PlannedMeeting.objects.filter(plan__state="in_force").select_related("request")
    assert len(rows) == len(planned)
    for side, _focal in there:
        mine = {next(iter(pair - {side.pk})) for pair in pairs if side.pk in pair}
        held, _cancelled = calendar_rows(side)
        for listed in ([each.meeting for each in appointments_of(side)], held):
            assert {with_whom(side, each) for each in listed} == mine
            others = [with_whom(side, each) for each in listed if pair_of(each.request) in pairs]
            assert all(others.count(pk) <= both(side.pk, pk, planned) for pk in mine)
    for request in MeetingRequest.objects.filter(state__in=MeetingRequest.AGREED):
        assert pair_of(meeting_in_force(request).request) == pair_of(request)


def both(one, other, planned):
    """How often these two are planned: more than once only where one side asked for a second meeting."""
    return sum(pair_of(each) == {one, other} for each in planned)


def lines_of(as_, focal):
    """The requests the page of a delegation lists, by their addresses."""
    page = as_(focal).get(reverse("bilaterals:mine")).content.decode()
    page = (
        page[page.index('aria-labelledby="mutual"') :]
        if "You have asked each other" in page
        else page
    )
    return re.findall(r"/en/delegation/bilaterals/([0-9a-f-]{36})/", page)


@pytest.fixture
def both_asked(sides, asked):
    return asked(), asked(wished(sides.rivers), asker=sides.hills, focal=sides.gil)


def test_each_side_reads_one_line_with_the_request_it_may_accept(sides, both_asked, as_):
    mine, theirs = both_asked

    assert lines_of(as_, sides.fay) == [str(theirs.pk)]
    assert lines_of(as_, sides.gil) == [str(mine.pk)]


def test_when_one_is_accepted_both_sides_read_one_line_of_one_meeting(sides, both_asked, as_):
    mine, _theirs = both_asked
    answers.accept(mine, side=sides.hills, by=by_focal(sides.gil))

    assert lines_of(as_, sides.fay) == lines_of(as_, sides.gil) == [str(mine.pk)]


def test_demand_and_figures_count_them_once(world, sides, both_asked):
    assert waiting_pairs(world.conference.pk) == 1
    mine, theirs = both_asked
    answers.accept(mine, side=sides.hills, by=by_focal(sides.gil))
    assert waiting_pairs(world.conference.pk) == 0

    answers.accept(theirs, side=sides.rivers, by=by_focal(sides.fay))

    agreed = [each["value"] for each in figures(world.conference)][1]
    assert (agreed, len(agreed_requests(world.conference))) == (1, 1)


def test_each_side_has_one_letter(sides, both_asked):
    letters = Letter.objects.filter(kind="bilaterals.news")

    assert [letters.filter(to_email=one.email).count() for one in (sides.fay, sides.gil)] == [1, 1]


def test_what_was_typed_stays_apart_while_it_is_unanswered(sides, asked, as_):
    mine = asked(wished(whom="The Hills, Utopia"))
    identify(mine, sides.hills, by=sides.bea)
    asked(wished(sides.rivers), asker=sides.hills, focal=sides.gil)

    page = as_(sides.fay).get(reverse("bilaterals:mine")).content.decode()

    assert "The Hills, Utopia" in page
    assert "You have asked each other" not in page


def test_a_meeting_that_was_cancelled_is_not_planned_again_for_the_other_request(
    world, sides, both_asked
):
    mine, theirs = both_asked
    answers.accept(mine, side=sides.hills, by=by_focal(sides.gil))
    answers.accept(theirs, side=sides.rivers, by=by_focal(sides.fay))
    put_in_force(world.conference)
    (row,) = PlannedMeeting.objects.filter(plan__state="in_force").select_related("request")

    say_course(row.request, side=None, state="cancelled", seen=0, by=sides.bea)

    assert agreed_requests(world.conference) == []


def test_whoever_asks_after_the_meeting_asks_for_another_one(world, sides, agreed):
    held = agreed()
    put_in_force(world.conference)
    past = timezone.now() - timedelta(days=2)
    PlannedMeeting.objects.update(starts=past, ends=past + timedelta(minutes=20))
    MeetingRequest.objects.update(sent_at=past, made=past)

    another = agreed(wished(sides.rivers), asker=sides.hills, focal=sides.gil)

    assert {each.pk for each in agreed_requests(world.conference)} == {held.pk, another.pk}
    assert meeting_in_force(another) is None
