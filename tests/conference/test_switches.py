"""What the secretariat turns off and on at once."""

import pytest
from django.urls import reverse

from plenipo.conference.declared import SWITCHES
from plenipo.conference.queries import switches_of
from plenipo.records.actions.letters import lease
from plenipo.records.models import JournalEntry, Letter
from tests.factories import LetterFactory


def throw(client, name, on):
    address = reverse("conference:switch-throw", args=["dialogue", name])
    return client.post(address, {"key": f"{name}{on}", "on": on}, follow=True)


def test_every_switch_is_on_until_it_is_thrown(world):
    assert switches_of(world.conference.pk) == dict.fromkeys(SWITCHES, True)


@pytest.mark.parametrize("name", list(SWITCHES))
def test_what_is_off_stands_at_the_top_of_every_desk_page(name, world, as_):
    throw(as_(world.sol), name, "0")

    page = as_(world.obi).get(reverse("conference:settings", args=["dialogue"])).content.decode()
    assert f"Off: {name.label}" in page
    assert JournalEntry.objects.get().details == {"switch": name, "on": False}


def test_letters_wait_while_their_switch_is_off_and_go_when_it_is_on_again(world, as_):
    letter = LetterFactory(conference=world.conference.pk)
    throw(as_(world.sol), "letters", "0")
    assert lease(letter.written_at) is None
    assert Letter.objects.get().state == "held"

    throw(as_(world.sol), "letters", "1")

    assert lease(letter.written_at) == letter


def test_public_pages_close_and_open(world, as_, client):
    public = "/en/dialogue/"
    theme = "A shared future"
    assert theme in client.get(public).content.decode()

    throw(as_(world.sol), "public_pages", "0")
    assert theme not in client.get(public).content.decode()

    throw(as_(world.sol), "public_pages", "1")
    assert theme in client.get(public).content.decode()


def test_a_switch_nobody_knows_is_refused_in_words(world, as_):
    answer = throw(as_(world.sol), "lights", "0")

    assert answer.status_code == 409
    assert "This setting does not exist." in answer.content.decode()


@pytest.mark.parametrize("said", [{}, {"on": "1000000"}, {"on": ""}])
def test_a_form_that_says_neither_on_nor_off_turns_nothing_off(said, world, as_):
    address = reverse("conference:switch-throw", args=["dialogue", "registration"])

    answer = as_(world.sol).post(address, {"key": "a", **said})

    assert answer.status_code == 422
    assert switches_of(world.conference.pk)["registration"]
