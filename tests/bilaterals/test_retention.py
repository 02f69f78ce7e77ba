"""Personal data and what is in confidence: nobody but the desk learns from the one of the other."""

import json
from collections import Counter

import pytest
from django.urls import reverse

from plenipo.bilaterals.actions.retention import name_no_more
from plenipo.bilaterals.bridge import Particulars, Proposal, particulars_of, sealed
from plenipo.bilaterals.bridge.entries import sealed_words, words_of
from plenipo.bilaterals.bridge.noted import NoteText, Undertaken, noted_in, undertaken_in
from plenipo.bilaterals.bridge.noted import sealed as noted
from plenipo.bilaterals.models import Arrangement, BilateralEntry, FollowUp, Note, ReadOut
from plenipo.conference.models import Membership
from plenipo.delegations.models import Deletion
from plenipo.kit.sealed import seal, unseal
from plenipo.kit.whole_names import without_names
from plenipo.records.models import JournalEntry, Key
from tests import factories

NAME = "Maya Nogueira"
CONFIDENTIAL = "Confidential texts are shown only to the bilateral desk."
NAMED = reverse("delegations:data-named", args=["dialogue"])


@pytest.fixture
def maya(world):
    """Somebody who takes part; the Rivers name her in what they arrange for a meeting."""
    return factories.DelegateFactory(
        delegation__conference=world.conference,
        person=factories.PersonFactory(
            given_name="Maya", family_name="Nogueira", email="maya@party.example"
        ),
    ).person


@pytest.fixture
def arranged(agreed, maya):
    request = agreed()
    return Arrangement.objects.create(
        request=request, asker_people=f"{NAME}, to hand over the letter on the border question"
    )


@pytest.fixture
def told_in_confidence(world, maya):
    return factories.LetterFactory(
        conference=world.conference.pk,
        to_email=maya.email,
        in_confidence=True,
        subject="bilateral meetings",
        body=f"Dear {NAME}",
    )


@pytest.fixture
def both(world):
    """Sol, once she has given herself the duty of the desk by name."""
    member = Membership.objects.get(account=world.sol)
    member.duties = [*member.duties, "bilaterals"]
    member.save()
    return world.sol


def erase_by_name(client, name, key="k"):
    found = client.get(NAMED, {"q": name}).context["mentions"]
    asked = {"key": key, "name": name, "why": "asked", "confirm": len(found)}
    return client.post(f"{NAMED}erase/", asked)


def test_personal_data_show_no_letter_and_no_arrangement_of_the_desk(
    world, arranged, told_in_confidence, maya, as_
):
    sol = as_(world.sol)
    of_person = reverse("delegations:data-person", args=["dialogue", maya.pk])

    shown = [
        sol.get(of_person),
        sol.post(f"{of_person}export/", {"key": "k"}),
        sol.get(f"{NAMED}?q=Maya+Nogueira"),
        sol.post(f"{NAMED}export/", {"key": "k", "name": NAME}),
        sol.get(f"{NAMED}?q=bilateral+meetings"),
    ]

    for page in shown:
        text = page.content.decode()
        assert page.status_code == 200
        assert "border question" not in text
        assert "Dear Maya" not in text
        assert "arranging the requested meeting" not in text
        assert "letter to this person" not in text
        assert CONFIDENTIAL in text or page["Content-Type"] == "application/json"


def test_whoever_is_of_the_desk_finds_them(both, arranged, told_in_confidence, maya, as_):
    client = as_(both)
    assert CONFIDENTIAL not in client.get(f"{NAMED}?q=Maya+Nogueira").content.decode()
    of_person = reverse("delegations:data-person", args=["dialogue", maya.pk])

    page = client.get(of_person).content.decode()
    handed = client.post(f"{of_person}export/", {"key": "k"}).json()

    assert "border question" in page
    assert "1 letter to this person" in page
    assert [each["subject"] for each in handed["letters to them"]] == ["bilateral meetings"]


def test_the_desk_of_one_conference_reads_nothing_of_another(
    world, both, arranged, told_in_confidence, maya, as_
):
    elsewhere = factories.MembershipFactory(
        conference=world.elsewhere, account=both, duties=["data_protection", "bilaterals"]
    ).conference
    factories.DelegateFactory(delegation__conference=elsewhere, person=maya)

    page = as_(both).get(reverse("delegations:data-person", args=["elsewhere", maya.pk]))

    assert "border question" not in page.content.decode()
    assert "letter to this person" not in page.content.decode()


def test_a_person_is_erased_in_confidence_too_and_the_certificate_does_not_tell(
    world, arranged, told_in_confidence, maya, as_
):
    request = arranged.request
    request.sealed = sealed(Particulars(text=f"We send {NAME}."))
    request.save()
    page = reverse("delegations:data-person", args=["dialogue", maya.pk])

    as_(world.sol).post(f"{page}erase/", {"key": "k", "why": "asked", "confirm": str(maya.pk)})

    arranged.refresh_from_db()
    told_in_confidence.refresh_from_db()
    done = Deletion.objects.get()
    assert arranged.asker_people == "—, to hand over the letter on the border question"
    assert particulars_of(type(request).objects.get(pk=request.pk)).text == "We send —."
    assert (told_in_confidence.to_email, told_in_confidence.body) == ("", "")
    assert not [kind for kind in done.counts if kind.startswith("bilaterals")]
    assert not done.counts["records.letter"]
    line = JournalEntry.objects.get(verb="delegations.person_erased")
    assert line.details["rows"] == sum(done.counts.values())


