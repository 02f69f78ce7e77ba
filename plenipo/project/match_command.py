"""`plenipo match`: a list of typed names to parties of a register, file to file, without a database.

Django is not started here, so that a list of 300 names takes a second.
"""

import argparse
import csv
import gc
import io
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import zip_longest
from pathlib import Path

from plenipo.engines.matching import (
    Answer,
    Decision,
    Register,
    folded_names,
    learn,
    match,
    resolve_country,
)
from plenipo.engines.matching.table import REQUIRED, parties_from
from plenipo.kit.columns import folded
from plenipo.kit.iso import names_of_countries
from plenipo.kit.tables import Fault, Limits, Notes, read
from plenipo.kit.tables.words import in_english, where_of

HEAD = ("row", "decision", "id", "candidates")
ALSO = {  # what others call our columns
    "party": "name", "party_name": "name", "country_name": "country", "name_other": "other_names",
    "wikipedia": "wikipedia_url",
}  # fmt: skip
NUMBERS = ("partyfacts_id", "year_first", "year_last", "last_seen")
MADE_DECIMAL = re.compile(r"(\d+)\.0+")  # by a spreadsheet
_TELL_EVERY = 2.0  # seconds

Row = Mapping[str, str]


class Unreadable(Exception):
    """A file that cannot be used; the message says why, for the person who gave it."""


def main(argv: Sequence[str] | None = None) -> int:
    asked = _arguments().parse_args(argv)
    gc.disable()  # everything learnt is kept to the end: collecting finds nothing and costs a third
    try:
        parties = list(parties_from(rows_of(asked.register, REQUIRED)))
        rows = rows_of(asked.list, ("name",))
        register = learn(parties)
        with asked.out.open("w", encoding="utf-8", newline="") as out:
            counts = _write(out, rows, register, asked.at)
    except (Unreadable, OSError) as why:
        print(f"plenipo match: {why}", file=sys.stderr)
        return 2
    finally:
        gc.enable()
    told = ", ".join(f"{count} {decision}" for decision, count in counts.items())
    print(f"{len(rows)} rows: {told}", file=sys.stderr)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plenipo match", description="Match a list of typed party names to a register."
    )
    parser.add_argument("list", type=Path, help="CSV with columns country (may be empty) and name")
    parser.add_argument(
        "--register", type=Path, required=True, help="CSV of parties, shaped like Party Facts"
    )
    parser.add_argument(
        "--at", type=date.fromisoformat, help="parties of that day (YYYY-MM-DD); others come last"
    )
    parser.add_argument("--out", type=Path, required=True, help="CSV to write the answers to")
    return parser


def rows_of(path: Path, required: Sequence[str]) -> list[Row]:
    """The rows of a table by column; heads in small letters. An empty line is no row."""
    limits, notes = Limits(rows=1_000_000, cell=1_000_000, text=1_000_000_000), Notes()
    try:
        with path.open("rb") as file:
            rows = read(file, limits, notes)
            _line, heads = next(rows)
            columns = _columns(heads, required, path)
            found = [_row(columns, cells) for _line, cells in rows]
    except OSError as why:
        raise Unreadable(f"{path} cannot be read: {why.strerror}.") from why
    except Fault as why:
        raise Unreadable(f"{path}: {in_english(why.code, {'limit': 0, **why.told})}") from why
    for note in notes.all():
        told = in_english(note.code, {"where": where_of(note.where, note.more)})
        print(f"plenipo match: {path}: {told}", file=sys.stderr)
    return found


def _columns(heads: Sequence[str], required: Sequence[str], path: Path) -> list[str]:
    named = [folded(each).replace(" ", "_") for each in heads]
    columns = [ALSO[each] if each in ALSO and ALSO[each] not in named else each for each in named]
    if missing := [column for column in required if column not in columns]:
        raise Unreadable(
            f"{path} has no column {' and no column '.join(missing)}; "
            f"its columns are: {', '.join(columns) or 'none'}."
        )
    return columns


def _row(columns: Sequence[str], cells: Sequence[str]) -> Row:
    row = dict(zip_longest(columns, cells[: len(columns)], fillvalue=""))
    for column in NUMBERS:
        if whole := MADE_DECIMAL.fullmatch(row.get(column, "")):
            row[column] = whole[1]
    return row


def answers(rows: Sequence[Row], register: Register, at: date | None) -> Iterator[Answer]:
    for row in rows:
        typed = (row.get("country") or "").strip()
        country = typed.upper() if typed.upper() in register.countries else None
        if typed and country is None:
            country = resolve_country(typed, _names_of_countries(), register.countries) or typed
        yield match(register, row["name"] or "", country, at=at)


@cache
def _names_of_countries() -> dict[str, str]:
    return folded_names(names_of_countries())


def _write(
    out: io.TextIOBase, rows: Sequence[Row], register: Register, at: date | None
) -> dict[Decision, int]:
    counts = dict.fromkeys(Decision, 0)
    told = time.monotonic()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEAD)
    for number, answer in enumerate(answers(rows, register, at), start=1):
        ids = " ".join(candidate.party_id for candidate in answer.candidates)
        table.writerow((number, answer.decision, answer.party_id or "", ids))
        counts[answer.decision] += 1
        if time.monotonic() - told > _TELL_EVERY:
            told = time.monotonic()
            print(f"{number} of {len(rows)} rows", file=sys.stderr)
    return counts


if __name__ == "__main__":
    sys.exit(main())
