"""Two delegations meet: one asks, the other accepts, the desk plans, both sign. Nobody meets a barrier on the way."""

import pytest
from django.utils import timezone

from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.programme.models import Day
from plenipo.records.management.commands.work import work_once
from tests.bilaterals.conftest import delegation
from tests.browser.conftest import barriers
from tests.factories import RoomFactory


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
    page.wait_for_load_state()
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
    fay.select_option("[name=whom]", label="Party of Hills")
    fay.fill("[name=text]", "We wish to speak of rivers.")
    fay.click("button[value=send]")
    step(fay)
    request = MeetingRequest.objects.get()
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
    bea.click("text=Ask for a plan")
    step(bea)
    while work_once():
        pass
    step(bea, f"{desk}plans/1/")
    bea.click("text=Put in force")
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
