"""Wordings that stand in the texts as a variant does, but for one word, and that the dictionary does not have."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from plenipo.engines.phrases.chain import chained, elements_of
from plenipo.engines.phrases.find import Finder
from plenipo.engines.phrases.forms import articles, guessed, language_of
from plenipo.engines.phrases.index import Numbers
from plenipo.engines.phrases.tokens import bare, is_unspaced, tokens_of
from plenipo.engines.phrases.values import Concept, NearWording, PhraseHit, Wording

LEAST_LEFT = (
    10  # letters of the variant that must stay as they are, of a script without spaces 3 characters
)
LEAST_ITEMS = 2


def suggestions(
    finder: Finder, concept: Concept, hits: Sequence[PhraseHit], *, most: int = 20
) -> list[NearWording]:
    """The most frequent first. `hits` of the whole dictionary: what they cover is known already."""
    known = _covered(hits)
    found: dict[str, Counter[int]] = defaultdict(Counter)
    near: dict[str, str] = {}
    for variant in concept.variants:
        for text, item, start, end in _alike(finder, variant):
            if any(start < last and first < end for first, last in known.get(item, ())):
                continue
            found[text][item] += 1
            near.setdefault(text, variant.text)
    listed = [
        NearWording(concept.key, text, near[text], sum(items.values()), len(items))
        for text, items in found.items()
        if len(items) >= LEAST_ITEMS
    ]
    listed.sort(key=lambda each: (-each.items, -each.count, each.text))
    return listed[:most]


def _covered(hits: Sequence[PhraseHit]) -> dict[int, list[tuple[int, int]]]:
    covered: dict[int, list[tuple[int, int]]] = {}
    for hit in hits:
        covered.setdefault(hit.item, []).append((hit.start, hit.end))
    return covered


def _alike(finder: Finder, variant: Wording) -> Iterator[tuple[str, int, int, int]]:
    index = finder.index
    for first, last in _ways(finder, variant):
        begins, ends = index.tokens_at(first), index.tokens_at(last)
        items = index.item_of(begins).tolist()
        for item, start, end in zip(items, begins.tolist(), ends.tolist(), strict=True):
            at = int(index.starts[start])
            to = int(index.starts[end]) + int(index.lengths[end])
            yield _as_wording(index.text(item)[at:to]), item, at, to


def _as_wording(text: str) -> str:
    words = [token.text for token in tokens_of(text)]
    joint = "" if all(is_unspaced(word) for word in words) else " "
    return joint.join(words).lower()


def _ways(finder: Finder, variant: Wording) -> Iterator[tuple[Numbers, Numbers]]:
    """Places of the variant with one word (of a script without spaces: two characters) of another kind."""
    language = language_of(variant.language) or guessed(variant.text)
    elements = elements_of(variant.text, language)
    size = 2 if all(is_unspaced(each) for each in elements) else 1
    for at in range(len(elements) - size + 1):
        rest = elements[:at] + elements[at + size :]
        if _small(elements[at], language) or not _enough(rest):
            continue
        parts = [finder.forms.of(each, language, inflected=True) for each in rest]
        if not all(len(part) for part in parts):
            continue
        reach = [2 if size == 1 else 1] * (len(rest) - 1)
        if 0 < at < len(rest):
            reach[at - 1] += size
        first, last = chained(parts, reach)
        yield _with_other(first, last, at, len(rest), size, reach)


def _with_other(
    first: Numbers, last: Numbers, at: int, count: int, size: int, reach: Sequence[int]
) -> tuple[Numbers, Numbers]:
    if 0 < at < count:
        gap = first[:, at] - last[:, at - 1]
        fits = (gap > size) & (gap <= reach[at - 1])
        return first[fits, 0], last[fits, -1]
    ones = np.full(len(first), size)
    return (first[:, 0] - ones, last[:, -1]) if at == 0 else (first[:, 0], last[:, -1] + ones)


def _enough(rest: Sequence[str]) -> bool:
    letters = sum(map(len, rest))
    return letters >= 3 if all(map(is_unspaced, rest)) else len(rest) >= 2 and letters >= LEAST_LEFT


def _small(word: str, language: str) -> bool:
    """Another preposition makes no other wording of it; and an article is no word of it."""
    return not is_unspaced(word) and (len(word) <= 3 or bare(word) in articles(language))
