"""Tables as people send them, read whole (kit/tables reads them), and tables back out.

Whatever is wrong with a file is said in words for the person who sent it (`Unreadable`); what was done to read it
(another encoding, hidden rows, sheets left aside) is told in `Sheet.notes`.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from plenipo.kit.cleaning import ACTIVE, without_controls
from plenipo.kit.cleaning import clean as clean
from plenipo.kit.errors import Refused
from plenipo.kit.tables import Limits, Notes, Numbered, ReadingNote, TableFault
from plenipo.kit.tables.limited import LimitedReading
from plenipo.kit.tables.reading import read_pasted
from plenipo.kit.tables.words import AND_MORE, FAULTS, NOTES, where_of

ABOVE = 10  # lines of title and heads that may stand above the rows
SECONDS = 15
NOT_IN_TITLES = re.compile(r"[\\*?:/\[\]']")  # of sheets
MAX_CELL = 32_767  # what a spreadsheet allows

Row = tuple[str, ...]


class Unreadable(Refused):
    """The file cannot be read as a table. The sentence says why, and what to send instead."""


@dataclass(frozen=True)
class Sheet:
    """
    rows    cells as text, cleaned; all rows of one length; no empty rows
    lines   the line of the file (or row of the sheet) each row stands on
    notes   what was done to read it, in words
    marked  lines by what is odd about them, by code of the note: "hidden_rows", "struck_rows" …
    """

    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    notes: tuple[str, ...] = ()
    marked: dict[str, list[int]] = field(default_factory=dict)


def read_file(
    file: IO[bytes],
    *,
    size: int,
    max_bytes: int = 10_000_000,
    max_rows: int = 1_000,
    seconds: int = SECONDS,
) -> Sheet:
    """Read an uploaded CSV or XLSX, in a process of its own. What it is, is told by its first bytes; names lie."""
    if not size:
        raise Unreadable(_("The file is empty."))
    if size > max_bytes:
        raise Unreadable(
            _("The file is %(size)s MB; the limit is %(limit)s MB. Upload only the list.")
            % {"size": round(size / 1e6), "limit": round(max_bytes / 1e6)}
        )
    limits = Limits(rows=max_rows + ABOVE)
    reading = LimitedReading(file, limits, seconds=seconds)
    try:
        rows = list(reading)
    except TableFault as fault:
        raise Unreadable(why_not(fault, limits)) from fault
    return _sheet(rows, reading.notes, reading.lines)


def read_text(text: str, *, max_rows: int = 1_000) -> Sheet:
    """Read CSV or pasted cells; the delimiter is the one that makes the rows most alike."""
    limits, notes = Limits(rows=max_rows + ABOVE), Notes()
    try:
        rows = list(read_pasted(text, limits, notes))
    except TableFault as fault:
        raise Unreadable(why_not(fault, limits)) from fault
    return _sheet(rows, notes.all(), notes.lines)


def why_not(fault: TableFault, limits: Limits) -> str:
    """A fault in words for the person who sent the file."""
    most = {"many_rows": limits.rows - ABOVE, "many_columns": limits.columns}
    return _(FAULTS[fault.code]) % {"limit": most.get(fault.code), **fault.told}


def in_words(note: ReadingNote) -> str:
    return _(NOTES[note.code]) % {"where": where_of(note.where, note.more, _(AND_MORE))}


def _sheet(
    numbered: Sequence[Numbered], notes: Sequence[ReadingNote], marked: dict[str, list[int]]
) -> Sheet:
    kept = [(line, [clean(cell) for cell in row]) for line, row in numbered]
    kept = [(line, row) for line, row in kept if any(row)]
    if not kept:
        raise Unreadable(_("The file has no content."))
    width = max(n for _line, row in kept for n, cell in enumerate(row, 1) if cell)
    rows = tuple(tuple(row[:width] + [""] * (width - len(row))) for _line, row in kept)
    return Sheet(rows, tuple(line for line, _row in kept), tuple(map(in_words, notes)), marked)


def harmless(text: str) -> str:
    """A cell no spreadsheet takes for a formula. `as_typed` (kit/cleaning) is the way back."""
    return f"'{text}" if text.lstrip("'").startswith(ACTIVE) else text


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with its mark, so that spreadsheets read it as such."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in (heads, *rows):
        writer.writerow([harmless(_plain(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(
    heads: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    title: str = "",
    about: Sequence[str] = (),
    about_title: str = "",
) -> bytes:
    """Its columns run as the reader's language does.

    title   of the sheet; it stands above each page of it that is printed too
    about   what is said of the table, on a sheet of its own: rows that are none would be sorted with the others
    """
    book = Workbook(write_only=True)
    sheet = _sheet_of(book, title)
    sheet.freeze_panes = "A2"
    for row in (heads, *rows):
        sheet.append([_cell(sheet, value) for value in row])
    if about:
        words = _sheet_of(book, about_title)
        for line in about:
            words.append([_cell(words, line)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_of(book: Workbook, title: str) -> Any:
    sheet = book.create_sheet(NOT_IN_TITLES.sub(" ", title)[:31].strip() or None)
    sheet.sheet_view.rightToLeft = get_language_bidi()
    if title:
        sheet.oddHeader.right.text = title.replace("&", "&&")
    return sheet


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    cell = WriteOnlyCell(sheet, value=_plain(value)[:MAX_CELL])
    cell.data_type = "s"  # text, whatever it begins with
    if cell.value.startswith(ACTIVE):
        cell.quotePrefix = True  # also after somebody went into the cell
    return cell


def _plain(value: Any) -> str:
    return without_controls("" if value is None else str(value))


def download(
    name: str, kind: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """The table as a file to keep; kind is "csv" or "xlsx", name has ASCII letters only."""
    if kind == "xlsx":
        body = as_xlsx(heads, rows)
        media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    else:
        body, media = as_csv(heads, rows), "text/csv; charset=utf-8"
    response = HttpResponse(body, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response
