"""Tables as people send them: CSV in whatever encoding, XLSX, cells pasted from a spreadsheet. And tables back out.

Whatever is wrong with a file is said in words for the person who sent it (`Unreadable`); what was done to read it
(another encoding, sheets left aside, formulas without a value) is told in `Sheet.notes`.
"""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import IO, Any

from defusedxml import ElementTree
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.cell import range_boundaries

from plenipo.kit.encodings import decoded, two_byte_encoding
from plenipo.kit.errors import Refused

MAX_UNPACKED = 80_000_000  # bytes; the workbook of a list unpacks to a few hundred thousand
MAX_COLUMNS = 60
MAX_MERGED = 5_000
MAX_CELL = 32_767  # what a spreadsheet allows
EMPTY_ROWS_AT_END = 2_000  # a sheet formatted to its last row goes on for a million of them
DELIMITERS = "\t;,|"
# the marks that turn text round or take no room; the joiners stay, Persian and Hindi are written with them
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SHEET_XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ACTIVE = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "\t",
    "\r",
)  # a spreadsheet takes such a cell for a formula

Row = tuple[str, ...]


class Unreadable(Refused):
    """The file cannot be read as a table. The sentence says why, and what to send instead."""


@dataclass(frozen=True)
class Sheet:
    """
    rows    cells as text, cleaned; all rows of one length; no empty rows
    lines   the line of the file (or row of the sheet) each row stands on
    notes   what was done to read it, in words
    """

    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    notes: tuple[str, ...] = ()


