"""The places of one word of a variant, in all its forms, and of one after the other with others between."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plenipo.engines.phrases import arabic
from plenipo.engines.phrases.forms import agree, articles, irregular, language_of, prefix
from plenipo.engines.phrases.index import Index, Numbers
from plenipo.engines.phrases.tokens import bare, folded, is_unspaced, tokens_of

RARE = (
    3  # a piece that is seen no more often than this may be a piece of a word, whatever else it is
)
FREQUENT = 2_000  # a word that is seen more often is not taken for the first half of another
LETTERS_APART = (
    24  # a longer word is not looked for in pieces: nobody spaces it so, and it costs time
)
NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Stretch:
    """From the place of a first word to that of a last, of as many as there are."""

    first: Numbers
    last: Numbers

    def __len__(self) -> int:
        return len(self.first)


def elements_of(text: str, language: str) -> list[str]:
    """The words of a variant, folded, without articles (unless it has nothing else)."""
    words = [folded(token.text) for token in tokens_of(text)]
    chosen = [word for word in words if bare(word) not in articles(language)]
    return chosen or words


class Forms:
    """What stands for a word in an index; remembers what it was asked."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._found: dict[tuple[str, str, bool], Stretch] = {}
        self._places: dict[str, Numbers] = {}

    def of(self, word: str, language: str, *, inflected: bool) -> Stretch:
        asked = (word, language, inflected)
        if asked not in self._found:
            self._found[asked] = self._look_up(word, language_of(language), inflected)
        return self._found[asked]

    def numbers(self, word: str, language: str, *, inflected: bool) -> set[int]:
        """Words of the index that are this one or, if wanted, a form of it."""
        found = set(self.index.written(word))
        if inflected and not is_unspaced(word):
            nearby = self._containing(word) if language == "ar" else self._beginning(word, language)
            found |= {each for each in nearby if agree(language, word, self.index.words[each])}
        return found

    def _beginning(self, word: str, language: str) -> set[int]:
        start = prefix(language, word)
        longest = len(bare(word)) + 7
        near = {
            each
            for each in self.index.beginning_with(start, whole=len(start) < 2)
            if len(self.index.bares[each]) <= longest
        }
        others = irregular(language).get(bare(word), ())
        return near | {each for form in others for each in self.index.written(form)}

    def _containing(self, word: str) -> set[int]:
        words, found = self.index.arabic, set()
        for kernel in arabic.wanted(bare(word)):
            at = words.find(kernel) if len(kernel) >= arabic.LEAST else -1
            while at >= 0:
                tab = words.find("\t", at)
                end = words.find("\n", tab)
                found.add(int(words[tab + 1 : end if end >= 0 else len(words)]))
                at = words.find(kernel, tab)
        return found

    def _look_up(self, word: str, language: str, inflected: bool) -> Stretch:
        numbers = self.numbers(word, language, inflected=inflected)
        whole = self.index.places_of(sorted(numbers))
        forms = {self.index.bares[each] for each in numbers} | {bare(word)}
        pieces = [self._in_pieces(form) for form in sorted(forms)]
        if inflected:
            pieces += self._forms_in_two(word, language, numbers)
        first = np.concatenate([whole, *(each.first for each in pieces)])
        last = np.concatenate([whole, *(each.last for each in pieces)])
        order = np.argsort(first, kind="stable")
        return Stretch(first[order], last[order])

    def _in_pieces(self, form: str) -> Stretch:
        """Where a word is broken by a hyphen, a line or a space that a scanner saw."""
        if not 4 <= len(form) <= LETTERS_APART or not form.isalpha() or is_unspaced(form):
            return Stretch(NONE, NONE)
        often = max(len(self._places_of(form)), RARE)
        return self._pieced(form, often)[0]

    def _forms_in_two(self, word: str, language: str, numbers: set[int]) -> list[Stretch]:
        """Where a form that stands nowhere whole is broken in two: the first piece is the beginning of the word."""
        start, found = bare(word), []
        if not 4 <= len(start) <= LETTERS_APART or not start.isalpha() or is_unspaced(start):
            return []
        for length in range(2, len(start) + 1):
            here = self._places_of(start[:length])
            if not 0 < len(here) <= FREQUENT or start[:length] in {
                self.index.bares[each] for each in numbers
            }:
                continue
            for second in self._words_after(here):
                piece = self.index.bares[second]
                rare = min(len(here), self.index.count(second)) <= RARE
                if rare and agree(language, word, start[:length] + piece):
                    found.append(_after(Stretch(here, here), self.index.places_of([second])))
        return found

    def _words_after(self, here: Numbers) -> list[int]:
        tokens = self.index.tokens_at(here) + 1
        tokens = tokens[tokens < len(self.index.ids)]
        next_to = self.index.places[tokens] - self.index.places[tokens - 1] == 1
        return [int(each) for each in np.unique(self.index.ids[tokens[next_to]])]

    def _pieced(self, form: str, often: int) -> tuple[Stretch, Stretch]:
        """By pieces of which one at least is no frequent word, and by frequent words only: "at one" is not "atone"."""
        ends = [(Stretch(NONE, NONE), Stretch(NONE, NONE))] * (len(form) + 1)
        for end in range(1, len(form) + 1):
            broken: list[Stretch] = []
            usual: list[Stretch] = []
            for start in range(end):
                here = self._places_of(form[start:end]) if end - start < len(form) else NONE
                if not len(here):
                    continue
                rare = len(here) <= often
                if not start:
                    (broken if rare else usual).append(Stretch(here, here))
                    continue
                broken.append(_after(ends[start][0], here))
                (broken if rare else usual).append(_after(ends[start][1], here))
            ends[end] = (_together(broken), _together(usual))
        return ends[-1]

    def _places_of(self, text: str) -> Numbers:
        if text not in self._places:
            self._places[text] = self.index.places_of(self.index.written(text))
        return self._places[text]


