"""Badges on paper: names whole and in their own script, and a code that a reader reads."""

from datetime import date

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone
from django.utils.translation import override

from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.bridge.codes import Code, code_read
from plenipo.accreditation.formats.badges import SHEETS, badges_as_pdf
from plenipo.accreditation.formats.receipts import receipt_as_pdf
from plenipo.accreditation.models import Badge
from plenipo.accreditation.queries.badges import BadgeReading
from plenipo.accreditation.queries.receipts import receipt_in
from plenipo.accreditation.words.receipts import receipt_in_words
from plenipo.delegations.bridge import Audience, Reader
from tests.as_printed import as_seen

DESK = Reader(Audience.ACCREDITATION)
DPI = 200


def lines_of(counter):
    return {each.person: each for each in BadgeReading(counter.conference, DESK).lines}


def printed(counter, layout):
    made = actions.draw_up(
        counter.conference, [each.pk for each in counter.people.values()], by=counter.by
    )
    body = badges_as_pdf(counter.conference, made, lines_of(counter), layout)
    return made, pypdfium2.PdfDocument(body)


def text_of(document):
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def codes_in(document):
    pictures = [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    return [each.text for picture in pictures for each in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("layout", SHEETS)
def test_the_codes_of_every_sheet_are_read_back_from_the_paper(counter, layout):
    made, document = printed(counter, layout)
    sheet = SHEETS[layout]
    each_page = sheet.across * sheet.down

    assert len(document) == -(-6 // each_page)
    read = [code_read(text, counter.conference, timezone.now()) for text in codes_in(document)]
    assert {each.identity for each in read if isinstance(each, Code)} == {
        badge.identity for badge in made
    }


def test_names_stand_on_the_badge_in_latin_letters_and_in_their_own(counter):
    _made, document = printed(counter, "a6")
    said = text_of(document)

    for person in counter.people.values():
        assert person.given_name in said
        assert person.family_name in said
    for script in ("chinese", "cyrillic", "georgian"):
        assert counter.people[script].native_name in said
    assert "D 0002" in said


def test_a_name_of_eighty_letters_is_not_cut(counter):
    person = counter.people["latin"]
    person.given_name = "Maximiliana Bartholomea Ferdinanda"
    person.family_name = "von Wolkenstein-Trostburg und Hohenlohe-Schillingsfürst"
    person.save()
    for layout in ("card", "a6"):
        Badge.objects.all().delete()
        _made, document = printed(counter, layout)
        said = " ".join(document[0].get_textpage().get_text_range().split())
        for word in (*person.given_name.split(), "Hohenlohe-Schillingsfürst"):
            assert word in said.replace("- ", "-")


def test_a_receipt_lists_what_was_handed_over(counter):
    made, _document = printed(counter, "card-10")
    receipt = actions.hand_over(
        counter.conference, made, "Rose Petit", delegation=counter.delegation, by=counter.by
    )
    row = receipt_in(counter.conference, receipt.number).get()
    said = text_of(pypdfium2.PdfDocument(receipt_as_pdf(receipt_in_words(row, lines_of(counter)))))

    assert "Rose Petit" in said
    for badge in made:
        assert f"{badge.category.letter} {badge.serial:04}" in said


@pytest.mark.parametrize("layout", ["a6", "card"])
def test_latin_text_on_a_badge_of_an_arabic_conference_runs_from_left_to_right(counter, layout):
    conference = counter.conference
    conference.languages = ["ar", "en"]
    conference.starts, conference.ends = date(2026, 12, 1), date(2026, 12, 4)
    conference.city = {"en": "Port Concord", "ar": "ميناء الوئام"}
    conference.save()
    printed(counter, layout)
    Badge.objects.update(starts=date(2026, 11, 28), ends=date(2026, 12, 5))
    badge = Badge.objects.select_related("category", "conference").first()
    body = badges_as_pdf(conference, [badge], lines_of(counter), layout)
    said = as_seen(pypdfium2.PdfDocument(body)[0])

    assert badge.code in said
    assert f"{badge.category.letter}{badge.serial:04}" in said
    if layout == "a6":
        assert "1–4December2026,PortConcord" in said
        assert said.index("December2026") < said.index(
            "ميناءالوئام"[::-1]
        )  # Arabic leads, from the right
        assert "28November–5December2026" in said


def test_the_sheets_of_an_arabic_reader_keep_the_order_of_latin_lines(counter):
    made, _document = printed(counter, "card-10")
    receipt = actions.hand_over(counter.conference, made, "Rose Petit Jr.", by=counter.by)
    row = receipt_in(counter.conference, receipt.number).get()
    with override("ar"):
        paper = receipt_in_words(row, lines_of(counter)) | {"bidi": True}
        said = as_seen(pypdfium2.PdfDocument(receipt_as_pdf(paper))[0])

    assert said.count("RosePetitJr.") == 2
    for badge in made:
        assert f"{badge.category.letter}{badge.serial:04}" in said
