"""Concepts in texts: what is found, what is not, and where it stands."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.engines.phrases import Concept, Finder, Likeness, SourceText, Wording, index_of
from tests.engines.phrases import judge


def found(text, *variants, language="en", nots=(), of="", **asked):
    concept = Concept(
        "c",
        tuple(Wording(each, language) for each in variants),
        tuple(Wording(each, language) for each in nots),
    )
    hits = Finder(index_of([SourceText("1", text, of)])).hits([concept], **asked)
    assert [text[hit.start : hit.end] for hit in hits] == [hit.text for hit in hits]
    return [hit.text for hit in hits]


FORMS = {
    "en": {
        "community with a shared future": [
            "communities with shared futures",
            "Community with the Shared Future",
            "community with a truly shared, and better, future",
            "community with a\nshared\n\nfuture",
            "commu-\nnity with a shared future",
            "com munity with a shared future",
            "community with a sharedfuture",
        ],
        "no one left behind": ["no one leaves behind", "no one leaving anybody behind"],
        "win-win": ["win win", "WIN-WIN"],
        "cooperation": ["co-operation", "coop­eration", "cooperations"],
        "humanity": ["humanities", "Humanity"],
    },
    "fr": {
        "avenir de l’humanité": ["avenirs de l'humanité", "AVENIR DE L'HUMANITE"],
        "changement mondial": ["changements mondiaux"],
        "droits de l'État": ["droit des États", "droit d’État"],
    },
    "es": {
        "destino de la nación": ["destinos de naciones", "destino de la gran nacion"],
        "paz común": ["paces comunes"],
    },
    "ru": {
        "единая судьба": ["единой судьбой", "единых судеб", "единая общая судьба"],
        "мировой рынок": ["мирового рынка", "мировые рынки"],
        "народ и человек": ["народы и люди"],
    },
    "ar": {
        "مجتمع المصير المشترك": ["والمجتمعات ذات المصير المشترك", "لمجتمع المصير المشترك"],
        "القانون الدولي": ["للقانون الدولي", "القَانُونُ الدُّوَلِيّ", "قوانين دولية"],
        "شعب": ["الشعوب", "وشعبنا"],
    },
    "zh-hans": {
        "人类命运共同体": [
            "人类的命运共同体",
            "人类命运\n共同体",
            "人类 命运 共 同 体",
            "人类命运“共同体",
        ],
        "合作共赢": ["合作与共赢"],
    },
}


@pytest.mark.parametrize(
    ("language", "variant", "text"),
    [
        (language, variant, text)
        for language, variants in FORMS.items()
        for variant, texts in variants.items()
        for text in [variant, *texts]
    ],
)
def test_a_variant_is_found_in_its_forms_and_whatever_stands_within_it(language, variant, text):
    before, after = ("关于", "。") if language == "zh-hans" else ("1. ", " 2")

    assert found(before + text + after, variant, language=language) == [text]


@pytest.mark.parametrize(
    ("language", "variant", "text"),
    [
        ("en", "shared future", "The shared. Future days"),
        ("en", "shared future", "future shared"),
        ("en", "humanity", "human"),
        ("en", "development", "develop"),
        ("en", "atone", "at one, at one, at one, at one, at one"),
        ("en", "shared future", "shared one two three four future"),
        ("es", "comunidad", "común"),
        ("ru", "общество", "общий"),
        ("zh-hans", "和平发展", "维护和平，发展经济"),
        ("zh-hans", "共赢", "共同的赢家"),
        ("zh-hans", "合作共赢", "合力作为共同赢得"),
        ("ar", "وطن", "طنا"),
    ],
)
def test_what_only_looks_like_a_variant_is_not_found(language, variant, text):
    assert found(text, variant, language=language) == []


@pytest.mark.parametrize(
    "variant",
    ["shared* (future)?", "^shared future$", "[shared] future.", "shared|future", "shared\\future"],
)
def test_signs_of_patterns_mean_nothing(variant):
    assert found("a shared future, sharedX futureY", variant) == ["shared future"]


def test_a_variant_within_another_counts_once_and_the_longest_does():
    text = "a community of common destiny of mankind, and the common destiny"

    assert found(
        text, "common destiny", "common destiny of mankind", "community of common destiny"
    ) == [
        "community of common destiny",
        "common destiny",
    ]


def test_words_from_here_and_there_yield_to_a_hit_they_cut():
    text = "the community’s collective awareness of the common destiny of all peoples"

    assert found(text, "community of common destiny", "common destiny of all peoples") == [
        "common destiny of all peoples"
    ]


def test_an_example_of_what_is_not_meant_takes_its_hits_away():
    text = "a shared future contract, shared futures contracts, a shared future"

    assert found(text, "shared future", nots=["shared future contract"]) == ["shared future"]


def test_what_is_not_meant_may_be_part_of_a_longer_variant():
    assert found("the old shared future", "old shared future", nots=["shared future"]) == [
        "old shared future"
    ]


def test_likeness_says_how_far_a_hit_may_go():
    text = "shared future; SHARED\nFUTURE; shared futures; shared and better future"

    counts = [len(found(text, "shared future", least=each)) for each in Likeness]

    assert counts == [2, 3, 4]


def test_in_a_text_of_another_language_a_variant_is_found_as_it_is_written():
    assert found("« shared future », shared futures", "shared future", of="fr") == ["shared future"]


def test_words_of_symbols_keep_them():
    assert found("C, C++ and D", "C++", language="") == ["C++"]


def test_nothing_is_found_in_nothing():
    assert found("", "shared future") == []
    assert Finder(index_of([])).hits([Concept("c", (Wording("a b", "en"),))]) == []


WORDS = ("x", "y", "z")


@pytest.mark.parametrize("variant", ["x y", "x x", "x y x"])
def test_every_small_text_is_searched_as_the_judge_does(variant):
    texts = [" ".join(words) for length in range(1, 7) for words in product(WORDS, repeat=length)]
    index = index_of(SourceText(str(number), text) for number, text in enumerate(texts))

    for between in (0, 1, 3):
        hits = Finder(index).hits([Concept("c", (Wording(variant),))], between=between)
        ours = {}
        for hit in hits:
            ours.setdefault(hit.item, []).append((hit.start, hit.end))
        for number, text in enumerate(texts):
            theirs = judge.hits(text, variant, between)
            assert ours.get(number, []) == theirs, (text, between)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5), st.text(max_size=12))
def test_no_text_and_no_variant_is_too_strange(texts, variant):
    index = index_of(SourceText(str(number), text) for number, text in enumerate(texts))

    if any(each.isalnum() for each in variant):
        for hit in Finder(index).hits([Concept("c", (Wording(variant, "en"),))]):
            assert index.text(hit.item)[hit.start : hit.end] == hit.text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_variant_is_found_where_it_was_put(before, after):
    text = f"{before}\n. Gemeinsame Zukunft\n. {after}"

    assert "Gemeinsame Zukunft" in found(text, "gemeinsame Zukunft", language="de")
