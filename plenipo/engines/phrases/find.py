"""Where concepts stand in an index: exact, inflected, with words between; the longest variant wins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from plenipo.engines.phrases.chain import Forms, chained, elements_of
from plenipo.engines.phrases.forms import guessed, language_of
from plenipo.engines.phrases.index import Index, Numbers
from plenipo.engines.phrases.tokens import compact, is_unspaced
from plenipo.engines.phrases.values import (
    Concept,
    Likeness,
    NotReadable,
    PhraseHit,
    Wording,
)

BETWEEN = 3  # words that may stand between two words of a variant
SIGNS_BETWEEN = 6  # characters of a script without spaces
LOOSE = 2  # a hit with so many words between is a loose one
LEAST_PIECE = 2  # characters of such a script that must stand together
_STRICT = {likeness: number for number, likeness in enumerate(Likeness)}
PAUSES = 3  # commas and articles that are not counted as words between
MORE_BETWEEN = 2  # so many more in all, if they stand in several places


@dataclass(frozen=True)
class Matches:
    """Places of one wording: numbers of the first and the last word of the index, and how like it is."""

    first: Numbers
    last: Numbers
    apart: Numbers  # words between

    def __len__(self) -> int:
        return len(self.first)


class Finder:
    """Asks an index; what it has found out of words it keeps for the next question."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.forms = Forms(index)
        self._languages = [language_of(meta.language) for meta in index.metas]

    def hits(
        self,
        concepts: Sequence[Concept],
        *,
        least: Likeness = Likeness.INTERRUPTED,
        between: int = BETWEEN,
    ) -> list[PhraseHit]:
        """In the order of the texts. `least`: the least likeness that counts; `between`: at most so many words."""
        found: list[PhraseHit] = []
        for concept in concepts:
            mine = list(self._hits_of(concept, least, between))
            found += self._without_nots(mine, concept.nots) if mine else []
        return resolved(found)

    def _hits_of(self, concept: Concept, least: Likeness, between: int) -> Iterator[PhraseHit]:
        """Text by text, so that each is read once."""
        variants = concept.variants
        sought = [compact(variant.text) for variant in variants]
        asked = [language_of(variant.language) for variant in variants]
        text, current, like = "", -1, dict[tuple[int, str], bool]()
        for item, start, end, apart, number in self._places(variants, least, between):
            if item != current:
                text, current = self.index.text(item), item
            piece = text[start:end]
            if (number, piece) not in like:
                like[number, piece] = compact(piece) == sought[number]
            likeness = _likeness(like[number, piece], apart)
            foreign = asked[number] and self._languages[item] not in ("", asked[number])
            if _STRICT[likeness] <= (0 if foreign else _STRICT[least]):
                said = variants[number].text
                yield PhraseHit(concept.key, item, start, end, said, piece, likeness, apart)

    def _places(
        self, variants: Sequence[Wording], least: Likeness, between: int
    ) -> list[list[int]]:
        """Rows of item, start, end, words between, number of the variant; in the order of the texts."""
        tables = []
        for number, variant in enumerate(variants):
            matches = self.matches(variant, least=least, between=between)
            starts = self.index.starts[matches.first]
            ends = self.index.starts[matches.last] + self.index.lengths[matches.last]
            items = self.index.item_of(matches.first)
            numbers = np.full(len(items), number)
            tables.append(np.column_stack((items, starts, ends, matches.apart, numbers)))
        if not tables:
            return []
        table = np.concatenate(tables)
        rows: list[list[int]] = table[np.lexsort((table[:, 1], table[:, 0]))].tolist()
        return rows

    def _without_nots(self, hits: list[PhraseHit], nots: Sequence[Wording]) -> list[PhraseHit]:
        """A hit that stands in an example of what is not meant, or overlaps one that is not within it."""
        kept = hits
        for each in nots:
            matches = self.matches(each, least=Likeness.INFLECTED, between=0)
            spans: dict[int, list[tuple[int, int]]] = {}
            for item, first, last in zip(
                self.index.item_of(matches.first).tolist(),
                matches.first.tolist(),
                matches.last.tolist(),
                strict=True,
            ):
                end = int(self.index.starts[last]) + int(self.index.lengths[last])
                spans.setdefault(item, []).append((int(self.index.starts[first]), end))
            kept = [hit for hit in kept if not _denied(hit, spans.get(hit.item, ()))]
        return kept

    def matches(self, wording: Wording, *, least: Likeness, between: int) -> Matches:
        language = language_of(wording.language) or guessed(wording.text)
        elements = elements_of(wording.text, language)
        if not elements:
            raise NotReadable(f"“{wording.text}” has no letters or digits to be found by.")
        inflected = least != Likeness.EXACT
        apart = between if least == Likeness.INTERRUPTED else 0
        found = [
            self._matches_of(chosen, language, inflected, apart)
            for chosen in [elements, *self._glued(elements)]
        ]
        first = np.concatenate([each.first for each in found])
        last = np.concatenate([each.last for each in found])
        return _tightest(Matches(first, last, np.concatenate([each.apart for each in found])))

    def _glued(self, elements: list[str]) -> Iterator[list[str]]:
        """Where the text has lost a space, or the variant a hyphen: words written as one."""
        for start in range(len(elements)):
            for end in range(start + 2, min(start + 4, len(elements)) + 1):
                joined = "".join(elements[start:end])
                if not is_unspaced(joined) and self.index.written(joined):
                    yield [*elements[:start], joined, *elements[end:]]

    def _matches_of(
        self, elements: list[str], language: str, inflected: bool, between: int
    ) -> Matches:
        parts = [self.forms.of(each, language, inflected=inflected) for each in elements]
        if not all(len(part) for part in parts):
            return Matches(*(np.empty(0, np.int64) for _ in range(3)))
        free = breaks_of(elements)
        most = [
            0 if not may or not between else SIGNS_BETWEEN if signs else between
            for may, signs in free
        ]
        reach = [
            1 + limit + (0 if signs else PAUSES if between else 1)
            for limit, (_may, signs) in zip(most, free, strict=True)
        ]
        first, last = chained(parts, reach)
        return self._counted(first, last, most)

    def _counted(self, first: Numbers, last: Numbers, most: Sequence[int]) -> Matches:
        """Leaves those with no more words between than may be; an article is none."""
        begins, ends = self.index.tokens_at(first), self.index.tokens_at(last)
        words = begins[:, 1:] - ends[:, :-1] - 1
        low = np.searchsorted(self.index.article_places, last[:, :-1] + 1)
        high = np.searchsorted(self.index.article_places, first[:, 1:])
        words = words - (high - low)
        paused = (first[:, 1:] - last[:, :-1] - 1) > (begins[:, 1:] - ends[:, :-1] - 1)
        gaps = np.where(paused & (words == 0), 1, words)
        fits = (
            (gaps <= np.array(most, np.int64)).all(axis=1)
            if len(most)
            else np.ones(len(first), bool)
        )
        fits &= words.sum(axis=1) <= max([*most, 0]) + MORE_BETWEEN if len(most) else True
        fits &= _whole_pieces(gaps > 0, most)
        return Matches(begins[fits, 0], ends[fits, -1], gaps[fits].sum(axis=1))


