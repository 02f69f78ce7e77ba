"""What is kept for everybody holds nothing of anybody, and what changes nothing public changes no page."""

import threading

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from plenipo.conference.actions import throw
from plenipo.conference.verbs import Verb
from plenipo.delegations.verbs import Verb as OfDelegations
from plenipo.kit.kept import shelf
from plenipo.records.actions import public_changed, record
from plenipo.records.actions.public import gather
from plenipo.records.models import By, PublicChange
from plenipo.records.verbs import Verb as OfRecords
from plenipo.registry.models import Country
from tests.factories import ConferenceFactory
from tests.portal.conftest import text_of

PAGES = ("portal:conference", "portal:participants", "portal:embed-counts", "feed")
SOL = By(duty="secretary_general")


def at(page, language="en"):
    with override(language):
        return reverse(page, args=["dialogue"])


@pytest.fixture
def told_in_private(world, as_):
    """Ada, to whom something was said that she has not read yet, with a cookie for another language."""
    browser = as_(world.ada)
    storage = CookieStorage(HttpRequest())
    words = "Party of Rivers has not been approved; only its focal points have been notified of the reason."
    browser.cookies["messages"] = storage._encode([Message(constants.SUCCESS, words)])
    browser.cookies["django_language"] = "fr"
    return browser


@pytest.mark.parametrize("page", PAGES)
def test_what_was_said_to_one_reader_stands_on_no_kept_page(page, told_in_private, as_):
    first, anybody = told_in_private.get(at(page)), as_(None).get(at(page))

    assert first.content == anybody.content
    assert "refused" not in text_of(first)
    assert first.headers.get("Set-Cookie") is None
    assert first.cookies.output() == ""  # and it is still to be said to her
    assert first["Vary"] == anybody["Vary"]


def test_a_closed_page_says_nothing_of_its_reader_either(world, told_in_private, as_):
    throw(world.conference, "public_pages", on=False, by=SOL)

    assert told_in_private.get(at("feed")).content == as_(None).get(at("feed")).content


def drawings_of(do):
    before = shelf.drawings
    do()
    return shelf.drawings - before


def test_a_parameter_the_page_does_not_read_draws_nothing(world, as_):
    visitor, page = as_(None), at("portal:conference")
    plain = visitor.get(page).content

    def read():
        assert visitor.get(f"{page}?fbclid=1").content == plain
        assert visitor.get(f"{page}?kind=plenary&utm_source=x").content == plain

    assert drawings_of(read) == 0


@pytest.mark.parametrize(
    ("verb", "drawings"),
    [(OfDelegations.INVITATION_OPENED, 0), (OfRecords.LETTER_BOUNCED, 0), (Verb.CHANGED, 1)],
)
def test_only_deeds_the_public_sees_draw_anew(verb, drawings, world, as_):
    """A verb nobody has declared draws a page too many rather than leaving an old one."""
    visitor = as_(None)
    visitor.get(at("portal:conference"))

    record(verb, by=SOL, about=world.conference, conference=world.conference.pk)

    assert drawings_of(lambda: visitor.get(at("portal:conference"))) == drawings


def test_a_deed_of_the_house_is_seen_in_every_conference(world, as_):
    world.conference.country = Country.objects.get(code="FRA")
    world.conference.save()
    visitor = as_(None)
    visitor.get(at("portal:conference"))

    Country.objects.filter(code="FRA").update(own_name="The Hexagon")
    public_changed(None)

    assert "The Hexagon" in text_of(visitor.get(at("portal:conference")))


def test_a_deed_elsewhere_draws_nothing_here(world, as_):
    visitor = as_(None)
    visitor.get(at("portal:conference"))

    public_changed(ConferenceFactory().pk)

    assert drawings_of(lambda: visitor.get(at("portal:conference"))) == 0


def test_gathering_the_changes_moves_no_version(world, as_):
    visitor = as_(None)
    for _deed in range(5):
        public_changed(world.conference.pk)
    visitor.get(at("portal:conference"))

    gather()

    assert PublicChange.objects.filter(conference=world.conference.pk).count() == 1
    assert drawings_of(lambda: visitor.get(at("portal:conference"))) == 0
    public_changed(world.conference.pk)
    assert drawings_of(lambda: visitor.get(at("portal:conference"))) == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_a_deed_with_a_smaller_number_that_ends_later_is_seen(as_):
    conference = ConferenceFactory(slug="dialogue")
    numbered, go_on = threading.Event(), threading.Event()

    def slow_deed():
        with transaction.atomic():
            conference.theme = {"en": "Another theme"}
            conference.save()
            record(Verb.CHANGED, by=SOL, about=conference, conference=conference.pk)
            numbered.set()
            go_on.wait(10)
        connection.close()

    thread = threading.Thread(target=slow_deed)
    thread.start()
    numbered.wait(10)
    record(Verb.SWITCH, by=SOL, about=conference, conference=conference.pk)
    before = text_of(as_(None).get(at("portal:conference")))
    gather()
    go_on.set()
    thread.join()

    assert "A shared future" in before
    assert "Another theme" in text_of(as_(None).get(at("portal:conference")))
