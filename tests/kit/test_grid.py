"""Cells of a table of rooms and times."""

from hypothesis import given
from hypothesis import strategies as some

from plenipo.kit.grid import GridSpan, places_of, width_of

ROWS = 24


def drawn(*spans):
    """Each row as the items that start in it, or dots, with their widths."""
    found = places_of([GridSpan(item, first, after) for item, first, after in spans], range(8))
    return [" ".join(f"{place.item or '.'}{place.width}" for place in row) for row in found]


def test_one_clash_halves_the_room_only_while_it_lasts():
    assert drawn(("a", 0, 2), ("b", 3, 5), ("c", 4, 6)) == [
        "a2", "", ".2", "b1 .1", "c1", ".1", ".2", ".2"
    ]  # fmt: skip


def test_two_and_three_at_a_time_are_cut_evenly():
    spans = [("a", 0, 1), ("b", 0, 1), ("c", 2, 3), ("d", 2, 3), ("e", 2, 3)]

    assert drawn(*spans)[:3] == ["a3 b3", ".6", "c2 d2 e2"]


lengths = some.tuples(some.integers(0, ROWS - 1), some.integers(1, 6))


@given(some.lists(lengths, max_size=12))
def test_every_row_is_as_wide_as_the_room_and_everything_stands_once(starts):
    spans = [
        GridSpan(n + 1, first, min(first + long, ROWS)) for n, (first, long) in enumerate(starts)
    ]
    covered = [0] * ROWS
    shown = []
    for row, places in enumerate(places_of(spans, range(ROWS))):
        for place in places:
            for below in range(row, row + place.rows):
                covered[below] += place.width
            if place.item:
                shown.append(place.item)

    assert covered == [width_of(spans)] * ROWS
    assert sorted(shown) == [span.item for span in spans]
