"""What each column of somebody's table holds: told by the word above it, else by what stands in it."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

LETTERS = re.compile(r"\w+")

Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Guess:
    """
    head      row that names the columns; None if no row does. What stands above it is a title.
    columns   field to column, both counted from 0; a field nobody named and nothing looks like is missing
    """

    head: int | None
    columns: dict[str, int] = field(default_factory=dict)


def folded(text: str) -> str:
    """Without case, accents, marks and punctuation: "Correo electrónico:" is "correo electronico"."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join(LETTERS.findall(plain))


def guess(
    rows: Table,
    named: Mapping[str, Sequence[str]],
    looks_like: Mapping[str, Callable[[str], bool]],
    otherwise: str,
) -> Guess:
    """
    named        words a field's column may be headed with, in every language
    looks_like   asked for the cells of columns no head names; half of them must agree
    otherwise    the field of the widest column left, if nothing else is it
    """
    words = {folded(word): key for key, heads in named.items() for word in heads}
    head, columns = _by_heads(rows, words)
    body = rows[0 if head is None else head + 1 :][:200]
    free = [c for c in range(len(rows[0]) if rows else 0) if c not in columns.values()]
    for key, test in looks_like.items():
        if key not in columns and (column := _where(body, free, test)) is not None:
            columns[key] = column
            free.remove(column)
    if otherwise not in columns and free:
        columns[otherwise] = max(free, key=lambda c: sum(len(row[c]) for row in body))
    return Guess(head, columns)


def _by_heads(rows: Table, words: Mapping[str, str]) -> tuple[int | None, dict[str, int]]:
    """The row among the first ten that names most columns: above it may stand titles and group heads."""
    found = [(_named_in(row, words), -number) for number, row in enumerate(rows[:10])]
    columns, minus = max(found, key=lambda each: (len(each[0]), each[1]), default=({}, 0))
    return (-minus, columns) if columns else (None, {})


def _named_in(row: Sequence[str], words: Mapping[str, str]) -> dict[str, int]:
    """At least one cell must be the word itself: "Party of Labour" holds "party" and is no head."""
    named: dict[str, int] = {}
    exact = [words.get(folded(cell)) for cell in row]
    if not any(exact):
        return named
    for column, key in enumerate(exact):
        if key and key not in named:
            named[key] = column
    for column, cell in enumerate(row):
        key = exact[column] or _contained(cell, words)
        if key and key not in named and column not in named.values():
            named[key] = column
    return named


def _contained(cell: str, words: Mapping[str, str]) -> str | None:
    """ "Name of the party (in English)" holds "party"; a long cell is text, not a head."""
    text = folded(cell)
    if not text or len(text) > 40:
        return None
    inside = [word for word in words if f" {word} " in f" {text} "]
    return words[max(inside, key=len)] if inside and "@" not in cell else None


def _where(body: Table, free: list[int], test: Callable[[str], bool]) -> int | None:
    best, most = None, 0.5
    for column in free:
        cells = [row[column] for row in body if row[column]]
        share = sum(map(test, cells)) / len(cells) if cells else 0
        if share > most or (share == most and best is None):
            best, most = column, share
    return best
