"""CSV as people make it, and cells pasted from a spreadsheet: read line by line, so that large files need no memory."""

import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import IO, Any

from plenipo.kit.cleaning import as_typed
from plenipo.kit.encodings import encoding_of
from plenipo.kit.tables.values import Limits, Notes, Numbered, TableFault

DELIMITERS = ("\t", ";", ",", "|", "；", "，")  # when two split equally well, the first of them
SAMPLE = 64_000  # letters the delimiter is told by
SAMPLE_LINES = 200
MOST_JOINED = 40  # lines one cell in quotation marks may go over
ENDLESS = 1_000_000  # letters no line has
LONE_RETURN = re.compile("\r(?!\n)")
SEP = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)
UTF_8 = ("utf-8", "utf-8-sig")


class Cut(Enum):
    WHOLE, OPEN, BROKEN = range(3)


def text_rows(file: IO[bytes], limits: Limits, notes: Notes) -> Iterator[Numbered]:
    encoding = encoding_of(file)
    if encoding not in UTF_8:
        notes.add("encoding", encoding)
    sample = _opened(file, encoding, "").read(SAMPLE)
    file.seek(0)
    returns = len(LONE_RETURN.findall(sample))
    newline = None if returns and returns >= sample.count("\n") else "\n"
    text = _opened(file, encoding, newline)
    lines = _numbered(text, limits, notes)
    yield from _rows(lines, sample, notes)


def _opened(file: IO[bytes], encoding: str, newline: str | None) -> io.TextIOWrapper:
    """The file itself stays open when the text is let go."""

    class Left(io.BufferedReader):
        def close(self) -> None:
            pass

    return io.TextIOWrapper(Left(_Raw(file)), encoding, errors="replace", newline=newline)


class _Raw(io.RawIOBase):
    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        data = self.file.read(len(into))
        into[: len(data)] = data
        return len(data)


def _numbered(text: io.TextIOWrapper, limits: Limits, notes: Notes) -> Iterator[tuple[int, str]]:
    number = 0
    while line := text.readline(ENDLESS + 1):
        number += 1
        if len(line) > ENDLESS:
            raise TableFault("long_cell", line=number)
        line = line.removesuffix("\n").removesuffix("\r").replace("\x1a", "")
        if "\r" in line:
            notes.add("returns", number)
            line = line.replace("\r", " ")
        yield number, line


def _rows(lines: Iterator[tuple[int, str]], sample: str, notes: Notes) -> Iterator[Numbered]:
    first = sample.lstrip("\ufeff\r\n ").splitlines() or [""]
    if said := SEP.fullmatch(first[0]):
        delimiter, usual = said[1], _usual(_sampled(sample)[1:], said[1])
        lines = _after_the_mark(lines, notes)
    else:
        delimiter, usual = delimiter_of(sample)
    for line, cells in records(lines, delimiter, usual, notes):
        if usual > 1 and len(cells) > usual and any(cell.strip() for cell in cells[usual:]):
            notes.add("wide", line, line=line)
        if delimiter != "\t" and any("\t" in cell for cell in cells):
            notes.add("tabs", line)
        yield line, [as_typed(cell) for cell in cells]


def _after_the_mark(lines: Iterator[tuple[int, str]], notes: Notes) -> Iterator[tuple[int, str]]:
    for number, line in lines:
        if line.strip("\ufeff "):
            notes.add("sep", number)
            break
    yield from lines


def _sampled(sample: str) -> list[str]:
    lines = sample.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = lines[:-1] if len(sample) >= SAMPLE and len(lines) > 1 else lines
    return [line for line in whole if line.strip("\ufeff ")][:SAMPLE_LINES]


def delimiter_of(sample: str) -> tuple[str, int]:
    """What splits most lines alike, and into how many cells; where nothing does, the lines are one column."""
    lines = _sampled(sample)
    shares = {}
    for delimiter in DELIMITERS:
        counts = _widths(lines, delimiter)
        width, alike = max(
            ((w, n) for w, n in counts.items() if w > 1), key=lambda pair: pair[1], default=(1, 0)
        )
        shares[delimiter] = (alike / (sum(counts.values()) or 1), width)
    best = max(DELIMITERS, key=lambda each: shares[each][0])
    if shares[best][0] > 0.5:
        return best, shares[best][1]
    if any("\t" in line for line in lines):  # cells pasted from a spreadsheet, of uneven rows
        return "\t", 0
    return _delimiter_of_the_head(lines), 0


def _delimiter_of_the_head(lines: list[str]) -> str:
    """Rows cut short after their last cell: the head tells. Commas here and there are part of the names."""
    for delimiter in DELIMITERS:
        if lines and len(cut(lines[0], delimiter)[0]) > 2:
            return delimiter
    return "\t"


