"""Other dates for a conference that has a programme and has invited: said before it is saved, and moved if wanted."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from plenipo.conference.queries.particulars import particulars_seen
from plenipo.delegations.bridge import STAFF
from plenipo.programme.actions.dates import move_days
from plenipo.programme.models import Day, RoomHours, Session, SetAside
from plenipo.programme.queries.planning import Planning
from plenipo.programme.queries.versions import release_as_planned
from plenipo.programme.words.warnings import warnings_of
from plenipo.records.models import By, JournalEntry
from tests.factories import DayFactory, SessionFactory
from tests.programme.conftest import at
from tests.programme.released import release_all

A_WEEK_LATER = {"starts": "2027-05-17", "ends": "2027-05-20"}


@pytest.fixture
def planned(world):
    """10 to 12 May, a session at nine on the first of them, released."""
    for day in (10, 11, 12):
        DayFactory(conference=world.conference, date=date(2027, 5, day))
    SessionFactory(conference=world.conference, title={"en": "Opening"}, audience="public")
    release_all(world.conference)
    return world


@pytest.fixture
def save(planned, as_):
    """`save(with_days="move", starts=…)`: the secretary-general saves the details; returns the page."""
    conference = planned.conference
    typed = {
        "title_en": "Dialogue of\nParties",
        "number": conference.number,
        "slug": conference.slug,
        "zone": conference.zone,
        "accent": conference.accent,
        "languages": conference.languages,
        "seen": particulars_seen(conference),
    }

    def post(**more):
        address = reverse("conference:change", args=[conference.slug])
        answer = as_(planned.sol).post(address, {**typed, "key": "k", **more}, follow=True)
        conference.refresh_from_db()
        return answer

    return post


def days_of(conference):
    return [each.date.day for each in Day.objects.filter(conference=conference).order_by("date")]


def test_other_dates_are_saved_only_after_their_consequences_were_shown(planned, save):
    answer = save(**A_WEEK_LATER)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert planned.conference.starts == date(2027, 5, 10)
    assert "1 invitation has been sent with the former dates." in page
    assert "3 days of the programme are outside the dates of the conference." in page
    assert "1 session is outside the dates of the conference." in page
    assert '<input type="hidden" name="starts" value="2027-05-17">' in page
    assert "Save and move the programme" in page


def test_the_programme_moves_with_the_dates_and_the_journal_says_so(planned, save):
    answer = save(**A_WEEK_LATER, with_days="move")

    assert planned.conference.starts == date(2027, 5, 17)
    assert days_of(planned.conference) == [17, 18, 19]
    moved = Session.objects.get()
    assert (moved.starts, moved.revision) == (datetime(2027, 5, 17, 9, tzinfo=UTC), 1)
    assert JournalEntry.objects.get(verb="programme.days_moved").details["days"] == 7
    assert release_as_planned(planned.conference).differs
    assert "outside the dates" not in answer.content.decode()


def test_what_stays_behind_is_a_conflict_and_said_after_saving(planned, save):
    answer = save(**A_WEEK_LATER, with_days="stay")

    assert days_of(planned.conference) == [10, 11, 12]
    page = answer.content.decode()
    assert "1 session is outside the dates of the conference." in page
    found = warnings_of(Planning(planned.conference), STAFF)
    assert [each.sentence for each in found] == [
        "“Opening” is outside the dates of the conference."
    ]


def test_whoever_may_write_to_the_invited_is_led_to_the_circular(planned, save):
    planned.sol.memberships.update(duties=["secretary_general", "invitations"])

    page = save(**A_WEEK_LATER, with_days="move").content.decode()

    circular = reverse("delegations:circular-new", args=[planned.conference.slug])
    assert f'href="{circular}?note=change"' in page


def test_a_conference_made_longer_is_only_news_to_the_invited(planned, save):
    page = save(starts="2027-05-10", ends="2027-05-14").content.decode()

    assert "1 invitation has been sent" in page
    assert "Save and move the programme" not in page


def test_who_comes_second_is_told_before_any_consequences(planned, save):
    planned.conference.zone = "Asia/Shanghai"
    planned.conference.save()

    answer = save(**A_WEEK_LATER)

    assert answer.status_code == 409
    assert "have since been changed" in answer.content.decode()


def test_hours_on_the_clock_stay_when_the_programme_moves_over_a_change_of_clocks(plan):
    plan.conference.zone = "Europe/Berlin"
    plan.conference.save()
    RoomHours.objects.create(room=plan.hall, starts=at(8), ends=at(18))
    SetAside.objects.create(room=plan.room)
    SessionFactory(conference=plan.conference, starts=at(8), ends=at(9))
    SessionFactory(conference=plan.conference, starts=None, room=None)

    move_days(plan.conference, 190, by=By(duty="secretary_general"))

    assert days_of(plan.conference) == [16]
    assert (
        Session.objects.exclude(starts=None).get().starts.hour == 9
    )  # winter: an hour later in UTC
    assert RoomHours.objects.get().starts.hour == 9


def test_days_move_to_an_earlier_date_over_each_other(planned):
    move_days(planned.conference, -1, by=By(duty="secretary_general"))

    assert days_of(planned.conference) == [9, 10, 11]
