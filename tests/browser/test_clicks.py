"""What a secretariat does forty times a day is done in at most four clicks from Today."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from plenipo.bilaterals.models import PlannedMeeting
from plenipo.delegations.models import Count, Invitation
from plenipo.people.models import Person
from plenipo.records.models import Letter
from tests.bilaterals.conftest import delegation
from tests.factories import (
    DayFactory,
    DelegateFactory,
    InvitationFactory,
    MembershipFactory,
    PlanFactory,
    PlannedMeetingFactory,
    PromiseFactory,
    RoomFactory,
)
from tests.programme.conftest import at

MOST = 4


class Clicks:
    """A browser that counts: a press of a link, a button or Enter is one; typing and choosing in a field is none."""

    def __init__(self, page, slug):
        self.page, self.n = page, 0
        page.goto(f"/en/desk/{slug}/")

    def press(self, what):
        self.n += 1
        with self.page.expect_navigation():
            self.page.locator(what).first.click()

    def search(self, words):
        self.n += 1
        self.page.fill(".find [name=q]", words)
        with self.page.expect_navigation():
            self.page.press(".find [name=q]", "Enter")

    def source(self):
        """Where an entry of the desk came from, which each of them asks."""
        self.page.check("[name=source-channel][value=call]")
        self.page.fill("[name=source-on]", timezone.localdate().isoformat())
        self.page.fill("[name=source-reason]", "By telephone.")


@pytest.fixture
def today(world, browser_as):
    """Today of an officer who holds every duty."""
    caches["default"].clear()
    world.conference.zone = "UTC"
    world.conference.save()
    officer = MembershipFactory(
        conference=world.conference, duties=["secretary_general", "bilaterals"]
    )
    return lambda: Clicks(browser_as(officer.account), world.conference.slug)


@pytest.mark.django_db(transaction=True)
def test_a_telephoned_acceptance_is_recorded(world, today):
    asked = world.fay.invitation
    clicks = today()

    clicks.page.fill("#incoming", asked.party.name)
    clicks.press("text=Record a reply")
    clicks.press("main a:has-text('Acceptance')")
    clicks.source()
    clicks.press("main form button:has-text('Send this reply')")

    asked.refresh_from_db()
    assert asked.state == "accepted"
    assert clicks.n <= MOST


@pytest.mark.django_db(transaction=True)
def test_a_meeting_is_moved(world, today):
    DayFactory(conference=world.conference)
    one, other = (RoomFactory(conference=world.conference, code=c, capacity=12) for c in "AB")
    rivers, _focal = delegation(world, "Party of Rivers", world.fay)
    hills, _focal = delegation(world, "Party of Hills")
    meeting = PlannedMeetingFactory(
        plan=PlanFactory(conference=world.conference, state="in_force"),
        request__conference=world.conference,
        request__asker=rivers,
        request__asked=hills,
        room=one,
        starts=at(9),
        ends=at(9, 20),
    )
    clicks = today()

    clicks.search("rivers")
    clicks.press("main a:has-text('Party of Rivers – Party of Hills')")
    clicks.press(f"main button[name=place][value$='|{other.pk}']")

    meeting = PlannedMeeting.objects.get(pk=meeting.pk)
    assert meeting.room == other
    assert clicks.n <= MOST


@pytest.mark.django_db(transaction=True)
def test_a_name_is_corrected(world, today):
    one = DelegateFactory(
        delegation__conference=world.conference,
        delegation__state="approved",
        state="approved",
        person__family_name="Dawnay",
    )
    clicks = today()

    clicks.search("dawnay")
    clicks.press("main a:has-text('Correct')")
    clicks.page.fill("main [name=family_name]", "Dawney")
    clicks.page.fill("main [name=reason]", "Misspelt in the note.")
    clicks.source()
    clicks.press("main form .buttons button.button >> nth=0")
    clicks.press("main button:has-text('Approve the change')")

    assert Person.objects.get(pk=one.person_id).family_name == "Dawney"
    assert clicks.n <= MOST


@pytest.mark.django_db(transaction=True)
def test_the_late_are_reminded(world, today):
    long_ago = timezone.now() - timedelta(days=40)
    late = InvitationFactory(
        conference=world.conference,
        state="sent",
        email="late@example.org",
        sent_at=long_ago,
        deadline=timezone.localdate() - timedelta(days=1),
    )
    clicks = today()

    clicks.press("main a:has-text('Remind')")
    clicks.page.fill("[name=confirm]", "1")
    clicks.press("main form:has([name=confirm]) button.button")

    assert Invitation.objects.get(pk=late.pk).reminders == 1
    assert Letter.objects.filter(kind="invitations.reminder").count() == 1
    assert clicks.n <= MOST


@pytest.mark.django_db(transaction=True)
def test_a_figure_is_published(world, today):
    clicks = today()

    clicks.press(".rail a[href$='/counts/']")
    clicks.press("main a[href$='/counts/accepted/']")
    clicks.press("main form button.button")

    assert Count.objects.get().rule == "accepted"
    assert clicks.n <= MOST


@pytest.mark.django_db(transaction=True)
def test_who_promised_what_is_read(world, today):
    PromiseFactory(invitation=world.fay.invitation, what="The names by Friday")
    clicks = today()

    clicks.press(".rail a[href$='/commitments/']")
    clicks.press(f"main a[href$='/commitments/{world.fay.invitation_id}/']")

    assert "The names by Friday" in clicks.page.inner_text("main table")
    assert clicks.n <= MOST
