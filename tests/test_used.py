"""Nothing lies about: what an app says, reads or draws, somebody asks for."""

import ast

from tests.sources import ROOT, SOURCES, at, layer_of, tree_of
from tests.test_deeds import functions_in, who_takes

LAYERS = ("rules", "queries", "words", "formats", "bridge")

NOBODY_YET = {
    "forget": "a test has a register of its own",
}


def named_beside(path, name):
    """Whether its own module names it outside of itself."""
    own = functions_in(path)[name]
    inside = {id(node) for node in ast.walk(own)}
    return any(
        getattr(node, "id", None) == name and id(node) not in inside
        for node in ast.walk(tree_of(path))
    )


def test_every_read_rule_and_sentence_is_asked_for():
    unused = [
        f"{at(path, node)} {name}: nobody calls it"
        for path in SOURCES
        if layer_of(path) in LAYERS
        for name, node in functions_in(path).items()
        if not node.decorator_list and not named_beside(path, name)
        if not who_takes(path, name, outside=False)
    ]

    assert {each for each in unused if each.split()[1].strip(":") not in NOBODY_YET} == set()
    assert len(unused) == len(NOBODY_YET)


DRAWN_BY_NAME = {
    "records/job.html": "records/views.py, by what asks",
    "bilaterals/desk/note.html": "bilaterals/views/after.py, by who writes",
    "bilaterals/focal/note.html": "bilaterals/views/after.py, by who writes",
    **dict.fromkeys(("400.html", "403.html", "404.html"), "Django, by what went wrong"),
}
OF_ALLAUTH = ("account/", "allauth/", "mfa/")  # drawn by its own views


def test_every_template_is_drawn():
    templates = {
        path.as_posix().partition("/templates/")[2]: path
        for path in (ROOT / "plenipo").glob("*/templates/**/*.html")
    }
    written = [*SOURCES, *templates.values()]
    named = "\n".join(path.read_text("utf-8") for path in written)
    unused = {name for name in templates if f'"{name}"' not in named and f"'{name}'" not in named}

    assert {name for name in unused if not name.startswith(OF_ALLAUTH)} == set(DRAWN_BY_NAME)