def clean(text: str) -> str:
    """Without control characters, direction marks and doubled blanks: as it reads, in one composed form."""
    text = CONTROL.sub("", INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_file(
    file: IO[bytes], *, size: int, max_bytes: int = 10_000_000, max_rows: int = 1_000
) -> Sheet:
    """Read an uploaded CSV or XLSX. What it is, is told by its first bytes; names lie."""
    if not size:
        raise Unreadable(_("The file is empty."))
    if size > max_bytes:
        raise Unreadable(
            _("The file has %(size)s MB; %(limit)s MB at most can be read. Send the list alone.")
            % {"size": round(size / 1e6), "limit": round(max_bytes / 1e6)}
        )
    data = file.read(max_bytes + 1)
    if data.startswith(b"PK\x03\x04"):
        return _read_workbook(data, max_rows)
    _refuse_other_formats(data)
    text, encoding = decoded(data)
    sheet = read_text(text, max_rows=max_rows)
    if encoding in ("utf-8", "utf-8-sig"):
        return sheet
    note = _("Read as %(encoding)s. If letters look wrong, save the file as UTF-8.") % {
        "encoding": encoding
    }
    return Sheet(sheet.rows, sheet.lines, (note, *sheet.notes))


def _refuse_other_formats(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            _("This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV.")
        )
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")):
        raise Unreadable(_("This file holds no table. Send a CSV or XLSX file."))
    if data.lstrip()[:100].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise Unreadable(_("This is a web page, not a table. Save it as .xlsx or CSV."))
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or two_byte_encoding(data)
    if b"\0" in data and not wide:
        raise Unreadable(_("This file is not text. Send a CSV or XLSX file."))


def read_text(text: str, *, max_rows: int = 1_000) -> Sheet:
    """Read CSV or pasted cells; the delimiter is the one that makes the rows most alike."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > 2_000 * max_rows + 100_000:
        raise _too_many(max_rows)
    delimiter = _delimiter_of(text)
    notes: tuple[str, ...] = ()
    try:
        numbered = list(_split(text, delimiter, csv.QUOTE_MINIMAL, max_rows))
        paired = all(cell.count("\n") < 6 for _line, row in numbered for cell in row)
    except csv.Error:
        paired = False
    if not paired:
        try:
            numbered = list(_split(text, delimiter, csv.QUOTE_NONE, max_rows))
        except csv.Error as fault:
            raise Unreadable(_one_cell_too_long()) from fault
        notes = (_("The quotation marks of this text do not pair; they were read as letters."),)
    return _sheet(numbered, notes, max_rows)


def _split(
    text: str, delimiter: str, quoting: int, max_rows: int
) -> Iterator[tuple[int, Sequence[str]]]:
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=quoting,  # type: ignore[arg-type]
    )
    read = 0
    for row in reader:
        read += any(row)
        yield reader.line_num, row
        if read > max_rows + 20:  # heads and titles; the exact count comes after
            return


def _delimiter_of(text: str) -> str:
    """Tab wins if there is one: cells pasted from a spreadsheet. Else whichever splits most lines alike."""
    lines = [line for line in text[:50_000].split("\n") if line.strip()][:60]
    if any("\t" in line for line in lines):
        return "\t"

    def alike(delimiter: str) -> tuple[float, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        several = [count for count in counts if count > 1]
        if not several:
            return 0, 0
        usual = max(set(several), key=several.count)
        return several.count(usual) / len(counts), usual

    best = max(DELIMITERS, key=alike)
    return best if alike(best)[0] > 0.5 else "\t"  # commas here and there are part of the names


def _read_workbook(data: bytes, max_rows: int) -> Sheet:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_archive(archive, data, max_rows)
    except Refused:
        raise
    except Exception as fault:  # noqa: BLE001 -- a broken workbook breaks openpyxl in any of twenty ways
        raise Unreadable(
            _("This workbook is damaged. Open it, save it anew as .xlsx or CSV, and send that.")
        ) from fault


def _read_archive(archive: zipfile.ZipFile, data: bytes, max_rows: int) -> Sheet:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise Unreadable(_("This is not an Excel workbook. Save it as .xlsx or CSV."))
    if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
        raise Unreadable(
            _("This workbook unpacks to more than %(limit)s MB. Send the list alone, as CSV.")
            % {"limit": MAX_UNPACKED // 1_000_000}
        )
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        sheet.reset_dimensions()
        rows = list(_cells(sheet, max_rows))
        if rows:
            merged, empty_formulas = _beside_the_cells(archive, sheet._worksheet_path)
            notes = _notes_on(sheet.title, len(sheets) - 1, empty_formulas)
            return _sheet(_spread(rows, merged), notes, max_rows)
    raise Unreadable(_("No sheet of this workbook holds anything."))


def _cells(sheet: Any, max_rows: int) -> Iterator[tuple[int, list[str]]]:
    read = empty = 0
    for line, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_as_text(value) for value in row[:MAX_COLUMNS]]
        empty = 0 if any(cells) else empty + 1
        read += any(cells)
        if empty > EMPTY_ROWS_AT_END or read > max_rows + 20:
            return
        if any(cells):
            yield line, cells


def _as_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
    return str(value)


Box = tuple[int, int, int, int]  # first column, first row, last column, last row, counted from 1


def _beside_the_cells(archive: zipfile.ZipFile, path: str) -> tuple[list[Box], list[str]]:
    """What reading cell by cell does not tell: merged ranges, and formulas that were never worked out."""
    merged: list[Box] = []
    empty_formulas = []
    with archive.open(path) as xml:
        for _event, tag in ElementTree.iterparse(xml):
            if tag.tag == SHEET_XML + "mergeCell" and len(merged) < MAX_MERGED:
                merged.append(range_boundaries(tag.get("ref")))  # type: ignore[arg-type]
            elif tag.tag == SHEET_XML + "c":
                if tag.find(SHEET_XML + "f") is not None and not tag.findtext(SHEET_XML + "v"):
                    empty_formulas.append(tag.get("r", "?"))
            elif tag.tag == SHEET_XML + "row":
                tag.clear()
    return merged, empty_formulas


def _spread(rows: list[tuple[int, list[str]]], merged: list[Box]) -> list[tuple[int, list[str]]]:
    """A cell merged downwards holds for every row it covers (a country beside its parties)."""
    at = dict(rows)
    for column, first, last_column, last in merged:
        top = at.get(first, [])
        if column != last_column or first == last or len(top) < column:
            continue
        for line, row in rows:
            if first < line <= last:
                row.extend([""] * (column - len(row)))
                row[column - 1] = row[column - 1] or top[column - 1]
    return rows


def _notes_on(title: str, others: int, empty_formulas: list[str]) -> tuple[str, ...]:
    notes = []
    if others:
        notes.append(
            ngettext(
                "Only the sheet “%(title)s” was read; %(n)s other was left aside.",
                "Only the sheet “%(title)s” was read; %(n)s others were left aside.",
                others,
            )
            % {"title": clean(title), "n": others}
        )
    if empty_formulas:
        where = ", ".join(empty_formulas[:5]) + ("…" if len(empty_formulas) > 5 else "")
        notes.append(_("Formulas without a value were left empty (%(cells)s).") % {"cells": where})
    return tuple(notes)


def _sheet(
    numbered: Iterable[tuple[int, Sequence[str]]], notes: tuple[str, ...], max_rows: int
) -> Sheet:
    kept = [(line, [clean(cell) for cell in row]) for line, row in numbered]
    kept = [(line, row) for line, row in kept if any(row)]
    if not kept:
        raise Unreadable(_("There is nothing in it."))
    if len(kept) > max_rows + 10:  # room for a title and heads above the rows
        raise _too_many(max_rows)
    width = max(len(row) for _line, row in kept)
    if width > MAX_COLUMNS:
        raise Unreadable(
            _("It has %(n)s columns; %(limit)s at most can be read.")
            % {"n": width, "limit": MAX_COLUMNS}
        )
    if any(len(cell) > MAX_CELL for _line, row in kept for cell in row):
        raise Unreadable(_one_cell_too_long())
    rows = tuple(tuple(row + [""] * (width - len(row))) for _line, row in kept)
    return Sheet(rows, tuple(line for line, _row in kept), notes)


def _one_cell_too_long() -> str:
    return _("One cell holds more text than a spreadsheet allows. Is this a table?")


def _too_many(max_rows: int) -> Unreadable:
    return Unreadable(
        _("It has more than %(limit)s rows. Divide the list and send it in parts.")
        % {"limit": max_rows}
    )


def harmless(text: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(ACTIVE) else text


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with its mark, so that spreadsheets read it as such."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in (heads, *rows):
        writer.writerow([harmless(_plain(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(heads: Sequence[str], rows: Iterable[Sequence[Any]], *, rtl: bool = False) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.sheet_view.rightToLeft = rtl
    sheet.freeze_panes = "A2"
    for row in (heads, *rows):
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    cell = WriteOnlyCell(sheet, value=_plain(value)[:MAX_CELL])
    cell.data_type = "s"  # text, whatever it begins with
    return cell


def _plain(value: Any) -> str:
    return CONTROL.sub("", "" if value is None else str(value))


def download(
    name: str, kind: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], *, rtl: bool = False
) -> HttpResponse:
    """The table as a file to keep; kind is "csv" or "xlsx", name has ASCII letters only."""
    if kind == "xlsx":
        body = as_xlsx(heads, rows, rtl=rtl)
        media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    else:
        body, media = as_csv(heads, rows), "text/csv; charset=utf-8"
    response = HttpResponse(body, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response
