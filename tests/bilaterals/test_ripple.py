"""Meetings of the plan in force move with the programme; which ones because of whom, only the desk is told."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from plenipo.bilaterals.models import DeskLine
from plenipo.kit.errors import Refused
from plenipo.programme.actions import ripple as actions
from plenipo.programme.bridge.ripple import Absent, minute_of
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.ripple import Happening, WhatIf
from plenipo.records.models import By, JournalEntry
from tests.factories import (
    DayFactory,
    MembershipFactory,
    PlanFactory,
    PlannedMeetingFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
)

BY = By(duty="programme")


@pytest.fixture
def held(world):
    """A meeting of twenty minutes in room A, at the first time of a day; room B is free and as large."""
    day = DayFactory(conference=world.conference)
    zone = zone_of(world.conference)
    starts = day_opens(day, zone)
    plan = PlanFactory(conference=world.conference, state="in_force")
    rooms = [RoomFactory(conference=world.conference, code=code, capacity=8) for code in "AB"]
    return PlannedMeetingFactory(
        plan=plan,
        request__conference=world.conference,
        room=rooms[0],
        starts=starts,
        ends=starts + timedelta(minutes=20),
    )


def day_opens(day, zone):
    return datetime.combine(day.date, day.opens, zone)


def lost(meeting, need):
    conference = meeting.plan.conference
    first = minute_of(meeting.starts, zone_of(conference))
    return WhatIf(conference, Happening((Absent(need, first, first + 30),)))


def test_a_meeting_whose_room_is_lost_goes_to_the_next_room_at_its_time(held):
    found = lost(held, f"room:{held.room_id}")

    [move] = found.moves
    assert move.after[:2] == (held.starts, held.ends)
    assert found.rooms[move.after[2]].code == "B"


def test_a_meeting_whose_side_is_late_gets_the_next_time_and_so_it_is_applied(held):
    found = lost(held, f"delegation:{held.request.asker_id}")
    before, starts = held.starts, held.starts + timedelta(minutes=35)

    moves = actions.apply_ripple(found, seen=found.digest, by=BY)
    held.refresh_from_db()
    assert (held.starts, held.plan.revision) == (starts, 1)
    assert [line.verb for line in DeskLine.objects.all()] == ["bilaterals.ripple"]
    assert JournalEntry.objects.get().details == {"sessions": 0}

    actions.undo_ripple(held.plan.conference, moves, by=BY)
    held.refresh_from_db()
    assert held.starts == before


def test_a_meeting_the_desk_has_moved_since_stays_and_so_does_everything_else(held):
    found = lost(held, f"room:{held.room_id}")
    moves = actions.apply_ripple(found, seen=found.digest, by=BY)
    held.refresh_from_db()
    type(held).objects.filter(pk=held.pk).update(ends=held.ends + timedelta(minutes=5))

    with pytest.raises(Refused, match="desk has moved a meeting"):
        actions.undo_ripple(held.plan.conference, moves, by=BY)


def test_a_meeting_locked_at_its_time_is_left_to_the_desk(held):
    type(held).objects.filter(pk=held.pk).update(time_locked=True)

    found = lost(held, f"room:{held.room_id}")

    assert (len(found.moves), found.stuck_meetings) == (0, 1)


@pytest.mark.parametrize(
    ("duties", "codes"), [(["programme"], 0), (["programme", "bilaterals"], 1)]
)
def test_which_meeting_moves_because_of_whom_is_told_to_the_desk_only(
    held, world, as_, duties, codes
):
    session = SessionFactory(conference=world.conference, starts=held.starts, ends=held.ends)
    RoleFactory(session=session, delegation=held.request.asker)
    who = MembershipFactory(conference=world.conference, duties=duties).account
    asked = {
        "what": f"delegation:{held.request.asker_id}",
        "ends": (held.starts + timedelta(minutes=30)).strftime("%Y-%m-%dT%H:%M"),
    }

    page = as_(who).get(reverse("programme:what-if", args=["dialogue"]), asked)

    assert page.context["sentences"] == ["1 bilateral meeting gets another time or room."]
    assert (len(page.context["meetings"]), page.context["untold"]) == (codes, 1 - codes)
    assert (held.request.code in page.content.decode()) == bool(codes)
    assert held.request.asked.plate_name not in page.content.decode()


def test_without_a_plan_in_force_nothing_of_meetings_is_asked(held):
    type(held.plan).objects.update(state="ready")

    assert lost(held, f"room:{held.room_id}").moves == []
