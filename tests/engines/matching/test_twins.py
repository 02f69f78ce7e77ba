from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.matching import Twins, TypedRow, twins


def test_rows_decided_as_one_party_are_twins_whatever_was_typed():
    rows = [TypedRow(1, "Parti socialiste", "FRA", "1"), TypedRow(2, "PS", "FRA", "1")]

    assert twins(rows) == (Twins(1, 2, same_party=True, likeness=1.0),)


def test_rows_that_look_alike_in_one_country_are_twins_in_any_order_of_words():
    rows = [
        TypedRow(1, "Labour Party", "GBR"),
        TypedRow(2, "Green Party", "GBR"),
        TypedRow(3, "Party of Labour", "GBR"),
        TypedRow(4, "Labour Party", "IRL"),
    ]

    assert [(pair.first, pair.second) for pair in twins(rows)] == [(1, 3)]


def test_rows_decided_as_different_parties_are_no_twins():
    rows = [TypedRow(1, "Liberal Party", "MDA", "16"), TypedRow(2, "Liberal Party", "MDA", "17")]

    assert twins(rows) == ()


def test_a_row_is_told_once_with_the_earliest_it_repeats():
    rows = [TypedRow(n, "Parti socialiste", "FRA", "1") for n in (1, 2, 3)]

    assert [(pair.first, pair.second) for pair in twins(rows)] == [(1, 2), (1, 3)]


@given(st.lists(st.tuples(st.text(max_size=12), st.sampled_from(["", "FRA"])), max_size=12))
def test_twins_are_of_one_country_and_in_order(rows):
    entries = [TypedRow(n, name, country) for n, (name, country) in enumerate(rows)]

    for pair in twins(entries):
        assert pair.first < pair.second
        assert entries[pair.first].country == entries[pair.second].country
