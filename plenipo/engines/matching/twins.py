"""Rows of one list that mean the same party, or look like one entry typed twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from plenipo.engines.matching.folding import squashed
from plenipo.engines.matching.tokens import tokens_of

_ALIKE = 90.0  # of letters two names have in common, percent
_AT_ONCE = 500  # rows compared with the rest of their country in one go


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row: its number, what was typed, the country's code and the party if decided."""

    row: int
    name: str
    country: str = ""
    party_id: str | None = None


@dataclass(frozen=True, slots=True)
class Twins:
    """Two rows, the earlier first. `same_party` if both were decided as one, else they only look alike."""

    first: int
    second: int
    same_party: bool
    likeness: float


def twins(entries: Sequence[TypedRow]) -> tuple[Twins, ...]:
    """Every later row with the earliest it repeats; rows decided as different parties are no twins."""
    pairs = {(pair.first, pair.second): pair for pair in _alike(entries)}
    pairs |= {(pair.first, pair.second): pair for pair in _same_party(entries)}
    earliest: dict[int, Twins] = {}
    for pair in sorted(pairs.values(), key=lambda each: (not each.same_party, each.first)):
        earliest.setdefault(pair.second, pair)
    return tuple(sorted(earliest.values(), key=lambda pair: (pair.first, pair.second)))


def _same_party(entries: Sequence[TypedRow]) -> Iterator[Twins]:
    first: dict[str, TypedRow] = {}
    for entry in entries:
        if entry.party_id is None:
            continue
        earlier = first.setdefault(entry.party_id, entry)
        if earlier is not entry:
            yield Twins(earlier.row, entry.row, same_party=True, likeness=1.0)


def _alike(entries: Sequence[TypedRow]) -> Iterator[Twins]:
    by_country: dict[str, list[TypedRow]] = defaultdict(list)
    for entry in entries:
        if squashed(entry.name):
            by_country[entry.country].append(entry)
    for group in by_country.values():
        names = [_in_order(entry.name) for entry in group]
        for start in range(0, len(group), _AT_ONCE):
            part = names[start : start + _AT_ONCE]
            like = process.cdist(part, names, scorer=ratio, score_cutoff=_ALIKE)
            for one, other in zip(*np.nonzero(like), strict=True):
                early, late = group[start + int(one)], group[int(other)]
                if start + one < other and not _decided_apart(early, late):
                    likeness = round(float(like[one, other]) / 100, 4)
                    yield Twins(early.row, late.row, same_party=False, likeness=likeness)


def _decided_apart(one: TypedRow, other: TypedRow) -> bool:
    return None not in (one.party_id, other.party_id) and one.party_id != other.party_id


def _in_order(name: str) -> str:
    """The words that tell, in alphabetical order: "Party of Labour" is "Labour Party"."""
    tokens = tokens_of(name)
    telling = [token.text for token in tokens if token.meaning != "party"]
    return " ".join(sorted(telling or [token.text for token in tokens]))
