"""The queue in front of SQLite's one writer: several processes write, none is told it is locked."""

import sqlite3
import subprocess
import sys
import textwrap
from collections import Counter

import pytest
from django.db import connection

from plenipo.kit.sqlite.driver import is_sound

WRITER = """
    import sys, django
    from django.conf import settings
    from plenipo.kit.sqlite import driver
    driver.use_bundled()
    settings.configure(DATABASES={"default": {
        "ENGINE": "plenipo.kit.sqlite", "NAME": sys.argv[1],
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"}}})
    django.setup()
    from django.db import connection, transaction
    for n in range(40):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("select coalesce(max(n), 0) + 1 from line")
                last = cursor.fetchone()[0]
                cursor.execute("insert into line values (%s, %s)", [last, sys.argv[2]])
"""


def writers(path, count):
    code = textwrap.dedent(WRITER)
    return [
        subprocess.Popen([sys.executable, "-c", code, str(path), str(n)], stderr=subprocess.PIPE)
        for n in range(count)
    ]


def test_four_processes_write_in_turn_and_none_is_told_the_database_is_locked(tmp_path):
    path = tmp_path / "queue.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("create table line (n integer primary key, writer text)")

    at_work = writers(path, 4)
    said = [process.communicate(timeout=60)[1].decode() for process in at_work]

    with sqlite3.connect(path) as db:
        rows = db.execute("select n, writer from line order by n").fetchall()
    assert said == ["", "", "", ""]
    assert [n for n, _ in rows] == list(range(1, 161))
    assert Counter(writer for _, writer in rows) == {str(n): 40 for n in range(4)}


def test_a_writer_that_is_killed_gives_up_its_turn(tmp_path):
    path = tmp_path / "queue.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("create table line (n integer primary key, writer text)")
    first, second = writers(path, 2)

    first.kill()
    first.communicate()

    assert second.communicate(timeout=60)[1].decode() == ""
    assert second.returncode == 0


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_versions_with_the_fault_of_the_write_ahead_log_are_known(version, sound):
    assert is_sound(version) is sound


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_this_installation_runs_on_a_sound_sqlite():
    assert is_sound(connection.Database.sqlite_version_info)
