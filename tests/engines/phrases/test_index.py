"""An index in a folder, the lines of a concordance, suggestions, and proposed readings."""

import pytest

from plenipo.engines.phrases import (
    Concept,
    Finder,
    NotReadable,
    Order,
    SourceText,
    Wording,
    concordance,
    index_of,
    open_index,
    suggestions,
)
from plenipo.engines.phrases.readers import ConceptCard, Reading, SaidPhrase, card_from, proposed

TEXTS = [
    SourceText("1", "We want a shared future for all.\nA shared\nfuture is near.", "en", "2017"),
    SourceText("2", "", "en"),
    SourceText("3", "Zeal for a shared future; apples of a shared destiny for all.", "en"),
    SourceText("4", "The shared destiny for all. 共同体", ""),
]
CONCEPT = Concept("future", (Wording("shared future", "en"),))


def test_an_index_that_is_kept_answers_as_the_one_that_was_built(tmp_path):
    built = index_of(TEXTS)
    built.save(tmp_path / "index")
    kept = open_index(tmp_path / "index")

    assert Finder(kept).hits([CONCEPT]) == Finder(built).hits([CONCEPT])
    assert [kept.text(number) for number in range(4)] == [item.text for item in TEXTS]
    assert kept.metas[0].date == "2017"
    assert [kept.words_in(number) for number in range(4)] == [12, 0, 12, 8]


def test_an_empty_index_can_be_kept_too(tmp_path):
    index_of([]).save(tmp_path / "index")

    assert Finder(open_index(tmp_path / "index")).hits([CONCEPT]) == []


def test_an_index_is_replaced_whole_and_nothing_else_is(tmp_path):
    folder = tmp_path / "index"
    index_of(TEXTS).save(folder)
    index_of(TEXTS[:1]).save(folder)
    other = tmp_path / "letters"
    other.mkdir()
    (other / "a.txt").write_text("dear")

    with pytest.raises(NotReadable, match="is no index and is not empty"):
        index_of(TEXTS).save(other)

    assert len(open_index(folder)) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index", "letters"]


@pytest.mark.parametrize("lost", ["items.json", "words", "places.npy"])
def test_an_index_that_lacks_something_is_refused(tmp_path, lost):
    index_of(TEXTS).save(tmp_path / "index")
    (tmp_path / "index" / lost).unlink()

    with pytest.raises(NotReadable, match="is no index, or not a whole one"):
        open_index(tmp_path / "index")


def test_a_concordance_is_sorted_by_what_stands_before_or_after():
    index = index_of(TEXTS)
    hits = Finder(index).hits([CONCEPT])

    after = [line.right for line in concordance(index, hits, order=Order.AFTER)]
    before = [line.left for line in concordance(index, hits, order=Order.BEFORE)]

    assert [each[:8] for each in after] == ["; apples", " for all", " is near"]
    assert [each.split()[-3:] for each in before] == [
        ["for", "all.", "A"],
        ["Zeal", "for", "a"],
        ["We", "want", "a"],
    ]


def test_a_line_is_cut_between_words():
    index = index_of([SourceText("1", "one two three four shared future five six seven")])
    hits = Finder(index).hits([CONCEPT])

    line = concordance(index, hits, width=12)[0]

    assert (line.left, line.right) == ("three four ", " five six")


def test_wordings_near_a_variant_are_suggested_if_two_texts_have_them():
    concept = Concept("future", (Wording("shared future for all", "en"),))
    finder = Finder(index_of(TEXTS))

    found = suggestions(finder, concept, finder.hits([concept]))

    assert [(each.text, each.near, each.items) for each in found] == [
        ("shared destiny for all", "shared future for all", 2)
    ]


def test_of_chinese_two_characters_are_another_word():
    texts = [
        SourceText(str(number), text, "zh")
        for number, text in enumerate(["卫生健康共同体", "发展健康共同体", "发展健康共同体"])
    ]
    concept = Concept("c", (Wording("卫生健康共同体", "zh"),))
    finder = Finder(index_of(texts))

    assert [each.text for each in suggestions(finder, concept, finder.hits([concept]))] == [
        "发展健康共同体"
    ]


CARD = ConceptCard(frozenset({"A"}), 2012)


@pytest.mark.parametrize(
    ("use", "reading"),
    [
        (SaidPhrase("A", 2015, "", ""), Reading.USE),
        (SaidPhrase("A", 2000, "", ""), Reading.GENERIC),
        (SaidPhrase("B", 2000, "", ""), Reading.GENERIC),
        (SaidPhrase("B", 2015, "we build a ", ""), Reading.ECHO),
        (SaidPhrase("B", 2015, "we reject the so-called ", ""), Reading.REJECTION),
        (SaidPhrase("B", 2015, "as President A said, a ", ""), Reading.QUOTATION),
        (SaidPhrase("B", 2015, "who needs a ", " at all?"), Reading.QUESTION),
    ],
)
def test_a_reading_is_proposed_by_who_says_it_when_and_in_which_words(use, reading):
    assert proposed(use, CARD) == reading


def test_a_card_is_learnt_from_what_people_have_read():
    read = [
        (SaidPhrase("A", 2013, "", ""), Reading.USE),
        (SaidPhrase("B", 2018, "", ""), Reading.ECHO),
    ]

    assert card_from(read) == ConceptCard(frozenset({"A"}), 2013)
    assert not card_from([]).distinctive