def breaks_of(elements: Sequence[str]) -> list[tuple[bool, bool]]:
    """Between which words of a variant others may stand, and where these are counted by characters."""
    signs = [is_unspaced(each) for each in elements]
    found = []
    for number in range(1, len(elements)):
        within = signs[number - 1] and signs[number]
        may = not within or (
            _run(signs[:number][::-1]) >= LEAST_PIECE and _run(signs[number:]) >= LEAST_PIECE
        )
        found.append((may, within))
    return found


def _run(signs: Sequence[bool]) -> int:
    return next((number for number, each in enumerate(signs) if not each), len(signs))


def _whole_pieces(broken: npt.NDArray[np.bool_], most: Sequence[int]) -> Numbers:
    """Of a script without spaces no single character may stand alone between two breaks."""
    fits = np.ones(len(broken), bool)
    for number in range(1, len(most)):
        if most[number] == most[number - 1] == SIGNS_BETWEEN:
            fits &= ~(broken[:, number] & broken[:, number - 1])
    return fits


def _tightest(matches: Matches) -> Matches:
    """Of matches of one wording that overlap, the one with the fewest words between, then the first."""
    by_place = np.argsort(matches.first, kind="stable")
    first, last = matches.first[by_place], matches.last[by_place]
    if (first[1:] > last[:-1]).all():
        return Matches(first, last, matches.apart[by_place])
    order = np.lexsort((matches.first, matches.apart))
    taken: list[tuple[int, int, int]] = []
    covered: set[int] = set()
    for number in order.tolist():
        begin, end = int(matches.first[number]), int(matches.last[number])
        if not covered.isdisjoint(range(begin, end + 1)):
            continue
        covered.update(range(begin, end + 1))
        taken.append((begin, end, int(matches.apart[number])))
    table = np.array(sorted(taken), np.int64).reshape(-1, 3)
    return Matches(table[:, 0], table[:, 1], table[:, 2])


def _likeness(same: bool, apart: int) -> Likeness:
    if apart:
        return Likeness.INTERRUPTED
    return Likeness.EXACT if same else Likeness.INFLECTED


def _denied(hit: PhraseHit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(
        start < hit.end
        and hit.start < end
        and not (hit.start <= start and end <= hit.end and (start, end) != (hit.start, hit.end))
        for start, end in spans
    )


def resolved(hits: Iterable[PhraseHit]) -> list[PhraseHit]:
    """What overlaps counts once: the variant that begins first, of those the longest, of those the most like."""
    kept: list[PhraseHit] = []
    order = sorted(
        _without_strays(list(hits)),
        key=lambda hit: (hit.item, hit.start, -hit.end, _STRICT[hit.likeness]),
    )
    for hit in order:
        if not kept or kept[-1].item != hit.item or kept[-1].end <= hit.start:
            kept.append(hit)
    return kept


def _without_strays(hits: list[PhraseHit]) -> list[PhraseHit]:
    """Words from here and there yield to an unbroken hit whose words they took, unless they have it whole.

    “the community’s collective awareness of the common destiny of peoples” is no “community of common destiny”.
    """
    unbroken: dict[int, list[PhraseHit]] = {}
    for hit in hits:
        if not hit.between:
            unbroken.setdefault(hit.item, []).append(hit)
    return [
        hit
        for hit in hits
        if hit.between < LOOSE
        or not any(_crosses(hit, each) for each in unbroken.get(hit.item, ()))
    ]


def _crosses(hit: PhraseHit, other: PhraseHit) -> bool:
    return hit.start < other.start < hit.end < other.end or (
        other.start < hit.start < other.end < hit.end
    )