def _usual(lines: list[str], delimiter: str) -> int:
    return max(_widths(lines, delimiter).items(), key=lambda pair: pair[1], default=(0, 0))[0]


def _widths(lines: list[str], delimiter: str) -> Counter[int]:
    if not any(delimiter in line for line in lines):
        return Counter({1: len(lines)})
    rows = records(enumerate(lines, 1), delimiter, 0, Notes())
    return Counter(len(cells) for _line, cells in rows)


def records(
    lines: Iterable[tuple[int, str]], delimiter: str, usual: int, notes: Notes
) -> Iterator[Numbered]:
    """Rows, with cells in quotation marks that go over several lines; a mark without its second is a letter."""
    ahead: deque[tuple[int, str]] = deque()
    left = iter(lines)
    while (now := ahead.popleft() if ahead else next(left, None)) is not None:
        number, line = now
        if number == 1:
            line = line.lstrip("\ufeff")
        cells, state = cut(line, delimiter)
        if state is Cut.OPEN:
            joined, last, state = _joined(line, delimiter, usual, ahead, left)
            if state is Cut.WHOLE:
                notes.add("joined", f"{number}–{last}")
                yield number, joined
                continue
        literal = line.split(delimiter) if '"' in "".join(cells) else cells
        split_wrong = state is Cut.WHOLE and len(cells) != usual == len(literal)
        if state is not Cut.WHOLE:
            cells = cut(line, delimiter, as_letters=True)[0]
        elif split_wrong:
            cells = literal
        if state is not Cut.WHOLE or split_wrong or line.count('"') % 2:
            notes.add("unpaired", number, line=number)
        yield number, cells


def _joined(
    line: str,
    delimiter: str,
    usual: int,
    ahead: deque[tuple[int, str]],
    left: Iterator[tuple[int, str]],
) -> tuple[list[str], int, Cut]:
    """The row that begins in this line and ends in a later one; if it does not, the lines stand in `ahead` again."""
    parts, state, used = [line], Cut.OPEN, 0
    cells: list[str] = []
    while state is Cut.OPEN and used < MOST_JOINED:
        if used == len(ahead):
            following = next(left, None)
            if following is None:
                return [], 0, Cut.BROKEN
            ahead.append(following)
        parts.append(ahead[used][1])
        used += 1
        if '"' in parts[-1]:
            cells, state = cut("\n".join(parts), delimiter)
    if state is not Cut.WHOLE or _are_rows(parts, delimiter, usual):
        return [], 0, Cut.BROKEN
    last = ahead[used - 1][0]
    for _each in range(used):
        ahead.popleft()
    return cells, last, state


def _are_rows(parts: list[str], delimiter: str, usual: int) -> bool:
    """Whether lines that a pair of marks would join are whole rows each: then the marks are none of a pair."""
    if usual < 2 or (usual == 2 and len(parts) < 3):
        return False
    return all(len(cut(part, delimiter, as_letters=True)[0]) == usual for part in parts)


def cut(line: str, delimiter: str, *, as_letters: bool = False) -> tuple[list[str], Cut]:
    """One row to its cells. OPEN: a quotation mark lacks its second. BROKEN: text follows one on a later line.

    as_letters   a mark that lacks its second is a letter
    """
    cells: list[str] = []
    at, end = 0, len(line)
    while True:
        cell, at, state = _cell(line, at, end, delimiter, as_letters)
        if state is not Cut.WHOLE:
            return cells, state
        cells.append(cell)
        if at >= end:
            return cells, Cut.WHOLE
        at += 1
        if at == end:
            return [*cells, ""], Cut.WHOLE


def _cell(line: str, at: int, end: int, delimiter: str, as_letters: bool) -> tuple[str, int, Cut]:
    """A cell, where it ends, and how."""
    begin = at
    while begin < end and line[begin] == " ":
        begin += 1
    if begin < end and line[begin] == '"':
        close = _second_mark(line, begin + 1)
        if close < 0 and not as_letters:
            return "", at, Cut.OPEN
        if close >= 0:
            after = close + 1
            while after < end and line[after] == " ":
                after += 1
            if after == end or line[after] == delimiter:
                return line[begin + 1 : close].replace('""', '"'), after, Cut.WHOLE
            if "\n" in line[begin:close]:
                return "", at, Cut.BROKEN
            begin = close  # “"New" Party”: the marks are letters of the cell
        else:
            begin = at
    stop = line.find(delimiter, begin)
    stop = end if stop < 0 else stop
    return line[at:stop], stop, Cut.WHOLE


def _second_mark(line: str, at: int) -> int:
    """Where the quotation ends; two marks in a row are one letter of it."""
    while (found := line.find('"', at)) >= 0:
        if line[found + 1 : found + 2] != '"':
            return found
        at = found + 2
    return -1
