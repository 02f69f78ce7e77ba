"""What each column of somebody's table holds: told by the word above it, else by what stands in it."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from plenipo.kit.scripts import is_han

LETTERS = re.compile(r"\w+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Guess:
    """
    head      row that names the columns; None if no row does. What stands above it is a title.
    columns   field to column, both counted from 0; a field nobody named and nothing looks like is missing
    """

    head: int | None
    columns: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """What columns may be headed with, in every language: field to words, the field that wins first.

    exact   the heads of our own exports: nothing else is meant by them
    usual   also as a part of a longer head: “Name of the party (in English)”
    weak    only where nothing else is the field: “name” is the party's in a list without a column “party”
    """

    usual: Mapping[str, Sequence[str]]
    exact: Mapping[str, Sequence[str]] = field(default_factory=dict)
    weak: Mapping[str, Sequence[str]] = field(default_factory=dict)


def folded(text: str) -> str:
    """Without case, accents, marks and punctuation: "Correo electrónico:", "correo_electronico" are one."""
    apart = CAMEL.sub(" ", text).replace("_", " ")
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", apart.casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join(LETTERS.findall(plain))


def in_any_order(name: str) -> str:
    """The words of a name, to be compared: a sheet may have them the other way round; 周 敏 is 周敏."""
    words = folded(name).split()
    return "".join(words) if is_han(name) else " ".join(sorted(words))


def guess(
    rows: Table, words: Words, looks_like: Mapping[str, Callable[[str], bool]], otherwise: str
) -> Guess:
    """
    looks_like   asked for the cells of columns no head names; half of them must agree
    otherwise    the field of the widest column left, if nothing else is it
    """
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


def _by_heads(rows: Table, words: Words) -> tuple[int | None, dict[str, int]]:
    """The row among the first ten that names most columns: above it may stand titles and group heads."""
    tiers = [_by_word(tier) for tier in (words.exact, words.usual, words.weak)]
    rated = [(_named_in(row, words, tiers), -number) for number, row in enumerate(rows[:10])]
    columns, minus = max(rated, key=lambda each: (len(each[0]), each[1]), default=({}, 0))
    return (-minus, columns) if columns else (None, {})


def _by_word(named: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    by_word: dict[str, list[str]] = {}
    for key, heads in named.items():
        for word in heads:
            by_word.setdefault(folded(word), []).append(key)
    return by_word


def _named_in(
    row: Sequence[str], words: Words, tiers: Sequence[dict[str, list[str]]]
) -> dict[str, int]:
    """At least one cell must be the word itself: "Party of Labour" holds "party" and is no head."""
    heads = [folded(cell) for cell in row]
    if not any(head in tier for head in heads for tier in tiers if head):
        return {}
    named: dict[str, int] = {}

    def give(keys_of: Callable[[int], Sequence[str]]) -> None:
        for column in range(len(row)):
            key = next((each for each in keys_of(column) if each not in named), "")
            if key and column not in named.values():
                named[key] = column

    give(lambda column: tiers[0].get(heads[column], ()))
    give(lambda column: tiers[1].get(heads[column], ()))
    give(lambda column: _contained(row[column], words))
    give(lambda column: tiers[2].get(heads[column], ()))
    return named


def _contained(cell: str, words: Words) -> list[str]:
    """ "Contact e-mail" holds two words, and the field that stands first in `words` wins; a long cell is text."""
    text = folded(cell)
    if not text or len(text) > 40 or "@" in cell:
        return []
    inside = f" {text} "
    found = (
        key
        for key, heads in words.usual.items()
        if any(f" {folded(word)} " in inside for word in heads)
    )
    return list(found)[:1]


def _where(body: Table, free: list[int], test: Callable[[str], bool]) -> int | None:
    best, most = None, 0.5
    for column in free:
        cells = [row[column] for row in body if row[column]]
        share = sum(map(test, cells)) / len(cells) if cells else 0
        if share > most or (share == most and best is None):
            best, most = column, share
    return best
