"""The server is killed while parties sign up: what was acknowledged is there, once (in full: benchmarks/crash.py)."""

import os
import sys
from contextlib import ExitStack

import pytest

from benchmarks.crash import crashed
from benchmarks.postgres import a_database
from benchmarks.served import a_site
from tests.databases import house_in


@pytest.fixture
def site(settings):
    with ExitStack() as held:
        database = ""
        if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
            database = held.enter_context(a_database(os.environ["PLENIPO_DATABASE"]))
        site = held.enter_context(a_site(database=database))
        if not database:
            house_in(site.folder)
        yield site


@pytest.mark.skipif(sys.platform == "win32", reason="There is no kill -9 on Windows.")
def test_a_server_killed_three_times_loses_nothing_it_acknowledged_and_does_nothing_twice(site):
    found = crashed(site, 3, seed=7)

    counted = found.pop("accepted"), found.pop("named")
    assert min(counted) > 0
    found.pop("requests cut off")
    assert found == {
        "kills": 3,
        "answers nobody should get": 0,
        "acceptances lost": 0,
        "delegations lost": 0,
        "deeds done twice": 0,
        "deeds without their line": 0,
        "rosters not whole": 0,
        "persons of no delegation": 0,
        "over quota": 0,
        "journal": "ok",
        "integrity_check": "-" if site.environment["PLENIPO_DATABASE"].startswith("p") else "ok",
    }
