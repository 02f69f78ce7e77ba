"""The small process a file is read in: `python -m plenipo.kit.tables LIMITS` with the file as its input.

Answers a line of JSON at a time: {"rows": …}, at the end {"notes": …} or {"fault": …}. Whatever the file makes it do,
it ends within its seconds and its memory, and knows no secret.
"""

import json
import os
import resource
import sys
from typing import Any

from plenipo.kit.tables.reading import read
from plenipo.kit.tables.values import Limits, Notes, TableFault

ROWS_AT_ONCE, LETTERS_AT_ONCE = 200, 100_000


def main(asked: str) -> None:
    told = json.loads(asked)
    os.nice(19)  # whoever waits for a page goes first
    resource.setrlimit(resource.RLIMIT_AS, (told["memory"], told["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (told["seconds"], told["seconds"] + 1))
    notes = Notes()
    try:
        _rows(Limits(**told["limits"]), notes)
    except TableFault as fault:
        _say(fault=fault.code, told=fault.told)
    except MemoryError:
        _say(fault="heavy", told={})


def _rows(limits: Limits, notes: Notes) -> None:
    rows: list[Any] = []
    letters = 0
    for line, cells in read(sys.stdin.buffer, limits, notes):
        rows.append((line, cells))
        letters += sum(map(len, cells))
        if len(rows) >= ROWS_AT_ONCE or letters > LETTERS_AT_ONCE:
            _say(rows=rows)
            rows, letters = [], 0
    _say(rows=rows)
    each = [(note.code, note.where, note.more) for note in notes.all()]
    _say(notes=each, lines=notes.lines)


def _say(**told: Any) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
