"""Releases: nobody reads them before their moment, everybody from it on; corrected and withdrawn in the open."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plenipo.kit.errors import Refused
from plenipo.kit.kept import shelf
from plenipo.press.actions import releases as actions
from plenipo.press.models import PressRelease
from plenipo.records.actions.public import gather
from plenipo.records.models import Letter
from tests.factories import BriefingFactory, PressReleaseFactory
from tests.press.access_table import a_count

NOON = datetime(2027, 5, 4, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WORD = "Ultramarine"


@pytest.fixture
def clock(monkeypatch):
    """`clock(moment)`: it is that moment from now on."""

    def stands(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    stands(NOON - timedelta(days=1))
    return stands


@pytest.fixture
def release(world, clock, officer):
    BriefingFactory(conference=world.conference)  # the media page is there already
    row = PressReleaseFactory(
        conference=world.conference,
        title={"en": f"The {WORD} agreement", "fr": f"L’accord {WORD}"},
        text={"en": f"{WORD} was agreed.", "fr": f"{WORD} est convenu."},
        state="draft",
        release_at=None,
    )
    actions.schedule_release(row, NOON, seen=0, by=officer)
    row.refresh_from_db()
    return row


def public_addresses(release):
    here = {"slug": "dialogue"}
    return [
        reverse("portal:media", kwargs=here),
        reverse("portal:media-release", kwargs={**here, "pk": release.pk}),
        reverse("portal:media-release", kwargs={**here, "pk": release.pk}) + "?language=fr",
        reverse("portal:media-json", kwargs=here),
        reverse("portal:media-atom", kwargs=here),
        reverse("portal:conference", kwargs=here),
        reverse("feed", kwargs=here),
    ]


OF_MEMBERS = ("portal:today", "portal:journal", "portal:journal-csv", "portal:letters")


def desk_addresses():
    found = [reverse(name, args=["dialogue"]) for name in OF_MEMBERS]
    return [*found, reverse("portal:search", args=["dialogue"]) + "?q=agreement"]


def tells(answer):
    if answer.get("Content-Type", "").startswith("application/zip"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            return WORD in "".join(packed.read(each).decode() for each in packed.namelist())
    return WORD in answer.content.decode()


def kit():
    return Client().get(reverse("portal:media-kit", args=["dialogue"]))


# ---- the embargo


@pytest.mark.parametrize("who", ["nobody", "obi", "fay"])
def test_one_second_before_nobody_reads_a_word_of_it(who, release, clock, signed_in):
    """At every address of the public and of the desks, feed, file and search; before and after pages are kept."""
    clock(NOON - SECOND)
    client = signed_in(who)
    every = [*public_addresses(release), *desk_addresses()]

    assert [url for url in every if tells(client.get(url, follow=True))] == []
    assert [url for url in every[:4] if tells(client.get(url, follow=True))] == []
    assert not tells(kit())
    assert not Letter.objects.filter(body__contains=WORD).exists()
    assert client.get(reverse("press:release", args=["dialogue", release.pk])).status_code != 200


def test_at_its_moment_it_is_at_every_address_that_had_been_kept_before(release, clock):
    """Pages kept a second ago are drawn anew, though nobody did anything in between."""
    clock(NOON - SECOND)
    for url in public_addresses(release):
        Client().get(url)

    clock(NOON)

    where = public_addresses(release)[:5]
    assert [url for url in where if not tells(Client().get(url))] == []
    assert tells(kit())
    assert Client().get(where[1], headers={"accept-encoding": "gzip"}).status_code == 200


def test_a_moment_costs_one_drawing_and_no_more(release, clock):
    page = public_addresses(release)[0]
    clock(NOON)
    Client().get(page)
    before = shelf.drawings

    clock(NOON + timedelta(minutes=1))
    Client().get(page)

    assert shelf.drawings == before


def test_gathering_brings_no_moment_forward_and_loses_none(release, clock):
    clock(NOON - SECOND)
    page = public_addresses(release)[0]
    Client().get(page)
    gather()
    assert not tells(Client().get(page))

    clock(NOON)

    assert tells(Client().get(page))
    gather()
    assert tells(Client().get(page))


def test_a_moment_that_is_moved_counts_and_the_first_one_does_not(release, clock, officer):
    later = NOON + timedelta(hours=2)
    actions.schedule_release(release, later, seen=release.revision, by=officer)

    for moment, out in ((NOON, False), (later - SECOND, False), (later, True)):
        clock(moment)
        told = [tells(Client().get(url)) for url in public_addresses(release)[:5]]
        assert told == [out] * 5


def test_what_is_out_is_not_taken_back_to_the_future(release, clock, officer):
    clock(NOON)

    for deed in (
        lambda: actions.schedule_release(release, NOON + SECOND, seen=1, by=officer),
        lambda: actions.unschedule_release(release, seen=1, by=officer),
        lambda: actions.change_release(release, seen=1, by=officer, title={}, text={}),
    ):
        with pytest.raises(Refused, match="out already"):
            deed()


def test_a_release_taken_back_before_its_moment_never_comes(release, clock, officer):
    actions.unschedule_release(release, seen=release.revision, by=officer)

    clock(NOON + timedelta(days=1))

    assert [url for url in public_addresses(release) if tells(Client().get(url))] == []


# ---- corrected, withdrawn


def test_a_correction_says_that_it_is_one(release, clock, officer):
    clock(NOON + SECOND)
    title = {"en": f"The {WORD} accord"}
    with pytest.raises(Refused, match="Say what was corrected"):
        actions.correct_release(
            release, " ", seen=release.revision, by=officer, title=title, text=release.text
        )

    actions.correct_release(
        release,
        "The name of the accord.",
        seen=release.revision,
        by=officer,
        title=title,
        text=release.text,
    )

    page = Client().get(public_addresses(release)[1]).content.decode()
    assert "accord" in page
    assert "The name of the accord." in page
    feed = json.loads(Client().get(reverse("portal:media-json", args=["dialogue"])).content)
    assert feed["items"][0]["_plenipo"]["corrections"][0][1] == "The name of the accord."


def test_a_withdrawal_says_why_and_takes_the_text_away_everywhere(release, clock, officer):
    clock(NOON + SECOND)
    actions.withdraw_release(release, "Sent in error.", seen=release.revision, by=officer)

    page = Client().get(public_addresses(release)[1]).content.decode()
    assert "Sent in error." in page
    for url in public_addresses(release)[:5]:
        assert "was agreed" not in Client().get(url).content.decode()
    assert not tells(kit())


def test_before_it_is_out_nothing_is_corrected_or_withdrawn(release, officer):
    with pytest.raises(Refused, match="not out yet"):
        actions.withdraw_release(release, "No.", seen=release.revision, by=officer)


def test_a_differing_figure_is_shown_before_the_moment_is_set(
    world, clock, officer, signed_in, press
):
    a_count(world)
    row = PressReleaseFactory(
        conference=world.conference,
        text={"en": "300 parties came."},
        state="draft",
        release_at=None,
    )

    refused = press(
        signed_in("sol"),
        "press:release-schedule",
        "dialogue",
        row.pk,
        seen=0,
        at="2027-05-04T12:00",
    )

    assert refused.status_code == 409
    assert "247 political parties" in refused.content.decode()
    assert PressRelease.objects.get(pk=row.pk).state == "draft"


def test_the_list_costs_the_same_for_one_and_for_three(world, signed_in, django_assert_num_queries):
    page, client = reverse("press:releases", args=["dialogue"]), signed_in("sol")
    PressReleaseFactory(conference=world.conference)
    client.get(page)
    for n in (1, 3):
        for _more in range(n - PressRelease.objects.count()):
            PressReleaseFactory(conference=world.conference)
        with django_assert_num_queries(5):
            assert client.get(page).content.decode().count("<tr data-row") == n
