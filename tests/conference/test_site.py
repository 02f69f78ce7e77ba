"""Wherever something is published, it is said whether visitors see it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.conference.actions import throw
from plenipo.conference.queries import public_site_of
from plenipo.records.models import By
from tests.portal.test_public import published  # noqa: F401
from tests.programme.released import release_one_session

CLOSED = "The public site is closed: visitors do not see this yet."
PAGES = ("programme:versions", "delegations:counts", "delegations:list")


def read(client, page):
    return client.get(reverse(page, args=["dialogue"])).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_in_preparation_visitors_see_nothing_and_the_link_leads_to_the_phase(page, world, as_):
    world.conference.stage = "preparing"
    world.conference.save()

    shown = read(as_(world.sol), page)

    assert CLOSED in shown
    assert f'href="{reverse("conference:settings", args=["dialogue"])}#stage"' in shown
    assert "Move to the phase “invitations”" in shown


def test_the_settings_say_which_phases_are_public_and_one_press_opens_the_site(world, as_):
    world.conference.stage = "preparing"
    world.conference.save()
    page = reverse("conference:settings", args=["dialogue"])
    shown = as_(world.sol).get(page).content.decode()
    assert "Visitors see the public pages in every phase except “in preparation”." in shown
    assert "Move to the phase “invitations”" in shown

    said = {"seen": "preparing", "stage": "invitations", "key": str(uuid4())}
    as_(world.sol).post(reverse("conference:stage", args=["dialogue"]), said)

    world.conference.refresh_from_db()
    assert public_site_of(world.conference).is_open
    assert "Move to the phase" not in as_(world.sol).get(page).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_with_public_pages_turned_off_the_link_leads_to_the_switches(page, world, as_):
    throw(world.conference, "public_pages", on=False, by=By(duty="secretary_general"))

    shown, for_others = read(as_(world.sol), page), read(as_(world.ada), page)

    link = f'<a href="{reverse("conference:switches", args=["dialogue"])}">Open the public site</a>'
    assert CLOSED in shown
    assert link in shown
    assert CLOSED in for_others
    assert link not in for_others  # it is not theirs to open


def test_with_the_site_open_it_is_said_where_it_is_read(world, published, as_):  # noqa: F811
    release_one_session(world.conference)

    versions, counts = (read(as_(world.sol), page) for page in PAGES[:2])

    assert "Visible to the public at testserver/en/dialogue/programme/" in versions
    assert "Visible to the public at testserver/en/dialogue/" in counts
    assert CLOSED not in versions + counts
