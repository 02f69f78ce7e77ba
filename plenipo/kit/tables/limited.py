"""Reading a file in a process of its own, so that no file can hold up, fill or end the one that serves people."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import plenipo
from plenipo.kit.tables.values import Limits, Numbered, ReadingNote, TableFault

MEMORY = 350_000_000
AT_ONCE = threading.BoundedSemaphore(2)  # of one serving process
ROOT = Path(plenipo.__path__[0]).parent


class LimitedReading:
    """Iterated once, its rows; then `notes`. Raises TableFault."""

    def __init__(
        self, file: IO[bytes], limits: Limits, *, seconds: int, memory: int = MEMORY
    ) -> None:
        self.file, self.limits, self.seconds, self.memory = file, limits, seconds, memory
        self.notes: list[ReadingNote] = []
        self.lines: dict[str, list[int]] = {}
        self.over = False

    def __iter__(self) -> Iterator[Numbered]:
        if not AT_ONCE.acquire(timeout=self.seconds):
            raise TableFault("busy")
        try:
            with _as_real_file(self.file) as source, self._process(source) as process:
                yield from self._told_by(process)
                if not self.over:
                    raise _ended(process)
        finally:
            AT_ONCE.release()

    @contextmanager
    def _process(self, source: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
        asked = {
            "limits": asdict(self.limits),
            "seconds": self.seconds,
            "memory": self.memory,
        }
        process = subprocess.Popen(  # noqa: S603 -- our own interpreter, our own module
            [sys.executable, "-m", "plenipo.kit.tables", json.dumps(asked)],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},  # none of our secrets
        )
        watch = threading.Timer(
            3 * self.seconds, process.kill
        )  # for one that waits rather than works
        watch.start()
        try:
            yield process
        finally:
            watch.cancel()
            process.kill()
            process.wait()
            for pipe in (process.stdout, process.stderr):
                if pipe:
                    pipe.close()

    def _told_by(self, process: subprocess.Popen[bytes]) -> Iterator[Numbered]:
        for line in process.stdout or ():
            told: dict[str, Any] = json.loads(line)
            if "fault" in told:
                self.over = True
                raise TableFault(told["fault"], **told["told"])
            if "notes" in told:
                self.over = True
                self.notes = [
                    ReadingNote(code, tuple(where), more) for code, where, more in told["notes"]
                ]
                self.lines = told["lines"]
            yield from told.get("rows", ())


def _ended(process: subprocess.Popen[bytes]) -> Exception:
    """Of a reader that ended before its time: the limits of time and memory are the file's fault, the rest is ours."""
    said = process.stderr.read(20_000).decode(errors="replace") if process.stderr else ""
    if process.wait() < 0:
        return TableFault("slow")
    if "MemoryError" in said or not said:
        return TableFault("heavy")
    return RuntimeError(f"the reader of tables failed:\n{said}")


@contextmanager
def _as_real_file(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """What was uploaded may live in memory only."""
    file.seek(0)
    if (number := _number_of(file)) is not None:
        os.lseek(number, 0, os.SEEK_SET)
        yield file
        return
    with tempfile.TemporaryFile() as copy:
        while block := file.read(1 << 20):
            copy.write(block)
        copy.flush()
        copy.seek(0)
        yield copy


def _number_of(file: IO[bytes]) -> int | None:
    try:
        return file.fileno()
    except (AttributeError, OSError):
        return None
