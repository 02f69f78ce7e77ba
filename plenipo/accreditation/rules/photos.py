"""Whose photo a file is, by what it is called; how old is too old. Rules over values: nothing is read here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from unicodedata import combining, normalize

NOT_A_NAME = frozenset(
    ("photo", "foto", "image", "img", "picture", "portrait", "badge", "copy", "final", "new")
)
WORDS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class NamedPerson:
    """names   each way to write the whole name"""

    number: int
    names: tuple[str, ...]


def words_of(text: str) -> tuple[str, ...]:
    """Letters without marks, in order of the alphabet: "Müller, Rose" and "rose_muller" are the same."""
    plain = "".join(each for each in normalize("NFKD", text) if not combining(each))
    return tuple(sorted(WORDS.findall(plain.casefold())))


def whose_file(name: str, persons: Iterable[NamedPerson]) -> int | None:
    """The number of the person a file is called by: "214.jpg", "214 Rose Petit.png", "petit-rose.jpeg". None if it is
    called by nobody, or by more than one."""
    stem = re.split(r"[/\\]", name)[-1]
    stem = stem.rsplit(".", 1)[0] if "." in stem else stem
    known = list(persons)
    said = [each for each in words_of(stem) if each not in NOT_A_NAME]
    letters = tuple(each for each in said if not each.isdigit())
    digits = {int(each) for each in said if each.isdigit() and len(each) < 19}
    called = {
        each.number
        for each in known
        if letters and any(words_of(way) == letters for way in each.names if way)
    }
    if not letters:
        called = {each.number for each in known if each.number in digits}
        return called.pop() if len(called) == 1 and len(digits) == 1 else None
    if len(called) > 1:
        called &= digits
    return called.pop() if len(called) == 1 else None


def is_too_old(taken: date | None, months: int, today: date) -> bool:
    if taken is None:
        return False
    age = (today.year - taken.year) * 12 + today.month - taken.month
    return age > months or (age == months and today.day > taken.day)
