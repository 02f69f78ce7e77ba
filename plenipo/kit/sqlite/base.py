"""SQLite with a queue in front of its one writer (docs/decisions/0002).

SQLite lets one connection write at a time and makes the others poll; under a rush some poll for seconds. Here every
transaction first waits its turn on a file lock beside the database: writers follow each other without polling, and
the number of commits a second triples. Django's IMMEDIATE mode and busy time-out stay in force behind it.
"""

import fcntl
import os
import time
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

PATIENCE = 20  # seconds in the queue; then the page says that it cannot save now


class DatabaseWrapper(base.DatabaseWrapper):
    _turn: int | None = None  # the open queue file while this connection holds the turn

    def _start_transaction_under_autocommit(self) -> None:
        self._wait_for_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._end_turn_unless_open()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn_unless_open()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _wait_for_turn(self) -> None:
        if self.is_in_memory_db():
            return
        turn = os.open(f"{self.settings_dict['NAME']}.queue", os.O_CREAT | os.O_RDWR, 0o600)
        began = time.monotonic()
        fcntl.flock(turn, fcntl.LOCK_EX)  # the kernel frees it if this process dies
        self._turn = turn
        if time.monotonic() - began > PATIENCE:
            # whoever stood in front could not write either: not everybody behind tries again for as long
            self._end_turn()
            raise OperationalError("database is locked")

    def _end_turn_unless_open(self) -> None:
        """A commit that failed (disk full) leaves the transaction open; the turn ends with its rollback."""
        if self.connection is None or not self.connection.in_transaction:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._turn is not None:
            os.close(self._turn)
            self._turn = None
