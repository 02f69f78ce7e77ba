"""SQLite with a queue in front of its one writer (reliability.md, section 1)."""

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    pass
