"""Public pages are drawn once and kept, and no deed, day or reader ever meets an old or another's page."""

import gzip
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.actions import throw
from plenipo.conference.models import RulesProfile
from plenipo.conference.profile import PUBLIC_PAGES
from plenipo.conference.sections import preset
from plenipo.conference.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.models import By
from tests.factories import DelegationFactory


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


def at(page, language="en"):
    return reverse(f"portal:{page}", args=["dialogue"]).replace("/en/", f"/{language}/", 1)


@pytest.mark.parametrize("page", ["conference", "participants"])
def test_a_page_that_is_kept_costs_one_query(page, world, as_, django_assert_num_queries):
    visitor = as_(None)
    drawn = visitor.get(at(page)).content

    with django_assert_num_queries(
        1
    ):  # where the conference stands: stage, switch, version of what is public
        kept = visitor.get(at(page)).content

    assert kept == drawn


def test_a_deed_is_seen_at_once(world, as_, sol):
    visitor = as_(None)
    visitor.get(at("conference"))

    world.conference.theme = {"en": "Another theme"}
    world.conference.save()
    record(Verb.CHANGED, by=sol, about=world.conference, conference=world.conference.pk)

    assert "Another theme" in visitor.get(at("conference")).content.decode()


def test_a_switch_closes_a_page_that_is_kept(world, as_, sol):
    visitor = as_(None)
    visitor.get(at("conference"))

    throw(world.conference, PUBLIC_PAGES, on=False, by=sol)

    assert visitor.get(at("conference")).status_code == 503


def test_each_language_has_a_page_of_its_own(world, as_):
    visitor = as_(None)
    visitor.get(at("conference"))

    page = visitor.get(at("conference", "fr")).content.decode()

    assert '<html lang="fr"' in page
    assert "Un avenir partagé" in page


def test_an_announced_list_opens_when_its_day_begins_at_the_venue(world, as_, monkeypatch):
    """At 16:00 UTC in Shanghai, on a page that was kept a minute before."""
    conference, visitor = world.conference, as_(None)
    conference.zone = "Asia/Shanghai"  # its first day is 10 May 2027
    conference.save()
    DelegationFactory(conference=conference, state="approved", plate_name="Party on the list")
    values = preset("host_party").values | {"list_state": "provisional", "provisional_days": 7}
    RulesProfile.objects.create(
        conference=conference, preset="host_party", values=values, since=timezone.now()
    )

    def seen(hour, minute):
        now = datetime(2027, 5, 2, hour, minute, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return "Party on the list" in visitor.get(at("participants")).content.decode()

    assert [seen(15, 59), seen(16, 1)] == [False, True]


def test_a_page_goes_pressed_to_who_can_read_that(world, as_):
    visitor = as_(None)
    plain = visitor.get(at("conference"))

    pressed = visitor.get(at("conference"), headers={"accept-encoding": "gzip, br"})

    assert pressed["Content-Encoding"] == "gzip"
    assert gzip.decompress(pressed.content) == plain.content
    assert "Accept-Encoding" in pressed["Vary"]


@pytest.mark.parametrize("reads", ["", "gzip"])
def test_who_has_the_page_already_is_told_so(reads, world, as_):
    visitor = as_(None)
    first = visitor.get(at("conference"), headers={"accept-encoding": reads})

    again = visitor.get(
        at("conference"), headers={"accept-encoding": reads, "if-none-match": first["ETag"]}
    )

    assert (again.status_code, again.content) == (304, b"")
