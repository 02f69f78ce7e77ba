"""Ten past nine: a principal's flight is ninety-five minutes late. The day is put right and nobody is written to."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches

from plenipo.bilaterals.models import PlannedMeeting
from plenipo.records.models import Letter
from tests.bilaterals.conftest import delegation
from tests.browser.conftest import barriers
from tests.factories import (
    CueFactory,
    DayFactory,
    DelegateFactory,
    MembershipFactory,
    PlanFactory,
    PlannedMeetingFactory,
    PrincipalFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
)
from tests.programme.conftest import at
from tests.programme.released import release_all

LANDS = "2027-05-10T10:45"
MEETINGS = ((9, 20), (9, 40), (11, 5), (14, 0))


@pytest.fixture
def day(world):
    """Amara leads the Rivers: she chairs at ten and meets four others. Okello speaks first at half past nine."""
    caches["default"].clear()
    world.conference.zone = "UTC"
    world.conference.save()
    DayFactory(conference=world.conference)
    rivers, _fay = delegation(world, "Party of Rivers", world.fay)
    amara, okello = (
        DelegateFactory(
            delegation=rivers, state="approved", capacity=capacity, disclosure="delegations",
            person__given_name="", person__family_name=name,
        )
        for name, capacity in (("Amara", "head"), ("Okello", "member"))
    )  # fmt: skip
    PrincipalFactory(conference=world.conference, delegation=rivers, delegate=amara)
    hall, salon, first, second = (
        RoomFactory(conference=world.conference, code=code, capacity=40) for code in "HSAB"
    )
    chaired, heard = (
        SessionFactory(
            conference=world.conference, room=room, starts=starts, ends=ends, title={"en": title}
        )
        for room, starts, ends, title in (
            (hall, at(10), at(11), "Opening panel"),
            (salon, at(9, 30), at(11), "Rivers and seas"),
        )
    )
    RoleFactory(session=chaired, kind="chair", person=amara.person, typed_name={})
    RoleFactory(session=heard, kind="speaker", person=okello.person, typed_name={})
    RoleFactory(session=heard, kind="speaker", typed_name={"en": "Another speaker"}, position=1)
    CueFactory(session=chaired, minute=-15, what="The pool gathers", owner="Press desk")
    CueFactory(session=chaired, minute=-10, what="Her car leaves the hotel", owner="Drivers")
    release_all(world.conference)
    Letter.objects.all().delete()
    plan = PlanFactory(conference=world.conference, state="in_force")
    for number, (hour, minute) in enumerate(MEETINGS):
        other, _focal = delegation(world, f"Party {number}")
        PlannedMeetingFactory(
            plan=plan,
            request__conference=world.conference,
            request__asker=rivers,
            request__asked=other,
            room=(first, second)[number % 2],
            starts=at(hour, minute),
            ends=at(hour, minute) + timedelta(minutes=20),
        )
    return chaired, heard


def step(page, address=None):
    if address:
        page.goto(address)
    page.wait_for_load_state()
    assert barriers(page) == []
    assert page.faults == []


def meetings():
    return [row.starts for row in PlannedMeeting.objects.order_by("request__asked__plate_name")]


@pytest.mark.django_db(transaction=True)
def test_a_principals_flight_is_late_and_the_day_is_put_right(world, day, browser_as):
    chaired, heard = day
    member = MembershipFactory(conference=world.conference, duties=["programme"])
    pia, bea = browser_as(member.account), browser_as(world.bea, width=390, scheme="dark")
    desk = f"/en/desk/{world.conference.slug}"
    planned = [at(*when) for when in MEETINGS]

    # ten past nine: pia says what happened, and sees what follows on the programme
    step(pia, f"{desk}/programme/what-if/")
    pia.fill("#q", "rivers")
    pia.locator("#found a", has_text=re.compile("^Party of Rivers")).click()
    pia.fill("[name=ends]", LANDS)
    pia.click("text=Show the consequences")
    step(pia)
    assert pia.get_by_text("1 session changes.").count() == 1
    assert pia.get_by_text("Okello speaks last in “Rivers and seas”.").count() == 1
    pia.click("text=2 cues move with it")
    assert pia.get_by_text("09:45 → 10:30 The pool gathers, Press desk").count() == 1
    assert pia.get_by_text("Drivers").first.is_visible()
    assert pia.get_by_text("B-").count() == 0  # no code of a meeting

    # nothing has changed and nobody has been written to
    chaired.refresh_from_db()
    assert (chaired.starts, meetings(), Letter.objects.count()) == (at(10), planned, 0)

    # she reads the letter and approves: the panel waits for its chair, and the letter is drafted
    assert "Change in the programme" in (pia.text_content(".letter") or "")
    pia.click("text=Approve and draft 1 letter")
    step(pia)
    chaired.refresh_from_db()
    assert chaired.starts == at(10, 45)
    assert heard.roles.last().person.family_name == "Okello"
    assert [(letter.kind, letter.state) for letter in Letter.objects.all()] == [
        ("programme.incident", "draft")
    ]
    assert meetings() == planned

    # bea reads it on her telephone, and moves what must move: three of four, the fourth stays
    step(bea, f"{desk}/bilaterals/what-if/")
    bea.click("text=Show the consequences >> nth=0")
    step(bea)
    assert bea.get_by_text("3 bilateral meetings get another time or room.").count() == 1
    assert meetings() == planned
    bea.click("text=Approve and move all")
    step(bea)
    moved = meetings()
    assert [now == before for now, before in zip(moved, planned, strict=True)] == [
        False, False, False, True,
    ]  # fmt: skip
    assert all(starts >= chaired.starts + timedelta(hours=1) for starts in moved)

    # and still nobody has been written to: the letters wait for the word of pia and of bea
    assert {letter.state for letter in Letter.objects.all()} == {"draft"}

    # the flight is on time after all: both take it back
    pia.get_by_role("button", name="Undo").click()
    step(pia)
    step(bea, f"{desk}/bilaterals/what-if/")
    assert bea.get_by_text("undone by the programme officer").count() == 1
    bea.get_by_role("button", name="Undo").click()
    step(bea)
    chaired.refresh_from_db()
    assert (chaired.starts, meetings()) == (at(10), planned)
    assert Letter.objects.filter(kind="programme.incident").count() == 0
