"""What can be looked for as a name in every text, and what is left of a text without it."""

import pytest

from plenipo.kit.whole_names import (
    cleaned,
    is_whole_name,
    without_names,
    without_words,
    words_of,
)


@pytest.mark.parametrize(
    "name",
    [
        "Lars Klingbeil",
        "J. Smith",
        "Maria-José O’Neill d'Ávila",
        "Tarek Al-Zahrani",
        "ليلى بركات",
        "Иван Петров",
        "李明",
        "李 明",
        "让·皮埃尔",
        "김정수",
        "Nguyễn Văn An",
        "lars@spd.example",
        "o'neill+list@party.example",
    ],
)
def test_a_full_name_or_an_address_is_looked_for(name):
    assert is_whole_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a",
        "李",
        "Klingbeil",
        "a b",
        ". .",
        '{"text": "',
        '", "whom": "',
        '"text"@party.example',
        "two words\\",
        r"\bLars \w+",
        "Lars .*",
        "Lars (Klingbeil|Petrov)",
        "[A-Z] name",
        "Lars\x00Klingbeil",
        "Article 7 bis",
        "not@an address",
        "@",
    ],
)
def test_what_is_no_name_is_not(name):
    assert not is_whole_name(name)


@pytest.mark.parametrize(
    "words",
    [
        "bilateral meetings",
        "Bilateral  MEETINGS",
        "bilateral meet",
        "meeting with",
        "Dear Sir",
        "entretiens bilatéraux",
        "entretiens bilateraux",
        "双边会见",
        "двусторонних встреч",
    ],
)
def test_what_our_own_pages_and_letters_say_names_nobody(words):
    assert not is_whole_name(words)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Brian Lincoln", "Brian Lincoln"),
        ("Dr Ian Lincoln", "Dr —"),
        ("Ian\nLincoln", "—"),
        ("with Ian Lincoln's aide", "with —'s aide"),
    ],
)
def test_a_name_begins_where_a_word_does_and_may_be_broken_over_a_line(text, left):
    assert without_names(["Ian Lincoln"])(text) == left


def test_an_arabic_name_is_found_after_what_is_written_together_with_it():
    assert without_names(["ليلى بركات"])("أحمد وليلى بركات") == "أحمد و—"


@pytest.mark.parametrize("name", ['{"text": "', '", "', "text", "\\", "\\n", ".", "e", "(", ": "])
def test_values_stay_values_whatever_is_taken_out_of_their_texts(name):
    values = {"text": 'She said: "no", then\nleft.', "avoid": [["not_next_to", 7]], "minutes": None}

    left = cleaned(values, without_names([name]))

    assert list(left) == list(values)
    assert left["avoid"][0][1] == 7
    assert left["minutes"] is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Szymborska", "—"),
        ("Mrs szymborska?", "Mrs —?"),
        ("Nunez", "—"),
        ("Bo", "—"),
        ("Bo Adams", "Bo Adams"),
        ("Szymborskaja", "Szymborskaja"),
        ("维斯", "—"),
        ("维斯女士", "—女士"),
        ("", ""),
    ],
)
def test_whoever_is_asked_for_by_one_word_of_the_name_is_taken_out(text, left):
    family = words_of(["Szymborska-Ñúñez 维斯"])
    called = words_of(["Bo Szymborska-Ñúñez", "维斯", "bo@example.org"])

    assert without_words(family, called=called)(text) == left
