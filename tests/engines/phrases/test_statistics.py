"""Intervals and agreement, against worked examples as they were published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.phrases import statistics


def rounded(estimate, digits=4):
    return tuple(round(each, digits) for each in (estimate.low, estimate.high))


@pytest.mark.parametrize(
    ("hits", "of", "interval"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_a_share_has_the_interval_of_newcombe_1998(hits, of, interval):
    assert rounded(statistics.share(hits, of)) == interval


@pytest.mark.parametrize(
    ("hits", "interval"),
    [(0, (0.0, 3.689)), (1, (0.025, 5.572)), (5, (1.623, 11.668)), (10, (4.795, 18.390)), (100, (81.364, 121.627))],
)  # fmt: skip
def test_a_count_has_the_exact_interval_of_garwood(hits, interval):
    assert rounded(statistics.count(hits), 3) == interval


def test_a_rate_is_a_count_by_words():
    found = statistics.rate(5, 20_000)

    assert (found.value, *rounded(found, 3)) == (2.5, 0.812, 5.834)
    assert statistics.rate(0, 0).high == float("inf")


def test_kappa_of_the_pathologists_of_landis_and_koch_as_agresti_works_it_out():
    table = [[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]]
    pairs = [
        (str(a), str(b)) for a, row in enumerate(table) for b, n in enumerate(row) for _ in range(n)
    ]

    found = statistics.kappa(*zip(*pairs, strict=True))

    assert round(found.value, 3) == 0.493
    assert round((found.high - found.low) / 2 / 1.959964, 3) == 0.057


def test_kappa_of_grant_proposals():
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15

    assert round(statistics.kappa(*zip(*pairs, strict=True)).value, 3) == 0.4


A = "1 2 3 3 2 1 4 1 2 . . ."
B = "1 2 3 3 2 2 4 1 2 5 . 3"
C = ". 3 3 3 2 3 4 2 2 5 1 ."
D = "1 2 3 3 2 4 4 1 2 5 1 ."


@pytest.mark.parametrize(
    ("readers", "value"),
    [
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
        ((A, B, C, D), 0.743),
    ],
)
def test_alpha_is_that_of_krippendorff_2011(readers, value):
    columns = [[None if each == "." else each for each in reader.split()] for reader in readers]

    found = statistics.alpha(list(zip(*columns, strict=True)))

    assert round(found.value, 3) == value
    assert found.low <= found.value <= found.high
    assert found == statistics.alpha(list(zip(*columns, strict=True)))


def test_where_chance_alone_agrees_nothing_is_said():
    assert statistics.kappa(["a", "a"], ["a", "a"]) is None
    assert statistics.alpha([("a", "a"), ("a", "a")]) is None
    assert statistics.alpha([]) is None


@given(st.integers(0, 300), st.integers(1, 300))
def test_a_share_lies_in_its_interval(hits, more):
    found = statistics.share(hits, hits + more)

    assert 0 <= found.low <= found.value + 1e-12
    assert found.value <= found.high + 1e-12 <= 1 + 1e-11
