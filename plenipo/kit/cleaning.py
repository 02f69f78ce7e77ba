"""Texts as they come in and go out, without what nobody typed: one place for forms, files, XML, calendars and mail."""

import re
import unicodedata

# the marks that turn text round or take no room; the joiners stay, Persian and Hindi are written with them
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # what they begin goes on over what follows
MARKS = re.compile("[\u200e\u200f]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
# a spreadsheet takes a cell that begins so for a formula
ACTIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def without_controls(text: str) -> str:
    """Control characters and what is no character become one blank; tabs and line ends stay."""
    return CONTROL.sub(" ", text)


def straight(text: str) -> str:
    """Without what turns the text behind it round; a text of several lines keeps the marks of single letters."""
    text = TURNING.sub("", text)
    return text if "\n" in text else MARKS.sub("", text)


def clean(text: str) -> str:
    """One line as it reads: no control characters, direction marks or doubled blanks; in one composed form."""
    text = without_controls(INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def clean_lines(text: str) -> str:
    """The same of a text of several lines: each for itself."""
    return "\n".join(clean(line) for line in text.splitlines()).strip()


def as_typed(cell: str) -> str:
    """Without the mark that sheets.harmless put before it: what we write is read again without change."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(ACTIVE) else cell
