"""A refusal is said at the form it answers, and what was typed is in it again; so is what a session's end cut off."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from plenipo.conference.models import Membership
from plenipo.kit.keys import key_for, whose_form
from plenipo.records.models import JournalEntry
from tests.factories import MembershipFactory


@pytest.fixture
def duties(world):
    """The page of duties, and the form that removes the duties of the one secretary-general there is."""
    alone = Membership.objects.get(account=world.sol)
    page = reverse("conference:duties", args=[world.conference.slug])
    return page, reverse("conference:duties-take", args=[world.conference.slug, alone.pk])


@pytest.fixture
def planning(world):
    return reverse("programme:session-new", args=[world.conference.slug])


def from_page(page):
    return {"HTTP_REFERER": f"http://testserver{page}"}


def test_a_refusal_stands_on_the_page_of_the_deed(duties, world, as_):
    page, remove = duties

    answer = as_(world.sol).post(remove, {"key": uuid4().hex}, **from_page(page))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<h1>Duties</h1>" in text
    assert text.count("A conference needs a secretary-general") == 1


@pytest.mark.parametrize(
    "referer", ["", "https://evil.example/en/", "http://testserver//evil", "http://testserver/en/x"]
)
def test_without_a_page_of_ours_behind_it_a_refusal_has_a_page_of_its_own(
    duties, world, as_, referer
):
    answer = as_(world.sol).post(duties[1], {"key": uuid4().hex}, HTTP_REFERER=referer)

    assert answer.status_code == 409
    assert "<h1>Not possible now</h1>" in answer.content.decode()


def test_a_refusal_is_said_where_asking_for_its_page_is_refused_as_well(duties, world, as_):
    page, (_there, remove) = reverse("programme:many", args=[world.conference.slug]), duties

    answer = as_(world.sol).post(remove, {"key": uuid4().hex}, **from_page(page))

    assert as_(world.sol).get(page).status_code == 409
    assert answer.status_code == 409
    assert "A conference needs a secretary-general" in answer.content.decode()


def test_what_was_typed_when_the_session_had_ended_is_in_the_form_after_signing_in(planning, world):
    gone, add = Client(), reverse("programme:session-add", args=[world.conference.slug])
    typed = {
        "key": key_for(str(world.sol.pk)),
        "title_en": "Typed for an hour",
        "password": "hunter2hunter2",
    }

    sent_away = gone.post(add, typed, **from_page(planning))
    gone.force_login(world.sol)
    page = gone.get(planning).content.decode()
    later = gone.get(planning).content.decode()

    assert sent_away.url.endswith(f"?next={planning}")
    assert page.count("Typed for an hour") == 2  # for the script, and to be copied without one
    assert "hunter2" not in page
    assert "Typed for an hour" not in later
    assert not JournalEntry.objects.filter(verb="programme.session_added").exists()


def test_what_one_officer_typed_is_not_shown_to_the_next_who_signs_in(planning, world):
    browser, add = Client(), reverse("programme:session-add", args=[world.conference.slug])
    browser.post(
        add, {"key": key_for(str(world.rex.pk)), "title_en": "Private"}, **from_page(planning)
    )

    browser.force_login(world.sol)

    assert "Private" not in browser.get(planning).content.decode()


def test_nothing_is_put_aside_for_a_form_that_nobody_signed_in_was_given(planning, world):
    browser, add = Client(), reverse("programme:session-add", args=[world.conference.slug])

    browser.post(add, {"key": uuid4().hex, "title_en": "Flood"}, **from_page(planning))

    assert "sessionid" not in browser.cookies


def test_a_key_that_was_drawn_for_nobody_names_nobody():
    keys = ["", "a.b", f"{uuid4().hex}.7.{'0' * 16}", key_for("")]

    assert [whose_form(key) for key in keys] == ["", "", "", ""]


def test_a_key_names_the_account_its_form_was_drawn_for():
    assert [whose_form(key_for(whose)) for whose in ("7", "f7")] == ["7", "f7"]
    assert len(key_for("f" + "9" * 12)) <= 64


@pytest.mark.skipif(connection.vendor != "sqlite", reason="fills a database of SQLite")
def test_a_full_disk_is_said_with_what_was_typed_and_the_same_form_is_saved_later(world, as_):
    sol = as_(world.sol)
    sol.raise_request_exception = False
    change = reverse(
        "delegations:letter-text-change", args=[world.conference.slug, "invitation", "en"]
    )
    standard = sol.get(change.removesuffix("change/")).context["form"]["body"].value()
    body = (standard + "\n" + "All the more so this year. " * 250)[:6000].strip()
    typed = {"key": uuid4().hex, "subject": "An invitation", "body": body, "revision": "0"}

    with a_full_disk():
        answer = sol.post(change, typed)
    later = sol.post(change, typed)

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "All the more so this year. " * 20 in answer.content.decode()
    assert later.status_code == 302
    assert JournalEntry.objects.filter(verb="invitations.text_changed").count() == 1


@contextmanager
def a_full_disk():
    with connection.cursor() as cursor:
        pages = cursor.execute("pragma page_count").fetchone()[0]
        cursor.execute(f"pragma max_page_count = {pages}")
        yield
        cursor.execute("pragma max_page_count = 1073741823")


@pytest.mark.parametrize("how", ["dismissed", "other duty", "closed"])
def test_an_officer_who_may_no_longer_send_a_form_sees_what_they_wrote(how, world, as_):
    officer = MembershipFactory(conference=world.conference, duties=["programme"]).account
    client = as_(officer)
    address = reverse("programme:venue-add", args=["dialogue"])
    if how == "dismissed":
        Membership.objects.filter(account=officer).delete()
    elif how == "other duty":
        Membership.objects.filter(account=officer).update(duties=["observer"])
    else:
        type(officer).objects.filter(pk=officer.pk).update(is_active=False)

    answer = client.post(
        address, {"key": key_for(str(officer.pk)), "venue-name_en": "The hall by the lake"}
    )

    assert answer.status_code in (403, 404)
    assert "copy it if you need it again" in answer.content.decode()
    assert "The hall by the lake" in answer.content.decode()


def test_whoever_signs_in_again_from_a_page_nobody_knows_sees_what_they_wrote(world, client):
    form = {"key": key_for(str(world.sol.pk)), "venue-name_en": "The hall by the lake"}
    address = reverse("programme:venue-add", args=["dialogue"])

    answer = client.post(address, form)
    from_page = client.post(address, form, headers={"referer": f"http://testserver{address}"})

    assert (answer.status_code, "The hall by the lake" in answer.content.decode()) == (403, True)
    assert from_page.status_code == 302  # it waits for them there
