"""How long the register takes: 5,892 parties, their internationals and memberships, first and again without change.

    python -m benchmarks.register_import

`plenipo import_register` reads a file, compares it line by line with the register (the preview), and applies it. One
process for each file, on a database just made; three rounds. Needs ../shared/data beside the project. The yardstick
is what SQLite alone takes to keep the same cells in one table.
"""

import csv
import os
import pty
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.served import ROOT, Site, a_site, keep

DATA = ROOT.parent / "shared" / "data"
FILES = {"parties": "parties.csv", "internationals": "organisations.csv"}
FILES |= {"memberships": "memberships.csv"}
ROUNDS = 3


@dataclass(frozen=True)
class Cost:
    """of one import: seconds on the clock and of the processor, MB at most, times it said how far it was"""

    clock: float
    processor: float
    memory: float
    progress: int
    said: str


def cost_of(site: Site, path: Path) -> Cost:
    """Runs the command at a terminal, as a person does: progress is shown there."""
    terminal, end = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "import_register", str(path)],
        env=site.environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=end,
    )
    os.close(end)
    shown: list[bytes] = []
    reader = threading.Thread(target=_read, args=(terminal, shown))
    reader.start()
    said = process.stdout.read().decode() if process.stdout else ""
    _pid, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    reader.join()
    os.close(terminal)
    if status:
        raise RuntimeError(b"".join(shown).decode())
    return Cost(
        clock,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1000,
        b"".join(shown).count(b"\r"),
        said.splitlines()[0],
    )


def _read(terminal: int, shown: list[bytes]) -> None:
    while True:
        try:
            shown.append(os.read(terminal, 4096))
        except OSError:  # the process has gone
            return


def yardstick(folder: Path) -> float:
    """Seconds for SQLite alone to keep every cell of the files."""
    start = time.perf_counter()
    with sqlite3.connect(folder / "yardstick.sqlite3") as database:
        for name, file in FILES.items():
            with (DATA / file).open(encoding="utf-8", newline="") as lines:
                head, *rows = csv.reader(lines)
                database.execute(
                    f"create table {name} ({', '.join(f'c{n}' for n in range(len(head)))})"
                )
                database.executemany(
                    f"insert into {name} values ({', '.join('?' * len(head))})", rows
                )
    return time.perf_counter() - start


def measured() -> dict[str, dict[str, Cost]]:
    with a_site() as site:
        site.run("-m", "django", "migrate", "--verbosity", "0")
        costs = {
            when: {name: cost_of(site, DATA / file) for name, file in FILES.items()}
            for when in ("first", "again")
        }
        bare = yardstick(site.folder)
    costs["SQLite alone"] = {"all": Cost(bare, bare, 0, 0, "")}
    return costs


def main() -> None:
    rounds = [measured() for _round in range(ROUNDS)]
    rows = []
    print(f"{'import':24} {'s':>7} {'CPU s':>7} {'MB':>7} {'progress':>9}")
    for when, files in rounds[0].items():
        for name, one in files.items():
            costs = [each[when][name] for each in rounds]
            row = {
                "import": f"{name}, {when}",
                "seconds": statistics.median(cost.clock for cost in costs),
                "processor_seconds": statistics.median(cost.processor for cost in costs),
                "MB": statistics.median(cost.memory for cost in costs),
                "progress": one.progress,
            }
            print("{:24} {:7.2f} {:7.2f} {:7.1f} {:9}  ".format(*row.values()) + one.said)
            rows.append(row | {"said": one.said})
    keep("register_import", {"imports": rows})


if __name__ == "__main__":
    main()
