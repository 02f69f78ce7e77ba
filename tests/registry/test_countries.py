"""Names of states as the United Nations has them, changed by the operator, or as CLDR has them."""

import pytest
from django.conf import settings
from django.urls import reverse

from plenipo.kit.alphabet import in_order
from plenipo.kit.forms import state_of
from plenipo.kit.states import united_nations
from plenipo.records.models import By, JournalEntry
from plenipo.registry.actions.countries import load_countries, name_country
from plenipo.registry.models import Country
from plenipo.registry.models.world import FACTS
from plenipo.registry.queries.matching import is_country
from plenipo.registry.words.countries import countries_called, country_name, named
from tests.factories import CountryFactory

BY = By(duty="register")
LANGUAGES = [code for code, _label in settings.LANGUAGES]


def test_every_member_and_observer_has_a_short_and_a_formal_name_in_six_languages():
    states = [fact.code for fact in FACTS if fact.status in ("member", "observer")]
    lacking = [
        (code, language)
        for code in states
        for language in ("en", "fr", "es", "ru", "zh", "ar")
        if not all(united_nations().get(code, {}).get(language, ("",)))
    ]

    assert len(states) == 195
    assert lacking == []


@pytest.mark.parametrize(
    ("code", "alpha2", "language", "short", "formal"),
    [
        ("KGZ", "KG", "ru", "Кыргызстан", "Кыргызская Республика"),
        ("ARE", "AE", "ru", "Объединенные Арабские Эмираты", "Объединенные Арабские Эмираты"),
        ("BLR", "BY", "fr", "Bélarus", "République du Bélarus"),
        ("CPV", "CV", "fr", "Cabo Verde", "République de Cabo Verde"),
        ("TUR", "TR", "fr", "Türkiye", "République de Türkiye"),
        ("DJI", "DJ", "es", "Djibouti", "República de Djibouti"),
        ("QAT", "QA", "es", "Qatar", "Estado de Qatar"),
        ("CIV", "CI", "ar", "كوت ديفوار", "جمهورية كوت ديفوار"),
        ("MMR", "MM", "en", "Myanmar", "Republic of the Union of Myanmar"),
        ("PSE", "PS", "zh-hans", "巴勒斯坦国", "巴勒斯坦国"),
        ("PRK", "KP", "fr", "République populaire démocratique de Corée",
         "République populaire démocratique de Corée"),
    ],
)  # fmt: skip
def test_states_are_called_as_the_united_nations_call_them(code, alpha2, language, short, formal):
    assert named(Country(code=code, alpha2=alpha2), language) == (short, formal)


def test_every_country_of_the_register_has_a_name_in_every_language(db):
    load_countries()
    codes = {
        c.code for c in Country.objects.all() for n in LANGUAGES if country_name(c, n) == c.code
    }

    assert codes == set()


def test_the_operator_goes_before_the_united_nations_and_a_conference_before_both():
    country = Country(code="BLR", alpha2="BY", names={"fr": {"short": "Biélorussie"}})
    here = {"": "un", "BLR": {"fr": {"short": "Le Bélarus", "formal": ""}}}

    assert named(country, "fr") == ("Biélorussie", "République du Bélarus")
    assert named(country, "fr", here) == ("Le Bélarus", "République du Bélarus")
    assert country_name(country, "ru", here) == "Беларусь"
    assert country_name(country, "es", {"": "cldr"}) == "Bielorrusia"


def test_naming_a_country_is_recorded_once(db):
    country = CountryFactory(code="BLR", alpha2="BY")
    names = {"fr": {"short": "Biélorussie", "formal": ""}}

    assert name_country(country, names, by=BY)
    assert not name_country(country, names, by=BY)

    assert Country.objects.get(pk="BLR").names == names
    line = JournalEntry.objects.get(verb="registry.country.named")
    assert line.details == {"before": {}, "after": names}


def test_countries_are_found_by_a_name_in_any_language(db):
    load_countries()

    assert [line.code for line in countries_called("кыргыз")] == ["KGZ"]
    assert [line.code for line in countries_called("Emiratos")] == ["ARE"]
    assert len(countries_called()) == Country.objects.count()


def test_countries_stand_in_the_order_of_the_alphabet(db):
    load_countries()
    names = [line.short for line in countries_called()]

    assert names[0] == "Afghanistan"
    assert names == in_order(names)


def test_the_operator_changes_a_name_on_its_page(world, as_):
    CountryFactory(code="BLR", alpha2="BY")
    client = as_(world.rex)

    client.post(
        reverse("registry:country-set", args=["BLR"]),
        {"key": "k" * 32, "seen": state_of({}), "short_fr": "Biélorussie"},
    )

    page = client.get("/fr/register/countries/?q=BLR").content.decode()
    assert "Biélorussie" in page
    assert client.get("/fr/register/countries/?q=nowhere").content.decode().count("data-row") == 0


def test_matching_knows_a_country_by_the_name_the_operator_gave_it(db):
    country = CountryFactory(code="BLR", alpha2="BY")
    assert is_country("République du Bélarus")
    assert not is_country("Ruthénie blanche")

    name_country(country, {"fr": {"short": "Ruthénie blanche", "formal": ""}}, by=BY)

    assert is_country("Ruthénie blanche")
