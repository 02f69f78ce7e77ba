"""Whoever asks, in whatever mixture with deeds: the page drawn for nobody, once (1,000 and at once: benchmarks)."""

import pytest

from benchmarks.public_mixtures import mixtures


@pytest.mark.parametrize("seed", [1, 2])
def test_every_reader_has_the_page_that_would_be_drawn_for_nobody(seed, db):
    found = mixtures(8, seed=seed, readers=1)

    assert found["faults"] == []
    assert 0 < found["drawings"] < found["answers"]
