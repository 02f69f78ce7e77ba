"""Meetings of the plan in force give way to the programme; what follows for them only the desk sees and approves."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.bilaterals.actions.ripple import settle, undo_settlement
from plenipo.bilaterals.bridge import Particulars, Proposal, sealed
from plenipo.bilaterals.models import Availability, DeskLine, Outage, Settlement
from plenipo.bilaterals.queries.ripple import MeetingsIf, after_incident, waiting_incidents
from plenipo.bilaterals.queries.standing import broken_in
from plenipo.bilaterals.words import ripple as words
from plenipo.kit.errors import Refused
from plenipo.programme.actions.ripple import apply_ripple, undo_ripple
from plenipo.programme.bridge.ripple import Absent, Overrun, minute_of
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.ripple import Happening, WhatIf
from plenipo.records.models import By, JournalEntry, Letter
from tests.factories import (
    BoothDutyFactory,
    BuildingFactory,
    DayFactory,
    DelegateFactory,
    FocalPointFactory,
    InterpreterFactory,
    PlanFactory,
    PlannedMeetingFactory,
    PrincipalFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
    WalkFactory,
)

BY = By(duty="bilaterals")


@pytest.fixture
def held(world):
    """A meeting of twenty minutes in room A, at the first time of a day; room B is free and as large."""
    day = DayFactory(conference=world.conference)
    starts = day_opens(day, zone_of(world.conference))
    plan = PlanFactory(conference=world.conference, state="in_force")
    building = BuildingFactory(venue__conference=world.conference)
    rooms = [
        RoomFactory(conference=world.conference, building=building, code=code, capacity=8)
        for code in "AB"
    ]
    return PlannedMeetingFactory(
        plan=plan,
        request__conference=world.conference,
        request__asker__conference=world.conference,
        request__asked__conference=world.conference,
        room=rooms[0],
        starts=starts,
        ends=starts + timedelta(minutes=20),
    )


def day_opens(day, zone):
    return datetime.combine(day.date, day.opens, zone)


def happening(meeting, need, minutes=30):
    first = minute_of(meeting.starts, zone_of(meeting.plan.conference))
    return Happening((Absent(need, first, first + minutes),))


def lost(meeting, need, minutes=30):
    """The desk's own question."""
    what = happening(meeting, need, minutes)
    return MeetingsIf(WhatIf(meeting.plan.conference, what), what.trouble)


def told(conference, what):
    """As the programme approves it, and the desk then reads it."""
    found = WhatIf(conference, what)
    return apply_ripple(found, seen=found.digest, by=By(duty="programme"))


def settled(found, **more):
    return settle(found, seen=found.digest, by=BY, **more)


def test_a_meeting_whose_room_is_lost_goes_to_the_next_room_at_its_time(held):
    found = lost(held, f"room:{held.room_id}")

    [move] = found.moves
    assert move.after[:2] == (held.starts, held.ends)
    assert found.programme.rooms[move.after[2]].code == "B"


def test_of_several_rooms_the_nearest_is_taken(held):
    there = BuildingFactory(venue=held.room.building.venue)
    WalkFactory(one=held.room.building, other=there, minutes=9)
    type(held.room).objects.filter(code="B").update(building=there)
    RoomFactory(conference=held.plan.conference, building=held.room.building, code="C", capacity=8)

    [row] = words.rows(lost(held, f"room:{held.room_id}"))

    assert row.after.endswith(", C")


def beside(held, room):
    """Another meeting of the same plan at the same time."""
    return PlannedMeetingFactory(
        plan=held.plan,
        request__conference=held.plan.conference,
        request__asker__conference=held.plan.conference,
        request__asked__conference=held.plan.conference,
        room=room,
        starts=held.starts,
        ends=held.ends,
    )


def test_no_meeting_is_moved_into_a_room_in_which_another_is_held_then(held):
    conference = held.plan.conference
    beside(held, conference.rooms.get(code="B"))
    for code in "CD":
        RoomFactory(conference=conference, building=held.room.building, code=code, capacity=8)
    second = beside(held, held.room)
    type(second).objects.filter(pk=second.pk).update(time_locked=True)

    found = lost(held, f"room:{held.room_id}")

    assert sorted(found.programme.rooms[move.after[2]].code for move in found.moves) == ["C", "D"]
    settled(found)
    assert broken_in(held.plan) == []


