"""The rail of the desk pages says where its reader is: in one place."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import DelegationFactory


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("registry:parties", "Register of parties"),
        ("registry:imports", "Register of parties"),
        ("registry:lists", "Invitation lists"),
        ("portal:desks", "Conferences"),
    ],
)
def test_of_desks_below_each_other_only_the_nearer_is_marked(name, label, world, as_):
    page = as_(world.rex).get(reverse(name)).content.decode()

    marked = re.findall(r'aria-current="page">\s*<span>(.*?)</span>', page)
    assert marked == [label]


# ---- the menu of a party

BILATERALS = "bilaterals:mine"


def offered(page):
    return f'href="{reverse(BILATERALS)}"' in page.content.decode()


def test_a_party_that_has_not_accepted_is_offered_no_bilateral_meetings(world, as_):
    fay = as_(world.fay)

    assert not offered(fay.get(reverse("programme:mine")))
    assert fay.get(reverse(BILATERALS)).status_code == 404


@pytest.mark.parametrize(
    ("state", "opens"),
    [("named", True), ("approved", True), ("refused", False), ("withdrawn", False)],
)
def test_a_party_is_offered_bilateral_meetings_while_its_delegation_takes_part(
    state, opens, world, as_
):
    world.fay.invitation.state = "accepted"
    world.fay.invitation.save()
    DelegationFactory(conference=world.conference, invitation=world.fay.invitation, state=state)
    fay = as_(world.fay)

    assert offered(fay.get(reverse("programme:mine"))) == opens
    assert (fay.get(reverse(BILATERALS)).status_code == 200) == opens


@pytest.mark.parametrize(("starts", "at_the_top"), [(10, False), (0, True), (-2, True)])
def test_the_home_of_a_delegation_leads_to_its_programme_and_its_meetings(
    starts, at_the_top, world, as_
):
    conference = world.conference
    conference.starts = timezone.localdate() + timedelta(days=starts)
    conference.ends = conference.starts + timedelta(days=3)
    conference.save()
    world.fay.invitation.state = "accepted"
    world.fay.invitation.save()
    DelegationFactory(conference=conference, invitation=world.fay.invitation, state="approved")

    page = as_(world.fay).get(reverse("delegations:mine")).content.decode()

    main = page.partition("<main")[2]
    more = main.index('aria-label="More"')
    for name in ("programme:mine", BILATERALS):
        assert (main.index(f'href="{reverse(name)}"') < more) is at_the_top
