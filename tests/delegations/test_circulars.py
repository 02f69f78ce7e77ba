"""A letter to many: who gets it in which language, who looks at it before it leaves, where it can be read."""

import pytest
from django.utils import timezone

from plenipo.delegations.actions import circulars
from plenipo.delegations.models import Circular
from plenipo.delegations.queries.circulars import letters_of_circular
from plenipo.delegations.words.circulars import digest_of, distribution, letter_to
from plenipo.kit.errors import Refused
from plenipo.records.actions import write_letter
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, Letter
from tests.factories import (
    CircularFactory,
    CountryFactory,
    DelegateFactory,
    DelegationFactory,
    FocalPointFactory,
    InvitationFactory,
)

TEXTS = {
    "en": {"subject": "Note on {title}", "body": "{addressee}\n\n{party}: {link}"},
    "fr": {"subject": "Note sur {title}", "body": "{addressee}\n\n{party} : {link}"},
}


@pytest.fixture
def ina(world):
    return By(duty="invitations", account=world.ina)


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


@pytest.fixture
def parties(world):
    """Three invited parties with a focal point each, beside fay's: English, French, Russian."""
    return [
        FocalPointFactory(
            name=f"{language} focal",
            email=f"{language}@example.org",
            language=language,
            invitation=InvitationFactory(conference=world.conference, language=language),
        )
        for language in ("en", "fr", "ru")
    ]


def proposed(world, **values):
    given = {
        "audience": "focal_points",
        "texts": TEXTS,
        "state": "proposed",
        "written_by": world.ina,
    }
    return CircularFactory(conference=world.conference, **{**given, **values})


def reached(circular):
    plan = distribution(circular, circular.conference)
    return [(each.email, each.language) for each in plan.to], plan.not_to


def looked_at(circular):
    return digest_of(distribution(circular, circular.conference), circular, circular.conference)


def test_each_reads_it_in_their_language_and_who_has_no_text_is_named_before(world, parties):
    to, not_to = reached(proposed(world))

    assert to == [(world.fay.email, "en"), ("en@example.org", "en"), ("fr@example.org", "fr")]
    assert not_to == [("ru focal", "no text in Russian")]

    to, not_to = reached(proposed(world, otherwise="en"))
    assert to[-1] == ("ru@example.org", "en")
    assert not_to == []


def test_a_second_person_sends_it_and_it_arrives_with_a_link_of_ones_own(
    world, parties, ina, sol, post_office
):
    one = proposed(world)
    with pytest.raises(Refused, match="You wrote this circular"):
        circulars.send(one, confirmed=looked_at(one), seen=1, by=ina)

    assert circulars.send(one, confirmed=looked_at(one), seen=1, by=sol) == 3
    while work_once():
        pass

    texts = {
        each["To"].addresses[0].addr_spec: each.get_body(("plain",)).get_content()
        for each in post_office.letters
    }
    assert sorted(texts) == sorted([world.fay.email, "en@example.org", "fr@example.org"])
    assert "fr focal" in texts["fr@example.org"]
    assert "/fr/answer/" in texts["fr@example.org"]
    assert "{" not in texts["fr@example.org"]
    references = [each.reference for each in letters_of_circular(one)]
    assert [each[: len(one.reference)] for each in references] == [one.reference] * 3
    assert len(set(references)) == 3
    with pytest.raises(Refused, match=r"sol changed this first .+: a circular was sent"):
        circulars.send(one, confirmed=looked_at(one), seen=1, by=sol)


def test_heads_are_written_to_at_their_own_address_and_those_without_one_are_named(world):
    _with_address, without = (
        DelegateFactory(
            delegation=DelegationFactory(conference=world.conference, state="approved"),
            capacity="head",
            person__email=email,
            person__languages=["fr"],
        )
        for email in ("head@example.org", "")
    )

    texts = {"fr": {"subject": "Note", "body": "{addressee}"}}
    to, not_to = reached(proposed(world, audience="heads", texts=texts))

    assert to == [("head@example.org", "fr")]
    assert not_to == [(str(without.person), "no e-mail address")]


def test_a_filtered_or_chosen_set_is_all_it_goes_to(world, parties):
    french, chosen = parties[1].invitation, parties[0].invitation

    assert reached(proposed(world, wanted=[["language", "fr"]]))[0] == [("fr@example.org", "fr")]
    assert reached(proposed(world, wanted=[["row", str(chosen.pk)]]))[0] == [
        ("en@example.org", "en")
    ]
    assert french.state == "sent"


