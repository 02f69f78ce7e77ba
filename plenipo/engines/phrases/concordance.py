"""Hits in their context, in the order of what stands before or after them."""

from collections.abc import Sequence
from enum import StrEnum

from plenipo.engines.phrases.index import Index
from plenipo.engines.phrases.tokens import bare, tokens_of
from plenipo.engines.phrases.values import ConcordanceLine, PhraseHit

WIDTH = 80  # characters on either side
WORDS_SORTED = 4  # by so many words, the nearest first


class Order(StrEnum):
    """“Before” and “after” as one reads: in Arabic what stands before is on the right."""

    TEXT = "text"
    BEFORE = "before"
    AFTER = "after"


def concordance(
    index: Index, hits: Sequence[PhraseHit], *, order: Order = Order.TEXT, width: int = WIDTH
) -> list[ConcordanceLine]:
    lines, text, item = [], "", -1
    for hit in hits:
        if hit.item != item:
            text, item = index.text(hit.item), hit.item
        lines.append(_line(text, hit, width))
    if order == Order.BEFORE:
        lines.sort(key=lambda line: _words(line.left)[::-1][:WORDS_SORTED])
    elif order == Order.AFTER:
        lines.sort(key=lambda line: _words(line.right)[:WORDS_SORTED])
    return lines


def _line(text: str, hit: PhraseHit, width: int) -> ConcordanceLine:
    """Whole words; lines of the text become one."""
    left = text[max(hit.start - width - 30, 0) : hit.start]
    right = text[hit.end : hit.end + width + 30]
    return ConcordanceLine(
        hit, _cut(left, width, at_start=True), _cut(right, width, at_start=False)
    )


def _cut(text: str, width: int, *, at_start: bool) -> str:
    text = " ".join(f"|{text}|".split())[1:-1]
    if len(text) <= width:
        return text
    if at_start:
        kept = text[-width:]
        blank = kept.find(" ")
        return kept[blank + 1 :] if 0 <= blank < width // 2 else kept
    kept = text[:width]
    blank = kept.rfind(" ")
    return kept[:blank] if blank > width // 2 else kept


def _words(text: str) -> list[str]:
    return [bare(token.text) for token in tokens_of(text)]
