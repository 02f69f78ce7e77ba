"""Language tags are compared as tags, and a name tells its language by script, words and country."""

import pytest

from plenipo.kit.tags import Tag, inferred, same_script, script_of, tag_of


@pytest.mark.parametrize("text", ["zh-Hans", "zh-hans", "zh_Hans", "zh-CN", "ZH"])
def test_one_tag_is_written_in_many_ways(text):
    assert tag_of(text) == Tag("zh", "Hans")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("ar", Tag("ar", "Arab")),
        ("und-Arab", Tag("", "Arab")),
        ("sr", Tag("sr", "Cyrl")),
        ("sr-Latn", Tag("sr", "Latn")),
        ("zh-TW", Tag("zh", "Hant")),
        ("", Tag()),
    ],
)
def test_a_tag_knows_the_script_of_its_language(text, tag):
    assert tag_of(text) == tag


def test_tags_are_written_as_the_web_wants_them():
    tags = [Tag("zh", "Hans"), Tag("sr", "Latn"), Tag("ar", "Arab"), Tag("", "Cyrl"), Tag()]

    assert [str(tag) for tag in tags] == ["zh-Hans", "sr-Latn", "ar", "und-Cyrl", ""]


def test_all_of_chinese_is_one_script_for_a_reader():
    assert same_script("Hani", "Hans")
    assert not same_script("Jpan", "Hans")
    assert not same_script("", "")


@pytest.mark.parametrize(
    ("name", "script"),
    [("حزب الوفد", "Arab"), ("Единство 21", "Cyrl"), ("立憲民主党の会", "Jpan"), ("123", "")],
)
def test_a_name_shows_its_script(name, script):
    assert script_of(name) == script


@pytest.mark.parametrize(
    ("name", "country", "tag"),
    [
        ("حزب الوفد", "EG", "ar"),
        ("متحدہ قومی موومنٹ", "PK", "ur"),
        ("Либерална партия", "BG", "bg"),
        ("Опозиційний блок", "UA", "uk"),
        ("Ақ жол", "KZ", "kk"),
        ("Отан", "KZ", "und-Cyrl"),  # Russian or Kazakh: its letters do not tell
        ("自由黨", "HK", "zh-Hant"),
        ("中国共产党", "CN", "zh-Hans"),
        ("Parti socialiste suisse", "CH", "fr"),
        ("Nieuw-Vlaamse Alliantie", "BE", "und-Latn"),
        ("Union pour la République", "MR", "fr"),
        ("African National Congress", "ZA", "en"),
        ("Social Democratic Party of Kazakhstan", "KZ", "en"),
        ("Ethniki Enosis", "GR", "und-Latn"),  # romanised Greek is no Greek text
    ],
)
def test_the_language_of_a_name_is_inferred(name, country, tag):
    assert str(inferred(name, country)) == tag


def test_a_romanised_name_is_not_in_a_language_of_the_country():
    assert str(inferred("Partido Popular", "ES", local=True)) == "es"
    assert str(inferred("Forza", "IT", local=False)) == "und-Latn"