def test_what_finds_no_place_is_recorded_and_left_to_a_new_plan(held, world, as_):
    beside(held, held.plan.conference.rooms.get(code="B"))
    type(held).objects.filter(pk=held.pk).update(time_locked=True)
    client, first = as_(world.bea), held.starts
    asked = {
        "what": f"room:{held.room_id}",
        "starts": f"{first:%Y-%m-%dT%H:%M}",
        "ends": f"{first + timedelta(hours=1):%Y-%m-%dT%H:%M}",
    }
    page = client.get(reverse("bilaterals:what-if", args=["dialogue"]), asked)
    assert (page.context["found"].moves, len(page.context["undecided"])) == ([], 1)
    assert "Record and continue to the plans" in page.content.decode()

    data = {"key": uuid4().hex, **asked, "seen": page.context["found"].digest}
    answer = client.post(reverse("bilaterals:ripple-apply", args=["dialogue"]), data)

    assert answer.url == reverse("bilaterals:plans", args=["dialogue"])
    assert Outage.objects.get().room == held.room
    [(broken, _asked)] = client.get(answer.url).context["broken"]
    assert broken.meeting == held


def test_a_principal_of_the_host_is_asked_about_and_named_afterwards(held, world, as_):
    host = PrincipalFactory(
        conference=held.plan.conference, delegation=None, name="Caroline Begum", office="President"
    )
    type(held).objects.filter(pk=held.pk).update(principal=host)
    client, page = as_(world.bea), reverse("bilaterals:what-if", args=["dialogue"])

    [(heading, [(key, label)], _more)] = client.get(page, {"q": "caroline"}).context["results"]
    assert (heading, label) == ("A person is late or absent", "Caroline Begum, President")
    form = client.get(page, {"pick": key}).context["form"]
    assert (form.named, form.heading) == (label, heading)
    assert [field.name for field in form.visible_fields()] == ["starts", "ends", "may_move"]

    settled(lost(held, key))
    [(_settlement, sentence)] = client.get(page).context["settled"]
    assert sentence.startswith("Caroline Begum, President is late or absent")


def test_a_meeting_is_not_moved_to_where_its_interpreter_is_known_to_be_away(held):
    ill = with_an_interpreter(held)
    conference, until = held.plan.conference, held.starts + timedelta(hours=2)
    Outage.objects.create(
        conference=conference,
        interpreter=ill,
        starts=held.starts + timedelta(minutes=25),
        ends=until,
    )

    [move] = lost(held, f"delegation:{held.request.asker_id}").moves

    assert move.after[0] >= until


def test_a_meeting_whose_side_is_late_gets_the_next_time_and_so_it_is_applied(held):
    found = lost(held, f"delegation:{held.request.asker_id}")
    before, starts = held.starts, held.starts + timedelta(minutes=35)

    settlement = settled(found)
    held.refresh_from_db()
    assert (held.starts, held.plan.revision) == (starts, 1)
    assert [line.verb for line in DeskLine.objects.all()] == ["bilaterals.ripple"]
    assert JournalEntry.objects.count() == 0

    undo_settlement(settlement, by=BY)
    held.refresh_from_db()
    assert held.starts == before


def test_both_sides_letters_wait_and_say_nothing(held):
    for side in (held.request.asker, held.request.asked):
        FocalPointFactory(invitation=side.invitation)

    settled(lost(held, f"room:{held.room_id}"))

    assert [(letter.state, letter.in_confidence) for letter in Letter.objects.all()] == [
        ("draft", True)
    ] * Letter.objects.count()
    assert Letter.objects.count() >= 2


def test_a_late_principal_who_has_no_part_in_any_session_moves_their_meetings(held):
    delegate = DelegateFactory(delegation=held.request.asker, state="approved")
    PrincipalFactory(
        conference=held.plan.conference, delegation=held.request.asker, delegate=delegate
    )

    incident = told(held.plan.conference, happening(held, f"person:{delegate.person_id}"))

    assert incident.moves == []
    assert len(after_incident(incident).moves) == 1


def test_a_late_delegation_is_late_with_the_principals_only_the_desk_knows(held):
    PrincipalFactory(conference=held.plan.conference, delegation=held.request.asker)

    assert len(lost(held, f"delegation:{held.request.asker_id}").moves) == 1


def test_the_head_of_a_delegation_without_principals_is_waited_for(held):
    head = DelegateFactory(delegation=held.request.asker, capacity="head", state="approved")

    assert len(lost(held, f"person:{head.person_id}").moves) == 1


