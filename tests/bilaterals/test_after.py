"""After a meeting: notes for the side that wrote them, read-outs side by side, figures without pairs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from plenipo.bilaterals.actions.after import keep_note, keep_read_out
from plenipo.bilaterals.actions.answers import accept
from plenipo.bilaterals.bridge.noted import NoteText
from plenipo.bilaterals.models import Note, PlannedMeeting
from plenipo.bilaterals.queries.after import (
    note_of,
    read_out_of,
    side_by_side,
    statistics_of,
    usual_presence,
)
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from tests.bilaterals.conftest import wished
from tests.factories import DelegateFactory, PlanFactory, PlannedMeetingFactory

NOTED = NoteText(present="Ms Delta, Secretary-General", topics="Rivers", commitments="A visit")


@pytest.fixture
def met(world, sides, asked):
    """The Rivers and the Hills met five minutes ago."""
    request = asked()
    accept(request, side=sides.hills, by=by_focal(sides.gil))
    now = timezone.now()
    PlannedMeetingFactory(
        plan=PlanFactory(conference=world.conference, state="in_force"),
        request=request,
        starts=now - timedelta(minutes=25),
        ends=now - timedelta(minutes=5),
    )
    return request


def write(request, side, focal, *, noted=NOTED, seen=0):
    keep_note(
        request,
        noted,
        side=side,
        classification="confidential",
        held_on=date(2027, 5, 10),
        seen=seen,
        by=by_focal(focal),
    )


def test_a_note_is_read_by_the_side_that_wrote_it_and_by_nobody_else(sides, met):
    write(met, sides.rivers, sides.fay)

    assert note_of(met, sides.rivers)[1] == NOTED
    assert note_of(met, sides.hills) == (None, NoteText())
    assert note_of(met, None) == (None, NoteText())


def test_a_note_rests_encrypted(sides, met):
    write(met, sides.rivers, sides.fay)

    with connection.cursor() as cursor:
        cursor.execute("select sealed from bilaterals_note")
        assert "Delta" not in cursor.fetchone()[0]


def test_each_side_has_its_own_note(sides, met):
    write(met, sides.rivers, sides.fay)
    write(met, sides.hills, sides.gil, noted=NoteText(topics="Hills"))

    assert note_of(met, sides.hills)[1].topics == "Hills"
    assert Note.objects.count() == 2


def test_of_two_of_one_side_who_write_at_once_the_second_is_told(sides, met):
    write(met, sides.rivers, sides.fay)

    with pytest.raises(Refused, match="A colleague on your side has since changed this."):
        write(met, sides.rivers, sides.fay)


def test_a_third_delegation_notes_nothing(sides, met):
    with pytest.raises(Refused):
        write(met, sides.coast, sides.tam)


def test_nothing_is_noted_before_the_meeting_has_begun(sides, asked):
    request = asked(wished(sides.coast))

    with pytest.raises(Refused, match="Notes can be taken once the meeting has begun."):
        write(request, sides.rivers, sides.fay)


def test_a_note_begins_with_the_delegations_people_in_their_offices(sides):
    DelegateFactory(
        delegation=sides.rivers, office="Secretary-General", person__family_name="Delta"
    )

    present = usual_presence(sides.rivers, reader_of(sides.fay))

    assert present == "Given Delta, Secretary-General"


def test_read_outs_stand_side_by_side_and_what_only_one_says_is_marked(sides, met):
    ours = "The two parties agreed to meet again. They spoke of rivers."
    theirs = "The two parties agreed to meet again. They spoke of trade and of visas."
    keep_read_out(met, ours, side=sides.rivers, seen=0, by=by_focal(sides.fay))
    keep_read_out(met, theirs, side=sides.hills, seen=0, by=by_focal(sides.gil))

    both = side_by_side(met)

    assert [piece.only for piece in both.asker] == [False, True]
    assert [piece.only for piece in both.asked] == [False, True]
    assert read_out_of(met, sides.rivers) == {"seen": 1, "text": ours}


def test_figures_of_a_few_meetings_are_not_shown(world, sides, met):
    assert statistics_of(world.conference)["all"][0].number is None

    plan = PlannedMeeting.objects.get(request=met).plan
    for _n in range(6):
        PlannedMeetingFactory(plan=plan)
    figures = statistics_of(world.conference)

    assert figures["all"][0].number == 5  # of seven
    assert [each.number for each in figures["days"]] == [
        None,
        None,
    ]  # one of a few, and the other that tells it


def test_two_that_meet_often_are_still_one_pair(met, sides, world):
    plan = PlannedMeeting.objects.get(request=met).plan
    for _n in range(9):
        PlannedMeetingFactory(
            plan=plan,
            request__conference=world.conference,
            request__asker=sides.rivers,
            request__asked=sides.hills,
            request__state="accepted",
        )

    assert {f.number for figures in statistics_of(world.conference).values() for f in figures} == {
        None
    }


def test_one_meeting_more_does_not_show_between_two_readings(met, world):
    plan = PlannedMeeting.objects.get(request=met).plan
    for _n in range(9):
        PlannedMeetingFactory(plan=plan)
    before = statistics_of(world.conference)

    PlannedMeetingFactory(plan=plan)

    assert statistics_of(world.conference) == before
