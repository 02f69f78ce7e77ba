"""The journal with its filter and export; the letters, those that failed, and sending one again."""

import csv
import re
from datetime import timedelta
from io import BytesIO, StringIO
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from plenipo.conference.actions import set_stage, throw
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.verbs import Verb
from plenipo.portal.forms import AREAS
from plenipo.records.actions import record
from plenipo.records.models import By, Halt, JournalEntry, Letter
from plenipo.records.words.journal import phrases
from tests.factories import (
    ChangeRequestFactory,
    CountryFactory,
    DelegateFactory,
    DelegationFactory,
    FocalPointFactory,
    LetterFactory,
)
from tests.portal.conftest import text_of


@pytest.fixture
def written(world):
    """Two lines of this conference, of two people, and one of another."""
    sol = By(duty="secretary_general", account=world.sol)
    throw(world.conference, "letters", on=False, by=sol)
    ina = By(duty="invitations", account=world.ina)
    set_stage(world.conference, "naming", seen=world.conference.stage, by=ina)
    set_stage(world.elsewhere, "closed", seen=world.elsewhere.stage, by=sol)


@pytest.fixture
def lines(world, written, as_):
    """What the journal shows for a filter: the words of each line, latest first."""

    def shown(asked="", who="obi"):
        address = reverse("portal:journal-csv", args=["dialogue"])
        table = text_of(as_(getattr(world, who)).get(f"{address}?{asked}"))
        return [row["Action"] for row in csv.DictReader(StringIO(table.removeprefix("\ufeff")))]

    return shown


def test_the_journal_is_of_one_conference_latest_first(lines):
    assert len(lines()) == 2


def test_the_journal_is_narrowed_by_what_who_and_when(world, lines):
    tomorrow = timezone.localdate() + timedelta(days=1)

    stage, switch = lines()
    assert lines("verb=conference.stage") == [stage]
    assert lines(f"who={world.sol.pk}") == [switch]
    assert lines(f"since={tomorrow.isoformat()}") == []
    assert lines(f"until={timezone.localdate().isoformat()}") == [stage, switch]


def test_the_journal_says_the_duty_in_the_readers_words(world, written, as_):
    client = as_(world.obi)

    page = client.get(reverse("portal:journal", args=["dialogue"]))

    assert [row["duty"] for row in page.context["lines"]] == [
        "invitations",
        "secretary-general",
    ]


@pytest.mark.parametrize("nonsense", ["since=2026-02-30", "who=nobody", "verb=%00", "page=x"])
def test_a_filter_that_makes_no_sense_does_no_harm(nonsense, world, written, as_):
    obi = as_(world.obi)

    for name in ("portal:journal", "portal:journal-csv"):
        address = reverse(name, args=["dialogue"])
        assert obi.get(f"{address}?{nonsense}").status_code == 200


def test_the_export_is_what_is_shown_and_no_formula(world, written, as_):
    JournalEntry.objects.create(
        at=timezone.now(),
        conference=world.conference.pk,
        duty="invitations",
        by_name="=cmd()",
        verb="conference.stage",
        about="x",
        leaf="",
    )
    address = reverse("portal:journal-csv", args=["dialogue"])

    table = text_of(as_(world.obi).get(address))

    assert "'=cmd()" in table
    assert "Phase: invitations → naming" in table
    assert f"conference.conference:{world.conference.pk}" in table


def test_the_table_for_spreadsheets_has_the_same_rows(world, written, as_):
    client = as_(world.obi)
    asked = f"?who={world.sol.pk}"

    table = text_of(client.get(reverse("portal:journal-csv", args=["dialogue"]) + asked))
    book = load_workbook(
        BytesIO(client.get(reverse("portal:journal-xlsx", args=["dialogue"]) + asked).content)
    )

    rows = list(csv.reader(StringIO(table.removeprefix("\ufeff"))))
    read = [[str(cell) for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert read == [[cell.replace("\r\n", "\n") for cell in row] for row in rows]
    assert len(rows) == 2


@pytest.fixture
def two_parties(world):
    """A line about a party of Kenya, one about a person of it, one about another party."""
    kenya = CountryFactory(code="KEN", alpha2="KE")
    hope = DelegationFactory(
        conference=world.conference,
        invitation__conference=world.conference,
        invitation__party__name="Party of Hope",
        invitation__country=kenya,
    )
    other = DelegationFactory(
        conference=world.conference,
        invitation__conference=world.conference,
        invitation__party__name="Party of Dawn",
    )
    head = DelegateFactory(delegation=hope, person__family_name="Otieno", capacity="head")
    focal = FocalPointFactory(invitation=hope.invitation, name="Achieng")
    by = By(duty="focal point", name=f"focal point {focal.pk}")
    said = {"conference": world.conference.pk, "by": by}
    record(Verb.TAKEN_BACK, about=hope, **said)
    record(Verb.DISCLOSURE_CHOSEN, about=head, before="public", after="secretariat", **said)
    record(Verb.TAKEN_BACK, about=other, **said)
    return SimpleNamespace(hope=hope, other=other, head=head)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("party=hope", 2),
        ("party=kenya", 2),
        ("party=dawn", 1),
        ("person=otieno", 1),
        ("person=achieng", 0),
        ("verb=delegations.", 3),
        ("verb=delegations.taken_back&party=hope", 1),
    ],
)
def test_the_log_is_narrowed_by_party_and_by_person(asked, expected, world, two_parties, lines):
    assert len(lines(asked, who="ada")) == expected