def test_a_meeting_gives_way_to_the_session_its_principal_speaks_in(held):
    """Planned one after the other; the session has moved into the meeting's time by the time the desk looks."""
    conference = held.plan.conference
    delegate = DelegateFactory(delegation=held.request.asker, state="approved")
    PrincipalFactory(conference=conference, delegation=held.request.asker, delegate=delegate)
    session = SessionFactory(
        conference=conference, starts=held.starts - timedelta(hours=1), ends=held.starts
    )
    RoleFactory(session=session, kind="speaker", person=delegate.person, typed_name={})

    incident = told(conference, Happening((Overrun(f"session:{session.pk}", 10),)))

    [row] = words.rows(after_incident(incident))
    assert (row.code, row.because) == (held.request.code, f"because of “{session}”")


def test_an_opening_that_overruns_holds_everybody(held):
    opening = SessionFactory(
        conference=held.plan.conference,
        kind="opening",
        starts=held.starts - timedelta(hours=1),
        ends=held.starts,
    )

    incident = told(held.plan.conference, Happening((Overrun(f"session:{opening.pk}", 10),)))

    assert len(after_incident(incident).moves) == 1


def test_where_its_day_is_full_a_meeting_goes_to_the_next(held):
    day = held.plan.conference.days.get()
    DayFactory(conference=held.plan.conference, date=day.date + timedelta(days=1))

    [move] = lost(held, f"delegation:{held.request.asker_id}", minutes=16 * 60).moves

    assert move.after[0] == held.starts + timedelta(days=1)


def test_a_meeting_agreed_for_a_day_stays_on_it(held):
    day = held.plan.conference.days.get()
    DayFactory(conference=held.plan.conference, date=day.date + timedelta(days=1))
    told_day = sealed(Particulars(proposal=Proposal(day=str(day.date))))
    type(held.request).objects.filter(pk=held.request_id).update(sealed=told_day)

    found = lost(held, f"delegation:{held.request.asker_id}", minutes=16 * 60)

    assert words.in_sentences(found) == [
        "1 bilateral meeting has no free time: the bilateral desk must decide."
    ]


def test_a_principal_is_met_at_the_hours_they_gave(held):
    principal = PrincipalFactory(conference=held.plan.conference, delegation=held.request.asker)
    later = held.starts + timedelta(hours=3)
    Availability.objects.create(
        principal=principal, starts=later, ends=later + timedelta(minutes=60)
    )

    [move] = lost(held, f"principal:{principal.pk}").moves

    assert later <= move.after[0] <= later + timedelta(minutes=40)


def test_whoever_is_away_is_noted_for_the_next_plan_until_it_is_taken_back(held):
    principal = PrincipalFactory(conference=held.plan.conference, delegation=held.request.asker)

    planned = held.starts
    settlement = settled(lost(held, f"delegation:{held.request.asker_id}"))
    [outage] = Outage.objects.all()
    assert (outage.principal, outage.starts) == (principal, planned)

    settlement.refresh_from_db()
    undo_settlement(settlement, by=BY)
    assert Outage.objects.count() == 0


def test_nothing_is_moved_to_where_the_desk_knows_it_cannot_be(held):
    """Room B is under water as well, and the other principal is away for the two hours after."""
    conference = held.plan.conference
    principal = PrincipalFactory(conference=conference, delegation=held.request.asked)
    room = conference.rooms.get(code="B")
    start, until = held.starts, held.starts + timedelta(hours=2)
    Outage.objects.create(conference=conference, room=room, starts=start)
    Outage.objects.create(
        conference=conference, principal=principal, starts=start + timedelta(minutes=25), ends=until
    )

    [move] = lost(held, f"room:{held.room_id}").moves

    assert move.after[0] >= until


# ---- a locked meeting, two at the desk


def test_a_meeting_the_desk_has_moved_since_stays_and_so_does_everything_else(held):
    settlement = settled(lost(held, f"room:{held.room_id}"))
    held.refresh_from_db()
    type(held).objects.filter(pk=held.pk).update(ends=held.ends + timedelta(minutes=5))

    with pytest.raises(
        Refused, match="The desk has since changed a meeting. No changes were made."
    ):
        undo_settlement(settlement, by=BY)
    assert Settlement.objects.get().undone_at is None


def test_a_meeting_locked_at_its_time_is_left_to_the_desk(held):
    type(held).objects.filter(pk=held.pk).update(time_locked=True)
    [move] = lost(held, f"room:{held.room_id}").moves  # its room is not locked
    assert move.after[0] == held.starts

    type(held).objects.filter(pk=held.pk).update(room_locked=True)
    found = lost(held, f"room:{held.room_id}")

    assert found.moves == []
    assert words.undecided(found)[0].endswith("its time is locked.")