@pytest.mark.parametrize("name", ["Kestrel Group", "Kestrel Grouq"])
def test_whether_a_sealed_text_has_a_name_cannot_be_asked(name, asked, sides, world, as_):
    text = "On the merger with the Kestrel Group."
    request = asked()
    request.sealed = sealed(Particulars(text=text))
    request.save()
    Arrangement.objects.create(request=request, asker_people="Kestrel Group")

    page = as_(world.sol).get(f"{NAMED}?q={name}").content.decode()
    answer = erase_by_name(as_(world.sol), name)

    assert "No results" in page
    assert answer.status_code == 409
    assert "No text with this name exists." in answer.content.decode()
    request.refresh_from_db()
    assert particulars_of(request).text == text


@pytest.mark.parametrize("text", ["We send Lars Klingbeil.", "We send somebody."])
def test_of_somebody_written_to_the_answer_is_the_same_whatever_is_in_confidence(
    text, asked, sides, world, as_
):
    factories.InvitationFactory(conference=world.conference, addressee="Lars Klingbeil")
    request = asked()
    request.sealed = sealed(Particulars(text=text))
    request.save()

    erase_by_name(as_(world.sol), "Lars Klingbeil")

    request.refresh_from_db()
    assert Deletion.objects.get().counts == {"delegations.invitation": 1}
    assert particulars_of(request).text == text.replace("Lars Klingbeil", "—")


def test_words_that_are_only_spoken_of_are_destroyed_in_no_sealed_text(asked, sides, world, as_):
    """They stand in an open text, but nobody is called so."""
    note = factories.InvitationFactory(
        conference=world.conference, answer_note="We come with the Kestrel Group."
    )
    request = asked()
    request.sealed = sealed(Particulars(text="On the merger with the Kestrel Group."))
    request.save()

    erase_by_name(as_(world.sol), "Kestrel Group")

    note.refresh_from_db()
    request.refresh_from_db()
    assert note.answer_note == "We come with the —."
    assert particulars_of(request).text == "On the merger with the Kestrel Group."


def test_whoever_is_of_the_desk_erases_somebody_who_is_spoken_of_only_in_confidence(
    both, asked, sides, as_
):
    request = asked()
    request.sealed = sealed(Particulars(text="With Lars Klingbeil."))
    request.save()

    erase_by_name(as_(both), "Lars Klingbeil")

    request.refresh_from_db()
    assert particulars_of(request).text == "With —."
    assert Deletion.objects.get().counts == {}


@pytest.mark.parametrize(
    "name",
    ['{"text": "', '", "whom": "', "meeting with", ".* .*", "two words\\", "e", "a\nb", "(a b"],
)
def test_what_is_no_name_is_refused_and_no_sealed_text_changes(name, both, asked, sides, as_):
    request = asked()
    before = request.sealed

    answer = erase_by_name(as_(both), name)

    assert answer.status_code == 409
    assert "Enter the full name or the e-mail address." in answer.content.decode()
    request.refresh_from_db()
    assert request.sealed == before
    assert not Deletion.objects.exists()


@pytest.mark.parametrize(
    "name", ['{"text": "', '"', "text", "\\n", "\\", "whom", ": ", "not_next_to", ".", "o"]
)
def test_sealed_values_can_be_read_whatever_is_taken_out_of_them(name, asked, sides, world):
    request = asked()
    told = Particulars('"text": one\ntwo \\', "whom?", (("not_next_to", 7),), Proposal(words="o"))
    request.sealed = sealed(told)
    request.save()

    name_no_more([world.conference.pk], without_names([name]), Counter())

    request.refresh_from_db()
    assert set(json.loads(unseal(request.sealed))) == {"text", "whom", "avoid", "proposal"}
    assert particulars_of(request).avoid[0][1] == 7


def test_a_name_broken_over_a_line_leaves_every_kind_of_confidential_text(asked, sides, world):
    broken, request = "With Tarek\nAl-Zahrani", asked()
    at = "2027-05-10T10:00Z"
    request.sealed = sealed(Particulars(text=broken))
    request.save()
    side = {"request": request, "side": sides.rivers}
    note = Note.objects.create(
        **side, sealed=noted(NoteText(topics=broken)), held_on="2027-05-10", at=at
    )
    follow = FollowUp.objects.create(**side, sealed=noted(Undertaken(broken)))
    read_out = ReadOut.objects.create(**side, sealed=seal(broken), at=at)
    entry = BilateralEntry.objects.create(
        delegation=sides.rivers, verb="bilaterals.sent", sealed=sealed_words(broken, ""),
        channel="call", on="2027-05-01", at=at,
    )  # fmt: skip

    name_no_more([world.conference.pk], without_names(["Tarek Al-Zahrani"]), Counter())

    for row in (request, note, follow, read_out, entry):
        row.refresh_from_db()
    texts = [
        particulars_of(request).text,
        noted_in(note).topics,
        undertaken_in(follow).what,
        unseal(read_out.sealed),
        words_of(entry)[0],
    ]
    assert texts == ["With —"] * 5


def test_what_buttons_of_the_desk_answered_is_shown_to_nobody_else(world, maya, as_):
    Key.objects.create(
        key="x", who="account:1", path="/en/desk/", at="2027-05-01T10:00Z", location="/",
        said=[[25, f"{NAME} was locked in the plan."]],
    )  # fmt: skip

    page = as_(world.sol).get(f"{NAMED}?q=Maya+Nogueira").content.decode()

    assert "locked in the plan" not in page
