"""What the columns of a list hold, by meaning; and that nothing of a list is dropped in silence."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from openpyxl import Workbook

from plenipo.kit.addresses import addresses_in
from plenipo.kit.sheets import read_file, read_text
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By
from plenipo.registry.actions.lists import keep_list, match_list
from plenipo.registry.formats.columns import language_meant, typed_rows
from plenipo.registry.models import MatchList
from plenipo.registry.words.lists import says
from tests.factories import PartyFactory


@pytest.fixture
def rex(world):
    return By(duty="register", account=world.rex)


@pytest.fixture
def kept(rex):
    return lambda text: keep_list(read_text(text), name="List", at=None, by=rex)


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("Party;Country;Address;E-mail", {"party": 0, "country": 1, "email": 3}),
        ("country_name;party_name;contact_email", {"country": 0, "party": 1, "email": 2}),
        ("CountryName;PartyName;ContactEmail", {"country": 0, "party": 1, "email": 2}),
        ("Name;Country;Party", {"contact": 0, "country": 1, "party": 2}),
        ("Name;Country", {"party": 0, "country": 1}),
        ("Party;First name;Surname;Remarks", {"party": 0, "given": 1, "contact": 2, "note": 3}),
        ("Nom du parti;Courriel du contact;Pays", {"party": 0, "email": 1, "country": 2}),
        ("政党名称;国家;联系人邮箱;邮箱", {"party": 0, "country": 1, "email": 3}),
    ],
)
def test_columns_are_known_by_meaning(heads, columns, kept):
    made = kept(f"{heads}\n" + ";".join(["x"] * len(heads.split(";"))))

    assert made.head == 0
    assert {key: made.columns.get(key) for key in columns} == columns


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("a@x.example; b@x.example", ["a@x.example", "b@x.example"]),
        ("a@x.example b@x.example", ["a@x.example", "b@x.example"]),
        ("a＠x.example", ["a@x.example"]),
        ("“a@x.example”", ["a@x.example"]),
        ("mailto:a@x.example", ["a@x.example"]),
        ("E-mail: a@x.example", ["a@x.example"]),
        ("Office <a@x.example>; c@d.example", ["a@x.example", "c@d.example"]),
        ("jean. dupont@x.example", []),
        ("none", []),
    ],
)
def test_all_addresses_of_a_cell_are_read_and_half_ones_are_not(cell, found):
    assert addresses_in(cell) == found


def test_an_address_that_may_be_half_is_shown_as_typed_and_marked(kept, rex, world, as_):
    PartyFactory(name="Unity")
    made = kept("party\temail\nUnity\tjean. dupont@x.example")
    match_list(made, columns=made.columns, head=made.head, by=rex)

    page = as_(world.rex).get(reverse("registry:list", args=[made.pk]), {"state": "all"})

    assert "jean. dupont@x.example" in page.content.decode()
    assert "no e-mail address" in page.content.decode()


def test_what_no_column_of_ours_takes_is_kept_as_notes(kept):
    made = kept("party\tphone\temail\tlanguage\nUnity\t+22 1\ta@x.org, b@x.org\tKlingon")

    rows, _nameless = typed_rows(made)

    assert (rows[0].email, rows[0].note) == ("a@x.org", "phone: +22 1; b@x.org; Klingon")


def hidden():
    book = Workbook()
    for row in (["party", "country"], ["Unity Party of Reason", "France"]):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_hidden_row_is_never_certain(rex, world, as_):
    PartyFactory(name="Unity Party of Reason")
    made = keep_list(
        read_file(io.BytesIO(data := hidden()), size=len(data)), name="L", at=None, by=rex
    )
    match_list(made, columns=made.columns, head=made.head, by=rex)

    row = made.rows.get()
    page = as_(world.rex).get(reverse("registry:list", args=[made.pk])).content.decode()
    assert (row.state, row.party) == ("doubtful", None)
    assert "the row is hidden in the workbook" in page
    assert "Rows hidden in the workbook were read" in page


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh-hans"])
def test_our_own_list_is_read_again_without_change(language, kept, rex, world, as_):
    unity = PartyFactory(name="Unity Party of Reason")
    made = kept(
        "party\tcountry\temail\tphone\nUnity Party of Reason\tFrance\ta@x.org; b@x.org\t=1\nNobody At All\t\t\t"
    )
    match_list(made, columns=made.columns, head=made.head, by=rex)
    with override(language):
        address = reverse("registry:list-csv", args=[made.pk])

    table = as_(world.rex).get(address).content
    again = keep_list(read_file(io.BytesIO(table), size=len(table)), name="2", at=None, by=rex)
    match_list(again, columns=again.columns, head=again.head, by=rex)

    told = ("typed_name", "typed_country", "contact", "email", "language", "note", "party")
    assert list(again.rows.values_list(*told)) == list(made.rows.values_list(*told))
    assert again.rows.first().party == unity


def test_a_large_file_is_read_by_the_worker(world, as_):
    rows = "".join(f"Party {n},France,{'x' * 900}\n" for n in range(600))
    file = SimpleUploadedFile("list.csv", f"party,country,remarks\n{rows}".encode())

    answer = as_(world.rex).post(
        reverse("registry:list-keep"), {"key": "k", "name": "Long", "file": file}
    )
    waiting = as_(world.rex).get(answer.url).content.decode()
    while work_once():
        pass
    read = as_(world.rex).get(answer.url).content.decode()

    assert "The file is being read." in waiting
    assert "600 rows contain a party." in read
    assert MatchList.objects.get().file.name == ""


def test_a_large_file_that_cannot_be_read_says_why_on_its_page(world, as_):
    file = SimpleUploadedFile("list.csv", b"x" * 900_000)

    answer = as_(world.rex).post(
        reverse("registry:list-keep"), {"key": "k", "name": "Long", "file": file}
    )
    while work_once():
        pass

    assert (
        "contains more text than a spreadsheet allows"
        in as_(world.rex).get(answer.url).content.decode()
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [("рус", "ru"), ("ESP", "es"), ("англ.", "en"), ("FRA", "fr"), ("عربي", "ar"), ("英", "en"),
     ("zho", "zh-hans"), ("an", ""), ("deutsch", "")],
)  # fmt: skip
def test_languages_are_understood_when_cut_short(typed, code):
    assert language_meant(typed) == code


def test_a_full_stop_after_an_address_is_taken_off_and_said(kept, rex):
    PartyFactory(name="Da Party")
    listed = kept("Party,E-mail\nDa Party,leader@da.example.\nOther,a@b.example")
    match_list(listed, columns={"party": 0, "email": 1}, head=0, by=rex)

    row, other = listed.rows.all()

    assert (row.email, says(row)[0]) == (
        "leader@da.example",
        "the e-mail was entered as “<bdi>leader@da.example.</bdi>” and read as “<bdi>leader@da.example</bdi>”",
    )
    assert "address_mended" not in dict(other.reasons)


@pytest.mark.parametrize(
    "line", ["TOTAL: 22 parties", "Sous-total 5", "Итого: 22 партии", "合计：22", "المجموع 22"]
)
def test_the_line_of_a_total_names_no_party(line, kept, rex):
    PartyFactory(name="Total Renewal Party")
    listed = kept(f"Party,Country\n{line},\nTotal Renewal Party,France")
    match_list(listed, columns={"party": 0, "country": 1}, head=0, by=rex)

    total, party = listed.rows.all()

    assert (total.state, total.reasons[0][0]) == ("none", "no_party_named")
    assert party.reasons == [] or party.reasons[0][0] != "no_party_named"


def test_a_list_without_a_day_offers_the_parties_of_today_first(kept, rex):
    PartyFactory(name="Democratic Party", founded=1920, ended=1924)
    alive = PartyFactory(name="Democratic Party of Work", founded=1990)
    listed = kept("Party\nDemocratic Party\nOther")
    match_list(listed, columns={"party": 0}, head=0, by=rex)

    row = listed.rows.first()

    assert (row.candidates[0]["id"], row.state) == (alive.pk, "doubtful")