def test_a_link_from_a_delegation_leads_to_its_lines_alone(world, two_parties, lines):
    assert len(lines(f"invitation={two_parties.hope.invitation_id}", who="ada")) == 2


def test_a_line_names_who_did_it_what_and_about_whom(world, two_parties, as_):
    page = text_of(as_(world.ada).get(reverse("portal:journal", args=["dialogue"])))

    assert "Otieno" in page
    assert re.search(r"<bdi>Achieng</bdi>\s*<small>focal point</small>", page)
    assert "delegations.delegate:" not in page


def test_who_may_not_know_a_name_does_not_find_it_in_the_log(world, two_parties, as_):
    two_parties.head.person.protected = True
    two_parties.head.person.save()
    bea = as_(world.bea)

    page = text_of(bea.get(reverse("portal:journal", args=["dialogue"])))

    assert "Otieno" not in page
    assert "Achieng" not in page
    assert "focal point of" in page


def test_what_was_erased_is_shown_as_erased(world, two_parties, as_):
    person = two_parties.head.person
    erase(
        person,
        why="request",
        conference=world.conference,
        by=By(duty="data_protection", account=world.sol),
    )

    page = text_of(as_(world.ada).get(reverse("portal:journal", args=["dialogue"])))

    assert f"Person {person.pk} (personal data erased)" in page
    assert "Otieno" not in page


@pytest.mark.parametrize("extra", [1, 3])
def test_names_of_a_longer_log_cost_no_more_queries(
    extra, world, written, as_, django_assert_num_queries
):
    focal = FocalPointFactory(invitation__conference=world.conference)
    said = {
        "by": By(duty="focal point", name=f"focal point {focal.pk}"),
        "conference": world.conference.pk,
    }
    for _n in range(extra):
        delegation = DelegationFactory(conference=world.conference)
        delegate = DelegateFactory(delegation=delegation)
        request = ChangeRequestFactory(delegation=delegation, delegate=delegate)
        record(Verb.TAKEN_BACK, about=delegation, **said)
        record(Verb.DISCLOSURE_CHOSEN, about=delegate, **said)
        record(Verb.CHANGE_ASKED, about=request, **said)
    ada = as_(world.ada)

    # the eight of a log that is about the conference alone; the focal point, the delegations, the delegates, the
    # change requests with the persons they are about, the rules of disclosure
    with django_assert_num_queries(14):
        page = text_of(ada.get(reverse("portal:journal", args=["dialogue"])))

    assert page.count("<time datetime") == 2 + 3 * extra


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_journal_costs_no_more_queries(
    extra, world, written, as_, django_assert_num_queries
):
    by = By(duty="secretary_general", account=world.sol)
    for n in range(extra):
        throw(world.conference, "letters", on=bool(n % 2), by=by)
    obi = as_(world.obi)

    # session, account, membership, lines counted, lines, everybody, rail: what waits, switches;
    # lines about the conference itself name nothing that is not loaded
    with django_assert_num_queries(8):
        page = text_of(obi.get(reverse("portal:journal", args=["dialogue"])))

    assert page.count("<time datetime") == 2 + extra


# ---- letters


@pytest.fixture
def failed(world):
    return LetterFactory(
        conference=world.conference.pk,
        kind="invitations.invitation",
        state="bounced",
        to_email="gone@example.org",
        problem="550 No such person here",
        body="Dear Sir or Madam, come.",
        links={"link": {"path": "/en/answer/{token}/", "nonce": "n-o-n-c-e", "purpose": "answer"}},
    )


def test_letters_that_failed_are_found_and_read(world, failed, as_):
    LetterFactory(conference=world.conference.pk, state="sent", to_email="there@example.org")
    ina = as_(world.ina)

    page = text_of(ina.get(reverse("portal:letters", args=["dialogue"]) + "?state=problem"))
    letter = text_of(ina.get(reverse("portal:letter", args=["dialogue", failed.pk])))

    assert "gone@example.org" in page
    assert "there@example.org" not in page
    assert "550 No such person here" in letter
    assert "Dear Sir or Madam, come." in letter
    assert "n-o-n-c-e" not in letter


