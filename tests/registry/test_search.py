"""Search as typed, where a word leads to more entries than are looked up."""

import pytest

from plenipo.registry.queries import search
from tests.factories import PartyFactory


@pytest.fixture
def democrats(db, monkeypatch):
    monkeypatch.setattr(search, "FEW", 2)
    first = PartyFactory(name="Democracy of Democrats", name_english="Democratic Democrat")
    return [first, *(PartyFactory(name=f"Democrats of {place}") for place in ("A", "B"))]


@pytest.mark.parametrize("to_count", [False, True])
def test_a_party_many_of_whose_words_begin_alike_does_not_hide_the_others(to_count, democrats):
    found = search.search("democ", to_count=to_count)

    assert set(found) == set(democrats)


def test_what_is_counted_is_what_is_shown(democrats):
    PartyFactory(name="Labour")

    assert search.search("demo", to_count=True).count() == len(search.search("demo")) == 3
