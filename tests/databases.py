"""The databases of the tests, each made once: an empty one, one in which the cast has met, one where all are signed in,
and those that a module of tests keeps for itself.

Tables are made by the migrations, which takes longer than many tests. What they make is kept under a digest of them,
by SQLite as a file in `var/tests`, by PostgreSQL as a template; every process takes a copy of it.
"""

import fcntl
import os
import pickle
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from sqlite3 import connect

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

import plenipo
from plenipo.kit.sqlite.base import DatabaseWrapper
from plenipo.project import env

KEPT = Path(plenipo.__file__).parents[1] / "var" / "tests"
OURS = re.compile(r"^(?:from|import) (plenipo\.[\w.]+)", re.MULTILINE)
GUARDS = [
    import_module(f"plenipo.records.migrations.{name}")
    for name in ("0002_keep_the_journal", "0006_guard_the_journal_wholly")
]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")

_opened: dict[str, BaseDatabaseWrapper] = {}  # "empty", "met", "signed_in" and what else is kept
_there: dict[str, bytes] = {}  # who is in each, and by which sessions
_first = ["empty"]  # what the first test of the process asked for, before there was any


def open_databases(meet: Callable[[], object], sign_in: Callable[[object], object]) -> None:
    """Those of this process; `meet` brings the cast together, `sign_in` signs all of it in."""

    def signed_in() -> tuple[object, object]:
        cast = meet()
        return cast, sign_in(cast)

    _open("empty", connections["default"])
    keep("met", lambda: (meet(), {}))
    keep("signed_in", signed_in)
    use(_first[0])


def keep(name: str, fill: Callable[[], tuple[object, object]]) -> None:
    """One more database of this process, unless it is there; `fill` fills it and says who is there."""
    if name in _opened:
        return
    _open(name, _another(_opened["empty"]))
    use(name)
    with transaction.atomic():
        _there[name] = pickle.dumps(fill())
    use("empty")


def _open(name: str, database: BaseDatabaseWrapper) -> None:
    database.close()
    copy = _copy_on_postgresql if database.vendor == "postgresql" else _copy_on_sqlite
    copy(database, name)
    _let_the_journal_go(database)
    _opened[name] = database


def use(name: str) -> None:
    """From now on, in this thread; every other thread finds the empty one."""
    if _opened:
        connections["default"] = _opened[name]
    else:
        _first[0] = name


def who_is_there() -> tuple[object, dict[str, str]]:
    """The cast in the database in use, as it came, and its sessions by name; nobody in the empty one."""
    for name, kept in _there.items():
        if connections["default"] is _opened[name]:
            return pickle.loads(kept)
    return None, {}


def close_databases() -> None:
    use("empty")
    for database in _opened.values():
        if database.vendor == "postgresql":
            database.close()
            with database._nodb_cursor() as cursor:
                cursor.execute(f'drop database "{database.settings_dict["NAME"]}"')


def migrated_file() -> Path:
    """A SQLite database with all tables and nothing in them."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{_digest()}.sqlite3"
    with (KEPT / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not kept.exists():
            for older in KEPT.glob("*.sqlite3"):
                older.unlink()
            half = kept.with_suffix(".half")
            half.unlink(missing_ok=True)
            made = _sqlite("made")
            _migrate(made)
            with closing(connect(half)) as file:
                made.connection.backup(file)
            half.rename(kept)
    return kept


def house_in(folder: Path) -> None:
    """The database of an installation that nobody has used."""
    env.secret_key(folder)  # no key is made beside a database
    shutil.copy(migrated_file(), folder / "plenipo.sqlite3")


def _digest() -> str:
    """Of every migration, and of our modules that they import."""
    read = sha256(django.__version__.encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            text = path.read_text()
            imported = [import_module(name).__file__ for name in OURS.findall(text)]
            for each in (text, *(Path(one).read_text() for one in imported)):
                read.update(each.encode())
    return read.hexdigest()[:16]


def _another(database: BaseDatabaseWrapper, **settings: object) -> BaseDatabaseWrapper:
    return type(database)({**database.settings_dict, **settings}, "default")


def _migrate(database: BaseDatabaseWrapper) -> None:
    before = connections["default"]
    connections["default"] = database
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connections["default"] = before


def _in_memory(name: str) -> str:
    return f"file:{name}?mode=memory&cache=shared"


def _sqlite(name: str) -> BaseDatabaseWrapper:
    """In memory, whatever the tests run on."""
    said = {"default": env.database("", f"sqlite:///{name}")}
    settings = connections.configure_settings(said)["default"]
    return DatabaseWrapper({**settings, "NAME": _in_memory(name)}, "default")


def _copy_on_sqlite(database: BaseDatabaseWrapper, name: str) -> None:
    database.settings_dict["NAME"] = _in_memory(name)
    database.ensure_connection()
    with closing(connect(migrated_file())) as made:
        made.backup(database.connection)


def _copy_on_postgresql(database: BaseDatabaseWrapper, name: str) -> None:
    template, name = f"plenipo_{_digest()}", f"plenipo_{WORKER}_{name}"
    with database._nodb_cursor() as cursor:
        cursor.execute(
            "set lock_timeout = 0; set statement_timeout = 0"
        )  # others migrate meanwhile
        cursor.execute("select pg_advisory_lock(1)")  # until this connection closes
        cursor.execute("select 1 from pg_database where datname = %s", [template])
        if not cursor.fetchone():
            cursor.execute("drop database if exists plenipo_half")
            cursor.execute("create database plenipo_half")
            half = _another(database, NAME="plenipo_half")
            _migrate(half)
            half.close()
            cursor.execute(f'alter database plenipo_half rename to "{template}"')
        cursor.execute(f'drop database if exists "{name}"')
        cursor.execute(f'create database "{name}" template "{template}"')
    database.settings_dict["NAME"] = name


def _let_the_journal_go(database: BaseDatabaseWrapper) -> None:
    """Tests with a server empty every table behind them; the journal's own tests guard it again."""
    with database.cursor() as cursor:
        for guards in reversed(GUARDS):
            for statement in guards.letting_go(database.vendor):
                cursor.execute(statement)
