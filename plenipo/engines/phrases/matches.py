"""Words that two texts have in common, in the same order without a gap: all of them, from sorted hashes.

Every run of words has a number (a polynomial over 64 bits), so that equal runs stand together when they are sorted and
the length to which two places agree is found by halving. Nothing is sampled: what is shared is found.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from plenipo.engines.phrases.index import Index, Numbers

SEED = 6  # words: shorter runs say nothing of copying
MOST_PAIRS = 12_000_000  # of places with a seed in common; what is too frequent for that needs the whole length
BASE = 0x9E3779B97F4A7C15
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class EqualRuns:
    """Row by row: the first word in the earlier text, in the later one, and how many words agree."""

    ours: Numbers
    theirs: Numbers
    lengths: Numbers


class Runs:
    """Of an index: what any run of words is like."""

    def __init__(self, index: Index) -> None:
        self.size = len(index.ids)
        self.item_from = np.asarray(index.item_from)
        words = _bare_numbers(index)[np.asarray(index.ids)] if self.size else np.empty(0, np.int64)
        self.words = words
        powers = np.full(self.size + 1, BASE, np.uint64)
        powers[0] = 1
        powers = np.cumprod(powers, dtype=np.uint64)
        self._sums = np.zeros(self.size + 1, np.uint64)
        np.cumsum(_scattered(words) * powers[:-1], out=self._sums[1:], dtype=np.uint64)
        inverse = np.full(self.size + 1, pow(BASE, -1, 2**64), np.uint64)
        inverse[0] = 1
        self._inverse = np.cumprod(inverse, dtype=np.uint64)
        self.item_of = np.repeat(
            np.arange(len(self.item_from) - 1, dtype=np.int32), np.diff(self.item_from)
        )

    def hashes(self, starts: Numbers, lengths: Numbers | int) -> Hashes:
        found: Hashes = (self._sums[starts + lengths] - self._sums[starts]) * self._inverse[starts]
        return found

    def left(self, starts: Numbers) -> Numbers:
        """Words from here to the end of the item."""
        return self.item_from[self.item_of[starts] + 1] - starts

    def agreeing(self, ours: Numbers, theirs: Numbers, least: int) -> Numbers:
        """To how many words they agree; that it is `least` is known."""
        found = np.full(len(ours), least, np.int64)
        most = np.minimum(self.left(ours), self.left(theirs))
        rows = np.flatnonzero(found < most)
        step = np.ones(
            len(rows), np.int64
        )  # further by one word, two, four …; once that was too far, by halves
        while len(rows):
            tried = found[rows] + np.minimum(step, most[rows] - found[rows])
            same = self.hashes(ours[rows], tried) == self.hashes(theirs[rows], tried)
            found[rows[same]] = tried[same]
            most[rows[~same]] = tried[~same] - 1
            half = np.maximum((most[rows] - found[rows] + 1) // 2, 1)
            step = np.where(same, np.minimum(step * 2, 1 << 30), half)
            open_ = found[rows] < most[rows]
            rows, step = rows[open_], step[open_]
        return found


def _bare_numbers(index: Index) -> Numbers:
    """Words that differ by accents only have one number; they stand together."""
    bares = np.array(index.bares, dtype=object)
    other = np.ones(len(bares), np.int64)
    other[1:] = bares[1:] != bares[:-1]
    return np.cumsum(other)


def _scattered(words: Numbers) -> Hashes:
    """64 bits of each number that look drawn by lot (splitmix)."""
    mixed = words.astype(np.uint64) * np.uint64(0xBF58476D1CE4E5B9) + np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def matches_of(runs: Runs, least: int) -> EqualRuns:
    """All longest runs of `least` words and more, and of fewer as long as they are not too frequent."""
    seed = min(SEED, least)
    whole = _pairs(runs, least, None)
    keys = [whole]
    if seed < least:
        keys.append(_pairs(runs, seed, MOST_PAIRS))
    joined = np.unique(np.concatenate(keys))
    ours, theirs = joined // max(runs.size, 1), joined % max(runs.size, 1)
    return EqualRuns(ours, theirs, runs.agreeing(ours, theirs, seed))


def _pairs(runs: Runs, length: int, most: int | None) -> Numbers:
    """Keys of pairs of places with `length` words in common and another word before, in two texts."""
    starts = np.flatnonzero(_long_enough(runs, length))
    hashes = runs.hashes(starts, length)
    order = np.argsort(hashes, kind="stable")
    starts, hashes = starts[order], hashes[order]
    edges = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    counts = np.diff(edges)
    begins, counts = edges[:-1][counts > 1], counts[counts > 1]
    if most is not None:
        begins, counts = _within(begins, counts, most)
    found = [np.empty(0, np.int64)]
    for size in np.unique(counts).tolist():
        groups = begins[counts == size]
        many = max(1, 2_000_000 // (size * size))
        for at in range(0, len(groups), many):
            found.append(_pairs_of(runs, starts, groups[at : at + many], size))
    return np.concatenate(found)


def _within(begins: Numbers, counts: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """The rarest, as many as the number of pairs allows; always those of at most four places."""
    order = np.argsort(counts, kind="stable")
    total = np.cumsum(counts[order] * (counts[order] - 1) // 2)
    limit = (
        counts[order][min(int(np.searchsorted(total, most)), len(order) - 1)] if len(order) else 0
    )
    chosen = counts < max(int(limit), 4) if len(total) and total[-1] > most else counts > 0
    return begins[chosen], counts[chosen]


def _pairs_of(runs: Runs, starts: Numbers, groups: Numbers, size: int) -> Numbers:
    one, two = np.triu_indices(size, 1)
    table = starts[groups[:, None] + np.arange(size)]
    ours, theirs = table[:, one].ravel(), table[:, two].ravel()
    first, second = np.minimum(ours, theirs), np.maximum(ours, theirs)
    items = runs.item_of
    fits = items[first] != items[second]
    first, second = first[fits], second[fits]
    at_start = (first == runs.item_from[items[first]]) | (second == runs.item_from[items[second]])
    fits = at_start | (runs.words[first - 1] != runs.words[second - 1])
    found: Numbers = first[fits] * runs.size + second[fits]
    return found


def _long_enough(runs: Runs, length: int) -> npt.NDArray[np.bool_]:
    every = np.arange(runs.size)
    enough: npt.NDArray[np.bool_] = runs.left(every) >= length
    return enough
