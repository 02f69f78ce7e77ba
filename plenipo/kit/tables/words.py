"""The sentences of notes and faults. They are translated where they are shown; a command prints them as they stand."""

from collections.abc import Mapping
from typing import Any


def _(sentence: str) -> str:
    """Marks what is to be translated."""
    return sentence


NOTES = {
    "encoding": _("Read as %(where)s. If letters look wrong, save the file as UTF-8."),
    "replaced": _("Some letters could not be read and appear as �. Lines: %(where)s."),
    "control": _("Control characters became blanks. Lines: %(where)s."),
    "returns": _("Line breaks inside a cell became blanks. Lines: %(where)s."),
    "tabs": _("Tabs inside a cell became blanks. Lines: %(where)s."),
    "sep": _("The line that names the separator was skipped. Line: %(where)s."),
    "joined": _("Cells in quotation marks over several lines were joined. Lines: %(where)s."),
    "unpaired": _("Quotation marks that do not pair were read as letters. Lines: %(where)s."),
    "wide": _("Some lines have more cells than the others; check their columns. Lines: %(where)s."),
    "hidden_rows": _(
        "Rows hidden in the workbook were read; check that they belong to the list. Rows: %(where)s."
    ),
    "struck_rows": _(
        "Rows struck out in the workbook were read; check that they belong to the list. Rows: %(where)s."
    ),
    "struck_cells": _("Cells struck out in the workbook were read. Cells: %(where)s."),
    "hidden_columns": _("Columns hidden in the workbook were read. Columns: %(where)s."),
    "merged": _("Merged cells were repeated in every row they cover. Cells filled: %(where)s."),
    "links": _("Links behind cells were not used. Cells: %(where)s."),
    "comments": _("Comments on cells were not used. Cells: %(where)s."),
    "formulas": _("Formulas without a value were left empty. Cells: %(where)s."),
    "errors": _("Cells that show an error were left empty. Cells: %(where)s."),
    "sheets": _("Only the first sheet with rows was read. Other sheets: %(where)s."),
    "hidden_sheets": _("Hidden sheets were not read: %(where)s."),
    "hidden_sheet_read": _("Only a hidden sheet holds rows, and it was read: %(where)s."),
}
FAULTS = {
    "empty": _("The file is empty."),
    "nothing": _("There is nothing in it."),
    "old_workbook": _(
        "This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV."
    ),
    "no_table": _("This file holds no table. Send a CSV or XLSX file."),
    "web_page": _("This is a web page, not a table. Save it as .xlsx or CSV."),
    "not_text": _("This file is not text. Send a CSV or XLSX file."),
    "other_archive": _("This is not an Excel workbook. Save it as .xlsx or CSV."),
    "empty_workbook": _("No sheet of this workbook holds anything."),
    "damaged": _("This workbook is damaged. Open it, save it anew as .xlsx or CSV, and send that."),
    "unpacks": _("This workbook unpacks to more than %(limit)s MB. Send the list alone, as CSV."),
    "many_rows": _("It has more than %(limit)s rows. Divide the list and send it in parts."),
    "many_columns": _(
        "Line %(line)s has %(n)s columns; %(limit)s at most can be read. Remove those you do not need."
    ),
    "much_text": _("It holds more text than can be read at once. Divide it and send it in parts."),
    "long_cell": _(
        "A cell in line %(line)s holds more text than a spreadsheet allows. Shorten it, or send a table."
    ),
    "heavy": _("Reading this file takes too much memory. Send the list alone, as CSV."),
    "slow": _("Reading this file takes too long. Send the list alone, as CSV."),
    "busy": _("Other files are being read. Try again in a minute."),
}
AND_MORE = _("%(where)s and %(more)s more")


def where_of(where: tuple[str, ...], more: int, said: str = AND_MORE) -> str:
    named = ", ".join(where)
    return said % {"where": named, "more": more} if more else named


def in_english(code: str, told: Mapping[str, Any]) -> str:
    return {**NOTES, **FAULTS}[code] % told
