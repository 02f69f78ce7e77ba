"""Passages that two texts share: runs of the same words, joined across small edits."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from plenipo.engines.phrases.index import Index, Numbers
from plenipo.engines.phrases.matches import EqualRuns, Runs, matches_of

LEAST = 12  # words, or characters of a script without spaces
EDIT = (
    8  # words that an edit may take on either side, with what is left of the run between two edits
)
SHIFT = 5  # by how many words an edit may be longer on one side
OPEN = 6  # passages that may be under way side by side in a pair of texts
DENSE = 0.6  # of a passage that much at least must be the same words


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """By words of the index: from the first up to the last, and how many are the same."""

    ours: tuple[int, int]
    theirs: tuple[int, int]
    same: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What two items have in common; the item with the smaller number is the first."""

    ours: int
    theirs: int
    passages: tuple[SharedPassage, ...]


def shared_passages(index: Index, least: int = LEAST) -> list[Shared]:
    """Of every pair of items that share `least` words or more in a row, small edits allowed."""
    runs = Runs(index)
    matches = _with_company(runs, matches_of(runs, least), least)
    return list(_by_pair(runs, matches, least))


def _with_company(runs: Runs, matches: EqualRuns, least: int) -> EqualRuns:
    """In order of pairs and places; a short run that no other is near is left out."""
    pairs = (
        runs.item_of[matches.ours].astype(np.int64) * len(runs.item_from)
        + runs.item_of[matches.theirs]
    )
    order = np.lexsort((matches.ours, pairs))
    pairs, ours = pairs[order], matches.ours[order]
    theirs, lengths = matches.theirs[order], matches.lengths[order]
    keep = lengths >= least
    for off in (1, 2, 3):
        if len(pairs) <= off:
            break
        gap = ours[off:] - ours[:-off] - lengths[:-off]
        other = theirs[off:] - theirs[:-off] - lengths[:-off]
        near = (pairs[off:] == pairs[:-off]) & _joins(gap, other)
        keep[off:] |= near
        keep[:-off] |= near
    return EqualRuns(ours[keep], theirs[keep], lengths[keep])


def _joins(gap: Numbers, other: Numbers) -> npt.NDArray[np.bool_]:
    near: npt.NDArray[np.bool_] = (
        (abs(gap) <= EDIT) & (abs(other) <= EDIT) & (abs(gap - other) <= SHIFT)
    )
    return near


def _by_pair(runs: Runs, matches: EqualRuns, least: int) -> Iterator[Shared]:
    ours, theirs = runs.item_of[matches.ours], runs.item_of[matches.theirs]
    changes = np.flatnonzero((ours[1:] != ours[:-1]) | (theirs[1:] != theirs[:-1])) + 1
    bounds = [0, *changes.tolist(), len(ours)] if len(ours) else [0]
    rows = np.column_stack((matches.ours, matches.theirs, matches.lengths)).tolist()
    for begin, end in zip(bounds, bounds[1:], strict=False):
        passages = _chained(rows[begin:end], least)
        if passages:
            yield Shared(int(ours[begin]), int(theirs[begin]), tuple(passages))


class _Chain:
    __slots__ = ("longest", "ours", "ours_end", "same", "theirs", "theirs_end")

    def __init__(self, ours: int, theirs: int, length: int) -> None:
        self.ours, self.theirs = ours, theirs
        self.ours_end, self.theirs_end = ours + length, theirs + length
        self.same = self.longest = length

    def takes(self, ours: int, theirs: int, length: int) -> bool:
        gap, other = ours - self.ours_end, theirs - self.theirs_end
        further = ours + length > self.ours_end and theirs + length > self.theirs_end
        return (
            further
            and -EDIT <= gap <= EDIT
            and -EDIT <= other <= EDIT
            and abs(gap - other) <= SHIFT
        )

    def take(self, ours: int, theirs: int, length: int) -> None:
        fresh = min(length, ours + length - self.ours_end, theirs + length - self.theirs_end)
        self.same += fresh
        self.longest = max(self.longest, length)
        self.ours_end, self.theirs_end = ours + length, theirs + length


def _chained(rows: list[list[int]], least: int) -> list[SharedPassage]:
    chains: list[_Chain] = []
    for ours, theirs, length in rows:
        for chain in reversed(chains[-OPEN:]):
            if chain.takes(ours, theirs, length):
                chain.take(ours, theirs, length)
                break
        else:
            chains.append(_Chain(ours, theirs, length))
    return [
        SharedPassage((each.ours, each.ours_end), (each.theirs, each.theirs_end), each.same)
        for each in chains
        if each.longest >= least or (each.same >= least and _is_dense(each))
    ]


def _is_dense(chain: _Chain) -> bool:
    longer = max(chain.ours_end - chain.ours, chain.theirs_end - chain.theirs)
    return chain.same >= DENSE * longer
