"""What import-linter cannot see: foreign keys by name, addresses named in templates, sizes, personal fields, verbs."""

import ast
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from plenipo.bilaterals.verbs import DeskVerb
from plenipo.kit.apps import house
from plenipo.records.verbs import JournalVerb
from tests.sources import SOURCES, tree_of

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
LAYERS = CONTRACTS[0]["layers"]
STEP = {
    app.strip(" ()"): step
    for step, layer in enumerate(reversed(LAYERS))
    for app in re.split(r"[|]", layer)
}


def may_know(app: str, other: str) -> bool:
    return other not in STEP or app == other or STEP[other] < STEP[app]


def test_foreign_keys_point_down_the_staircase():
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in STEP
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if not may_know(model._meta.app_label, field.related_model._meta.app_label)
    ]
    assert wrong == []


def test_templates_name_only_what_their_app_may_know():
    named = re.compile(r"""{% (?:url|post|include|extends) ['"](\w+)[:/]""")
    wrong = [
        f"{path.relative_to(ROOT)} -> {other}"
        for path in (ROOT / "plenipo").glob("*/templates/**/*.html")
        for other in named.findall(path.read_text())
        if not may_know(path.relative_to(ROOT).parts[1], other)
    ]
    assert wrong == []


def test_engines_stand_on_the_standard_library_and_few_others():
    allowed = sys.stdlib_module_names | {
        "numpy",
        "ortools",
        "plenipo",
        "pydantic",
        "rapidfuzz",
        "snowballstemmer",
        "anyascii",
        "cryptography",
    }
    used = {
        (path.relative_to(ROOT).as_posix(), name.split(".")[0])
        for path in (ROOT / "plenipo/engines").rglob("*.py")
        for node in ast.walk(tree_of(path))
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert [u for u in used if u[1] not in allowed] == []
    assert {path for path, name in used if name == "ortools"} <= {
        "plenipo/engines/scheduling/exact.py"
    }
    assert {path for path, name in used if name == "cryptography"} <= {
        "plenipo/engines/gates/tokens.py"
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_modules_and_functions_fit_on_a_desk(path):
    text = path.read_text()
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= 60
    ]
    assert long == []
    assert len(text.splitlines()) <= 400


QUERIES = [p for p in SOURCES if "queries" in p.relative_to(ROOT).with_suffix("").parts]
LANGUAGE = {"get_language", "override"}  # in which language a row is read is not a sentence
FILES = {"csv", "openpyxl", "icalendar", "xml", "defusedxml", "zipfile"}


def named_by(tree: ast.AST) -> set[tuple[str, str]]:
    """What a module imports: (module, name)."""
    return {
        (node.module or "" if isinstance(node, ast.ImportFrom) else each.name, each.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for each in node.names
    }


def test_queries_write_no_sentences_and_no_files():
    """Sentences stand in an app's words, files and feeds in its formats (decision 18)."""
    wrong = [
        f"{path.relative_to(ROOT)} -> {module}: {name}"
        for path in QUERIES
        for module, name in named_by(tree_of(path))
        if module.split(".")[0] in FILES
        or (module == "django.utils.translation" and name not in LANGUAGE)
    ]
    assert wrong == []


COULD_IDENTIFY = (models.CharField, models.TextField, models.JSONField, models.FileField)


def holds_people(model):
    """Of what is open to all, with sources of its own, only the rows that do say something of people."""
    return not apps.get_app_config(model._meta.app_label).public_knowledge or any(
        getattr(field, "personal", None) for field in model._meta.local_fields
    )


def test_a_class_name_is_used_once():
    """Apart from the files of one name in every app, and from the published schema of `plenipo schedule`."""
    places = defaultdict(list)
    for path in SOURCES:
        if path.name not in ("format.py", "verbs.py") and "commands" not in path.parts:
            for node in tree_of(path).body:
                if isinstance(node, ast.ClassDef):
                    places[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_every_field_that_could_identify_somebody_is_tagged():
    untagged = [
        f"{model._meta.label}.{field.name}"
        for app in house()
        for model in app.get_models()
        if holds_people(model)
        for field in model._meta.get_fields()
        if isinstance(field, COULD_IDENTIFY) and not field.choices
        if not hasattr(field, "personal") and field.name != "password"
        if not field.primary_key
    ]
    assert untagged == []


WRITERS = [  # modules that write lines of a journal
    path
    for path in SOURCES
    if any(
        isinstance(node, ast.ImportFrom) and {"record", "note"} & {each.name for each in node.names}
        for node in tree_of(path).body
    )
]


def verbs_named_in(path):
    """ "delegations.Verb.APPROVED", of whatever app it is."""
    tree = tree_of(path)
    apps_of = {
        each.name: node.module.split(".")[1]
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".verbs")
        for each in node.names
    }
    if path.name == "verbs.py":
        return set()
    return {
        f"{apps_of[node.value.id]}.{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in apps_of
    }


def test_every_verb_is_written_and_by_its_own_app():
    declared = {
        f"{kind.__module__.split('.')[1]}.{kind.__name__}.{name}"
        for kind in (*JournalVerb.__subclasses__(), DeskVerb)
        for name in kind.__members__
    }
    by_own = {
        verb
        for path in WRITERS
        for verb in verbs_named_in(path)
        if verb.split(".")[0] == path.relative_to(ROOT / "plenipo").parts[0]
    }
    written = {verb for path in WRITERS for verb in verbs_named_in(path)}
    assert declared - by_own == set()
    assert written - by_own == set()


def test_revisions_are_counted_in_one_place():
    counted = [path for path in SOURCES if 'F("revision")' in path.read_text()]
    assert [path.name for path in counted] == ["claims.py"]


def test_no_two_verbs_are_stored_alike():
    stored = [
        verb
        for kind in (*JournalVerb.__subclasses__(), DeskVerb)
        for verb in kind.__members__.values()
    ]
    assert len(stored) == len(set(stored))


def test_own_javascript_stays_within_its_budget():
    lines = sum(len(p.read_text().splitlines()) for p in (ROOT / "plenipo").rglob("static/**/*.js"))
    assert lines <= 1400


def test_every_number_in_an_address_is_bounded():
    """`<int:…>` takes a number no database can hold, and that is a fault: `<whole:…>` (kit/converters.py)."""
    assert [path for path in SOURCES if "<int:" in path.read_text()] == []
