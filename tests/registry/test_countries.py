from django.utils.translation import override

from plenipo.kit.iso import ALPHA3, WITHIN
from plenipo.registry.actions.countries import load_countries
from plenipo.registry.models import Country
from plenipo.registry.models.world import FACTS
from plenipo.registry.queries.countries import (
    REGIONS,
    SUBREGIONS,
    country_choices,
    country_name,
    in_order,
    region_name,
)


def test_every_country_of_the_iso_list_and_of_history_has_its_facts():
    assert {fact.code for fact in FACTS} == set(ALPHA3.values()) | set(WITHIN)
    assert len(FACTS) == len({fact.code for fact in FACTS})


def test_the_united_nations_have_193_members_and_two_observers():
    by_status = [fact.status for fact in FACTS]

    assert (by_status.count("member"), by_status.count("observer")) == (193, 2)


def test_every_region_of_the_facts_has_a_name():
    assert {fact.region for fact in FACTS} - set(REGIONS) == {""}
    assert {fact.subregion for fact in FACTS} - set(SUBREGIONS) == {""}
    assert [region_name(key) for key in ("asia", "western_asia")] == ["Asia", "Western Asia"]


def test_the_countries_stand_in_a_new_database(db):
    assert Country.objects.count() == len(FACTS)
    assert load_countries() == 0


def test_a_release_mends_facts_and_leaves_the_operators_name_alone(db):
    Country.objects.filter(code="FRA").update(region="asia", own_name="French Republic")
    Country.objects.filter(code="ATA").delete()

    assert load_countries() == 2

    france = Country.objects.get(code="FRA")
    assert (france.region, france.own_name) == ("europe", "French Republic")


def test_a_country_is_named_in_the_language_of_the_reader():
    germany = Country(code="DEU", alpha2="DE")

    names = [country_name(germany, language) for language in ("en", "fr", "ru", "zh-hans", "ar")]

    assert names == ["Germany", "Allemagne", "Германия", "德国", "ألمانيا"]


def test_what_cldr_does_not_name_has_a_name_of_ours():
    assert country_name(Country(code="DDR")) == "German Democratic Republic"
    assert country_name(Country(code="XKX", alpha2="XK")) == "Kosovo"
    assert country_name(Country(code="QQQ")) == "QQQ"
    assert country_name(Country(code="DDR", own_name="GDR")) == "GDR"


def ordered(language, *names):
    with override(language):
        return [name for _code, name in in_order(("", name) for name in names)]


def test_lists_follow_the_alphabet_of_the_reader():
    assert ordered("fr", "Zambie", "Égypte", "Équateur", "Espagne", "Algérie") == [
        "Algérie",
        "Égypte",
        "Équateur",
        "Espagne",
        "Zambie",
    ]
    assert ordered("es", "Nueva Zelandia", "Ñandú", "Nzima", "Oman")[1:] == [
        "Nzima",
        "Ñandú",
        "Oman",
    ]
    assert ordered("ru", "Йемен", "Италия", "Ирак", "Казахстан") == [
        "Ирак",
        "Италия",
        "Йемен",
        "Казахстан",
    ]
    assert ordered("zh-hans", "中国", "阿尔及利亚", "法国", "德国") == [
        "阿尔及利亚",
        "德国",
        "法国",
        "中国",
    ]


def test_every_country_can_be_chosen(db):
    with override("fr"):
        choices = country_choices()

    assert len(choices) == len(FACTS)
    assert choices[0] == ("AFG", "Afghanistan")
