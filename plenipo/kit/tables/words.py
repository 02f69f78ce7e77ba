"""The sentences of notes and faults. They are translated where they are shown; a command prints them as they stand."""

from collections.abc import Mapping
from typing import Any


def _(sentence: str) -> str:
    """Marks what is to be translated."""
    return sentence


NOTES = {
    "encoding": _("Read as %(where)s. If characters look wrong, save the file as UTF-8."),
    "replaced": _("Some characters could not be read and appear as �. Lines: %(where)s."),
    "control": _("Control characters were replaced by spaces. Lines: %(where)s."),
    "returns": _("Line breaks inside a cell were replaced by spaces. Lines: %(where)s."),
    "tabs": _("Tabs inside a cell were replaced by spaces. Lines: %(where)s."),
    "sep": _("The line that defines the separator was skipped. Line: %(where)s."),
    "joined": _("Quoted cells spanning several lines were joined. Lines: %(where)s."),
    "unpaired": _("Unpaired quotation marks were read as ordinary characters. Lines: %(where)s."),
    "wide": _("Some lines have more cells than the others; check their columns. Lines: %(where)s."),
    "hidden_rows": _(
        "Rows hidden in the workbook were read. Check that they belong to the list. Rows: "
        "%(where)s."
    ),
    "struck_rows": _(
        "Rows struck through in the workbook were read. Check that they belong to the list. Rows: "
        "%(where)s."
    ),
    "struck_cells": _("Cells struck through in the workbook were read. Cells: %(where)s."),
    "hidden_columns": _("Columns hidden in the workbook were read. Columns: %(where)s."),
    "merged": _("Merged cells were copied to every row they cover. Cells filled: %(where)s."),
    "links": _("Links in cells were not used. Cells: %(where)s."),
    "comments": _("Comments on cells were not used. Cells: %(where)s."),
    "formulas": _("Formulas without a value were left empty. Cells: %(where)s."),
    "errors": _("Cells with an error were left empty. Cells: %(where)s."),
    "sheets": _("Only the first sheet with rows was read. Other sheets: %(where)s."),
    "hidden_sheets": _("Hidden sheets were not read: %(where)s."),
    "hidden_sheet_read": _("Only a hidden sheet contains rows, and it was read: %(where)s."),
}
FAULTS = {
    "empty": _("The file is empty."),
    "nothing": _("The file has no content."),
    "old_workbook": _(
        "This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV."
    ),
    "no_table": _("This file contains no table. Upload a CSV or XLSX file."),
    "web_page": _("This is a web page, not a table. Save it as .xlsx or CSV."),
    "not_text": _("This is not a text file. Upload a CSV or XLSX file."),
    "other_archive": _("This is not an Excel workbook. Save it as .xlsx or CSV."),
    "empty_workbook": _("No sheet of this workbook has any content."),
    "damaged": _(
        "This workbook is damaged. Open it, save it again as .xlsx or CSV, and upload the new file."
    ),
    "unpacks": _(
        "This workbook is larger than %(limit)s MB when unpacked. Upload only the list, as CSV."
    ),
    "many_rows": _("It has more than %(limit)s rows. Divide the list and upload it in parts."),
    "many_columns": _(
        "Line %(line)s has %(n)s columns; the limit is %(limit)s. Remove those you do not need."
    ),
    "much_text": _(
        "It contains more text than can be read at once. Divide it and upload it in parts."
    ),
    "long_cell": _(
        "A cell in line %(line)s contains more text than a spreadsheet allows. Shorten it, or "
        "upload a table."
    ),
    "heavy": _("This file takes too much memory to read. Upload only the list, as CSV."),
    "slow": _("This file takes too long to read. Upload only the list, as CSV."),
    "busy": _("Other files are being read. Try again in a minute."),
}
AND_MORE = _("%(where)s and %(more)s more")


def where_of(where: tuple[str, ...], more: int, said: str = AND_MORE) -> str:
    named = ", ".join(where)
    return said % {"where": named, "more": more} if more else named


def in_english(code: str, told: Mapping[str, Any]) -> str:
    return {**NOTES, **FAULTS}[code] % told
