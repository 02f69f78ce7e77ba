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
    Certainty,
    Register,
    folded_names,
    learn,
    match,
    resolve_country,
)
from plenipo.engines.matching.table import REQUIRED, parties_from
from plenipo.kit.columns import Words, folded, guess
from plenipo.kit.iso import names_of_countries
from plenipo.kit.list_heads import USUAL, WEAK
from plenipo.kit.tables import Limits, Notes, TableFault, read
from plenipo.kit.tables.words import in_english, where_of

HEAD = ("row", "decision", "id", "candidates")
ALSO = {  # what others call our columns
    "party": "name", "party_name": "name", "country_name": "country", "name_other": "other_names",
    "wikipedia": "wikipedia_url",
}  # fmt: skip
HEAD_WITHIN = 10
WORDS = Words(exact={"party": ("name",), "country": ("country",)}, usual=USUAL, weak=WEAK)
NUMBERS = ("partyfacts_id", "year_first", "year_last", "last_seen")
MADE_DECIMAL = re.compile(r"(\d+)\.0+")  # by a spreadsheet
_TELL_EVERY = 2.0  # seconds

Row = Mapping[str, str]


class Unusable(Exception):
    """A file that cannot be used; the message says why, for the person who gave it."""


def main(argv: Sequence[str] | None = None) -> int:
    asked = _arguments().parse_args(argv)
    gc.disable()  # everything learnt is kept to the end: collecting finds nothing and costs a third
    try:
        parties = list(parties_from(rows_of(asked.register, REQUIRED)))
        rows = rows_of_list(asked.list)
        register = learn(parties)
        with asked.out.open("w", encoding="utf-8", newline="") as out:
            counts = _write(out, rows, register, asked.at)
    except (Unusable, OSError) as why:
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
    parser.add_argument(
        "list",
        type=Path,
        help="table of names; its heads may name party and country in six languages",
    )
    parser.add_argument(
        "--register", type=Path, required=True, help="CSV of parties, shaped like Party Facts"
    )
    parser.add_argument(
        "--at", type=date.fromisoformat, help="parties of that day (YYYY-MM-DD); others come last"
    )
    parser.add_argument("--out", type=Path, required=True, help="CSV to write the answers to")
    return parser


def rows_of(path: Path, required: Sequence[str]) -> list[Row]:
    """The rows of a table by column; heads in small letters. An empty line is no row, titles stand above the heads."""
    table = _cells_of(path)
    heads = [_columns(cells) for cells in table[:HEAD_WITHIN]]
    head = next((n for n, columns in enumerate(heads) if set(required) <= set(columns)), None)
    if head is None:
        raise _lacks(path, required, heads[0])
    return [_row(heads[head], cells) for cells in table[head + 1 :]]


def rows_of_list(path: Path) -> list[Row]:
    """As the desk reads a list: heads in any of the six languages, whatever stands above them."""
    table = _cells_of(path)
    top = [list(cells) for cells in table[:HEAD_WITHIN]]
    wide = max(map(len, top))
    found = guess([cells + [""] * (wide - len(cells)) for cells in top], WORDS, {}, otherwise="")
    if found.head is None or "party" not in found.columns:
        raise _lacks(path, ("name",), _columns(top[found.head or 0]))
    columns = _columns(top[found.head])
    for field, name in (("party", "name"), ("country", "country")):
        columns = [f"{each}_as_typed" if each == name else each for each in columns]
        if field in found.columns:
            columns[found.columns[field]] = name
    if "country" not in columns:
        _tell(path, "No column names the country: names are matched in all countries.")
    return [_row(columns, cells) for cells in table[found.head + 1 :]]


def _cells_of(path: Path) -> list[Sequence[str]]:
    """What was done to read them is told, also where they cannot be used."""
    limits, notes = Limits(rows=1_000_000, cell=1_000_000, text=1_000_000_000), Notes()
    try:
        with path.open("rb") as file:
            return [cells for _line, cells in read(file, limits, notes)]
    except OSError as why:
        raise Unusable(f"{path} cannot be read: {why.strerror}.") from why
    except TableFault as why:
        raise Unusable(f"{path}: {in_english(why.code, {'limit': 0, **why.told})}") from why
    finally:
        for note in notes.all():
            _tell(path, in_english(note.code, {"where": where_of(note.where, note.more)}))


def _tell(path: Path, said: str) -> None:
    print(f"plenipo match: {path}: {said}", file=sys.stderr)


def _columns(heads: Sequence[str]) -> list[str]:
    named = [folded(each).replace(" ", "_") for each in heads]
    return [ALSO[each] if each in ALSO and ALSO[each] not in named else each for each in named]


def _lacks(path: Path, required: Sequence[str], columns: Sequence[str]) -> Unusable:
    missing = [column for column in required if column not in columns]
    return Unusable(
        f"{path} has no column {' and no column '.join(missing)}; "
        f"its columns are: {', '.join(columns) or 'none'}."
    )


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
) -> dict[Certainty, int]:
    counts = dict.fromkeys(Certainty, 0)
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
