"""Which modules of tests run on both stores (docs/decisions/0021): those that reach what the two do differently.

A module does if it says so itself (SQL of its own, what a store refuses, several connections), or if it imports, or is
named as, a module of the house that does. And the walks do: they ask every query and write every row once.
"""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
OWN_SQL = r"postgres|\.vendor\b|\.cursor\(|\bRawSQL\b|\.raw\("
REFUSED = r"\b(?:Integrity|Data|Operational|Database)Error\b|_conflicts=True"
AT_ONCE = r"\bselect_for_update\b|transaction=True|\btransactional_db\b"
COMPARED = r"__(?:contains|has_key|i?regex|icontains|istartswith|iexact)\b|\bCast\(|\bTrunc\w*\("
IN_TESTS = re.compile("|".join((OWN_SQL, REFUSED, AT_ONCE)))
IN_THE_HOUSE = re.compile("|".join((OWN_SQL, REFUSED, AT_ONCE, COMPARED)))
WALKS = {
    "tests/test_access.py",  # every address, as everybody
    "tests/test_neighbours.py",  # every page, with one of everything
    "tests/test_pressed_twice.py",  # every deed
}
ONE_IS_ENOUGH = {
    "tests/bilaterals/test_secrecy.py": "compares pages with pages",
    "tests/bilaterals/test_secrecy_of_meetings.py": "compares pages with pages",
    "tests/kit/test_sqlite.py": "is about SQLite",
    "tests/people/test_addresses.py": "brings an older house on SQLite up to date",
    "tests/portal/test_disclosure.py": "reads pages",
    "tests/project/test_command.py": "makes a house of its own on SQLite",
}
# modules of the house that no chosen module imports or is named as: who reaches them
REACHED = {
    "plenipo.accreditation.actions.holding": "tests/test_pressed_twice.py",
    "plenipo.bilaterals.actions.principals": "tests/test_pressed_twice.py",
    "plenipo.delegations.actions.leftovers": "tests/delegations/test_retention.py",
    "plenipo.delegations.queries.focal": "tests/test_pressed_twice.py",
    "plenipo.delegations.queries.held": "tests/delegations/test_retention.py",
    "plenipo.delegations.queries.verification": "tests/delegations/test_verify.py",
    "plenipo.project.demo.edition": "tests/project/test_crash.py",
    "plenipo.records.actions.scrub": "tests/delegations/test_retention.py",
    "plenipo.records.views": "tests/project/test_refusals.py",
    "plenipo.registry.queries.entry": "tests/registry/test_entries.py",
}


def pytest_ignore_collect(collection_path):
    """As a plugin of pytest: nothing else is run, but what is named file by file."""
    if collection_path.match("test_*.py"):
        return not runs_on_both(str(collection_path.relative_to(ROOT))) or None
    return None


@cache
def modules_that_differ() -> frozenset[str]:
    """Of the house. The engines have no store, and the migrations run whole before the first test."""
    return frozenset(
        _named(path)
        for path in (ROOT / "plenipo").glob("*/**/*.py")
        if not {"migrations", "engines"} & set(path.parts) and IN_THE_HOUSE.search(path.read_text())
    )


@cache
def runs_on_both(file: str) -> bool:
    """`file` is the path of a module of tests from the root of the repository."""
    if file in WALKS or file in REACHED.values():
        return True
    if file in ONE_IS_ENOUGH or file.startswith(("tests/browser/", "tests/engines/")):
        return False
    differs = IN_TESTS.search((ROOT / file).read_text())
    return bool(differs or modules_reached(file) & modules_that_differ())


def modules_reached(file: str) -> set[str]:
    """Those of the house that a module of tests imports, and those it mirrors."""
    text = (ROOT / file).read_text()
    found = set(re.findall(r"^import (plenipo[\w.]*)", text, re.MULTILINE))
    imports = re.findall(r"^from (plenipo[\w.]*) import (\([^)]*\)|.*)", text, re.MULTILINE)
    for module, names in imports:
        found |= {module, *(f"{module}.{name}" for name in re.findall(r"\w+", names))}
    app, name = Path(file).parent.name, Path(file).stem.removeprefix("test_")
    return found | {_named(path) for path in (ROOT / "plenipo" / app).glob(f"**/{name}.py")}


def _named(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
