"""The list of participants as it is read outside: its order, what it says of whom it does not name, and its files."""

import io
import json
import re

import pypdfium2
import pytest
from django.urls import reverse
from django.utils.translation import override
from docx import Document as Word
from openpyxl import load_workbook

from plenipo.conference.actions import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.bridge import PUBLIC, Audience, Reader, reader_of
from plenipo.delegations.formats.participants import KINDS, as_file
from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.people import delegates_seen_by
from plenipo.delegations.words.listed import internal_list, public_list
from plenipo.kit.alphabet import filed_under
from plenipo.records.models import By
from tests.factories import CountryFactory, DelegateFactory, DelegationFactory, FocalPointFactory

LANGUAGES = ("en", "ar", "zh-hans", "fr", "ru", "es")


@pytest.fixture
def disclose(world):
    def to(state="provisional", **more):
        before = profile_of(world.conference)
        seen, by = before.version if before else 0, By(duty="secretary_general", account=world.sol)
        change_rules(world.conference, by=by, seen_version=seen, list_state=state, **more)
        return public_list(world.conference)

    return to


def a_delegation(world, name="Party", **values):
    return DelegationFactory(
        conference=world.conference, state="approved", plate_name=name, **values
    )


def a_person(delegation, name, **values):
    wish = {"state": "approved", "disclosure": "public", **values}
    return DelegateFactory(delegation=delegation, person__family_name=name, **wish)


# ---- order


@pytest.mark.parametrize(
    ("name", "language", "under"),
    [
        ("The Gambia", "en", "Gambia"),
        ("La Paix", "fr", "Paix"),
        ("L’Avenir", "fr", "Avenir"),
        ("« Les Verts »", "fr", "Verts »"),
        ("El Frente", "es", "Frente"),
        ("Die Linke", "de", "Linke"),
        ("O Povo", "pt", "Povo"),
        ("Theatre Party", "en", "Theatre Party"),
        ("La", "fr", "La"),
        ("La Paix", "en", "La Paix"),
        ("Партия мира", "ru", "Партия мира"),
        ("", "fr", ""),
    ],
)
def test_no_name_is_filed_under_its_article(name, language, under):
    assert filed_under(name, language) == under


@pytest.mark.parametrize(
    ("language", "countries"),
    [
        ("en", ["El Salvador", "France", "The Gambia", "Georgia"]),
        ("es", ["El Salvador", "Eritrea", "Francia", "Gambia"]),
        ("ar", ["الأردن", "البحرين", "الجزائر", "غامبيا"]),
    ],
)
def test_countries_stand_in_the_alphabet_of_the_reader(language, countries, world, disclose):
    codes = ("FRA", "KEN", "CHN", "EGY")
    for code, country in zip(codes, reversed(countries), strict=True):
        called = {language: country}
        a_delegation(world, country=CountryFactory(code=code), country_called=called)
    disclose()

    with override(language):
        (part,) = public_list(world.conference).parts

    assert [entry.country for entry in part.entries] == countries


def test_parties_stand_by_their_names_without_articles_whoever_reads(world, disclose):
    names = [("La Paix", "fr"), ("The Old Party", "en"), ("Quorum", "en"), ("الحزب", "ar")]
    for name, language in names:
        a_delegation(world, name, called={"en": [name, language, "own"]})

    shown = disclose(list_order="name")

    told = [str(entry.delegation) for part in shown.parts for entry in part.entries]
    assert told == ["The Old Party", "La Paix", "Quorum", "الحزب"]


def test_persons_stand_by_capacity_then_as_they_were_nominated(world, disclose):
    delegation = a_delegation(world)
    for place, (name, capacity) in enumerate(
        [("Last", "staff"), ("One", "member"), ("Two", "member"), ("First", "head")]
    ):
        a_person(delegation, name, capacity=capacity, position=place, office="Chair")

    (entry,) = disclose().entries

    assert [(one.shown.name, one.beneath) for one in entry.people] == [
        ("Given First", "head of delegation, Chair"),
        ("Given One", "Chair"),
        ("Given Two", "Chair"),
        ("Given Last", "staff, Chair"),
    ]


# ---- who is named to whom


@pytest.mark.parametrize(
    ("way", "lines", "counted"),
    [
        ("counted", ["2 persons, not named"], "Persons: 3, of whom named: 1"),
        ("declined", ["declined to disclose"] * 2, "Persons: 3, of whom named: 1"),
        ("left_out", [], "Persons named: 1"),
    ],
)
def test_whoever_is_protected_stands_among_those_who_declined(way, lines, counted, world, disclose):
    delegation = a_delegation(world)
    a_person(delegation, "Openly")
    a_person(delegation, "Hidden", person__protected=True)
    a_person(delegation, "Discreet", disclosure="secretariat")

    shown = disclose(unnamed_persons=way)

    (entry,) = shown.entries
    assert list(entry.unnamed) == lines
    assert counted in shown.notes[0]
    assert "protected" not in " ".join(shown.notes)


@pytest.mark.parametrize(
    ("category", "audience", "named"),
    [("party", None, True), ("observer", None, False), ("", Audience.PUBLIC, False)],
)
def test_who_agrees_to_be_named_to_the_same_category_is_named_to_no_other(
    category, audience, named, world, disclose
):
    delegation = a_delegation(world, category="party")
    one = a_person(delegation, "Amongus", disclosure="category")
    disclose()
    focal = FocalPointFactory(invitation__conference=world.conference)
    focal.invitation.category = category
    reader = Reader(audience) if audience is not None else reader_of(focal)

    (seen,) = delegates_seen_by(reader, [delegation], world.conference)[delegation.pk]

    assert (seen.pk, seen.named) == (one.pk, named)


