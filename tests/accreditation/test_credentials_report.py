"""The committee's report: the classic groups, in six languages, recorded as it was issued."""

import io
from datetime import date

import pypdfium2
import pytest
from django.conf import settings
from docx import Document

from plenipo.accreditation.actions import committee, contests, credentials
from plenipo.accreditation.actions.credentials import LetterReceived
from plenipo.accreditation.formats.credentials_report import as_docx, as_pdf
from plenipo.accreditation.queries.reports import drawn_up, reports_of
from plenipo.accreditation.words.credentials_report import paper_of
from plenipo.delegations.actions.names import call_anew
from plenipo.kit.errors import Refused
from tests.factories import CountryFactory, DelegationFactory, PartyFactory

DAY = date(2026, 11, 25)
LANGUAGES = [code for code, _label in settings.LANGUAGES]


def named(world, name, **names):
    party = PartyFactory(name=name, name_english=name, country=CountryFactory())
    one = DelegationFactory(conference=world.conference, invitation__party=party)
    one.invitation.names = {"en": name, **names}
    one.invitation.save()
    call_anew(world.conference, [party.pk])
    return one


@pytest.fixture
def reported_on(world, desk, sent):
    """One delegation in each group, the chair named, a meeting held."""
    formal = named(world, "Party of Order", fr="Parti de l’ordre", ar="حزب النظام")
    letter = sent(formal)
    credentials.find(letter, "in_order", reason="", on=DAY, seen=0, by=desk)
    provisional, nothing = named(world, "Party of Copies"), named(world, "Party of Silence")
    sent(provisional, form="copy")
    challenged = named(world, "Party of Doubt")
    sent(challenged)
    contests.challenge(
        challenged, by_delegation=formal, about="signatory", ground="He left.", made_on=DAY, by=desk
    )
    committee.change_committee(
        world.conference, chair="Amina Diallo", members="José Pérez\n王丽", seen=0, by=desk
    )
    committee.note_meeting(world.conference, DAY, by=desk)
    return {
        "formal": formal,
        "provisional": provisional,
        "nothing": nothing,
        "challenged": challenged,
    }


def issue(world, desk):
    return committee.issue(world.conference, digest=drawn_up(world.conference).digest, by=desk)


def test_every_delegation_stands_in_one_group_and_the_rule_is_in_the_footnote(world, reported_on):
    drawn = drawn_up(world.conference)

    groups = {line["delegation"]: line["group"] for line in drawn.lines}
    assert groups == {one.pk: key for key, one in reported_on.items()}
    paper = paper_of(world.conference, drawn, "en")
    assert [len(group.rows) for group in paper.groups] == [1, 1, 1, 1]
    assert "Delegations: 4; in order: 1; provisional: 1" in paper.footnotes[0]
    assert "each delegation is counted once" in paper.footnotes[1]
    assert "He left." in paper.groups[3].rows[0].reason
    assert paper.draft


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_files_say_the_same_in_every_language(world, reported_on, desk, language):
    paper = paper_of(world.conference, issue(world, desk), language)
    book = Document(io.BytesIO(as_docx(paper)))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    texts = [*(each.text for each in book.paragraphs), *cells]
    pdf = pypdfium2.PdfDocument(as_pdf(paper))

    assert paper.title in texts
    assert {row.name for group in paper.groups for row in group.rows} <= set(texts)
    assert pdf.get_metadata_dict()["Title"].strip("\u2066\u2067\u2068\u2069") == paper.title
    printed = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert {"Amina", "Diallo"} <= set(
        printed.split()
    )  # in Arabic they are read back the other way round
    assert any("Amina Diallo" in text for text in texts)
    assert not paper.draft


