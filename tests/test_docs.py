"""Documents that cannot rot: every model is a word of the glossary, every setting and command is in running.md."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

from plenipo.kit.apps import house
from plenipo.project.command import USAGE, WITHOUT_DJANGO

ROOT = Path(__file__).parents[1]
RUNNING = (ROOT / "docs/running.md").read_text()
GLOSSARY = (ROOT / "docs/glossary.md").read_text()
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def test_every_model_is_a_word_of_the_glossary_and_stands_there_once():
    ours = {m.__name__ for m in apps.get_models() if m.__module__.startswith("plenipo.")}

    defined = re.findall(r"^- \*\*(\w+)\*\*:", GLOSSARY, re.MULTILINE)

    assert sorted(defined) == sorted(ours)


def test_every_setting_is_explained_and_none_that_is_gone():
    sources = [*(ROOT / "plenipo").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    read = {
        name for path in sources for name in re.findall(r'"(PLENIPO_[A-Z_]+)"', path.read_text())
    }

    assert set(re.findall(r"`(PLENIPO_[A-Z_]+)`", RUNNING)) == read


def test_every_command_is_explained_and_listed():
    ours = {name for name, app in get_commands().items() if app.startswith("plenipo.")}
    ours |= {*WITHOUT_DJANGO, "check"}

    assert set(re.findall(r"^\| `plenipo (\w+)`", RUNNING, re.MULTILINE)) == ours
    assert set(re.findall(r"^  (\w+) ", USAGE, re.MULTILINE)) == ours


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text())

    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_files_and_functions_named_by_the_architecture_page_exist():
    named = re.findall(
        r"`((?:\w+/)+\w+\.py)(?:: (\w+)(?:\(\))?)?`", (ROOT / "docs/architecture.md").read_text()
    )

    for file, function in named:
        found = [path for path in (ROOT / file, ROOT / "plenipo" / file) if path.exists()]
        assert found, file
        assert function in found[0].read_text(), (file, function)


def test_the_architecture_page_names_every_app():
    page = (ROOT / "docs/architecture.md").read_text()

    assert [each.label for each in house() if f"\n  {each.label}/" not in page] == []


def test_every_make_target_that_is_named_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    named = set()
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        named |= set(re.findall(r"`make ([a-z-]+)", path.read_text()))

    assert named - targets == set()
