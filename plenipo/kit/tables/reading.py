"""From the bytes of a file to its rows, whatever it is."""

import io
from collections.abc import Iterable, Iterator
from typing import IO

from plenipo.kit.cleaning import CONTROL
from plenipo.kit.encodings import MARKS, two_byte_encoding
from plenipo.kit.tables.text import text_rows
from plenipo.kit.tables.values import Limits, Notes, Numbered, TableFault
from plenipo.kit.tables.workbook import workbook_rows

START = 100_000
NO_TABLE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")
WEB_PAGE = (b"<!doctype", b"<html", b"<?xml", b"<table")
BYTES_OF_TEXT = bytes({*range(0x20, 0x100), *b"\t\n\r\x0b\x0c\x1a"} - {0x7F})


def read(file: IO[bytes], limits: Limits, notes: Notes) -> Iterator[Numbered]:
    """Rows that hold anything, each with its line; cells as they stand. Raises TableFault, also in the middle.

    file   can be sought in, stands at its beginning
    """
    start = file.read(START)
    file.seek(0)
    if not start.strip(b"\0 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise TableFault("nothing" if start else "empty")
    if start.startswith(b"PK\x03\x04"):
        return _within(workbook_rows(file, limits, notes), limits, notes)
    _refuse_what_is_no_text(start)
    return _within(text_rows(file, limits, notes), limits, notes)


def read_pasted(text: str, limits: Limits, notes: Notes) -> Iterator[Numbered]:
    """The same of cells that were pasted."""
    if not text.strip():
        raise TableFault("nothing")
    file = io.BytesIO(text.encode("utf-8", "replace"))
    return _within(text_rows(file, limits, notes), limits, notes)


def _refuse_what_is_no_text(start: bytes) -> None:
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableFault("old_workbook")
    if start.startswith(NO_TABLE):
        raise TableFault("no_table")
    if start.lstrip(b"\xef\xbb\xbf \r\n\t")[:100].lower().startswith(WEB_PAGE):
        raise TableFault("web_page")
    if start.startswith(tuple(mark for mark, _encoding in MARKS)) or two_byte_encoding(start):
        return
    if len(start.translate(None, BYTES_OF_TEXT)) > 0.01 * len(start) + 2:
        raise TableFault("not_text")


def _within(rows: Iterable[Numbered], limits: Limits, notes: Notes) -> Iterator[Numbered]:
    """Only so many rows, columns and letters; empty rows are none, and empty cells at the end count for nothing."""
    count = letters = 0
    for line, cells in rows:
        width = max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)
        if not width:
            continue
        count += 1
        letters += sum(map(len, cells))
        if count > limits.rows:
            raise TableFault("many_rows")
        if width > limits.columns:
            raise TableFault("many_columns", n=width, line=line)
        if letters > limits.text:
            raise TableFault("much_text")
        if max(map(len, cells)) > limits.cell:
            raise TableFault("long_cell", line=line)
        _look_at(line, cells, notes)
        yield line, cells[: limits.columns]
    if not count:
        raise TableFault("nothing")


def _look_at(line: int, cells: list[str], notes: Notes) -> None:
    text = "".join(cells)
    if "\ufffd" in text:
        notes.add("replaced", line, line=line)
    if CONTROL.search(text):
        notes.add("control", line, line=line)
