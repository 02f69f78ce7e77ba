"""What the settings make of the environment."""

import pytest

from plenipo.project import env


@pytest.mark.parametrize("address", ["sqlite:////data/p.sqlite3", "postgres://p@db/plenipo"])
def test_a_thread_keeps_its_connection_from_one_request_to_the_next(address, monkeypatch):
    monkeypatch.setenv("PLENIPO_DATABASE", address)

    assert env.database("PLENIPO_DATABASE", "")["CONN_MAX_AGE"] == 60
