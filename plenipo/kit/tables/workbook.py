"""The first sheet of a workbook that holds anything, row by row, and what a reader of its cells alone would not see:
hidden and struck-out rows, merged cells, formulas that were never worked out, links behind cells, other sheets."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple
from xml.parsers.expat import ExpatError

from plenipo.kit.tables.package import Attributes, Package, tags_with, walk
from plenipo.kit.tables.styles import Styles, is_on, moment, styles_in
from plenipo.kit.tables.values import Limits, Notes, Numbered, TableFault

MOST_TEXTS = 1_000_000
MOST_MERGED = MOST_LINKS = MOST_COMMENTS = 20_000
MOST_ROW, MOST_COLUMN = 1_048_576, 16_384
REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
YES = ("1", "true", "on")


class WorkbookSheet(NamedTuple):
    title: str
    part: str
    hidden: bool


@dataclass
class Book:
    package: Package
    sheets: list[WorkbookSheet]
    styles: Styles
    texts: list[str]
    struck_texts: set[int]
    since_1904: bool


@dataclass
class Around:
    """What stands beside the cells of a sheet. merged: first row to (column, last row)."""

    merged: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


def workbook_rows(file: IO[bytes], limits: Limits, notes: Notes) -> Iterator[Numbered]:
    try:
        book = _book(Package(file, limits.unpacked), limits)
        yield from _first_with_rows(book, notes)
    except (
        zipfile.BadZipFile, zlib.error, ExpatError, KeyError, ValueError, IndexError, EOFError,
        OverflowError, NotImplementedError, RuntimeError, UnicodeError, OSError,
    ) as fault:  # fmt: skip
        raise TableFault("damaged") from fault


def _book(package: Package, limits: Limits) -> Book:
    main = package.main_part()
    related = package.related(main)
    sheets: list[WorkbookSheet] = []
    told_1904 = [False]

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "workbookPr":
            told_1904[0] = attributes.get("date1904", "").casefold() in YES
        elif tag == "sheet":
            kind, part = related.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet" and package.has(part):
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(WorkbookSheet(attributes.get("name", ""), part, hidden))

    for _block in walk(package.blocks(main), start):
        pass
    parts = {kind: part for kind, part in related.values() if package.has(part)}
    styles = styles_in(package, parts["styles"]) if "styles" in parts else Styles()
    strings = parts.get("sharedStrings")
    texts, struck = _texts(package, strings, limits) if strings else ([], set())
    return Book(package, sheets, styles, texts, struck, told_1904[0])


def _texts(package: Package, part: str, limits: Limits) -> tuple[list[str], set[int]]:
    """The texts of all cells, once each; those with a word struck out."""
    texts: list[str] = []
    struck: set[int] = set()
    pieces: list[str] = []
    letters, aside = 0, 0

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal aside
        aside += tag == "rPh"  # how a word is pronounced
        if tag == "strike" and is_on(attributes):
            struck.add(len(texts))

    def end(tag: str, text: str) -> None:
        nonlocal letters, aside
        if tag == "t" and not aside:
            pieces.append(text)
        elif tag == "rPh":
            aside -= 1
        elif tag == "si":
            texts.append("".join(pieces))
            letters += len(texts[-1])
            pieces.clear()
            if len(texts) > MOST_TEXTS or letters > 4 * limits.text:
                raise TableFault("much_text")

    for _block in walk(package.blocks(part), start, end):
        pass
    return texts, struck


def _first_with_rows(book: Book, notes: Notes) -> Iterator[Numbered]:
    for sheet in sorted(book.sheets, key=lambda each: each.hidden):
        rows = _Rows(book, _around(book.package, sheet.part), notes).rows(sheet)
        first = next(rows, None)
        if first is None:
            continue
        _note_comments(book.package, sheet.part, notes)
        if sheet.hidden:
            notes.add("hidden_sheet_read", sheet.title)
        for other in book.sheets:
            if other is not sheet:
                notes.add("hidden_sheets" if other.hidden else "sheets", other.title)
        yield first
        yield from rows
        return
    raise TableFault("empty_workbook")


def _note_comments(package: Package, part: str, notes: Notes) -> None:
    """What somebody wrote beside a cell is not in the table, and may well say "do not invite"."""
    place, count = "", 0
    pieces: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal place
        if tag == "comment":
            place = attributes.get("ref", "")
            pieces.clear()

    def end(tag: str, text: str) -> None:
        nonlocal count
        if tag == "t":
            pieces.append(text)
        elif tag == "comment" and (count := count + 1) <= MOST_COMMENTS:
            said = " ".join("".join(pieces).split()).rpartition("Comment: ")[2]
            notes.add("comments", f"{place}: {said[:100]}")

    for kind, target in package.related(part).values():
        if kind == "comments" and package.has(target):
            for _block in walk(package.blocks(target), start, end):
                pass


def _around(package: Package, part: str) -> Around:
    around = Around()
    for number, attributes in enumerate(tags_with(package.blocks(part), b"mergeCell")):
        ends = REF.findall(attributes.get("ref", ""))
        if number < MOST_MERGED and len(ends) == 2:
            (column, first), (last_column, last) = ends
            if column.upper() == last_column.upper() and int(last) > int(first):
                around.merged.setdefault(int(first), []).append((_number(column), int(last)))
    targets = package.related(part)
    for number, attributes in enumerate(tags_with(package.blocks(part), b"hyperlink")):
        kind, target = targets.get(attributes.get("id", ""), ("", ""))
        if kind == "hyperlink" and target and number < MOST_LINKS:
            around.links[attributes.get("ref", "").upper()] = target
    return around


class _Cell:
    __slots__ = ("column", "formula", "kind", "struck", "style", "text")

    def __init__(self, column: int, kind: str, style: int) -> None:
        self.column, self.kind, self.style = column, kind, style
        self.text, self.formula, self.struck = "", False, False


class _Rows:
    """Reads the cells of one sheet."""

    def __init__(self, book: Book, around: Around, notes: Notes) -> None:
        self.book, self.around, self.notes = book, around, notes
        self.line, self.hidden, self.aside = 0, False, 0
        self.cells: list[_Cell] = []
        self.ready: list[Numbered] = []
        self.covering: dict[int, tuple[int, str]] = {}  # column: last row, text
        self.hidden_columns: list[tuple[int, int]] = []

    def rows(self, sheet: WorkbookSheet) -> Iterator[Numbered]:
        for _block in walk(self.book.package.blocks(sheet.part), self._start, self._end):
            yield from self.ready
            self.ready.clear()

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            self._cell(attributes)
        elif tag == "f" and self.cells:
            self.cells[-1].formula = True
        elif tag == "row":
            self.line = int(attributes["r"]) if "r" in attributes else self.line + 1
            if self.line > MOST_ROW:
                raise TableFault("damaged")
            self.hidden = attributes.get("hidden", "").casefold() in YES
            self.cells = []
        elif tag == "col" and attributes.get("hidden", "").casefold() in YES:
            self.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif tag == "strike" and self.cells and is_on(attributes):
            self.cells[-1].struck = True
        elif tag == "rPh":
            self.aside += 1

    def _cell(self, attributes: Attributes) -> None:
        place = REF.fullmatch(attributes.get("r", ""))
        column = _number(place[1]) if place else (self.cells[-1].column if self.cells else 0) + 1
        if len(self.cells) >= MOST_COLUMN:
            raise TableFault("damaged")
        style = attributes.get("s", "0")
        self.cells.append(
            _Cell(column, attributes.get("t", "n"), int(style) if style.isdigit() else 0)
        )

    def _end(self, tag: str, text: str) -> None:
        if tag == "v" and self.cells:
            self.cells[-1].text = text
        elif tag == "t" and self.cells and not self.aside:
            self.cells[-1].text += text
        elif tag == "rPh":
            self.aside -= 1
        elif tag == "row":
            self._row()

    def _row(self) -> None:
        texts: dict[int, str] = {}
        struck = []
        for cell in self.cells:
            text = self._text(cell)
            if text.strip():
                texts[cell.column] = text
                if self._is_struck(cell):
                    struck.append(f"{_letters(cell.column)}{self.line}")
        self.cells = []
        if not texts:
            return
        self._note(texts, struck)
        self._fill_down(texts)
        self.ready.append((self.line, _in_order(texts)))

    def _note(self, texts: dict[int, str], struck: list[str]) -> None:
        line, notes = self.line, self.notes
        if self.hidden:
            notes.add("hidden_rows", line, line=line)
        if len(struck) == len(texts):
            notes.add("struck_rows", line, line=line)
        else:
            for place in struck:
                notes.add("struck_cells", place, line=line)
        for first, last in self.hidden_columns:
            for column in texts:
                letters = _letters(column)
                if first <= column <= last and letters not in notes.found.get("hidden_columns", ()):
                    notes.add("hidden_columns", letters)
        for column, text in texts.items():
            place = f"{_letters(column)}{line}"
            link = self.around.links.get(place, "").removeprefix("mailto:")
            if link and link.partition("?")[0].casefold() not in text.casefold():
                notes.add("links", f"{place}: {link[:100]}")

    def _fill_down(self, texts: dict[int, str]) -> None:
        """A cell merged downwards holds for every row it covers (a country beside its parties)."""
        for column, (last, text) in list(self.covering.items()):
            if self.line > last:
                del self.covering[column]
            elif column not in texts:
                texts[column] = text
                self.notes.add("merged", f"{_letters(column)}{self.line}")
        for column, last in self.around.merged.get(self.line, ()):
            if column in texts:
                self.covering[column] = (last, texts[column])

    def _is_struck(self, cell: _Cell) -> bool:
        shared = cell.kind == "s" and int(cell.text) in self.book.struck_texts
        return cell.struck or shared or cell.style in self.book.styles.struck

    def _text(self, cell: _Cell) -> str:
        if cell.formula and not cell.text:
            self.notes.add("formulas", f"{_letters(cell.column)}{self.line}")
        if not cell.text:
            return ""
        match cell.kind:
            case "s":
                return self.book.texts[int(cell.text)]
            case "e":
                self.notes.add("errors", f"{_letters(cell.column)}{self.line} {cell.text}")
                return ""
            case "n":
                return self._number_as_text(cell)
            case "d":
                return cell.text.removesuffix("T00:00:00")
        return cell.text

    def _number_as_text(self, cell: _Cell) -> str:
        styles = self.book.styles
        if cell.style in styles.dates:
            return moment(float(cell.text), since_1904=self.book.since_1904) or cell.text
        if cell.text.isdigit():
            return cell.text.zfill(styles.zeros.get(cell.style, 0))
        value = float(cell.text)
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return f"{value:.15g}"


def _in_order(texts: dict[int, str]) -> list[str]:
    cells = [""] * max(texts)
    for column, text in texts.items():
        cells[column - 1] = text
    return cells


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    if number > MOST_COLUMN:
        raise TableFault("damaged")
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
