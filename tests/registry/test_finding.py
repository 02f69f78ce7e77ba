"""Every list finds all words, in any order, case and script, without accents; the same on every database."""

import re
from pathlib import Path

import pytest

import plenipo
from plenipo.kit.iso import ALPHA3
from plenipo.registry.models import Party
from plenipo.registry.queries.finding import fits, name_and_countries, narrowed, terms_of
from plenipo.registry.queries.search import search
from tests.factories import PartyFactory


def finds(words, *texts, country=""):
    return fits(terms_of(words), texts, [country])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Esperanza Hernández", "Hernandez Esperanza"),
        ("hernandez", "Hernández"),
        ("васильева", "Васильева"),
        ("АЛЕША", "Алёша"),
        ("STRASSE", "Straße"),
        ("istanbul", "İstanbul"),
        ("ISPARTA", "ısparta"),
        ("حزب", "حِزْب الأمة"),
        ("الوفد", "حزب وفد"),
        ("Ng", "Ｎｇ Ｗｅｉ"),
        ("社会党", "日本社会党"),
        ("nguyen dang", "Đặng Nguyễn"),
        ("obrien", "O’Brien"),
        ("demokrat", "Sozialdemokraten"),
    ],
)
def test_all_words_are_found_however_they_are_written(words, text):
    assert finds(words, text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("希望劳动党（阿尔及利亚）", ("希望劳动党", {"DZA"})),
        ("阿尔及利亚希望劳动党", ("希望劳动党", {"DZA"})),
        ("希望劳动党，阿尔及利亚", ("希望劳动党", {"DZA"})),
        ("阿尔及利亚", ("", {"DZA"})),
        ("Party of Hope (South Africa)", ("Party of Hope", {"ZAF"})),
        ("PS France", ("PS", {"FRA"})),
        ("حزب الأمل قطر", ("حزب الأمل", {"QAT"})),
    ],
)
def test_a_country_is_told_apart_from_the_name_it_is_typed_with(words, told):
    assert name_and_countries(words) == told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Esperanza Gil", "Esperanza Hernández"),
        ("社会党", "党社会"),
        ("la", "Gala"),
        ("!!", "Gala !!"),
    ],
)
def test_what_lacks_a_word_is_not_found(words, text):
    party = PartyFactory(name=text)

    assert not narrowed(Party.objects.filter(pk=party.pk), words, "name").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "UK labour",
        "labour uk",
        "Labour United Kingdom",
        "GBR Labour",
        "Великобритания labour",
        "英国 labour",
    ],
)
def test_a_country_answers_to_its_usual_names(words):
    assert finds(words, "Labour Party", country="GBR")
    assert not finds(words, "Labour Party", country="NOR")


@pytest.mark.django_db
def test_small_words_that_are_codes_name_no_country_unless_in_capitals():
    assert not finds("de", "Labour Party", country="DEU")
    assert finds("DE", "Labour Party", country="DEU")


@pytest.mark.django_db
def test_the_register_finds_in_the_same_way():
    party = PartyFactory(name="حِزْب الأمة", name_english="Nation Party", country__code="ARE")
    PartyFactory(name="Labour", name_english="Labour", country__code="NOR")

    for words in ("حزب الأمة", "party NATION", "nation UAE", "阿联酋 nation", "ОАЭ"):
        assert list(search(words)) == [party]


def test_no_list_leaves_the_comparison_of_words_to_the_database():
    """Two databases compare letters in two ways, and SQLite knows no case but that of ASCII."""
    root = Path(plenipo.__file__).parent
    found = [
        str(path.relative_to(root))
        for path in sorted(root.rglob("*.py"))
        if "migrations" not in path.parts
        and re.search(r"__i?(contains|startswith|endswith)\b", path.read_text("utf-8"))
    ]
    # references and kinds of our own making, verbs of an area, and folded words
    assert found == [
        "delegations/actions/leftovers.py",
        "delegations/queries/circulars.py",
        "delegations/queries/held.py",
        "portal/queries/activity.py",
        "programme/desk.py",
        "registry/queries/search.py",
    ]


def test_the_names_of_countries_in_their_own_languages_are_those_of_cldr():
    from babel import Locale, UnknownLocaleError
    from babel.languages import get_official_languages

    own = []
    for two, three in ALPHA3.items():
        for language in get_official_languages(two, regional=True, de_facto=True):
            try:
                name = Locale.parse(language).territories.get(two)
            except UnknownLocaleError:
                continue
            if name and (line := f"{three},{name}") not in own:
                own.append(line)
    kept = Path(plenipo.__file__).parent / "kit/data/own_names.csv"
    assert kept.read_text("utf-8").splitlines() == own
