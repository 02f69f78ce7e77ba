"""Is this invitation ours? A yes for who holds the letter, nothing for anybody else."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from plenipo.conference.models import Conference
from plenipo.delegations.actions import circulars
from plenipo.delegations.actions.invitations import reissue, send, withdraw
from plenipo.delegations.actions.letters_to_focal import send_new_link
from plenipo.delegations.actions.verification import note_question
from plenipo.delegations.models import Invitation, Question
from plenipo.delegations.words.circulars import digest_of, distribution
from plenipo.kit.codes import new_code
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, Letter
from tests.factories import CircularFactory, ConferenceFactory, InvitationFactory


@pytest.fixture(autouse=True)
def _nobody_is_invited_yet(request):
    if "world" in request.fixturenames:
        request.getfixturevalue("world").fay.invitation.delete()


@pytest.fixture
def ina(world):
    return By(duty="invitations", account=world.ina)


@pytest.fixture
def sent(world, ina):
    draft = InvitationFactory(
        conference=world.conference, state="drafted", email="a@example.org", reference=new_code()
    )
    send(world.conference, [draft], expected=1, by=ina)
    return Invitation.objects.select_related("conference__series", "party").get(pk=draft.pk)


@pytest.fixture
def ask(world, as_):
    client = as_(None)

    def asked(reference, email="a@example.org", conference=None):
        address = reverse("delegations:verify", args=[(conference or world.conference).slug])
        return client.post(address, {"reference": reference, "email": email})

    return asked


def told(answer):
    """The page without what the asker typed and the CSRF token."""
    page = answer.content.decode()
    return re.sub(r' value="[^"]*"', "", page)


def test_who_holds_the_letter_gets_a_yes(sent, ask):
    answer = ask(sent.reference.lower().replace("-", " "), "A@example.org")

    assert answer.status_code == 200
    assert "We sent an invitation with this reference to this address." in told(answer)


def test_the_yes_says_nothing_that_is_not_on_the_letter(sent, ask):
    page = told(ask(sent.reference))

    for secret in (sent.party.name, sent.party.name_english, sent.addressee, "France"):
        assert secret not in page


def test_every_no_is_the_same(world, sent, ask):
    draft = InvitationFactory(conference=world.conference, state="drafted", reference=new_code())
    elsewhere = InvitationFactory(conference=world.elsewhere, reference=new_code())
    answers = [
        ask(sent.reference, "somebody@example.org"),
        ask(new_code()),
        ask("hello"),
        ask(draft.reference, draft.email),
        ask(elsewhere.reference, elsewhere.email),
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert len({told(answer) for answer in answers}) == 1
    assert "Not confirmed." in told(answers[0])


def test_every_answer_costs_the_same_queries(sent, ask, django_assert_num_queries):
    for reference in (sent.reference, new_code(), "hello"):
        with django_assert_num_queries(14):  # two of them for the navigation
            ask(reference)


def test_a_withdrawn_invitation_is_no_longer_ours(sent, ina, ask):
    withdraw(sent, seen=sent.revision, by=ina)

    assert "have withdrawn it" in told(ask(sent.reference))


def test_a_circular_and_any_other_letter_is_ours_to_who_holds_it(world, sent, ask, post_office):
    focal = sent.focal_points.get()
    circular = CircularFactory(
        conference=world.conference,
        state="proposed",
        audience="focal_points",
        texts={"en": {"subject": "Note", "body": "{addressee}"}},
        written_by=world.ina,
    )
    confirmed = digest_of(distribution(circular, world.conference), circular, world.conference)
    by = By(duty="invitations", account=world.sol)
    circulars.send(circular, confirmed=confirmed, seen=1, by=by)
    send_new_link(focal, world.conference)
    while work_once():
        pass

    letters = Letter.objects.exclude(kind="invitations.invitation")
    references = list(letters.values_list("reference", flat=True))
    assert len(references) == 2
    for reference in references:
        assert "We sent a letter with this reference" in told(ask(reference.lower()))
        assert "We sent a letter with this reference" in told(ask(reference.replace("-", " ")))
        assert "Not confirmed." in told(ask(reference, "other@example.org"))
    assert "Not confirmed." in told(ask(circular.reference))


def test_a_reference_read_the_other_way_round_finds_the_same_letter(world, sent, ask, post_office):
    send_new_link(sent.focal_points.get(), world.conference)
    while work_once():
        pass
    Letter.objects.exclude(kind="invitations.invitation").update(reference="9557-4387")

    answer = told(ask("4387-9557"))
    assert "We sent a letter with this reference" in answer
    assert "9557-4387" in answer  # as it stands in our books
    assert "Not confirmed." in told(ask("4387-9557", "other@example.org"))
    assert "Not confirmed." in told(ask("7834-7559"))


def test_both_ways_round_are_one_reference_where_tries_are_counted(ask):
    ways = ["4387-9557", "9557-4387"] * 6
    answers = [ask(way, f"{n}@example.org").status_code for n, way in enumerate(ways[:11])]

    assert answers == [200] * 10 + [429]


def test_an_address_corrected_since_is_not_confirmed(sent, ina, ask):
    reissue(sent, addressee="", email="b@example.org", language="en", seen=sent.revision, by=ina)

    assert "Not confirmed." in told(ask(sent.reference, "a@example.org"))
    assert "We sent an invitation" in told(ask(sent.reference, "b@example.org"))


def test_who_asks_without_end_has_to_wait(world, ask):
    answers = [ask(new_code()).status_code for _n in range(21)]

    assert answers == [200] * 20 + [429]


def test_a_house_with_many_addresses_asks_as_one(world, as_):
    """In IPv6 whoever has one address has all of its network of 64 bits."""
    client, address = as_(None), reverse("delegations:verify", args=[world.conference.slug])

    def asked_from(host):
        question = {"reference": new_code(), "email": "a@example.org"}
        return client.post(address, question, REMOTE_ADDR=host).status_code

    answers = [asked_from(f"2001:db8::{n:x}") for n in range(1, 22)]

    assert answers == [200] * 20 + [429]
    assert asked_from("2001:db8:0:1::1") == 200


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_who_asks_many_times_at_once_has_to_wait_too(transactional_db):
    conference = ConferenceFactory()

    def ask(_n):
        try:
            return note_question(conference, network="192.0.2.1", reference=new_code())
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as askers:
        answered = list(askers.map(ask, range(36)))

    assert answered.count(True) == 20


def test_one_reference_is_not_tried_with_every_address(sent, ask):
    answers = [ask(sent.reference, f"{n}@example.org").status_code for n in range(11)]

    assert answers == [200] * 10 + [429]


def test_neither_address_nor_reference_is_kept(sent, ask):
    ask(sent.reference)

    kept = Question.objects.values().get()
    assert "127.0.0.1" not in str(kept)
    assert sent.reference not in str(kept)


def test_a_conference_that_is_not_there_verifies_nothing(db, as_):
    answer = as_(None).get(reverse("delegations:verify", args=["nowhere"]))

    assert answer.status_code == 404


def test_the_page_has_the_navigation_of_the_public_pages_once_there_are_any(sent, client):
    address = reverse("delegations:verify", args=[sent.conference.slug])

    after = client.get(address).context
    Conference.objects.filter(pk=sent.conference_id).update(stage="preparing")
    before = client.get(address).context

    assert not before.get("nav")
    assert after["sign_in_url"]
    assert after["journal_url"]
    assert [(link["label"], link["current"]) for link in after["nav"]] == [
        ("The conference", False),
        ("Participants", False),
        ("Verification", True),
    ]
