"""Which SQLite we run on. Imported by the settings, before Django imports `sqlite3`."""

import sys

SOUND = (3, 51, 3)  # WAL mode could lose commits from 3.7.0 on (the WAL-reset bug); mended here
MENDED_BRANCHES = {(3, 44): 6, (3, 50): 7}


def use_bundled() -> None:
    """Put pysqlite3 (SQLite 3.53) in place of the interpreter's own sqlite3, where it is installed."""
    try:
        import pysqlite3  # noqa: PLC0415 -- optional
        from pysqlite3 import dbapi2  # noqa: PLC0415 -- optional
    except ImportError:
        return
    sys.modules["sqlite3"], sys.modules["sqlite3.dbapi2"] = pysqlite3, dbapi2


def is_sound(version: tuple[int, int, int]) -> bool:
    """Whether this version of SQLite is free of the WAL-reset bug."""
    mended = MENDED_BRANCHES.get(version[:2])
    return version >= SOUND or (mended is not None and version[2] >= mended)