def test_a_second_person_sends_to_the_people_they_saw_and_to_no_others(world, parties, sol):
    one = proposed(world)
    confirmed = looked_at(one)
    leaver = parties[0]
    leaver.removed = True
    leaver.save()
    FocalPointFactory(invitation=leaver.invitation, email="successor@example.org", language="en")

    with pytest.raises(
        Refused, match="The recipients or the text have since changed, and nothing was sent."
    ):
        circulars.send(one, confirmed=confirmed, seen=1, by=sol)

    confirmed = looked_at(one)
    world.conference.title = {**world.conference.title, "en": "Another title"}
    one.conference = world.conference
    with pytest.raises(
        Refused, match="The recipients or the text have since changed, and nothing was sent."
    ):
        circulars.send(one, confirmed=confirmed, seen=1, by=sol)
    assert not Letter.objects.exists()


@pytest.mark.parametrize("state", ["late", "bounced", "unnamed", "unsubmitted", "drafted", "sent"])
def test_a_filter_of_the_board_is_the_filter_of_the_circular(world, parties, as_, state):
    asked = {"state": state, "category": "gone", "region": "africa", "language": "fr", "q": "parti"}
    desk = as_(world.ina)
    base = f"/en/desk/{world.conference.slug}/"

    page = desk.get(f"{base}invitations/choose/", {"do": "circular", **asked}, follow=True)
    form = page.context["form"]
    shown = {name: form[name].value() for name in asked}
    offered = {n: dict(form.fields[n].choices) for n in asked if n != "q"}
    assert shown == asked
    assert [n for n in offered if asked[n] not in offered[n]] == []

    made = CircularFactory(
        conference=world.conference, texts=TEXTS, wanted=[[k, v] for k, v in asked.items()]
    )
    assert reached(made) == ([], [])
    told = desk.get(f"{base}circulars/{made.pk}/").context["filters"]
    assert [label for label, _value in told] == [
        "Status of the invitation",
        "Category",
        "Region",
        "Language of the invitation",
        "Party, address or reference",
    ]


def test_words_typed_and_a_region_reach_only_those(world, parties, as_):
    chosen = parties[1].invitation
    chosen.country = CountryFactory(code="SEN", alpha2="SN", region="africa")
    chosen.save()
    typed = {
        "key": "abcdefgh",
        "audience": "focal_points",
        "region": "africa",
        "q": chosen.reference,
        "subject_fr": "Note",
        "body_fr": "Bienvenue.",
    }
    as_(world.ina).post(f"/en/desk/{world.conference.slug}/circulars/add/", typed)

    made = Circular.objects.get()
    assert made.wanted == [["region", "africa"], ["q", chosen.reference]]
    assert reached(made)[0] == [("fr@example.org", "fr")]


def test_nobody_is_called_to_the_leadership_within_a_sentence(world, parties):
    texts = {"en": {"subject": "To {addressee}", "body": "{addressee}\n\nDear {addressee},"}}
    one = proposed(world, texts=texts, audience="addressees")
    unnamed = InvitationFactory(
        conference=world.conference, addressee="", email="office@example.org", language="en"
    )
    recipient = next(
        each
        for each in distribution(one, world.conference).to
        if each.email == "office@example.org"
    )

    letter = letter_to(recipient, one, world.conference)

    party = unnamed.called_in("en").text
    assert letter.subject == f"To {party}"
    assert letter.body == f"To the leadership of {party}\n\nDear {party},"


def test_only_a_draft_as_it_was_seen_is_deleted(world, ina):
    one = proposed(world)
    with pytest.raises(Refused, match="This has since been changed."):
        circulars.drop(one, seen=1, by=ina)
    circulars.back_to_draft(one, seen=1, by=ina)
    with pytest.raises(Refused, match=r"ina changed this first .+: a circular was returned"):
        circulars.drop(one, seen=1, by=ina)

    circulars.drop(one, seen=2, by=ina)

    assert not Circular.objects.exists()


