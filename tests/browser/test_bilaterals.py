"""Two delegations meet: one asks, the other accepts, the desk plans, both sign. Nobody meets a barrier on the way."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from plenipo.bilaterals.actions.requests import send_due
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.programme.models import Day
from plenipo.records.management.commands.work import work_once
from tests.bilaterals.conftest import delegation
from tests.browser.conftest import barriers
from tests.factories import (
    MeetingRequestFactory,
    PlanFactory,
    PlannedMeetingFactory,
    PrincipalFactory,
    RoomFactory,
)


@pytest.fixture
def two_delegations(world):
    """The list of participants is disclosed to delegations; there is a room, and a morning."""
    _rivers, fay = delegation(world, "Party of Rivers", world.fay)
    _hills, gil = delegation(world, "Party of Hills")
    world.conference.profiles.create(
        version=9,
        since=timezone.now(),
        values={
            "list_state": "provisional",
            "categories": [{"key": "party", "quota": 3, "rights": ["attend"]}],
        },
    )
    RoomFactory(conference=world.conference, code="AC", name={"en": "Acacia"})
    Day.objects.create(
        conference=world.conference, date=world.conference.starts, opens="09:00", closes="12:00"
    )
    return fay, gil


def step(page, address=None):
    if address:
        page.goto(address)
    page.wait_for_timeout(200)  # until what the press before starts has begun
    page.wait_for_load_state("networkidle")
    assert barriers(page) == []
    assert page.faults == []


@pytest.mark.django_db(transaction=True)
def test_a_meeting_is_asked_for_accepted_planned_and_signed_by_both(
    world, two_delegations, as_, browser_as
):
    fay, gil = (browser_as(width=390, session_of=as_(focal)) for focal in two_delegations)
    bea = browser_as(world.bea)

    # fay asks, on her telephone
    step(fay, "/en/delegation/bilaterals/ask/")
    fay.fill("[name=typed]", "hills")
    with fay.expect_navigation():
        fay.keyboard.press("Enter")
    step(fay)
    fay.get_by_label("Party of Hills").check()
    fay.fill("[name=text]", "We wish to speak of rivers.")
    fay.click("button[value=continue]")
    step(fay)
    assert fay.get_by_text("to this delegation: Party of Hills").count() == 1
    fay.get_by_role("button", name="Send the request").click()
    step(fay)
    assert fay.get_by_role("button", name="Undo").count() == 1
    request = MeetingRequest.objects.get()
    send_due(request.leaves_at)
    request.refresh_from_db()
    assert request.state == "sent"

    # gil reads and accepts
    step(gil, "/en/delegation/bilaterals/")
    gil.click("text=Party of Rivers")
    step(gil)
    assert gil.get_by_text("We wish to speak of rivers.").count() == 1
    gil.click("button[value=accept]")
    step(gil)

    # the desk plans, and puts the plan in force
    desk = f"/en/desk/{world.conference.slug}/bilaterals/"
    step(bea, f"{desk}plans/")
    bea.select_option("[name=seconds]", "10")
    bea.click("text=Make a plan")
    step(bea)
    while work_once():
        pass
    step(bea, f"{desk}plans/1/")
    bea.click("text=Put into force")
    step(bea)
    bea.click("form.confirm button")
    step(bea)
    assert PlannedMeeting.objects.get(plan__state="in_force").request == request

    # both sign
    for page in (fay, gil):
        step(page, f"/en/delegation/bilaterals/{request.pk}/")
        page.click("button[value=sign]")
        step(page)
    assert gil.get_by_text("Confirmed by both sides").count() == 1


@pytest.fixture
def on_the_board(world):
    """A plan with one meeting, at nine in the first of two rooms; its asker can be met until ten only."""
    conference = world.conference
    Day.objects.create(conference=conference, date=conference.starts, opens="09:00", closes="12:00")
    rooms = [
        RoomFactory(conference=conference, code=code, position=n) for n, code in enumerate("AB")
    ]
    asker, _focal = delegation(world, "Party of Rivers")
    asked, _focal = delegation(world, "Party of Hills")
    starts = datetime.combine(conference.starts, time(9), UTC)
    principal = PrincipalFactory(conference=conference, delegation=asker, name="Ms Delta")
    principal.availabilities.create(starts=starts, ends=starts + timedelta(hours=1))
    request = MeetingRequestFactory(asker=asker, asked=asked, state="accepted", level=1)
    return PlannedMeetingFactory(
        plan=PlanFactory(conference=conference),
        request=request,
        room=rooms[0],
        starts=starts,
        ends=starts + timedelta(minutes=20),
    )


def place_of(meeting):
    meeting = PlannedMeeting.objects.select_related("room").get(pk=meeting.pk)
    return meeting.room.code, f"{meeting.starts:%H:%M}"


@pytest.mark.django_db(transaction=True)
def test_a_meeting_is_carried_on_the_board_of_its_plan_refused_in_words_and_put_back(
    world, on_the_board, browser_as
):
    page = browser_as(world.bea)
    address = f"/en/desk/{world.conference.slug}/bilaterals/plans/{on_the_board.plan.number}/"
    page.goto(address)
    page.evaluate("window.stillHere = true")
    block = page.locator(f"#s{on_the_board.pk} a")

    # by keyboard, to where its asker cannot be
    block.focus()
    for key in ("m", "ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.locator(f"#r{on_the_board.pk}").get_by_text("not available at that time").wait_for()
    assert place_of(on_the_board) == ("A", "09:00")
    assert page.url.endswith(address)

    # by keyboard, to the other room; and back
    block.focus()
    for key in ("m", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    assert place_of(on_the_board) == ("B", "09:00")
    page.keyboard.press("z")
    page.get_by_text("The meeting has been moved back.").wait_for()
    assert place_of(on_the_board) == ("A", "09:00")

    # by mouse
    goal = page.locator("tr[data-time='09:35'] td[data-room=B]").bounding_box()
    start = page.locator(f"#s{on_the_board.pk}").bounding_box()
    page.mouse.move(start["x"] + start["width"] - 4, start["y"] + 4)
    page.mouse.down()
    page.mouse.move(goal["x"] + 20, goal["y"] + 2, steps=4)
    page.mouse.move(goal["x"] + 20, goal["y"] + 8, steps=4)
    page.mouse.up()
    page.get_by_role("status").get_by_text("Saved.").wait_for()
    assert place_of(on_the_board) == ("B", "09:35")
    assert page.evaluate("window.stillHere")  # one page all the time
    assert barriers(page) == []