def test_arabic_runs_from_right_to_left_and_names_are_those_of_the_language(
    world, reported_on, desk
):
    report = issue(world, desk)
    arabic, french = (paper_of(world.conference, report, code) for code in ("ar", "fr"))
    book = Document(io.BytesIO(as_docx(arabic)))

    assert arabic.groups[0].rows[0].name == "حزب النظام"
    assert "\u2068José Pérez\u2069، \u2068王丽\u2069" in arabic.committee[1]
    assert french.groups[0].rows[0].name == "Parti de l’ordre"
    assert "<w:bidi/>" in book.paragraphs[0]._p.xml
    assert "<w:rtl/>" in book.paragraphs[0]._p.xml
    assert "<w:bidiVisual/>" in book.tables[0]._tbl.xml
    assert "<w:bCs/>" in book.tables[0].rows[0]._tr.xml  # Arabic has a bold of its own
    assert "<w:bidi/>" not in Document(io.BytesIO(as_docx(french))).paragraphs[0]._p.xml


def test_a_letter_that_comes_while_the_report_is_issued_is_in_it_or_stops_it(
    world, reported_on, desk
):
    shown = drawn_up(world.conference).digest
    letter = LetterReceived(form="original", received_on=DAY, signatory="Rose Petit")
    credentials.register(reported_on["nothing"], letter, by=desk)

    with pytest.raises(Refused, match="since this page was drawn"):
        committee.issue(world.conference, digest=shown, by=desk)

    report = issue(world, desk)
    groups = {line["delegation"]: line["group"] for line in report.lines}
    assert groups[reported_on["nothing"].pk] == "provisional"


def test_of_competing_letters_all_stand_in_the_line_in_order_of_receipt(world, desk, sent):
    one = named(world, "Party of Two Congresses")
    later = sent(one, form="copy", received_on=date(2026, 11, 12), signatory="Paul Grand")
    first = sent(one, received_on=date(2026, 11, 10), signatory="Rose Petit")
    case = contests.open_contest(world.conference, [later, first], note="Two.", by=desk)
    both = (  # no day is broken over two lines
        "original, received on 10\u00a0November\u00a02026; copy, received on 12\u00a0November\u00a02026"
    )

    def remark():
        paper = paper_of(world.conference, drawn_up(world.conference), "en")
        (row,) = [row for group in paper.groups for row in group.rows]
        return row.remark

    assert remark() == both
    contests.decide_contest(
        case, first, reason="Ruled.", on=DAY, restore=False, seen=case.revision, by=desk
    )
    assert remark() == both


def test_what_changes_later_is_an_addendum_and_the_issue_before_stays(world, reported_on, desk):
    first = issue(world, desk)
    with pytest.raises(Refused, match="Nothing has changed"):
        issue(world, desk)
    late = reported_on["nothing"]
    credentials.register(
        late, LetterReceived(form="copy", received_on=DAY, signatory="Rose Petit"), by=desk
    )

    second = issue(world, desk)

    paper = paper_of(world.conference, second, "en")
    assert paper.subtitle == "Addendum 1"
    assert [row.name for group in paper.groups for row in group.rows] == ["Party of Silence"]
    assert "Delegations: 4" in paper.footnotes[0]
    kept = reports_of(world.conference).get(number=1)
    assert kept.lines == first.lines


def test_a_later_name_changes_no_report_that_went_out(world, reported_on, desk):
    report = issue(world, desk)
    one = reported_on["formal"]
    one.invitation.names = {"en": "Party of Disorder"}
    one.invitation.save()
    call_anew(world.conference, [one.party_id])

    report.refresh_from_db()
    assert paper_of(world.conference, report, "en").groups[0].rows[0].name == "Party of Order"


def test_a_report_names_its_chair_and_has_somebody_to_report_on(world, desk):
    with pytest.raises(Refused, match="chair"):
        issue(world, desk)
    committee.change_committee(world.conference, chair="Amina Diallo", members="", seen=0, by=desk)
    with pytest.raises(Refused, match="no delegation"):
        issue(world, desk)


def test_one_day_is_one_meeting_and_the_second_officer_is_told(world, desk):
    committee.note_meeting(world.conference, DAY, by=desk)
    with pytest.raises(Refused, match="already been recorded"):
        committee.note_meeting(world.conference, DAY, by=desk)

    committee.change_committee(world.conference, chair="Amina Diallo", members="", seen=0, by=desk)
    with pytest.raises(Refused, match="first"):
        committee.change_committee(
            world.conference, chair="José Pérez", members="", seen=0, by=desk
        )
