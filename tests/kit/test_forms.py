"""What an address or a hidden field carries may be anything."""

import pytest
from django.http import QueryDict

from plenipo.kit.forms import typed_in, whole
from plenipo.kit.texts import TextsField


@pytest.mark.parametrize(("typed", "meant"), [("0", 0), ("17", 17), ("9" * 18, 10**18 - 1)])
def test_a_number_is_read(typed, meant):
    assert whole(typed, None) == meant


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "x", "²", " 7", "9" * 19])
def test_whatever_no_database_could_hold_is_something_else(typed):
    assert whole(typed, -1) == -1


def test_only_what_was_written_is_offered_to_be_copied():
    posted = QueryDict(mutable=True)
    posted.update(
        {"disclosure": "public", "box": "on", "row": "17", "office": "Chair of the party"}
    )

    assert typed_in(posted) == "Chair of the party"


@pytest.mark.parametrize(("rows", "kept"), [(0, "Opening of the day"), (4, "Opening\nof the day")])
def test_a_text_of_one_line_is_kept_in_one_line(rows, kept):
    assert list(TextsField(rows=rows).clean(["Opening\nof the day"]).values()) == [kept]
