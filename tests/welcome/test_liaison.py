"""A liaison officer's telephone: their delegations, what is pressed there, and what a link opens."""

import pytest
from django.urls import reverse

from plenipo.kit.errors import Refused
from plenipo.welcome.actions.liaison import (
    look_after,
    look_after_no_more,
    new_link,
    step_on_telephone,
)
from plenipo.welcome.actions.receiving import remove_member
from plenipo.welcome.models import Journey
from tests.factories import FocalPointFactory, JourneyFactory, ReceptionFactory, TeamMemberFactory
from tests.welcome.conftest import at


@pytest.fixture
def officer(world, head, chief):
    """Of the Congress, with a link; they also meet the Union."""
    member = TeamMemberFactory(conference=world.conference, name="Peter Mwangi")
    congress, union = head("Congress").delegation, head("Union").delegation
    FocalPointFactory(invitation=congress.invitation, name="Amina", email="amina@example.org")
    JourneyFactory(delegation=congress, at=at(11, 35, day=9))
    ReceptionFactory(journey=JourneyFactory(delegation=union, flight="KQ 1"), member=member)
    JourneyFactory(delegation=head("Front").delegation, flight="SA 184")
    look_after(member, congress, seen=0, by=chief)
    member.refresh_from_db()
    return member


def test_the_page_holds_their_delegations_and_those_they_meet_and_nobody_else(
    officer, chief, client
):
    token = new_link(officer, seen=1, by=chief)

    page = client.get(reverse("welcome:liaison", args=[token])).content.decode()

    assert "Congress" in page
    assert "amina@example.org" in page
    assert "KQ 1" in page
    assert "SA 184" not in page
    assert client.get(reverse("welcome:liaison", args=["x" * 43])).status_code == 404


def test_whom_they_press_met_is_met_on_the_board_and_the_log_says_who_noted_it(
    world, officer, chief, client, press, signed_in
):
    token = new_link(officer, seen=1, by=chief)
    journey = Journey.objects.get(delegation__plate_name="Congress")

    press(client, "welcome:liaison-step", token, journey.pk, seen=0)
    journey.refresh_from_db()
    assert journey.state == "met"
    press(client, "welcome:liaison-step", token, journey.pk, seen=1)
    journey.refresh_from_db()
    assert journey.state == "there"
    press(client, "welcome:liaison-step", token, journey.pk, seen=2, do="back")
    journey.refresh_from_db()
    assert journey.state == "met"

    other = Journey.objects.get(flight="SA 184")
    assert press(client, "welcome:liaison-step", token, other.pk, seen=0).status_code == 404
    with pytest.raises(Refused):
        step_on_telephone(officer, other, back=False, seen=0)
    log = signed_in("sol").get(reverse("portal:journal", args=["dialogue"])).content.decode()
    assert f"member {officer.pk} of the welcome team" in log


def test_a_new_link_ends_the_old_one_and_whoever_leaves_the_team_has_none(officer, chief, client):
    old = new_link(officer, seen=1, by=chief)
    new = new_link(officer, seen=2, by=chief)

    assert client.get(reverse("welcome:liaison", args=[old])).status_code == 404
    assert client.get(reverse("welcome:liaison", args=[new])).status_code == 200
    remove_member(officer, seen=3, by=chief)
    assert client.get(reverse("welcome:liaison", args=[new])).status_code == 404


def test_a_delegation_reads_over_its_link_who_looks_after_it(world, officer, as_, press, chief):
    from tests.welcome.access_table import her_delegation

    hers = her_delegation(world)
    look_after(officer, hers, seen=1, by=chief)
    fay = as_(world.fay)

    assert "Peter Mwangi" in fay.get(reverse("welcome:mine")).content.decode()
    look_after_no_more(officer, hers, seen=2, by=chief)
    assert "Peter Mwangi" not in fay.get(reverse("welcome:mine")).content.decode()
