"""Rows of one list that mean the same party, or look like one entry typed twice."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its number, what was typed, the country's code and the party if decided."""

    row: int
    name: str
    country: str = ""
    party_id: str | None = None


@dataclass(frozen=True, slots=True)
class Twins:
    """Two rows, the earlier first. `same_party` if both were decided as one party, else they only look alike."""

    first: int
    second: int
    same_party: bool
    likeness: float


def twins(entries: Sequence[Entry]) -> tuple[Twins, ...]:
    return ()
