"""Whoever holds the former text puts the later one together from what changed, whatever changed."""

from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.gates.difference import SIZE, difference, marks_of

texts = st.lists(st.text(alphabet='ab1{"\\ é王\u2028', max_size=3), max_size=12).map("\n".join)


def rebuilt(former, parts):
    """As the device does it, in gate-rules.js."""
    lines = former.split("\n")
    those = [[part] if isinstance(part, str) else lines[part[0] : sum(part)] for part in parts]
    return "\n".join(line for each in those for line in each)


@given(texts, texts)
def test_the_later_text_comes_of_the_former_one_and_what_changed(former, text):
    assert rebuilt(former, difference(marks_of(former), text)) == text


def test_of_a_long_text_only_the_lines_that_changed_are_told():
    lines = [f"line {n}" for n in range(1000)]
    later = [*lines[:300], "other", *lines[301:600], *lines[605:], "new"]

    told = difference(marks_of("\n".join(lines)), "\n".join(later))

    assert told == [[0, 300], "other", [301, 299], [605, 395], "new"]
    assert len(marks_of("\n".join(lines))) == 1000 * SIZE