def test_an_officer_writes_previews_and_proposes_and_another_sends(world, parties, as_):
    desk, key = as_(world.ina), iter("abcdefgh")
    base = f"/en/desk/{world.conference.slug}/circulars/"
    chosen = parties[1].invitation.pk
    typed = {
        "key": next(key),
        "row": chosen,
        "audience": "focal_points",
        "subject_fr": "Note sur {title}",
        "body_fr": "{addressee}\r\n\r\nBienvenue {nobody}.",
    }
    wrong = desk.post(f"{base}add/", typed)
    assert wrong.status_code == 422
    assert "Bienvenue {nobody}." in wrong.content.decode()

    typed |= {"key": next(key), "body_fr": "{addressee}\r\n\r\nBienvenue."}
    page = desk.post(f"{base}add/", typed, follow=True).content.decode()
    assert "Bienvenue." in page
    assert "fr focal" in page

    one = Circular.objects.get()
    desk.post(f"{base}{one.pk}/propose/", {"key": next(key), "seen": 1})
    assert "You wrote this circular" in desk.get(f"{base}{one.pk}/").content.decode()
    second = as_(world.sol)
    confirmed = second.get(f"{base}{one.pk}/").context["confirmed"]
    sent = {"key": next(key), "seen": 2, "confirmed": confirmed}
    second.post(f"{base}{one.pk}/send/", sent)

    one.refresh_from_db()
    assert (one.state, one.letters, one.sent_by) == ("sent", 1, world.sol)
    mine = as_(parties[1]).get("/en/delegation/").content.decode()
    assert "Bienvenue." in mine
    assert "Bienvenue." not in as_(parties[0]).get("/en/delegation/").content.decode()


def test_every_letter_of_a_sent_circular_can_be_seen_the_failed_ones_first(world, as_):
    one = proposed(world, state="sent", sent_by=world.sol, sent_at=timezone.now())
    for n in range(101):
        write_letter(
            "invitations.circular",
            to=f"{n}@example.org",
            to_name="",
            language="en",
            subject="Note",
            body="",
            about=world.fay.invitation,
            conference=world.conference.pk,
            reference=f"{one.reference}-0000-{n:04}",
        )
    Letter.objects.filter(to_email="100@example.org").update(state="bounced", problem="unknown")
    desk = as_(world.ina)
    address = f"/en/desk/{world.conference.slug}/circulars/{one.pk}/"

    first, second = (desk.get(address, {"page": n}).context["page"] for n in (1, 2))
    assert [each.to_email for each in first][:2] == ["100@example.org", "0@example.org"]
    assert [each.to_email for each in second] == ["99@example.org"]


@pytest.mark.parametrize("note", ["arrival", "names", "change"])
def test_an_information_note_starts_in_every_language_of_the_conference(world, as_, note):
    page = as_(world.ina).get(f"/en/desk/{world.conference.slug}/circulars/new/?note={note}")

    started = page.context["form"].initial
    assert set(started["body"]) == set(world.conference.languages)
    assert len(set(started["body"].values())) == len(world.conference.languages)


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_list_of_circulars_costs_no_more_queries(
    world, as_, django_assert_num_queries, extra
):
    CircularFactory.create_batch(extra, conference=world.conference)
    client = as_(world.ina)

    with django_assert_num_queries(6):
        client.get(f"/en/desk/{world.conference.slug}/circulars/")


def test_the_second_of_two_who_change_a_circular_is_told_and_loses_nothing(world, as_):
    one = CircularFactory(conference=world.conference, state="draft", written_by=world.ina)
    address = f"/en/desk/{world.conference.slug}/circulars/{one.pk}"
    desk, colleague = as_(world.ina), as_(world.sol)
    page = desk.get(f"{address}/edit/").context
    typed = {"audience": "focal_points", "seen": one.revision, "was": page["was"]}
    typed |= {"subject_en": "Note", "body_en": "Text", "subject_fr": "Note", "body_fr": "Texte"}

    first = colleague.post(f"{address}/change/", {"key": "a", **typed, "otherwise": "fr"})
    mine = {"otherwise": "en", "body_en": "My own long text"}
    second = desk.post(f"{address}/change/", {"key": "b", **typed, **mine})

    one.refresh_from_db()
    assert (first.status_code, one.otherwise, one.texts["en"]["body"]) == (302, "fr", "Text")
    assert second.status_code == 409
    said = second.content.decode()
    assert "sol changed this first" in said
    assert "My own long text" in said

    again = dict(second.context["form"].data.lists())
    seen = second.context["circular"].revision
    insisted = desk.post(f"{address}/change/", {**again, "key": "c", "seen": seen})
    one.refresh_from_db()
    assert (insisted.status_code, one.otherwise) == (302, "en")
    assert one.texts["en"]["body"] == "My own long text"
