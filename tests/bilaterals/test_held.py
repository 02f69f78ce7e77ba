"""What was held stays held; what two sides say of it stands side by side; two who asked each other meet once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.bilaterals.actions import plans
from plenipo.bilaterals.actions.after import add_follow_up, remind, say_course
from plenipo.bilaterals.actions.meetings import sign
from plenipo.bilaterals.actions.requests import end_with, withdraw
from plenipo.bilaterals.bridge.noted import Undertaken
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries.meetings import appointments_of, calendar_rows, meeting_in_force
from plenipo.bilaterals.queries.outcomes import contested_in, unreported_in
from plenipo.bilaterals.words.outcomes import contradiction
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.records.models import Letter
from tests.bilaterals.conftest import meeting_of, wished
from tests.bilaterals.test_course import placed


@pytest.fixture
def met(world, agreed):
    """The Rivers met the Hills: it is over since five minutes."""
    request = agreed()
    placed(world, request, 25)
    return request


def say(request, side, focal, state, **more):
    return say_course(request, side=side, state=state, by=by_focal(focal), **{"seen": 0, **more})


def test_a_held_meeting_is_not_withdrawn(sides, met, as_):
    page = as_(sides.fay).get(reverse("bilaterals:request", args=[met.pk])).content.decode()
    assert "Withdraw the request" not in page

    with pytest.raises(Refused, match="has begun or was held"):
        withdraw(met, by=by_focal(sides.fay))


def test_withdrawing_the_invitation_ends_what_is_to_come_and_not_what_was_held(sides, met, agreed):
    to_come = agreed(wished(sides.coast))

    end_with(sides.rivers, by=sides.bea)

    states = {each.pk: each.state for each in MeetingRequest.objects.all()}
    assert (states[met.pk], states[to_come.pk]) == ("accepted", "withdrawn")
    held, cancelled = calendar_rows(sides.hills)
    assert ([row.request for row in held], cancelled) == ([met], [])


def test_contradictory_reports_stand_side_by_side_until_the_desk_settles_them(
    world, sides, met, as_
):
    say(met, sides.rivers, sides.fay, "no_show", absent="asked")
    say(met, sides.hills, sides.gil, "held", seen=1)
    (reports,) = contested_in(world.conference)
    told = contradiction(reports).reports
    assert [(each.said_by, each.course.state) for each in told] == [
        ("Party of Rivers", "no_show"),
        ("Party of Hills", "held"),
    ]
    page = as_(world.bea).get(reverse("bilaterals:outcomes", args=[world.conference.slug]))
    assert "no-show" in page.content.decode()

    say_course(met, side=None, state="held", seen=2, by=sides.bea)
    say(met, sides.rivers, sides.fay, "no_show", absent="asked", seen=3)

    met = MeetingRequest.objects.get(pk=met.pk)
    assert (contested_in(world.conference), met.course.state) == ([], "held")
    assert met.reports.count() == 3


def test_the_desk_lists_what_nobody_has_reported_on(world, sides, met, as_):
    assert [row.request for row, _asked in unreported_in(world.conference)] == [met]
    today = as_(world.bea).get(reverse("portal:today", args=[world.conference.slug]))
    assert "meeting has no report yet" in today.content.decode()

    say(met, sides.rivers, sides.fay, "held")

    assert unreported_in(world.conference) == []


def test_a_follow_up_is_brought_to_mind_on_its_day_and_once(sides, met):
    now = timezone.now()
    told = {"side": sides.rivers, "by": by_focal(sides.fay)}
    add_follow_up(met, Undertaken("Send the draft"), due=now.date(), **told)
    add_follow_up(met, Undertaken("Later"), due=now.date() + timedelta(days=3), **told)
    letters = Letter.objects.filter(in_confidence=True, to_email=sides.fay.email)
    letters.delete()

    assert [remind(now), remind(now)] == [1, 0]
    assert letters.count() == 1


# ---- each has asked the other


@pytest.fixture
def mutual(sides, agreed):
    """Both accepted; theirs, which was accepted later, is the longer one."""
    mine = agreed()
    theirs = agreed(wished(sides.rivers, minutes=45), asker=sides.hills, focal=sides.gil)
    return mine, theirs


def test_two_who_have_asked_each_other_meet_once(sides, mutual, plan, as_):
    mine, theirs = mutual
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)

    meeting = meeting_of(made, mine)
    assert made.meetings.get() == meeting
    assert (made.figures["asked"], made.unheld) == (1, {})
    assert meeting.ends - meeting.starts == timedelta(minutes=45)
    assert meeting_in_force(theirs) == meeting
    for side in (sides.rivers, sides.hills):
        assert len(appointments_of(side)) == 1
    page = as_(sides.gil).get(reverse("bilaterals:request", args=[theirs.pk])).content.decode()
    assert "one meeting counts for both requests" in page
    assert reverse("bilaterals:request", args=[mine.pk]) in page
    with pytest.raises(Refused, match="under the other side"):
        sign(theirs, side=sides.hills, seen=0, by=by_focal(sides.gil))


def test_when_one_of_the_two_is_withdrawn_the_meeting_goes_on_for_the_other(sides, mutual, plan):
    mine, theirs = mutual
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)

    withdraw(mine, by=by_focal(sides.fay))

    assert meeting_in_force(theirs).request == theirs
    assert [each.meeting.request for each in appointments_of(sides.rivers)] == [theirs]


def test_a_request_agreed_later_does_not_move_the_meeting_that_is_in_force(sides, agreed, plan):
    theirs = agreed(wished(sides.rivers), asker=sides.hills, focal=sides.gil)
    made = plan()
    plans.put_in_force(made, seen=made.revision, by=sides.bea)
    mine = agreed()

    assert meeting_in_force(mine) == meeting_of(made, theirs)
    near = plan(near=made)
    assert [row.request for row in near.meetings.all()] == [theirs]
