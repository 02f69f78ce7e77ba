"""What import-linter cannot see: foreign keys by name, addresses named in templates, sizes, personal fields, verbs."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from plenipo.records.words.journal import phrases

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
SOURCES = [p for p in (ROOT / "plenipo").rglob("*.py") if "/migrations/" not in str(p)]


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
    named = re.compile(r"""{% (?:url|include|extends) ['"](\w+)[:/]""")
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
        "anyascii",
    }
    used = {
        (path.relative_to(ROOT).as_posix(), name.split(".")[0])
        for path in (ROOT / "plenipo/engines").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
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


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_modules_and_functions_fit_on_a_desk(path):
    text = path.read_text()
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= 60
    ]
    assert long == []
    assert len(text.splitlines()) <= 400


QUERIES = [p for p in SOURCES if "queries" in p.relative_to(ROOT).with_suffix("").parts]
NOT_YET = ("conference", "delegations", "portal")
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
        if path.relative_to(ROOT).parts[1] not in NOT_YET
        for module, name in named_by(ast.parse(path.read_text()))
        if module.split(".")[0] in FILES
        or (module == "django.utils.translation" and name not in LANGUAGE)
    ]
    assert wrong == []


HOLD_PEOPLE = (
    "people",
    "accounts",
    "records",
    "conference",
    "delegations",
    "programme",
    "bilaterals",
)
COULD_IDENTIFY = (models.CharField, models.TextField, models.JSONField, models.FileField)


def test_every_field_that_could_identify_somebody_is_tagged():
    untagged = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in HOLD_PEOPLE or model.__name__ == "Match"
        for field in model._meta.get_fields()
        if isinstance(field, COULD_IDENTIFY) and not field.choices
        if not hasattr(field, "personal") and field.name != "password"
        if not field.primary_key
    ]
    assert untagged == []


def test_every_verb_of_the_journal_has_a_phrase():
    """Of those that stand in the call; any other fails the test that writes it (tests/conftest.py)."""
    written = {
        node.args[0].value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "record"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert written - set(phrases()) == set()


def test_own_javascript_stays_within_its_budget():
    lines = sum(len(p.read_text().splitlines()) for p in (ROOT / "plenipo").rglob("static/**/*.js"))
    assert lines <= 1000
