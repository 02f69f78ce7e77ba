"""A PostgreSQL for benchmarks: a cluster of its own that syncs every commit, and databases that go when done with."""

import os
import pwd
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

from tests.on_postgresql import as_postgres, binaries


@contextmanager
def a_cluster() -> Iterator[str]:
    """Yields the address of its first database, reached by a socket in a folder nobody else has."""
    programs = binaries()
    if programs is None:
        raise RuntimeError("PostgreSQL is not installed.")
    with tempfile.TemporaryDirectory(prefix="plenipo-pg-") as folder:
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        control = [f"{programs}/pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log"]
        as_postgres(
            [f"{programs}/initdb", "-D", f"{folder}/data", "-U", "plenipo", "-A", "trust"]
            + ["-E", "UTF8", "--no-locale"]
        )
        as_postgres([*control, "-o", f"-k {folder} -c listen_addresses=", "start"])
        try:
            yield f"postgres://plenipo@/postgres?host={folder}"
        finally:
            as_postgres([*control, "-m", "immediate", "stop"])


@contextmanager
def a_database(cluster: str) -> Iterator[str]:
    """Yields the address of a new database beside the one at `cluster`."""
    name = f"bench_{uuid4().hex[:12]}"
    known = urlsplit(cluster)
    with psycopg.connect(urlunsplit(known._replace(path="/postgres")), autocommit=True) as server:
        server.execute(f'create database "{name}"')
        try:
            yield urlunsplit(known._replace(path=f"/{name}"))
        finally:
            server.execute(f'drop database "{name}" with (force)')
