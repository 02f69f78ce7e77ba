"""Hours as people type them: past midnight, hours that do not exist or exist twice, days outside the conference."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.conference.actions.edition import change
from plenipo.conference.forms.edition import ConferenceForm
from plenipo.conference.models import Conference
from plenipo.conference.queries.particulars import particulars_seen
from plenipo.programme.models import Session
from plenipo.programme.queries.published import published
from plenipo.programme.queries.versions import release_as_planned
from plenipo.records.models import By
from tests.factories import DayFactory, SessionFactory
from tests.programme.access_table import SESSION
from tests.programme.conftest import at
from tests.programme.released import release_all

BERLIN = "Europe/Berlin"


@pytest.fixture
def plan_it(world, pia, as_):
    """`plan_it(zone, day, starts, ends)`: the officer plans a session; returns the page."""

    def post(zone, day, starts, ends, **more):
        conference = world.conference
        conference.zone, conference.starts, conference.ends = (
            zone,
            date(2027, 3, 26),
            date(2027, 3, 29),
        )
        conference.save()
        told = {**SESSION, "day": day, "starts": starts, "ends": ends, "key": uuid4().hex, **more}
        return as_(pia).post(reverse("programme:session-add", args=[conference.slug]), told)

    return post


def utc(day, hour, minute=0):
    return datetime(2027, 3, day, hour, minute, tzinfo=UTC)


def test_a_session_past_midnight_ends_the_next_day(plan_it):
    plan_it("UTC", "2027-03-27", "22:00", "00:30")

    made = Session.objects.get()
    assert (made.starts, made.ends) == (utc(27, 22), utc(28, 0, 30))


def test_an_end_before_the_start_is_not_taken_for_a_night(plan_it):
    page = plan_it("UTC", "2027-03-27", "14:00", "13:00")

    assert page.context["form"].errors == {"ends": ["The session ends before it starts."]}


def test_an_hour_that_does_not_exist_is_refused(plan_it):
    page = plan_it(BERLIN, "2027-03-28", "02:30", "03:15")

    assert page.status_code == 422
    assert page.context["form"].errors == {
        "starts": ["This hour does not exist on this day: the clocks go forward."]
    }


@pytest.mark.parametrize(("later", "starts"), [("", 0), ("1", 1)])
def test_an_hour_that_exists_twice_is_asked_about(plan_it, later, starts):
    autumn = "2027-10-31"
    told = {"outside": "on"}
    page = plan_it(BERLIN, autumn, "02:30", "03:15", **told)
    assert list(page.context["form"].errors) == ["starts"]
    assert "the second, after the clocks are put back" in page.content.decode()

    plan_it(BERLIN, autumn, "02:30", "03:15", later=later, **told)

    assert Session.objects.get().starts == datetime(2027, 10, 31, starts, 30, tzinfo=UTC)


def test_a_day_outside_the_conference_is_asked_about(plan_it, world):
    page = plan_it("UTC", "2027-04-27", "10:00", "11:00")
    assert "outside the conference" in page.context["form"].errors["day"][0]
    assert "The date is correct, although it is outside the conference" in page.content.decode()

    plan_it("UTC", "2027-04-27", "10:00", "11:00", outside="on")
    assert Session.objects.count() == 1

    DayFactory(conference=world.conference, date=date(2027, 4, 28))  # a day of the programme
    plan_it("UTC", "2027-04-28", "10:00", "11:00")
    assert Session.objects.count() == 2


def test_the_board_carries_nothing_into_an_hour_that_does_not_exist(plan_it, world, pia, as_):
    plan_it(BERLIN, "2027-03-27", "10:00", "11:00")
    session = Session.objects.get()
    address = reverse("programme:board-move", args=[world.conference.slug])
    told = {"session": f"{session.pk}.0", "room": "", "starts": "02:30", "day": "2027-03-28"}

    page = as_(pia).post(f"{address}?day=2027-03-28", {"key": uuid4().hex, **told})

    assert page.status_code == 422
    assert "This hour does not exist on this day" in page.content.decode()


# ---- another zone for a conference that is there


@pytest.fixture
def in_nairobi(plan):
    """A session at ten in the morning there, on the tenth of May, released; the officer of the edition."""
    conference = plan.conference
    conference.zone = "Africa/Nairobi"
    conference.save()
    SessionFactory(conference=conference, starts=at(7), ends=at(8), audience="public")
    release_all(conference)
    return conference


def change_zone(conference, *, hours_stay):
    seen = particulars_seen(conference)
    told = {"seen": seen, "hours_stay": hours_stay, "by": By(duty="secretary_general")}
    return change(conference, zone="America/Bogota", **told)


def released_hours(conference):
    shown = published(Conference.objects.get(pk=conference.pk))
    return shown.zone, [f"{each.starts:%H:%M}" for each in shown.entries()]


@pytest.mark.parametrize(("hours_stay", "starts"), [(True, at(15)), (False, at(7))])
def test_with_another_zone_hours_or_moments_stay_and_the_released_version_keeps_its_own(
    in_nairobi, hours_stay, starts
):
    conference = change_zone(in_nairobi, hours_stay=hours_stay)

    assert Session.objects.get().starts == starts
    assert released_hours(conference) == ("Africa/Nairobi", ["10:00"])
    assert release_as_planned(conference).differs

    release_all(conference)
    hours = {True: "10:00", False: "02:00"}
    assert released_hours(conference) == ("America/Bogota", [hours[hours_stay]])


def test_whoever_changes_the_zone_is_asked_which_of_the_two(in_nairobi):
    def errors(**typed):
        return ConferenceForm(typed, instance=in_nairobi).errors

    assert "with_zone" not in errors(zone="Africa/Nairobi")
    assert errors(zone="America/Bogota")["with_zone"] == [
        "Choose whether to keep or to convert the hours."
    ]
    assert "with_zone" not in errors(zone="America/Bogota", with_zone="hours")