def test_the_subject_of_a_letter_nobody_writes_any_more_is_not_for_everybody(world, as_):
    kept = {"conference": world.conference.pk, "state": "bounced", "subject": "Dismissal of Ba"}
    letter = LetterFactory(kind="gone.dismissal", **kept)
    pages = [
        reverse("portal:letters", args=["dialogue"]),
        reverse("portal:today", args=["dialogue"]),
    ]
    one = reverse("portal:letter", args=["dialogue", letter.pk])

    for page in (*pages, one):
        assert "Dismissal of Ba" not in text_of(as_(world.ina).get(page))
        assert "Dismissal of Ba" in text_of(as_(world.ada).get(page))
    assert "Dismissal of Ba" not in text_of(as_(world.obi).get(pages[0]))


def test_a_letter_is_sent_again_once(world, failed, as_, press):
    ina = as_(world.ina)

    press(ina, "portal:letter-again", "dialogue", failed.pk)
    again = press(ina, "portal:letter-again", "dialogue", failed.pk)

    failed.refresh_from_db()
    assert (failed.state, failed.problem) == ("queued", "")
    assert again.status_code == 409
    assert "This letter is already being sent." in text_of(again)


def test_a_letter_of_another_conference_is_not_there(world, as_, press):
    other = LetterFactory(conference=world.elsewhere.pk, state="bounced")
    ina = as_(world.ina)

    assert ina.get(reverse("portal:letter", args=["dialogue", other.pk])).status_code == 404
    assert press(ina, "portal:letter-again", "dialogue", other.pk).status_code == 404


@pytest.mark.parametrize(
    ("kind", "seen", "read"),
    [
        ("invitations.invitation", {"ina", "ada", "sol"}, {"ina", "ada", "sol"}),
        ("delegations.new_link", {"ina", "ada", "sol"}, {"ina", "ada", "sol"}),
        ("delegations.refused", {"ina", "ada", "sol"}, {"ada", "sol"}),
        ("delegations.hand_on", {"ina", "ada", "sol"}, {"ada", "sol"}),
        ("delegations.notice", {"ada", "sol"}, {"ada", "sol"}),
    ],
)
def test_what_is_written_of_people_is_read_by_those_who_decide(kind, seen, read, world, as_):
    letter = LetterFactory(
        conference=world.conference.pk, kind=kind, to_email="x@example.org", body="Of somebody."
    )
    address = reverse("portal:letter", args=["dialogue", letter.pk])
    pages = {who: text_of(as_(getattr(world, who)).get(address)) for who in ("ina", "ada", "sol")}

    assert {who for who, page in pages.items() if "x@example.org" in page} == seen
    assert {who for who, page in pages.items() if "Of somebody." in page} == read


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_list_of_letters_costs_no_more_queries(
    extra, world, as_, django_assert_num_queries
):
    LetterFactory.create_batch(extra, conference=world.conference.pk)
    ina = as_(world.ina)

    # session, account, membership, letters counted, letters, who is protected, rail: what waits and
    # switches
    with django_assert_num_queries(9):
        page = text_of(ina.get(reverse("portal:letters", args=["dialogue"])))

    assert page.count("data-row") == extra


def test_held_letters_go_when_the_switch_is_thrown_back(world):
    by = By(duty="secretary_general", account=world.sol)
    LetterFactory(conference=world.conference.pk, state="held")

    throw(world.conference, "letters", on=True, by=by)

    assert Letter.objects.get().state == "queued"


def test_a_refusal_of_us_stands_on_both_pages_until_somebody_tries_again(world, as_):
    now = timezone.now()
    Halt.objects.create(
        since=now, problem="550 5.7.1 Relaying denied", next_try=now + timedelta(hours=1)
    )
    client, desk = as_(world.ina), f"/en/desk/{world.conference.slug}/"

    assert "Relaying denied" in client.get(desk).content.decode()
    assert "Relaying denied" in client.get(f"{desk}letters/").content.decode()
    client.post(f"{desk}letters/try/", {"key": "try"})

    assert Halt.objects.get().next_try <= timezone.now()


def test_a_letter_prints_as_pdf_for_whoever_may_read_it(world, as_):
    letter = LetterFactory(conference=world.conference.pk, kind="delegations.approved")
    address = f"/en/desk/{world.conference.slug}/letters/{letter.pk}/letter.pdf"

    printed = as_(world.ada).get(address)

    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    assert as_(world.ina).get(address).status_code == 404


def test_every_deed_in_a_conference_is_in_an_area_of_the_filter():
    """The rest are deeds of the house, whose lines are of no conference."""
    areas = tuple(area for area, _label in AREAS)
    of_the_house = ("accounts.", "registry.", "project.")

    assert [verb for verb in phrases() if not verb.startswith((*areas, *of_the_house))] == []
