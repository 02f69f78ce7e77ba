"""Back, change, save again; a session that ends while somebody writes; a refusal at its form."""

import pytest
from django.contrib.sessions.models import Session as SignedIn

from plenipo.programme.models import Session
from tests.factories import DayFactory, SessionFactory

PASSWORD = "a very long password"


@pytest.fixture
def planner(world, browser_as):
    DayFactory(conference=world.conference)
    world.sol.set_password(PASSWORD)
    world.sol.save()
    session = SessionFactory(conference=world.conference, title={"en": "First"})
    page = browser_as(world.sol)
    page.goto(f"/en/desk/dialogue/programme/{session.pk}/edit/")
    return page


def save(page):
    page.locator("main form .buttons button").first.click()
    page.wait_for_load_state()


@pytest.mark.django_db(transaction=True)
def test_what_is_changed_after_back_is_saved_or_refused_with_the_words_in_the_form(planner):
    planner.fill("[name=title_en]", "AAA")
    save(planner)
    planner.go_back()
    planner.fill("[name=title_en]", "BBB")
    save(planner)

    saved = Session.objects.get().title["en"] == "BBB"
    assert saved or planner.input_value("[name=title_en]") == "BBB"
    assert saved or planner.get_by_role("alert").count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_typed_while_the_session_ends_is_in_the_form_after_signing_in(planner, world):
    planner.fill("[name=title_en]", "Typed for an hour")
    SignedIn.objects.all().delete()

    save(planner)
    planner.wait_for_selector("[name=login]")
    planner.fill("[name=login]", world.sol.email)
    planner.fill("[name=password]", PASSWORD)
    planner.get_by_role("button", name="Sign in", exact=True).click()
    planner.wait_for_selector("[name=title_en]")

    assert planner.input_value("[name=title_en]") == "Typed for an hour"
    assert planner.get_by_text("Your session ended while you were writing").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_message_can_be_closed_by_hand(planner):
    planner.fill("[name=title_en]", "AAA")
    save(planner)
    planner.click(".toast [data-close]")

    assert planner.locator(".toast").count() == 0
    assert planner.faults == []
