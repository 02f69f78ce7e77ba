import pytest

from plenipo.engines.matching.tokens import MEANING_NUMBER, NEARNESS, tokens_of


def meanings(text):
    return [token.meaning for token in tokens_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Socialist Party",
        "Partido Socialista",
        "Parti socialiste",
        "Социалистическая партия",
        "Соціалістична партія",
        "Partia Socialiste",
        "Sosialistisk parti",
        "Szocialista Párt",
        "Σοσιαλιστικό Κόμμα",
        "Socialistická strana",
        "Sosyalist Parti",
        "समाजवादी पार्टी",
    ],
)
def test_socialist_and_party_are_known_in_many_languages(text):
    assert sorted(meanings(text)) == ["party", "socialist"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Volkspartei", ["people", "party"]),
        ("Sozialdemokratische Partei", ["social", "democratic", "party"]),
        ("Arbeiderpartiet", ["labour", "party"]),
        ("Folkeparti", ["people", "party"]),
        ("社会民主党", ["social", "democratic", "party"]),
        ("자유당", ["freedom", "party"]),
    ],
)
def test_compounds_and_scripts_without_spaces_are_cut(text, known):
    assert meanings(text) == known


def test_small_words_are_left_out_unless_nothing_else_is_there():
    assert [t.text for t in tokens_of("the Party of the Left")] == ["party", "left"]
    assert [t.text for t in tokens_of("Da!")] == ["da"]


def test_nearness_is_mutual_and_whole_only_with_itself():
    assert (NEARNESS == NEARNESS.T).all()
    assert NEARNESS.diagonal().tolist() == [1.0] * len(MEANING_NUMBER)
    assert (NEARNESS[NEARNESS < 1] <= 0.9).all()
