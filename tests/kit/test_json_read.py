"""Whatever a body holds, reading it ends in a value that can be kept, or in one kind of error."""

import json
from pathlib import Path

import pytest

from plenipo.kit.json_read import json_in


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        '{"link": "\\ud800"}',
        '{"\\udc00": 1}',
        '["\\u0000"]',
        '{"\\u0000": 1}',
        "NaN",
        '{"at": -Infinity}',
        "1" * 5000,
        b"\xff\xfe\x00",
        b'"\xc3"',
    ],
)
def test_what_cannot_be_read_or_kept_is_one_error(text):
    with pytest.raises(ValueError, match=r"."):
        json_in(text)


@pytest.mark.parametrize(
    "said",
    [{}, [1, -2.5, None, True], "罗斯 😀", "\\u0000 as somebody types it", {"a": {"b": ["é"]}}],
)
def test_everything_else_is_read_as_it_was_written(said):
    assert json_in(json.dumps(said)) == said
    assert json_in(json.dumps(said, ensure_ascii=False).encode()) == said


def test_no_view_reads_what_was_sent_with_anything_else():
    views = [*Path("plenipo").glob("*/views.py"), *Path("plenipo").glob("*/views/**/*.py")]

    assert len(views) > 50
    assert [str(each) for each in views if "json.load" in each.read_text()] == []
