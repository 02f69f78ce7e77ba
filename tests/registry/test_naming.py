"""The name to use of a party, chosen once: by hand, nomenclature, language, script, own name, English."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from plenipo.records.models import By
from plenipo.registry.actions.entries import add_party, change_party
from plenipo.registry.bridge.naming import names_to_use, with_own
from plenipo.registry.models import Party
from tests.factories import CountryFactory

BY = By(duty="register")
LANGUAGES = ["ar", "zh-hans", "en", "fr", "ru", "es"]


def used(party):
    return {language: party.called_in(language).text for language in LANGUAGES}


def hows(party):
    return {language: party.called_in(language).how for language in LANGUAGES}


@pytest.fixture
def add(db):
    def added(code, alpha2, name, **values):
        country = CountryFactory(code=code, alpha2=alpha2)
        return add_party(by=BY, country_id=country.pk, name=name, **values)

    return added


def test_a_name_in_the_language_comes_first(add):
    names = [["other", "Союз свободы", "ru", "Cyrl", None, None]]
    party = add("PRT", "PT", "União da Liberdade", name_english="Freedom Union", names=names)

    assert used(party) == dict.fromkeys(LANGUAGES, "União da Liberdade") | {
        "en": "Freedom Union",
        "ru": "Союз свободы",
    }
    assert hows(party)["ru"] == "language"


def test_the_language_is_inferred_where_the_source_is_silent(add):
    party = add("EGY", "EG", "حزب الوفد", name_language="und-Arab", name_english="Wafd Party")

    assert party.called_in("ar") == ("حزب الوفد", "ar", "inferred")


def test_a_name_in_the_script_can_be_read(add):
    party = add("BGR", "BG", "Либерална партия", name_english="Liberal Party")

    assert party.called_in("ru") == ("Либерална партия", "bg", "script")


def test_the_own_name_has_its_latin_form_beside_it(add):
    names = [["romanised", "Kartuli Otsneba", "", "Latn", None, None]]
    party = add("GEO", "GE", "ქართული ოცნება", name_english="Georgian Dream", names=names)

    own = "ქართული ოცნება (Kartuli Otsneba)"
    assert used(party) == dict.fromkeys(LANGUAGES, own) | {"en": "Georgian Dream"}


def test_english_is_the_last_resort(add):
    party = add("GEO", "GE", "ქართული ოცნება", name_english="Georgian Dream")

    assert used(party) == dict.fromkeys(LANGUAGES, "Georgian Dream")
    assert hows(party) == dict.fromkeys(LANGUAGES, "english") | {"en": "language"}


def test_former_and_short_names_are_not_used(add):
    names = [
        ["other", "Старый союз", "ru", "Cyrl", 1990, 1999],
        ["short", "СС", "ru", "Cyrl", None, None],
    ]
    party = add("PRT", "PT", "União", name_english="Union", names=names)

    assert used(party)["ru"] == "União"


def test_tags_are_compared_as_tags(add):
    party = add("CHN", "CN", "人民联盟", name_language="zh-Hans", name_english="People's Union")

    assert party.called_in("zh-hans") == ("人民联盟", "zh-Hans", "language")


def test_traditional_letters_serve_where_there_are_no_others(add):
    names = [["other", "自由党", "zh", "Hans", None, None]]
    alone = add("HKG", "HK", "自由黨", name_english="Liberal Party")
    both = add("MAC", "MO", "自由黨", name_english="Liberal Party", names=names)

    assert used(alone)["zh-hans"] == "自由黨"
    assert used(both)["zh-hans"] == "自由党"


def test_what_a_conference_says_goes_before_the_register(add):
    party = add("PRT", "PT", "União", name_english="Union")

    called = with_own(party.called, {"fr": "Par la main"}, {"fr": "Ici", "zh_Hans": "联盟"})

    assert called["fr"] == ["Par la main", "fr", "set"]
    assert called["zh-hans"] == ["联盟", "zh-Hans", "conference"]
    assert called["es"] == party.called["es"]
    assert names_to_use(party, own={"fr": "Par la main"})["fr"] == called["fr"]


def test_a_change_of_the_entry_is_a_change_of_the_names(add):
    party = add("PRT", "PT", "União", name_english="Union")

    change_party(party, seen=0, by=BY, names=[["other", "Unión", "es", "Latn", None, None]])
    assert used(Party.objects.get())["es"] == "Unión"

    change_party(
        Party.objects.get(), seen=1, by=BY, country_id=CountryFactory(code="MEX", alpha2="MX").pk
    )
    assert Party.objects.get().called_in("es") == ("Unión", "es", "language")


def test_the_page_of_an_entry_says_what_is_inferred_and_what_is_used(add, world, as_):
    party = add("EGY", "EG", "حزب الوفد", name_language="und-Arab", name_english="Wafd Party")

    page = as_(world.rex).get(reverse("registry:party", args=[party.pk])).content.decode()

    assert "Arabic (inferred)" in page
    assert "name in this language (inferred)" in page


def test_a_party_is_called_in_the_language_of_the_reader(add):
    party = add("EGY", "EG", "حزب الوفد", name_english="Wafd Party")

    assert str(party) == "Wafd Party"
    with override("ar"):
        assert str(party) == "حزب الوفد"
