"""Deleting says what hangs on it, and offers to move it; venues, buildings and hours of days can be edited."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.kit.errors import Refused
from plenipo.programme.actions.removal import drop_building, drop_day, drop_room
from plenipo.programme.models import Building, Day, Room, Session, Venue
from tests.factories import (
    BuildingFactory,
    DayFactory,
    MembershipFactory,
    PlanFactory,
    PlannedMeetingFactory,
    RoomFactory,
    SessionFactory,
)
from tests.programme.conftest import at


@pytest.fixture
def officer(plan, as_):
    """`officer("programme", "bilaterals")`: signed in with these duties of the conference."""

    def sign_in(*duties):
        return as_(MembershipFactory(conference=plan.conference, duties=list(duties)).account)

    return sign_in


def where(plan, name, kind, thing):
    return reverse(f"programme:{name}", args=[plan.conference.slug, kind, thing.pk])


def hanging(client, plan, kind, thing):
    return client.get(where(plan, "place-drop-ask", kind, thing)).context["hanging"]


def test_the_page_says_what_hangs_on_a_room_and_a_day_and_meetings_to_the_desk_alone(plan, officer):
    SessionFactory(conference=plan.conference, room=plan.hall, starts=at(9))
    made = PlanFactory(conference=plan.conference, state="in_force")
    meeting = {"request__asker__conference": plan.conference, "request__state": "accepted"}
    PlannedMeetingFactory(plan=made, room=plan.hall, starts=at(11), ends=at(12), **meeting)

    for kind, thing, words in (
        ("room", plan.hall, "1 session is planned there."),
        ("day", plan.day, "1 session is planned on this day."),
        ("venue", plan.hall.building.venue, "2 rooms belong to it."),
    ):
        of_both = [words, "1 bilateral meeting in force is scheduled there."]
        assert hanging(officer("programme"), plan, kind, thing) == [words]
        assert hanging(officer("programme", "bilaterals"), plan, kind, thing) == of_both


def test_the_sessions_of_a_room_move_with_its_deletion(plan, officer):
    session = SessionFactory(conference=plan.conference, room=plan.hall, starts=at(9))
    told = {"key": uuid4().hex, "to": plan.room.pk}

    page = officer("programme").post(
        where(plan, "place-drop", "room", plan.hall), told, follow=True
    )

    session.refresh_from_db()
    assert (session.room, session.revision) == (plan.room, 1)
    assert not Room.objects.filter(pk=plan.hall.pk).exists()
    assert "The room has been deleted." in page.content.decode()


def test_without_another_room_they_stay_without_one(plan):
    session = SessionFactory(conference=plan.conference, room=plan.hall, starts=at(9))

    assert drop_room(plan.hall, by=plan.by) == 1

    session.refresh_from_db()
    assert session.room is None


def test_the_sessions_of_a_day_move_to_the_same_hours_of_another(plan):
    conference = plan.conference
    conference.zone = "America/Bogota"
    session = SessionFactory(conference=conference, starts=at(14), ends=at(15))
    plan.day.conference = conference

    drop_day(plan.day, to=date(2027, 5, 12), by=plan.by)

    session.refresh_from_db()
    assert (session.starts, session.ends) == (at(14).replace(day=12), at(15).replace(day=12))
    assert not Day.objects.exists()


def test_a_building_with_rooms_is_deleted_when_they_have_moved(plan):
    other = BuildingFactory(venue=plan.hall.building.venue)
    with pytest.raises(Refused, match="Select the building they move to, or delete them first."):
        drop_building(plan.hall.building, by=plan.by)

    drop_building(plan.hall.building, to=other, by=plan.by)

    assert set(Room.objects.values_list("building", flat=True)) == {other.pk}


def test_rooms_of_a_venue_move_to_a_building_of_another(plan, officer):
    elsewhere = BuildingFactory(venue__conference=plan.conference)
    venue, client = plan.hall.building.venue, officer("programme")
    address = where(plan, "place-drop", "venue", venue)
    assert client.post(address, {"key": uuid4().hex, "to": ""}).status_code == 422
    own = {"key": uuid4().hex, "to": plan.hall.building_id}
    assert client.post(address, own).status_code == 422

    client.post(address, {"key": uuid4().hex, "to": elsewhere.pk})

    assert Venue.objects.get() == elsewhere.venue
    assert Building.objects.get() == elsewhere


def test_venues_buildings_and_hours_of_days_are_edited(plan, officer):
    client, building = officer("programme"), plan.hall.building
    for kind, thing, told in (
        ("venue", building.venue, {"name_en": "Centre"}),
        ("building", building, {"name_en": "Annex"}),
        ("day", plan.day, {"opens": "09:30", "closes": "18:00"}),
    ):
        assert client.get(where(plan, "place-edit", kind, thing)).status_code == 200
        client.post(
            where(plan, "place-change", kind, thing), {"key": uuid4().hex, "seen": 0, **told}
        )

    assert str(Venue.objects.get()) == "Centre"
    assert str(Building.objects.get()) == "Annex"
    assert (Day.objects.get().opens, Day.objects.get().closes) == (time(9, 30), time(18))


def test_another_conferences_places_are_not_there(plan, officer):
    theirs = RoomFactory()
    DayFactory(conference=theirs.conference)

    client = officer("programme")

    assert client.get(where(plan, "place-drop-ask", "room", theirs)).status_code == 404
    told = {"key": uuid4().hex, "to": theirs.pk}
    assert client.post(where(plan, "place-drop", "room", plan.hall), told).status_code == 422
    assert Session.objects.count() == 0
