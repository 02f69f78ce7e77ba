"""What reading a table takes and gives: limits, rows with their lines, notes and faults by code."""

from dataclasses import dataclass, field
from typing import Any

NAMED = 20  # lines or cells a note names; of the others it tells the number
Numbered = tuple[int, list[str]]


@dataclass(frozen=True)
class Limits:
    """rows: with heads and titles; text: characters in all cells; unpacked: bytes of one part of a workbook"""

    rows: int = 1_020
    columns: int = 500
    cell: int = 32_767
    text: int = 10_000_000
    unpacked: int = 80_000_000


class TableFault(Exception):
    """The table cannot be read. code and told make the sentence."""

    def __init__(self, code: str, **told: Any) -> None:
        super().__init__(code)
        self.code = code
        self.told = told


@dataclass(frozen=True)
class ReadingNote:
    """What was done to read it, and where: `where` names lines, cells or sheets, `more` counts those not named."""

    code: str
    where: tuple[str, ...] = ()
    more: int = 0


@dataclass
class Notes:
    """Notes as they are made, one a kind. `lines` holds every line of some kinds, for those who look at rows."""

    found: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, code: str, where: str | int = "", *, line: int | None = None) -> None:
        named = self.found.setdefault(code, [])
        if where != "":
            self.counts[code] = self.counts.get(code, 0) + 1
            if len(named) < NAMED:
                named.append(str(where))
        if line is not None:
            self.lines.setdefault(code, []).append(line)

    def all(self) -> list[ReadingNote]:
        return [
            ReadingNote(code, tuple(named), self.counts.get(code, 0) - len(named))
            for code, named in self.found.items()
        ]
