"""The worker: what hangs in one lane delays neither the others nor the stop."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.databases import house_in

WORKER = [sys.executable, "-m", "plenipo.project.command", "work", "--every", "0.1"]


@pytest.fixture
def silent_post():
    """A mail server that takes the connection and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_mail_server_that_hangs_delays_neither_other_work_nor_the_stop(tmp_path, silent_post):
    house = {name: text for name, text in os.environ.items() if not name.startswith("PLENIPO_")} | {
        "PLENIPO_DATA": str(tmp_path),
        "PLENIPO_SMTP": f"smtp://127.0.0.1:{silent_post}",
        "DJANGO_SETTINGS_MODULE": "plenipo.project.settings",
    }
    house_in(tmp_path)
    made = subprocess.run(
        [sys.executable, "-m", "tests.records.house_with_work"],
        env=house,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert made.returncode == 0, made.stderr
    worker = subprocess.Popen(WORKER, env=house)
    try:
        left = _jobs_left(tmp_path, within=60)
    finally:
        told = time.monotonic()
        worker.send_signal(signal.SIGTERM)
        ended = worker.wait(timeout=60)

    assert (left, ended) == (0, 0)
    assert (
        time.monotonic() - told < 25
    )  # it waits ten seconds for the letter, not the thirty of the mail server


def _jobs_left(data, *, within):
    ends, left = time.monotonic() + within, 1
    while left and time.monotonic() < ends:
        with sqlite3.connect(data / "plenipo.sqlite3") as database:
            (left,) = database.execute("select count(*) from records_job").fetchone()
        time.sleep(0.2)
    return left