def _together(made: Sequence[Stretch]) -> Stretch:
    some = [each for each in made if len(each)]
    if len(some) < 2:
        return some[0] if some else Stretch(NONE, NONE)
    first = np.concatenate([each.first for each in some])
    last = np.concatenate([each.last for each in some])
    order = np.argsort(last, kind="stable")
    return Stretch(first[order], last[order])


def _after(before: Stretch, here: Numbers) -> Stretch:
    """Goes on with the word that stands at these places, where it follows at once."""
    if not len(before) or not len(here):
        return Stretch(NONE, NONE)
    if len(here) < len(before):
        at = np.searchsorted(before.last, here - 1)
        at[at == len(before)] = 0
        fits = before.last[at] == here - 1
        return Stretch(before.first[at[fits]], here[fits])
    at = np.searchsorted(here, before.last + 1)
    at[at == len(here)] = 0
    fits = here[at] == before.last + 1
    return Stretch(before.first[fits], before.last[fits] + 1)


def chained(parts: Sequence[Stretch], reach: Sequence[int]) -> tuple[Numbers, Numbers]:
    """All ways through the parts in their order, the next at most `reach` places after the last.

    Two tables, a row a way and a column a part: where each begins, and where it ends.
    """
    pivot = min(range(len(parts)), key=lambda number: len(parts[number]))
    first, last = parts[pivot].first[:, None], parts[pivot].last[:, None]
    for number in range(pivot + 1, len(parts)):
        part = parts[number]
        low = np.searchsorted(part.first, last[:, -1] + 1)
        high = np.searchsorted(part.first, last[:, -1] + reach[number - 1], side="right")
        rows, picked = _spread(low, high)
        first = np.column_stack((first[rows], part.first[picked]))
        last = np.column_stack((last[rows], part.last[picked]))
    for number in range(pivot - 1, -1, -1):
        order = np.argsort(parts[number].last, kind="stable")
        begins, ends = parts[number].first[order], parts[number].last[order]
        low = np.searchsorted(ends, first[:, 0] - reach[number])
        high = np.searchsorted(ends, first[:, 0] - 1, side="right")
        rows, picked = _spread(low, high)
        first = np.column_stack((begins[picked], first[rows]))
        last = np.column_stack((ends[picked], last[rows]))
    return first, last


def _spread(low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """A row for every number from low up to high: of which row it is, and the number."""
    counts = np.maximum(high - low, 0)
    rows = np.repeat(np.arange(len(low)), counts)
    begun = np.repeat(np.cumsum(counts) - counts, counts)
    return rows, np.arange(len(rows)) - begun + low[rows]
