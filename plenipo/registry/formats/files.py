"""Reading a file for the register line by line, so that a large one needs no large memory.

What is wrong with the file as a whole is `Refused`; what is wrong with one line is that line's `problem`, and the
others are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO

from django.utils.translation import gettext as _

from plenipo.kit.columns import folded
from plenipo.kit.errors import Refused
from plenipo.kit.locales import listed
from plenipo.kit.sheets import in_words, why_not
from plenipo.kit.tables import Limits, Numbered, TableFault
from plenipo.kit.tables.limited import LimitedReading
from plenipo.registry.formats.file_rows import COLUMNS, GOVERNMENT_COLUMN, KNOWN
from plenipo.registry.models import Import

HEAD_WITHIN = 10
LIMITS = Limits(rows=100_010, cell=50_000, text=200_000_000, unpacked=300_000_000)
SECONDS = 120
Kind = Import.Kind
# what others call our columns: the core file of Party Facts, our own export, tables made by hand
ALSO = {
    "country": "pf_country", "country_code": "pf_country", "country_name": "pf_country",
    "party_facts_id": "partyfacts_id", "partyfacts": "partyfacts_id", "pf_id": "partyfacts_id",
    "party": "name", "party_name": "name", "name_other": "other_names", "name_others": "other_names",
    "name_en": "name_english", "english_name": "name_english", "short_name": "name_short",
    "abbreviation": "name_short", "acronym": "name_short", "party_short": "name_short",
    "founded": "year_first", "ended": "year_last", "year_founded": "year_first",
    "year_dissolved": "year_last", "dissolved": "year_last", "share": "peak_share",
    "wikipedia": "wikipedia_url", "article": "wikipedia_url", "url": "website",
}  # fmt: skip


@dataclass(frozen=True)
class FileRow:
    """Its number in the file, its cells by column, and why it cannot be read, if so."""

    number: int
    cells: dict[str, str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """kind: what the columns say the file holds; lines: to be read once; after that `notes` tells what was done."""

    kind: str
    heads: tuple[str, ...]
    lines: Iterator[FileRow]
    reading: LimitedReading

    @property
    def notes(self) -> list[str]:
        unused = [head for head in self.heads if head and not _is_known(head)]
        said = [_("Columns that were not used: %(names)s.") % {"names": _quoted(unused)}]
        return [*map(in_words, self.reading.notes), *(said if unused else [])]


def _is_known(head: str) -> bool:
    return head in KNOWN or bool(GOVERNMENT_COLUMN.match(head))


def opened(file: IO[bytes], *, size: int, kind: str = "") -> Table:
    """kind   what the sender says it holds; nothing: the columns tell"""
    if not size:
        raise Refused(_("The file is empty."))
    start = file.read(4)
    reading = LimitedReading(file, LIMITS, seconds=SECONDS)
    rows = _in_words(reading)
    above = []
    for _number, cells in islice(rows, HEAD_WITHIN):
        heads = _named(cells)
        above.append(heads)
        if found := _kind_of(heads, kind):
            _refuse_twice(heads)
            lines = _lines(rows, heads, may_be_short=start == b"PK\x03\x04")
            return Table(found, tuple(heads), lines, reading)
    raise Refused(_what_is_missing(above, kind))


def _in_words(reading: LimitedReading) -> Iterator[Numbered]:
    try:
        yield from reading
    except TableFault as fault:
        raise Refused(why_not(fault, LIMITS)) from fault


def _named(cells: Sequence[str]) -> list[str]:
    """The heads as we call them; where ours stands too, another name for it stays as it is."""
    heads = [folded(cell).replace(" ", "_") for cell in cells]
    while heads and not heads[-1]:
        heads.pop()
    return [
        ours if (ours := ALSO.get(head)) and ours not in heads and heads.count(head) == 1 else head
        for head in heads
    ]


def _kind_of(heads: list[str], kind: str) -> str:
    wanted = {Kind(kind): COLUMNS[Kind(kind)]} if kind else COLUMNS
    found = next((str(k) for k, columns in wanted.items() if set(columns) <= set(heads)), "")
    by_hand = kind in ("", Kind.PARTIES) and {"name", "pf_country"} <= set(heads)
    return found or (str(Kind.PARTIES) if by_hand else "")


def _refuse_twice(heads: list[str]) -> None:
    twice = {head for head in heads if head and heads.count(head) > 1}
    if twice:
        raise Refused(_("Duplicate columns in the file: %(names)s.") % {"names": _quoted(twice)})


def _what_is_missing(above: list[list[str]], kind: str) -> str:
    wanted = (
        [COLUMNS[Kind(kind)]]
        if kind
        else [COLUMNS[each] for each in COLUMNS if each != Kind.REGISTER]
    )
    pairs = [(set(columns) - set(heads), heads) for columns in wanted for heads in above]
    missing, _heads = min(pairs, key=lambda pair: len(pair[0]), default=(set(wanted[0]), []))
    return _(
        "The file has no column %(names)s. One of the first lines must contain the column headings."
    ) % {"names": _quoted(missing)}


def _quoted(names: Iterable[str]) -> str:
    return listed(f"“{name}”" for name in sorted(names))


def _lines(rows: Iterator[Numbered], heads: list[str], *, may_be_short: bool) -> Iterator[FileRow]:
    for number, cells in rows:
        if may_be_short:  # a sheet does not say where its rows end
            cells = [*cells, *[""] * (len(heads) - len(cells))]
        yield FileRow(number, dict(zip(heads, cells, strict=False)), _problem(cells, heads))


def _problem(cells: Sequence[str], heads: list[str]) -> str:
    beyond = [cell for cell in cells[len(heads) :] if cell.strip()]
    if beyond or len(cells) < len(heads):
        return _("It has %(cells)s cells, but there are %(heads)s column headings.") % {
            "cells": len(cells),
            "heads": len(heads),
        }
    if any("\0" in cell for cell in cells):
        return _("It contains NUL characters, which are not text.")
    if any("\ufffd" in cell for cell in cells):
        return _("Some characters cannot be read. Save the file as UTF-8.")
    if any(cell.startswith('"') and cell.count('"') % 2 for cell in cells):
        return _("A quotation mark is unpaired. Remove it or close it.")
    return ""