def test_an_incident_is_seen_to_once(held):
    incident = told(held.plan.conference, happening(held, f"room:{held.room_id}"))
    first, second = after_incident(incident), after_incident(incident)
    settled(first, incident=incident)

    with pytest.raises(Refused):
        settled(second, incident=incident)
    assert list(waiting_incidents(held.plan.conference)) == []


def test_what_was_shown_is_not_applied_when_a_meeting_has_moved_meanwhile(held):
    seen = lost(held, f"room:{held.room_id}").digest
    type(held).objects.filter(pk=held.pk).update(ends=held.ends + timedelta(minutes=5))

    with pytest.raises(Refused, match="computed again"):
        settle(lost(held, f"room:{held.room_id}"), seen=seen, by=BY)


def test_the_desk_does_not_run_ahead_of_the_programme(held):
    SessionFactory(conference=held.plan.conference, room=held.room, starts=held.starts)

    with pytest.raises(Refused, match="The programme officer must approve first."):
        settled(lost(held, f"room:{held.room_id}"))


def test_what_the_programme_takes_back_is_no_longer_told(held):
    incident = told(held.plan.conference, happening(held, f"room:{held.room_id}"))

    undo_ripple(incident, by=By(duty="programme"))

    assert list(waiting_incidents(held.plan.conference)) == []


# ---- interpreters


def with_an_interpreter(held):
    ill = InterpreterFactory(conference=held.plan.conference, a=["ar", "en"])
    type(held).objects.filter(pk=held.pk).update(interpreter=ill)
    return ill


def test_an_ill_interpreter_is_stood_in_for_by_somebody_who_is_free_and_can(held):
    ill = with_an_interpreter(held)
    InterpreterFactory(conference=held.plan.conference, a=["fr", "en"])
    busy = InterpreterFactory(conference=held.plan.conference, a=["ar", "en"])
    BoothDutyFactory(
        session__conference=held.plan.conference, session__starts=held.starts, interpreter=busy
    )
    free = InterpreterFactory(conference=held.plan.conference, a=["ar", "en"], name="Mr Free")
    found = lost(held, f"interpreter:{ill.pk}")

    assert words.in_sentences(found) == ["1 bilateral meeting gets another interpreter."]
    settlement = settled(found)
    held.refresh_from_db()
    assert held.interpreter == free

    undo_settlement(settlement, by=BY)
    held.refresh_from_db()
    assert held.interpreter == ill


def test_where_nobody_can_stand_in_the_meeting_waits_for_the_interpreter(held):
    ill = with_an_interpreter(held)

    [row] = words.rows(lost(held, f"interpreter:{ill.pk}"))

    assert row.because == "the interpreter is not available"


# ---- the page


def test_the_desk_reads_what_was_told_approves_and_takes_back(held, world, as_):
    incident = told(held.plan.conference, happening(held, f"room:{held.room_id}"))
    client, page = as_(world.bea), reverse("bilaterals:what-if", args=["dialogue"])

    [(each, sentence)] = client.get(page).context["waiting"]
    assert (each, sentence.startswith("Room A cannot be used")) == (incident, True)
    shown = client.get(page, {"incident": incident.pk})
    assert shown.context["sentences"] == ["1 bilateral meeting gets another time or room."]

    data = {"key": uuid4().hex, "incident": incident.pk, "seen": shown.context["found"].digest}
    client.post(reverse("bilaterals:ripple-apply", args=["dialogue"]), data)
    held.refresh_from_db()
    assert held.room.code == "B"

    data = {"key": uuid4().hex, "settlement": Settlement.objects.get().pk}
    client.post(reverse("bilaterals:ripple-undo", args=["dialogue"]), data)
    held.refresh_from_db()
    assert held.room.code == "A"


def test_a_question_of_the_desks_own_is_answered_the_same_way(held, world, as_):
    until = (held.starts + timedelta(minutes=30)).strftime("%Y-%m-%dT%H:%M")
    asked = {"what": f"delegation:{held.request.asker_id}", "ends": until}

    page = as_(world.bea).get(reverse("bilaterals:what-if", args=["dialogue"]), asked)

    assert page.context["sentences"] == ["1 bilateral meeting gets another time or room."]
    assert page.context["rows"][0].code == held.request.code


def test_without_a_plan_in_force_nothing_of_meetings_is_asked(held):
    type(held.plan).objects.update(state="ready")

    assert lost(held, f"room:{held.room_id}").moves == []
