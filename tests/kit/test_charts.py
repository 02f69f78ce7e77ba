import re

import pytest

from plenipo.kit.charts import LineChart, Point, Stage, bars, nice_top, spark


def a_chart(days: int) -> LineChart:
    points = [Point(f"{n} Oct", 2 * n, f"{2 * n} parties") for n in range(1, days + 1)]
    return LineChart("Replies over time", points, "Day", "Accepted")


@pytest.mark.parametrize(("highest", "top"), [(0, 1), (1, 1), (7, 10), (183, 200), (201, 250)])
def test_the_axis_ends_at_a_round_figure_that_holds_the_highest(highest, top):
    assert nice_top(highest) == top


def test_the_line_ends_at_the_right_edge_and_at_the_height_of_the_last_figure():
    svg = a_chart(50).svg

    curve = re.search(r'class="curve" d="(.*?)"', svg).group(1)
    assert curve.endswith("L428.0 24.0")  # 100 of 100 is the top of the field


def test_the_last_day_can_always_be_read_and_long_charts_stay_light():
    svg = a_chart(365).svg

    assert "365 Oct: 730 parties" in svg
    assert svg.count('class="at"') <= 40


def test_one_day_and_none_are_drawn_too():
    assert a_chart(1).svg.count('class="at"') == 1
    assert a_chart(0).svg == ""
    assert a_chart(0).latest is None


def test_labels_are_escaped():
    svg = LineChart("t", [Point("<1 Oct>", 1, "1")], "Day", "n").svg

    assert "&lt;1 Oct&gt;" in svg
    assert "<1 Oct>" not in svg


def test_the_bars_of_a_funnel_are_shares_of_the_longest():
    shares = [bar.share for bar in bars([Stage("Invited", 312), Stage("Accepted", 78)])]

    assert shares == [100.0, 25.0]
    assert [bar.share for bar in bars([Stage("Invited", 0)])] == [0.0]


def test_a_sparkline_says_in_words_what_it_shows():
    assert 'aria-label="Answers in ten days"' in spark([1, 4, 2], "Answers in ten days")
    assert spark([3], "too short to be a line") == ""
