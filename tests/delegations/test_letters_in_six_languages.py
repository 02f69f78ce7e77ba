"""The benchmark of letters in small: a letter in each language, read back by another mail parser."""

import pypdfium2
import pytest
from django.utils import timezone

from benchmarks.letters import LANGUAGES, faults_in, parties
from plenipo.delegations.actions.invitations import send
from plenipo.delegations.actions.letters import write_copy
from plenipo.delegations.models import LetterText
from plenipo.delegations.words.letters import standard
from plenipo.kit.paper import letter_as_pdf
from plenipo.records.formats import on_paper
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, Letter
from tests.as_printed import as_seen
from tests.factories import InvitationFactory, PartyFactory


@pytest.fixture
def written(world):
    """Invitations of 12 parties, two of each language."""
    world.conference.convenor = {code: words[2] for code, words in LANGUAGES.items()}
    world.conference.save()
    made = parties(12)
    invitations = [
        InvitationFactory(
            conference=world.conference,
            party=PartyFactory(name=each["party"], name_english="", name_language=each["language"]),
            state="drafted",
            **{name: each[name] for name in ("language", "addressee", "email")},
        )
        for each in made
    ]
    send(world.conference, invitations, expected=12, by=By(duty="invitations"))
    return made


def test_each_arrives_with_names_language_and_structure_right(written, post_office):
    while work_once():
        pass

    assert [faults_in(raw, each) for raw, each in zip(post_office.raw, written, strict=True)] == (
        [[]] * 12
    )
    other = faults_in(post_office.raw[0], written[1])
    assert {"name", "sender's name", "language", "page", "party", "words", "link"} <= set(other)


def test_each_prints_in_its_script(written):
    for letter in Letter.objects.filter(kind="invitations.invitation")[:2]:
        printed = on_paper(letter, "(link)")

        assert "{link}" not in "".join(printed["paragraphs"])
        assert letter_as_pdf(printed).startswith(b"%PDF-")


def test_latin_lines_of_an_arabic_letter_run_from_left_to_right(written):
    letter = Letter.objects.filter(kind="invitations.invitation").first()
    printed = on_paper(letter, "(link)") | {
        "language": "ar",
        "bidi": True,
        "head": ["مؤتمر الأحزاب", "1–4 December 2026, Port Concord"],
        "reference": "12/2026 bis.",
        "signed": ["Rose Petit Jr."],
    }
    said = as_seen(pypdfium2.PdfDocument(letter_as_pdf(printed))[0])

    assert "1–4December2026,PortConcord" in said
    assert said.count("12/2026bis.") == 2
    assert "RosePetitJr." in said


def test_what_nobody_wrote_in_the_language_of_a_letter_is_left_out(world, post_office):
    world.conference.theme = {"fr": "La paix"}
    world.conference.venue = {"fr": "Palais"}
    world.conference.save()
    drafts = [
        InvitationFactory(conference=world.conference, state="drafted", language=each)
        for each in ("fr", "es")
    ]
    send(world.conference, drafts, expected=2, by=By(duty="invitations"))

    french, spanish = (each.body for each in Letter.objects.order_by("pk"))
    assert "La paix" in french
    assert "Palais" in french
    assert "La paix" not in spanish
    assert "Palais" not in spanish


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_copy_without_the_link_does_not_warn_of_it(language, world):
    paragraphs = standard("invitation", language).body.split("\n\n")
    link = next(n for n, each in enumerate(paragraphs) if "{link}" in each)
    warning, own = paragraphs[link + 1], paragraphs[link] + "\n\nKeep this letter."
    invitation = InvitationFactory(conference=world.conference, language=language)

    copy = write_copy(invitation, "invitation", "e@example.org", conference=world.conference)
    assert "{" not in warning
    assert warning not in copy.body
    assert copy.body.count("\n\n") == len(paragraphs) - 2

    LetterText.objects.create(
        conference=world.conference,
        kind="invitation",
        language=language,
        subject="S",
        body=own,
        at=timezone.now(),
    )
    copy = write_copy(invitation, "invitation", "e@example.org", conference=world.conference)
    assert copy.body.endswith("Keep this letter.")
