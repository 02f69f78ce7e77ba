"""The head of the journal is public, goes out every morning to who wants it, and proves what was cut off since."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.verbs import Verb
from plenipo.portal.actions import write_daily_letters
from plenipo.records.actions import record
from plenipo.records.actions.seals import seal
from plenipo.records.models import By, JournalEntry, Letter, Seal
from tests.factories import InvitationFactory
from tests.portal.conftest import text_of

PAGE = "/en/-/journal/"
MORNING = datetime(2027, 5, 2, 7, 30, tzinfo=UTC)


@pytest.fixture
def sealed(world):
    """Five lines, sealed."""
    for _line in range(5):
        record(
            Verb.STAGE,
            by=By(duty="secretary_general"),
            about=world.conference,
            conference=world.conference.pk,
        )
    return seal(timezone.now())


@pytest.fixture
def ina_wants_it(world, as_, press):
    return press(as_(world.ina), "portal:daily-letter", "dialogue", wanted="on")


def test_size_and_head_stand_on_a_page_that_every_public_page_leads_to(sealed, client):
    foot = text_of(client.get("/en/dialogue/"))
    page = text_of(client.get(PAGE))

    assert f'href="{PAGE}"' in foot
    assert sealed.head in page
    assert '<dd class="num">5</dd>' in page


def test_before_the_first_seal_the_page_says_so(client, db):
    assert "No entries have been sealed yet." in text_of(client.get(PAGE))


def test_a_noted_head_is_checked_against_the_journal(sealed, client):
    def says(size, head):
        return text_of(client.get(PAGE, {"size": size, "head": head}))

    assert "none has been changed, inserted or removed" in says(5, sealed.head)
    assert "none has been changed, inserted or removed" in says(" 5", sealed.head.upper() + "\n")
    assert "If it is correct, entries have been changed, inserted or removed." in says(
        4, sealed.head
    )
    assert "If it is correct, entries have been changed, inserted or removed." in says(5, "0" * 64)
    assert "If it is correct, entries have been removed." in says(6, sealed.head)


def test_whoever_cuts_lines_and_seals_off_is_found_out_by_any_copy(sealed, client):
    Seal.objects.all().delete()
    JournalEntry.objects.order_by("pk").last().delete()
    seal(timezone.now())

    page = text_of(client.get(PAGE, {"size": sealed.size, "head": sealed.head}))

    assert "If it is correct, entries have been removed." in page


@pytest.mark.parametrize("typed", [{"size": "x", "head": "0" * 64}, {"size": "5", "head": "zz"}])
def test_what_is_no_head_is_said_beside_the_field_and_stays_there(typed, sealed, client):
    answer = client.get(PAGE, typed)

    assert answer.status_code == 422
    assert f'value="{typed["head"]}"' in text_of(answer)
    assert "onfirmed." not in text_of(answer)


def test_who_wants_the_daily_letter_gets_it_once_a_morning(world, sealed, ina_wants_it):
    InvitationFactory(conference=world.conference, state="drafted")
    for hour in (-1, 0, 1, 2, 24):
        write_daily_letters(MORNING + timedelta(hours=hour))

    first, second = Letter.objects.filter(kind="portal.daily").order_by("pk")

    assert (first.to_email, first.subject) == (world.ina.email, f"{world.conference}: 2 May 2027")
    assert second.subject == f"{world.conference}: 3 May 2027"
    assert "1 invitation drafted and not sent" in first.body
    assert f"5 entries. Checksum: {sealed.head}" in first.body
    assert f"/en/-/journal/?size=5&head={sealed.head}" in first.body


def test_morning_is_that_of_the_venue(world, ina_wants_it):
    Conference.objects.filter(pk=world.conference.pk).update(zone="America/Bogota")

    write_daily_letters(MORNING)

    assert not Letter.objects.filter(kind="portal.daily").exists()


def test_nobody_gets_it_who_stopped_it_left_or_whose_conference_is_closed(
    world, as_, press, ina_wants_it
):
    stopped = press(as_(world.ina), "portal:daily-letter", "dialogue", wanted="")
    assert stopped.url == reverse("portal:today", args=["dialogue"])
    press(as_(world.ada), "portal:daily-letter", "dialogue", wanted="on")
    world.ada.memberships.update(until=MORNING - timedelta(days=1))
    press(as_(world.lin), "portal:daily-letter", "elsewhere", wanted="on")
    Conference.objects.filter(pk=world.elsewhere.pk).update(stage="closed")

    write_daily_letters(MORNING)

    assert not Letter.objects.filter(kind="portal.daily").exists()


def test_today_offers_what_the_reader_has_not(world, as_, ina_wants_it):
    today = reverse("portal:today", args=["dialogue"])

    assert "Stop the daily letter" in text_of(as_(world.ina).get(today))
    assert "Receive the daily letter" in text_of(as_(world.sol).get(today))
