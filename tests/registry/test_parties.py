"""The register in the browser: searched in any script, filtered, exported; what a page costs does not grow."""

import csv
import io
import json

import pytest
from django.urls import reverse

from plenipo.registry.models import Affiliation, Party, PartyName, StatusPeriod
from plenipo.registry.queries.search import search
from tests.factories import CountryFactory, PartyFactory

REGISTER = "registry:parties"


def body(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig")


@pytest.fixture
def read(world, as_):
    client = as_(world.obi)
    return lambda **asked: client.get(reverse(REGISTER), asked).content.decode()


def names(page):
    """The entries a page of the register lists."""
    return page.count('<tr data-row tabindex="-1">')


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Partido Acción Democrática", "accion democratica"),
        ("Partido Acción Democrática", "ACCION demo"),
        ("Единая Россия", "единая"),
        ("حزب الْعدالة", "العدالة"),
        ("中国共产党", "共产党"),
        ("自由民主党", "民主"),
        ("Sozialdemokratische Partei", "demokrat"),
        ("Perussuomalaiset", "suomal"),
        ("Δημοκρατία", "δημοκρατια"),
        ("Phong trào Đổi Mới", "doi moi"),
        ("Nahdlatul’Ulama", "nahdlatul ulama"),
    ],
)
def test_an_entry_is_found_as_typed_in_any_script_and_without_accents(name, typed, world):
    party = PartyFactory(name=name, name_english="", name_language="")

    assert list(search(typed)) == [party]


def test_former_names_short_names_and_names_in_english_find_it_too(world):
    party = PartyFactory(name="Les Républicains", name_english="Republicans", name_short="LR")
    PartyName.objects.create(party=party, kind="other", text="UMP")
    from plenipo.registry.actions.words import index

    index([party])

    assert [list(search(typed)) for typed in ("ump", "lr", "republicans")] == [[party]] * 3


@pytest.mark.parametrize("typed", ["%", "_", "'; drop table", "“”"])
def test_what_is_no_word_finds_nothing_and_breaks_nothing(typed, read):
    assert names(read(q=typed)) == 0


@pytest.mark.parametrize("typed", ["\0", "\u200f\u200e", "\u202e \u202c"])
def test_marks_that_take_no_room_ask_for_nothing(typed, read):
    assert names(read(q=typed)) == names(read())


@pytest.fixture
def register(world):
    Party.objects.exclude(invitations__isnull=False).delete()
    Party.objects.update(country="AUS")  # the invited one is out of the way
    peru, ddr = CountryFactory(code="PER"), CountryFactory(code="DDR")
    here = {
        "andes": PartyFactory(name="Andes", country=peru, family="green", founded=1990),
        "ddr": PartyFactory(name="Einheit", country=ddr, founded=1946, ended=1990),
        "aube": PartyFactory(name="Aube", founded=1981, kind="movement"),
        "body": PartyFactory(name="International", country=None, kind="international"),
    }
    Affiliation.objects.create(party=here["andes"], international=here["body"])
    StatusPeriod.objects.create(party=here["aube"], status="cabinet", since=1997, until=2002)
    return here


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"country": "PER"}, ["Andes"]),
        ({"country": "DDR"}, ["Einheit"]),
        ({"region": "europe"}, ["Aube", "Einheit"]),
        ({"region": "latin_america"}, ["Andes"]),
        ({"family": "green"}, ["Andes"]),
        ({"kind": "movement"}, ["Aube"]),
        ({"status": "government"}, ["Aube"]),
        ({"status": "government", "year": "2000"}, ["Aube"]),
        ({"status": "government", "year": "2005"}, []),
        ({"year": "1985"}, ["Aube", "Einheit"]),
        ({"year": "nonsense", "country": "PER"}, ["Andes"]),
        ({"q": "einheit", "country": "PER"}, []),
    ],
    ids=lambda value: (
        "-".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else ""
    ),
)
def test_filters_narrow_and_what_makes_no_sense_is_left_aside(asked, found, register, read):
    page = read(**asked)

    listed = [name for name in ("Andes", "Aube", "Einheit") if f">{name}</bdi></a>" in page]
    assert listed == found


def test_members_of_an_international_are_found(register, read):
    page = read(international=register["body"].pk)

    assert ">Andes</bdi></a>" in page
    assert names(page) == 1


def test_a_page_beyond_the_last_is_the_first(register, read):
    assert names(read(page="99")) == names(read(page="x")) == 5


def test_the_export_is_what_was_found_and_carries_no_formula(register, world, as_):
    PartyFactory(name="=1+1", country=CountryFactory(code="PER"))
    client = as_(world.obi)

    rows = list(
        csv.DictReader(
            io.StringIO(body(client.get(reverse("registry:parties-csv"), {"country": "PER"})))
        )
    )
    told = json.loads(body(client.get(reverse("registry:parties-json"), {"country": "PER"})))

    assert sorted(row["name"] for row in rows) == ["'=1+1", "Andes"]
    assert sorted(party["name"] for party in told["parties"]) == ["=1+1", "Andes"]


@pytest.mark.parametrize("extra", [1, 3])
def test_more_entries_cost_no_more_queries(extra, world, as_, django_assert_num_queries):
    PartyFactory.create_batch(extra, name="Another")
    client = as_(world.obi)

    # session, account, internationals, countries, counted, all, numbers of the page, entries, duties, memberships
    with django_assert_num_queries(10):
        page = client.get(reverse(REGISTER)).content.decode()

    assert page.count(">Another</bdi></a>") == extra
