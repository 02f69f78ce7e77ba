"""Reading a file for the register line by line, so that a large one needs no large memory.

What is wrong with the file as a whole is `Refused` before its first line; what is wrong with one line is that
line's `problem`, and the others are read.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO

from django.utils.translation import gettext as _

from plenipo.kit.encodings import MARKS, decoded, two_byte_encoding
from plenipo.kit.errors import Refused
from plenipo.kit.sheets import read_file
from plenipo.registry.models import Import
from plenipo.registry.queries.file_rows import COLUMNS

SAMPLE = 100_000
MOST_LINES = 100_000
LONGEST_CELL = 50_000
WORKBOOK_BYTES, WORKBOOK_ROWS = 20_000_000, 20_000  # a workbook is read whole
HEAD_WITHIN = 10
DELIMITERS = ",;\t|"
NO_TABLE = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
)
WEB_PAGE = (b"<!doctype", b"<html", b"<?xml")

Numbered = tuple[int, Sequence[str]]


@dataclass(frozen=True)
class Line:
    """Its number in the file, its cells by column, and why it cannot be read, if so."""

    number: int
    cells: dict[str, str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """kind: what the columns say the file holds; notes: what was done to read it; lines: to be read once."""

    kind: str
    notes: tuple[str, ...]
    lines: Iterator[Line]


def opened(file: IO[bytes], *, size: int, kind: str = "") -> Table:
    """kind   what the sender says it holds; nothing: the columns tell"""
    start = file.read(SAMPLE)
    file.seek(0)
    if not start.strip(b"\0 \r\n\t"):
        raise Refused(_("The file is empty."))
    if start.startswith(b"PK\x03\x04"):
        sheet = read_file(file, size=size, max_bytes=WORKBOOK_BYTES, max_rows=WORKBOOK_ROWS)
        return _table(zip(sheet.lines, sheet.rows, strict=True), kind, sheet.notes)
    _refuse_what_is_no_text(start)
    encoding, notes = _encoding(file, start)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    return _table(_split(text), kind, notes)


def _refuse_what_is_no_text(start: bytes) -> None:
    if start.lstrip()[:100].lower().startswith(WEB_PAGE):
        raise Refused(_("This is a web page, not a table. Save the table as CSV (UTF-8)."))
    mostly_nothing = start.count(b"\0") > len(start) / 100 and not _two_bytes(start)
    if start.startswith(NO_TABLE) or mostly_nothing:
        raise Refused(_("This file is no table. Save the table as CSV (UTF-8) or .xlsx."))


def _two_bytes(start: bytes) -> str:
    marked = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "utf-16" if marked else two_byte_encoding(start)


def _encoding(file: IO[bytes], start: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8 if the whole file is; else what the first bytes that are not look like."""
    marked = next((encoding for mark, encoding in MARKS if start.startswith(mark)), "")
    if marked == "utf-8-sig":
        return marked, ()
    encoding = _two_bytes(start) or _unlike_utf8(file)
    if not encoding:
        return "utf-8", ()
    told = _("Read as %(encoding)s. If letters look wrong, save the file as UTF-8.")
    return encoding, (told % {"encoding": encoding},)


def _unlike_utf8(file: IO[bytes]) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(1_000_000):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as fault:
        near = fault.object[max(0, fault.start - SAMPLE) : fault.start + SAMPLE]
        return decoded(near)[1]
    finally:
        file.seek(0)
    return ""


def _split(text: io.TextIOWrapper) -> Iterator[Numbered]:
    """(line, cells). The delimiter is the one that cuts the first lines into most cells."""
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        first = list(islice(text, HEAD_WITHIN))
        delimiter = max(DELIMITERS, key=lambda mark: max(line.count(mark) for line in first))
        reader = csv.reader(chain(first, text), delimiter=delimiter)
        number = 0
        for cells in reader:
            yield number + 1, cells
            number = reader.line_num
    except csv.Error as fault:
        raise Refused(
            _(
                "From line %(line)s on this is no table: a quotation mark is opened there and never closed, or a cell "
                "is endless. Mend that line, or save the table anew."
            )
            % {"line": number + 1}
        ) from fault
    finally:
        csv.field_size_limit(limit)
        if not text.closed:  # given up halfway, it is closed by whoever opened the file
            text.detach()


def _table(rows: Iterable[Numbered], kind: str, notes: tuple[str, ...]) -> Table:
    each = iter(rows)
    above = []
    for _number, cells in islice(each, HEAD_WITHIN):
        heads = [head.strip().strip("\ufeff").casefold() for head in cells]
        above.append(heads)
        if found := _kind_of(heads, kind):
            return Table(found, notes, _lines(each, _once_each(heads)))
    raise Refused(_what_is_missing(above, kind))


def _kind_of(heads: list[str], kind: str) -> str:
    wanted = {Import.Kind(kind): COLUMNS[Import.Kind(kind)]} if kind else COLUMNS
    return next((str(k) for k, columns in wanted.items() if set(columns) <= set(heads)), "")


def _once_each(heads: list[str]) -> list[str]:
    twice = {head for head in heads if head and heads.count(head) > 1}
    if twice:
        raise Refused(
            _("These columns stand twice in the file: %(names)s.") % {"names": _quoted(twice)}
        )
    return heads


def _what_is_missing(above: list[list[str]], kind: str) -> str:
    wanted = [COLUMNS[Import.Kind(kind)]] if kind else list(COLUMNS.values())
    pairs = [(set(columns) - set(heads), heads) for columns in wanted for heads in above]
    missing, _heads = min(pairs, key=lambda pair: len(pair[0]), default=(set(wanted[0]), []))
    return _("The file has no column %(names)s. One of its first lines must name the columns.") % {
        "names": _quoted(missing)
    }


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in sorted(names))


def _lines(rows: Iterator[Numbered], heads: list[str]) -> Iterator[Line]:
    read = 0
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        read += 1
        if read > MOST_LINES:
            raise Refused(
                _("The file has more than %(most)s lines. Divide it and send it in parts.")
                % {"most": MOST_LINES}
            )
        yield Line(number, dict(zip(heads, cells, strict=False)), _problem(cells, heads))


def _problem(cells: Sequence[str], heads: list[str]) -> str:
    beyond = [cell for cell in cells[len(heads) :] if cell.strip()]
    if beyond or len(cells) < len(heads):
        return _("It has %(cells)s cells where the head names %(heads)s columns.") % {
            "cells": len(cells),
            "heads": len(heads),
        }
    if any("\0" in cell for cell in cells):
        return _("It holds NUL characters, which are no text.")
    if any("\ufffd" in cell for cell in cells):
        return _("Some of its letters cannot be read. Save the file as UTF-8.")
    return ""