# ---- files


def text_in(body, kind):
    if kind == "pdf":
        return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(body))
    if kind == "docx":
        word = Word(io.BytesIO(body))
        lines = [*word.sections[0].header.paragraphs, *word.paragraphs]
        return "\n".join(line.text for line in lines)
    if kind == "xlsx":
        book = load_workbook(io.BytesIO(body))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    return body.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_says_what_the_page_says_in_every_language(kind, world, disclose):
    delegation = a_delegation(world, "Parti de l'Aurore")
    a_person(delegation, "Openly", office="Chair", person__native_name="王丽", capacity="head")
    a_person(delegation, "Hidden", person__protected=True)
    a_person(delegation, "Discreet", disclosure="secretariat")
    disclose()

    for language in LANGUAGES:
        with override(language):
            shown = public_list(world.conference)
            text = text_in(as_file(shown, kind), kind)
        for words in ("Openly", "王丽", "Chair", *re.findall(r"\w+", shown.label)):
            assert words in "".join(text.split()), (language, words)
        assert shown.state.upper() in text or kind == "json"
        assert "Hidden" not in text
        assert "Discreet" not in text


def test_in_arabic_files_run_from_right_to_left(world, disclose):
    a_person(a_delegation(world), "Openly")
    disclose()
    with override("ar"):
        shown = public_list(world.conference)
        book = load_workbook(io.BytesIO(as_file(shown, "xlsx")))
        word = Word(io.BytesIO(as_file(shown, "docx")))

    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert book.sheetnames[1] == "حول هذه القائمة"
    assert all("<w:bidi/>" in line.style.element.xml for line in word.paragraphs)


@pytest.mark.parametrize("formula", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "-2"])
def test_a_name_that_is_a_formula_is_text_in_the_workbook(formula, world, disclose):
    delegation = a_delegation(world, formula)
    a_person(delegation, formula, person__given_name="", office=formula)

    book = load_workbook(io.BytesIO(as_file(disclose(), "xlsx")))

    cells = [cell for row in book.worksheets[0].iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert [cell.value for cell in cells].count(formula) == 3


def test_the_workbook_says_on_a_sheet_of_its_own_how_it_counts(world, disclose):
    a_person(a_delegation(world), "Openly")
    shown = disclose("final")

    book = load_workbook(io.BytesIO(as_file(shown, "xlsx")))

    people, about = book.worksheets
    assert people.title == "final"
    assert people.max_row == 2
    told = [row[0].value for row in about]
    assert told[2:] == ["FINAL", shown.lead, *shown.notes]


def test_programs_read_names_in_every_language_and_who_is_not_named(world, disclose):
    delegation = a_delegation(world, called={"fr": ["Le Parti", "fr", "own"]})
    a_person(delegation, "Openly", capacity="head")
    a_person(delegation, "Discreet", disclosure="secretariat")

    told = json.loads(as_file(disclose(), "json"))

    (entry,) = told["delegations"]
    assert (told["state"], entry["names"]["fr"], entry["not_named"]) == (
        "provisional", "Le Parti", 1,
    )  # fmt: skip
    assert [one["capacity"] for one in entry["persons"]] == ["head"]
    assert told["notes"]


def test_files_are_there_as_long_as_the_list_is(world, disclose, client):
    addresses = [reverse(f"portal:participants-{kind}", args=["dialogue"]) for kind in KINDS]

    assert {client.get(each).status_code for each in addresses} == {404}
    disclose()
    answers = [client.get(each) for each in addresses]
    assert [answer["Content-Type"] for answer in answers] == list(KINDS.values())
    page = client.get(reverse("portal:participants", args=["dialogue"])).content.decode()
    assert all(f'href="{each}"' in page for each in addresses)
    disclose("undisclosed")
    assert {client.get(each).status_code for each in addresses} == {404}


def test_what_everybody_reads_and_a_file_are_the_same(world, disclose, client):
    delegation = a_delegation(world)
    one = a_person(delegation, "Openly")
    disclose()
    page, file = (
        reverse(f"portal:{name}", args=["dialogue"])
        for name in ("participants", "participants-json")
    )
    assert b"Openly" in client.get(page).content
    assert b"Openly" in client.get(file).content

    Delegate.objects.filter(pk=one.pk).update(disclosure="delegations")

    assert delegates_seen_by(PUBLIC, [delegation], world.conference)[delegation.pk][0].name == ""


def test_the_internal_copy_says_of_each_person_whether_they_are_approved(world, disclose):
    delegation = a_delegation(world)
    a_person(delegation, "Openly", disclosure="delegations")
    a_person(delegation, "Tooearly", state="nominated", disclosure="delegations", office="Mayor")
    shown = internal_list(world.conference, Reader(Audience.STAFF))

    told = json.loads(as_file(shown, "json"))
    rows = list(load_workbook(io.BytesIO(as_file(shown, "xlsx"))).worksheets[0].values)

    assert told["state"] == "internal"
    (entry,) = told["delegations"]
    assert [(one["name"], one["state"]) for one in entry["persons"]] == [
        ("Given Openly", "approved"),
        ("Given Tooearly", "nominated"),
    ]
    assert [row[-1] for row in rows] == ["State", "approved", "nominated"]
    assert shown.entries[0].people[1].beneath == "Mayor (nominated)"
    assert "approved or not" in " ".join(shown.notes)
    assert shown.state == "internal"
