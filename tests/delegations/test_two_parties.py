"""One browser may hold the pages of two parties, and pages older than its session: no form acts for somebody else."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from plenipo.delegations.access import whose_is
from plenipo.delegations.models import Delegate, Draft
from plenipo.kit.keys import key_for
from plenipo.kit.tokens import hash_of
from tests.delegations.conftest import person, text_of
from tests.factories import DelegationFactory, FocalPointFactory, InvitationFactory, LinkFactory

PEOPLE = {"HTTP_REFERER": "http://testserver/en/delegation/people/"}


@pytest.fixture
def other(world):
    """The focal point of another party that has accepted."""
    invitation = InvitationFactory(conference=world.conference, state="accepted")
    DelegationFactory(conference=world.conference, invitation=invitation, quota=3, state="invited")
    return FocalPointFactory(invitation=invitation)


@pytest.fixture
def follow():
    """Opens the personal link of a focal point in a browser, as the landing page's button does."""

    def followed(client, focal):
        token = f"token-of-{focal.pk}-{uuid4().hex}"
        LinkFactory(focal_point=focal, hash=hash_of(token))
        return client.post(reverse("delegations:open-link", args=[token]))

    return followed


def key_of(focal):
    return key_for(whose_is(focal))


# what a select or a button sends is no text to give back
CHOSEN = {
    "keep",
    "0",
    "add",
    "declined",
    "en",
    *Delegate.Capacity.values,
    *Delegate.Disclosure.values,
}


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("delegations:answer", {"answer": "declined", "note": "We cannot come"}),
        ("delegations:people-keep", {"do": "keep", "seen": "0", **person()}),
        (
            "delegations:focal-point-add",
            {"name": "Diallo", "email": "d@p.example", "language": "en"},
        ),
        ("delegations:take-back", {}),
        ("bilaterals:ask-keep", {"do": "keep", "text": "On the trade agreement"}),
        ("delegations:change-ask", {"kind": "add", "family_name": "Diallo"}),
    ],
)
def test_a_form_of_one_party_does_nothing_for_the_party_whose_link_came_after(
    page, typed, world, delegation, other, as_
):
    browser, before = as_(other), other.invitation.state

    answer = browser.post(reverse(page), {"key": key_of(world.fay), **typed})

    other.invitation.refresh_from_db()
    assert answer.status_code == 409
    assert text_of(answer).count("<h1>This page belongs to another party</h1>") == 1
    assert (other.invitation.state, Draft.objects.count()) == (before, 0)
    for text in typed.values():
        assert text in CHOSEN or text in text_of(answer)


def test_every_form_of_a_party_says_whose_it_is(world, delegation, fay):
    for page in ("mine", "people", "letter", "focal-points"):
        said = text_of(fay.get(reverse(f"delegations:{page}")))
        keys = [part.split('"')[0] for part in said.split('name="key" value="')[1:]]
        assert {key.split(".")[1] for key in keys} == {whose_is(world.fay)}, page


def test_what_was_typed_for_the_first_party_is_back_when_its_link_is_opened_again(
    world, delegation, other, as_, follow
):
    browser, keep = as_(other), reverse("delegations:people-keep")
    typed = {"key": key_of(world.fay), "do": "keep", "seen": "0", **person(family_name="Ouédraogo")}
    browser.post(keep, typed, **PEOPLE)

    led = follow(browser, world.fay)

    assert led.url == "/en/delegation/people/"
    page = text_of(browser.get(led.url))
    assert page.count('value="Ouédraogo"') == 1
    assert browser.post(keep, typed, **PEOPLE).status_code == 302
    assert Draft.objects.get().delegation == delegation


def test_names_typed_until_the_session_ended_are_back_in_the_rows(world, delegation, follow):
    browser = Client()
    typed = {"key": key_of(world.fay), "do": "keep", "seen": "0", **person(family_name="Ouédraogo")}

    ended = browser.post(reverse("delegations:people-keep"), typed, **PEOPLE)
    led = follow(browser, world.fay)

    assert ended.status_code == 403
    assert re.findall(r"<h1>\s*(.*?)\s*</h1>", text_of(ended)) == ["Your session has ended"]
    assert "Ouédraogo" in text_of(ended)
    assert text_of(browser.get(led.url)).count('value="Ouédraogo"') == 1


def test_a_browser_without_its_cookies_says_that_the_session_ended_and_shows_the_text(
    world, delegation, follow
):
    browser = Client(enforce_csrf_checks=True)
    typed = {"key": key_of(world.fay), "do": "keep", "seen": "0", **person(family_name="Ouédraogo")}

    ended = browser.post(reverse("delegations:people-keep"), typed, **PEOPLE)
    browser.handler.enforce_csrf_checks = False  # the landing page hands out the cookie
    led = follow(browser, world.fay)

    assert ended.status_code == 403
    assert re.findall(r"<h1>\s*(.*?)\s*</h1>", text_of(ended)) == ["Your session has ended"]
    assert text_of(ended).count("Ouédraogo") == 1
    assert text_of(browser.get(led.url)).count('value="Ouédraogo"') == 1


def test_what_is_kept_after_the_submission_is_refused_with_the_names_typed(world, delegation, fay):
    delegation.state = "submitted"
    delegation.save()
    typed = {"key": key_of(world.fay), "do": "keep", "seen": "0", **person(given_name="Li")}

    answer = fay.post(reverse("delegations:people-keep"), typed, **PEOPLE)

    assert answer.status_code == 409
    assert "<h1>Not possible now</h1>" not in text_of(answer)
    assert "Diallo\nLi" in text_of(answer)


def test_the_address_of_a_form_opened_as_a_page_leads_back_to_the_delegation(
    world, delegation, fay
):
    answer = fay.get("/fr/delegation/answer/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert text_of(answer).count('href="/fr/delegation/"') == 1


def test_a_party_that_declined_is_told_so_and_led_to_its_page(world, fay):
    world.fay.invitation.state = "declined"
    world.fay.invitation.save()

    answer = fay.get("/es/delegation/people/")

    assert answer.status_code == 409
    assert text_of(answer).count('href="/es/delegation/"') == 1
    assert answer.context["sentence"] == (
        "Su partido declinó la invitación. Modifiquen primero su respuesta "
        "y comuniquen después la composición de su delegación."
    )
