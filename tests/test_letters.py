"""Every letter in every language reads as it was approved; `make letters` keeps what it says now."""

import ast
import difflib
import os
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from plenipo.delegations.actions.letters_to_focal import WORDS
from plenipo.delegations.models import LetterText
from plenipo.records.queries.letter_kinds import LETTER_KINDS
from tests.every_letter import LANGUAGES, NOW, written
from tests.sources import tree_of

FOLDER = Path(__file__).with_name("letters")
SAY = "Letters read otherwise than approved: run `make letters`, and have the change read by a reviser of the language."


@pytest.fixture
def letters(db, settings, monkeypatch):
    settings.ADDRESS = "https://dialogue.example.org"
    settings.LETTERS_FROM = "bureau@dialogue.example.org"
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return {f"{language}/{name}.txt": text for language, name, text in written()}


def kept():
    return {
        str(path.relative_to(FOLDER)): path.read_text("utf-8")
        for path in sorted(FOLDER.glob("*/*.txt"))
    }


def keep(letters):
    for path in FOLDER.glob("*/*.txt"):
        if str(path.relative_to(FOLDER)) not in letters:
            path.unlink()
    for name, text in letters.items():
        (FOLDER / name).parent.mkdir(exist_ok=True)
        (FOLDER / name).write_text(text, "utf-8")


def differences(approved, now):
    lines = []
    for name in sorted({*approved, *now}):
        before, after = approved.get(name, ""), now.get(name, "")
        told = (before.splitlines(), after.splitlines(), f"approved {name}", f"now {name}")
        lines += difflib.unified_diff(*told, lineterm="", n=1)
    return lines


def test_every_letter_reads_as_approved(letters):
    if os.environ.get("KEEP_LETTERS"):
        keep(letters)
    found = differences(kept(), letters)

    assert not found, "\n".join([SAY, *found])


def test_a_letter_that_reads_otherwise_is_shown_line_by_line():
    found = differences({"fr/a.txt": "Bonjour\nParis\n"}, {"fr/a.txt": "Bonjour\nLyon\n"})

    assert "-Paris" in found
    assert "+Lyon" in found


# ---- no kind of letter without its text

WRITERS = {  # function: which argument names the kind, and what stands before it
    "write_letter": (0, ""),
    "write_to": (2, ""),
    "write_to_focal_points": (1, ""),
    "draft_to_focal_points": (1, ""),
    "tell_focal_points": (1, "delegations."),
    "tell": (2, "delegations."),
}


def kinds_in(path):
    """Kinds of letters a module writes, as far as it names them; the rest are parameters of the writers."""
    module = ".".join(path.relative_to(settings.PACKAGE.parent).with_suffix("").parts)
    for node in ast.walk(tree_of(path)):
        called = node.func if isinstance(node, ast.Call) else None
        name = getattr(called, "id", getattr(called, "attr", ""))
        if name not in WRITERS:
            continue
        place, before = WRITERS[name]
        if len(node.args) <= place:
            continue
        kind = node.args[place]
        if isinstance(kind, ast.Constant):
            yield before + kind.value
        elif isinstance(kind, ast.Name) and kind.id.isupper():
            yield before + getattr(import_module(module), kind.id)


def kinds_in_code():
    found = {
        kind
        for app in settings.PACKAGE.iterdir()
        for path in [*app.glob("actions/*.py"), *app.glob("actions.py")]
        for kind in kinds_in(path)
    }
    found |= {f"delegations.{what}" for what in WORDS}
    found |= {f"invitations.{kind.value}" for kind in LetterText.MAILED}
    return found | {"invitations.circular", "delegations.circular"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_letter_has_its_text(language):
    there = {path.stem.partition("-")[0] for path in (FOLDER / language).glob("*.txt")}

    assert kinds_in_code() - there == set()
    assert there - kinds_in_code() == set()


def test_every_kind_of_letter_says_who_may_read_it():
    assert set(LETTER_KINDS) == kinds_in_code()


def test_a_kind_is_found_where_it_is_written():
    assert {"accounts.password", "portal.daily", "bilaterals.news", "programme.version"} <= (
        kinds_in_code()
    )
