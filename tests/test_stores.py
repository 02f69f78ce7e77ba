"""What SQLite and PostgreSQL do differently is tested on both."""

from pathlib import Path

from tests.stores import (
    ONE_IS_ENOUGH,
    REACHED,
    ROOT,
    WALKS,
    modules_reached,
    modules_that_differ,
    runs_on_both,
)

OF_SQLITE = {"plenipo.kit.sqlite.base", "plenipo.kit.sqlite.driver"}
FILES = {str(path.relative_to(ROOT)) for path in Path(ROOT, "tests").rglob("test_*.py")}
ON_BOTH = {file for file in FILES if runs_on_both(file)}


def test_whatever_of_the_house_differs_is_reached_by_tests_on_both():
    reached = {module for file in ON_BOTH for module in modules_reached(file)}

    assert modules_that_differ() - reached - set(REACHED) - OF_SQLITE == set()


def test_exceptions_that_are_none_any_longer_are_taken_out():
    reached = {
        module for file in ON_BOTH - set(REACHED.values()) for module in modules_reached(file)
    }

    assert set(REACHED) - modules_that_differ() == set()
    assert set(REACHED) & reached == set()
    assert {*ONE_IS_ENOUGH, *WALKS, *REACHED.values()} - FILES == set()


def test_what_says_that_stores_differ_is_seen():
    for named, both in {
        "tests/records/test_journal.py": True,  # triggers
        "tests/registry/test_search.py": True,  # operators on texts
        "tests/project/test_crash.py": True,  # transactions cut off
        "tests/kit/test_context.py": False,
        "tests/engines/ripple/test_spread.py": False,
    }.items():
        assert runs_on_both(named) == both, named
