"""One press of a button happens once, however often it arrives."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.files.base import ContentFile
from django.test import RequestFactory
from django.urls import reverse

from plenipo.conference.models import Membership, Switch
from plenipo.records.access import press_of
from plenipo.records.models import JournalEntry, Key
from tests.factories import MembershipFactory


@pytest.fixture
def throw(world, as_):
    client = as_(world.sol)
    address = reverse("conference:switch-throw", args=[world.conference.slug, "changes"])

    def press(key, **data):
        return client.post(address, {"key": key, "on": "0", **data}, follow=True)

    return press


def test_a_double_click_does_it_once_and_says_the_same(throw):
    key = uuid4().hex

    first, second = throw(key), throw(key)

    assert JournalEntry.objects.filter(verb="conference.switch").count() == 1
    assert first.redirect_chain == second.redirect_chain
    said = [[str(m) for m in answer.context["messages"]] for answer in (first, second)]
    assert said == [["The setting has been turned off."], ["The setting has been turned off."]]


def test_two_presses_do_it_twice(throw):
    throw(uuid4().hex)
    throw(uuid4().hex, on="1")

    assert JournalEntry.objects.filter(verb="conference.switch").count() == 2
    assert Switch.objects.get(name="changes").on is True


def test_a_form_without_its_key_is_sent_back_and_does_nothing(throw):
    answer = throw("")

    assert answer.status_code == 400
    assert JournalEntry.objects.count() == 0


def test_what_is_changed_after_back_and_sent_again_is_a_deed_of_its_own(throw):
    key = uuid4().hex

    throw(key, on="0")
    answer = throw(key, on="1")

    assert Switch.objects.get(name="changes").on is True
    assert [str(m) for m in answer.context["messages"]] == ["The setting has been turned on."]
    assert JournalEntry.objects.filter(verb="conference.switch").count() == 2


def test_a_form_of_another_address_that_carries_the_same_key_is_a_deed_of_its_own(
    throw, world, as_
):
    key = uuid4().hex
    throw(key)
    other = reverse("conference:switch-throw", args=[world.conference.slug, "letters"])

    as_(world.sol).post(other, {"key": key, "on": "0"})

    assert Switch.objects.get(name="letters").on is False


def test_what_another_person_sends_with_the_same_key_is_their_own_deed(throw, world, as_):
    key = uuid4().hex
    throw(key)
    MembershipFactory(conference=world.conference, duties=["secretary_general"], account=world.rex)
    address = reverse("conference:switch-throw", args=[world.conference.slug, "changes"])

    as_(world.rex).post(address, {"key": key, "on": "0"})

    by = JournalEntry.objects.filter(verb="conference.switch").values_list("account", flat=True)
    assert list(by) == [world.sol.pk, world.rex.pk]


def test_the_same_words_with_another_file_are_a_deed_of_their_own():
    same = {"key": "k", "name": "Parties"}
    requests = [
        RequestFactory().post("/", {**same, "file": ContentFile(content, name="list.csv")})
        for content in (b"party\nA", b"party\nB", b"party\nB")
    ]
    for request in requests:
        request.user, request.session = AnonymousUser(), SessionStore()

    one, two, again = (press_of(request, "k") for request in requests)

    assert one != two == again
    assert requests[0].FILES["file"].read() == b"party\nA"  # and the view still reads it whole


def test_a_form_with_errors_wrote_nothing_and_its_key_is_still_free(world, as_):
    client = as_(world.sol)
    address = reverse("conference:duties-give", args=[world.conference.slug])
    key = uuid4().hex
    wrong = client.post(address, {"key": key, "name": "Nel", "email": "no address"})

    right = client.post(
        address, {"key": key, "name": "Nel", "email": "nel@example.org", "duties": ["press"]}
    )

    assert wrong.status_code == 422
    assert key in wrong.content.decode()
    assert right.status_code == 302
    assert Key.objects.count() == 1
    assert Membership.objects.filter(account__email="nel@example.org").count() == 1


def test_a_refusal_is_a_page_with_its_sentence_and_leaves_the_key_free(world, as_):
    alone = Membership.objects.get(account=world.sol)
    address = reverse("conference:duties-take", args=[world.conference.slug, alone.pk])

    answer = as_(world.sol).post(address, {"key": uuid4().hex})

    assert answer.status_code == 409
    assert "A conference needs a secretary-general" in answer.content.decode()
    assert Membership.objects.get(pk=alone.pk).until is None
    assert not Key.objects.exists()
