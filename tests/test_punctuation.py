"""No mark stands between two translated pieces: it is part of a message, for each language has its own.

Templates and Python use `plenipo.kit.phrases` (colon, brackets, places, times) and `listed`; see docs/terms.md.
"""

import ast
import re

import pytest
from django.conf import settings

from tests.sources import tree_of

MARKS = re.compile(r"[:;,.()]")
ROOT = settings.PACKAGE

# ---- templates

DRAWN = "\x00"  # where something drawn stands: a message, a value
IN_ENGLISH = {"kit/style.html"}  # the page of specimens of the house, for those who build it
UNSEEN = re.compile(
    r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->|<(style|script)\b.*?</\1>|&\w+;", re.S
)
MESSAGES = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*(?:trans(?:late)?|called|bdi|mark|way)\b.*?%}|{{.*?}}",
    re.S,
)
READ_ALOUD = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')


def drawn_parts(template):
    """The template with a mark for all that is drawn; what only steers, and code to copy, is gone."""
    text = MESSAGES.sub(DRAWN, UNSEEN.sub("", template))
    return re.sub(r"{%.*?%}", "", text, flags=re.S)


def marks_in_template(template):
    text = drawn_parts(template)
    lines = [*READ_ALOUD.findall(text), *re.sub(r"<[^<>]*>", "", text).split("\n")]
    return [line.strip() for line in lines if DRAWN in line and MARKS.search(line)]


def test_no_template_sets_a_mark_between_two_pieces():
    found = {
        str(path.relative_to(ROOT)): marks
        for path in sorted(ROOT.rglob("templates/**/*.html"))
        if not any(path.match(f"*/{name}") for name in IN_ENGLISH)
        if (marks := marks_in_template(path.read_text("utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize(
    "template",
    [
        '{% translate "Chair" %}: {{ name }}',
        '{{ wanted.get_format_display }}, <span class="num">{{ time }}</span>',
        "{% called party %} (<bdi>{{ party.short }}</bdi>)",
        '{% translate "as above" %}; {{ rule }}.',
        '<td aria-label="{{ room }}, {{ building }}">',
    ],
)
def test_a_mark_between_two_pieces_is_found(template):
    assert marks_in_template(template)


@pytest.mark.parametrize(
    "template",
    [
        '{% translate "Chair"|colon %}{{ name }}',
        "{% blocktranslate %}The list, as of {{ day }}.{% endblocktranslate %} {{ more }}",
        '<a href="{% url "portal:x" a.pk %}?day={{ day }}">{{ room|in_building:building }}</a>',
        "{{ one }} · {{ other }}",
    ],
)
def test_messages_and_joints_are_left_alone(template):
    assert marks_in_template(template) == []


# ---- Python

NOT_FOR_READERS = ("engines", "project", "management", "migrations", "tables", "post")
NOT_A_PAGE = ("access.py", "checks.py", "specimens.py")
ALLOWED = {
    # a degree after a name, with the comma Latin script sets there: "Ann Henderson, PhD"
    "kit/names.py": {", "},
    # names of one party in two scripts, as the register has them; a name is no phrase of ours
    "registry/bridge/naming.py": {"{} ({})"},
    # stored with the row of an import, in no language
    "registry/formats/columns.py": {"{}: {}", "{}.", "; "},
    "registry/formats/imports.py": {"{} – {}: {}"},
    # tried against what somebody may have typed
    "delegations/queries/held.py": {"{}, {}"},
    # told to whoever writes an app, in English
    "conference/sections.py": {", "},
    # languages as the form gives them, read back by `language_codes`
    "delegations/roster.py": {", "},
}
BETWEEN = re.compile(r"\{\}[:;,.](\s|$)|\{\}\s?\(\{\}")


def joints_in(tree):
    """F-strings of values with marks between them, and lists joined by a mark, as patterns with {} for a value."""
    found = []
    for node in read_by_people(tree):
        if isinstance(node, ast.JoinedStr):
            pattern = "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
            if BETWEEN.search(pattern) and not re.search(r"[A-Za-z<\[]{2}", pattern):
                found.append(pattern)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "join":
            mark = getattr(node.func.value, "value", "")
            if isinstance(mark, str) and re.fullmatch(r"[:;,.] ", mark):
                found.append(mark)
    return found


def read_by_people(tree):
    """Without `__str__` of rows: what a person reads of them has its own words."""
    left = [tree]
    while left:
        node = left.pop()
        yield node
        left += (
            each
            for each in ast.iter_child_nodes(node)
            if not (isinstance(node, ast.ClassDef) and getattr(each, "name", "") == "__str__")
        )


def test_no_code_sets_a_mark_between_two_pieces():
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT)
        if set(name.parts) & set(NOT_FOR_READERS) or name.name in NOT_A_PAGE:
            continue
        marks = set(joints_in(tree_of(path)))
        if left := sorted(marks - ALLOWED.get(str(name), set())):
            found[str(name)] = left
    assert found == {}


@pytest.mark.parametrize(
    "code",
    ['f"{label}: {name}"', 'f"{name}, {office}"', '"; ".join(parts)', 'f"{name} ({n})"'],
)
def test_a_joint_in_code_is_found(code):
    assert joints_in(ast.parse(code))


def test_every_exception_is_still_needed():
    for name, patterns in ALLOWED.items():
        assert patterns <= set(joints_in(tree_of(ROOT / name))), name
