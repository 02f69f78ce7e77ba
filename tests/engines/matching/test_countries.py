import pytest

from plenipo.engines.matching import folded_names, resolve_country
from plenipo.kit.iso import ALPHA2, ALPHA3, WITHIN, names_of_countries

NAMES = folded_names(names_of_countries())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("FRA", "FRA"),
        ("fr", "FRA"),
        ("France", "FRA"),
        ("Allemagne", "DEU"),
        ("Estados Unidos", "USA"),
        ("Кот-д’Ивуар", "CIV"),
        ("جمهورية الكونغو الديمقراطية", "COD"),
        ("英国", "GBR"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Iran, Islamic Republic of", "IRN"),
        ("Korea, Democratic People's Republic of", "PRK"),
        ("Republic of Fiji", "FJI"),
        ("République de Guinée", "GIN"),
        ("The Gambia", "GMB"),
        ("Czechoslovakia", "CSK"),
        ("Kosovo", "XKX"),
        ("NA", "NAM"),
        ("S. Africa", "ZAF"),
        ("S Africa", "ZAF"),
        ("N. Korea", "PRK"),
        ("Dom. Rep.", "DOM"),
        ("Cent. Afr. Rep.", "CAF"),
        ("St. Lucia", "LCA"),
        ("U. Kingdom", "GBR"),
        ("U.S.A.", "USA"),
        ("Rep. of Korea", "KOR"),
        ("S.", None),
        ("Afr.", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_code_and_by_name_in_six_languages(typed, code):
    assert resolve_country(typed, NAMES) == code


def test_codes_of_the_register_are_taken_as_they_are():
    assert resolve_country("eun", NAMES, {"EUN"}) == "EUN"
    assert resolve_country("ZZZ", {}, {"ZZZ"}) == "ZZZ"


def test_the_pairs_of_codes_are_one_to_one():
    assert len(ALPHA2) == len(ALPHA3) == 250
    assert all(len(two) == 2 and len(three) == 3 for two, three in ALPHA3.items())
    assert set(WITHIN.values()) - {""} <= set(ALPHA2)
