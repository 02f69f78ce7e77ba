"""Days and lists as the reader's language writes them."""

from datetime import date

import pytest

from plenipo.kit.locales import long_day


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "26 November 2026"),
        ("fr", "26 novembre 2026"),
        ("ru", "26 ноября 2026 года"),
        ("zh-hans", "2026年11月26日"),
        ("ar", "26 نوفمبر 2026"),
    ],
)
def test_a_day_stands_in_a_sentence_without_a_stop_of_its_own(language, day):
    assert long_day(date(2026, 11, 26), language).replace("\u200f", "").replace("\xa0", " ") == day
