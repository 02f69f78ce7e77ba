"""Which items are one text: an original and its reprints, shortened, reordered, headed anew, edited.

What counts is how much of the shorter item is shared, without the passages that texts of several kinds share: a
quotation, an agency's last paragraph. These are found by clustering twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from plenipo.engines.phrases.index import Index
from plenipo.engines.phrases.passages import Shared

FIRST = 0.7  # share of the shorter item from which two are one at first sight
THEN = 0.45  # share of what is left of it, without common passages
LEFT = 10  # words that must be left
ROUNDS = 2
ALIKE = 0.012  # as near as that to the best an item may be the original as well, if its date is earlier …
ALIKE_OF_FEW = 0.6  # … and of few items nearer by this, by the square of their number
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Clustered:
    """Numbers of items, the likeliest original first, then by date."""

    items: tuple[int, ...]


def shares(index: Index, found: Iterable[Shared]) -> list[float]:
    """Of each pair: how much of the shorter item is shared, by words."""
    return [_share(index, shared, None) for shared in found]


def _share(index: Index, shared: Shared, common: Mask | None) -> float:
    ours = _covered(index, shared.ours, [each.ours for each in shared.passages], common)
    theirs = _covered(index, shared.theirs, [each.theirs for each in shared.passages], common)
    all_mine, all_other = ours[1], theirs[1]
    if common is not None and min(all_mine, all_other) < LEFT:
        return 0.0
    shorter = ours if all_mine <= all_other else theirs
    return shorter[0] / shorter[1] if shorter[1] else 0.0


def _covered(
    index: Index, item: int, spans: Sequence[tuple[int, int]], common: Mask | None
) -> tuple[int, int]:
    """Words in the spans, and in the item; without those that are common."""
    begin, end = int(index.item_from[item]), int(index.item_from[item + 1])
    seen = np.zeros(end - begin, bool)
    for first, last in spans:
        seen[first - begin : last - begin] = True
    if common is None:
        return int(seen.sum()), end - begin
    own = ~common[begin:end]
    return int((seen & own).sum()), int(own.sum())


def clusters(index: Index, found: Sequence[Shared]) -> list[Clustered]:
    """Every item in exactly one; an item alone is its own original."""
    count, raw = len(index), shares(index, found)
    group = _joined(count, [each for each, share in zip(found, raw, strict=True) if share >= FIRST])
    partly = [each for each, share in zip(found, raw, strict=True) if share < THEN]
    common = np.zeros(len(index.ids), bool)
    for _round in range(ROUNDS):
        common = _common(index, partly, group)
        kept = [
            shared
            for shared in found
            if _share(index, shared, common) >= THEN
            or (
                group[shared.ours] == group[shared.theirs] and _mostly_common(index, shared, common)
            )
        ]
        group = _joined(count, kept)
    members: dict[int, list[int]] = defaultdict(list)
    for item, root in enumerate(group):
        members[root].append(item)
    by_pair = {(shared.ours, shared.theirs): shared for shared in found}
    return [Clustered(_original_first(index, items, by_pair, common)) for items in members.values()]


def _mostly_common(index: Index, shared: Shared, common: Mask) -> bool:
    """Of an item of which nothing else is left the common words must do."""
    left = min(_covered(index, item, [], common)[1] for item in (shared.ours, shared.theirs))
    return left < LEFT and _share(index, shared, None) >= FIRST


def _joined(count: int, pairs: Iterable[Shared]) -> list[int]:
    above = list(range(count))

    def top(item: int) -> int:
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    for shared in pairs:
        one, two = top(shared.ours), top(shared.theirs)
        above[max(one, two)] = min(one, two)
    return [top(item) for item in range(count)]


def _common(index: Index, found: Sequence[Shared], group: Sequence[int]) -> Mask:
    """Words that an item shares with items of other clusters that it is not otherwise like."""
    common = np.zeros(len(index.ids), bool)
    for shared in found:
        if group[shared.ours] != group[shared.theirs]:
            for passage in shared.passages:
                common[slice(*passage.ours)] = True
                common[slice(*passage.theirs)] = True
    return common


def _original_first(
    index: Index, items: list[int], by_pair: dict[tuple[int, int], Shared], common: Mask
) -> tuple[int, ...]:
    if len(items) == 1:
        return tuple(items)
    held = {item: _held(index, item, items, by_pair, common) for item in items}
    margin = ALIKE + ALIKE_OF_FEW / len(items) ** 2
    likely = [item for item in items if held[item] >= max(held.values()) - margin]
    original = min(likely, key=lambda item: (index.metas[item].date or "~", -held[item], item))
    rest = sorted(
        (item for item in items if item != original),
        key=lambda item: (index.metas[item].date or "~", item),
    )
    return (original, *rest)


def _held(
    index: Index,
    item: int,
    items: Sequence[int],
    by_pair: dict[tuple[int, int], Shared],
    common: Mask,
) -> float:
    """How much of the others the item has word for word: an original has the most, and none of their edits.

    Without what is common: that reprints end alike does not make one of them the original.
    """
    total = 0.0
    for other in items:
        shared = by_pair.get((min(item, other), max(item, other)))
        if other == item or shared is None:
            continue
        own = _covered(index, other, [], common)[1]
        same = sum(each.same * _own(each.ours, common) for each in shared.passages)
        total += min(same / max(own, 1), 1.0)
    return total / (len(items) - 1)


def _own(span: tuple[int, int], common: Mask) -> float:
    return 1 - float(common[slice(*span)].mean())
