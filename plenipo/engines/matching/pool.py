"""The parties of one country laid out for comparison: their forms, their words and what these weigh."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from plenipo.engines.matching.acronyms import initials_of, jumbled
from plenipo.engines.matching.folding import fold, sound, squashed
from plenipo.engines.matching.forms import UNBRACKETED, forms_of
from plenipo.engines.matching.joint import Labels, labels
from plenipo.engines.matching.tokens import MEANING_NUMBER, Token, is_unspaced, pieces
from plenipo.engines.matching.values import ListedParty, Name, NameKind
from plenipo.engines.matching.words import PEOPLES

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

# how surely a name of this kind names the party and no other
TRUST = {NameKind.ARTICLE: 0.94, NameKind.OTHER: 0.99, NameKind.LEADER: 0.7, NameKind.SITE: 0.6}
IN_FULL = (NameKind.NATIVE, NameKind.ENGLISH, NameKind.ROMANISED, NameKind.OTHER, NameKind.ARTICLE)
Acronyms = dict[int, tuple[float, Name]]

_OF_COUNTRY = 12.0  # times as usual here as elsewhere
_COUNTRY_WORD = 0.4
LEAST_SITE = 6  # letters
_LIKE_SITE = 92.0  # percent: "libertarian" for libertarians
_STEM = 5  # letters: "Austr-", "Ukrai-"
_PRIOR_PARTIES = 8.0  # how many parties of the world weigh as much as what a country itself shows


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one name of the pool's party number `party`."""

    party: int
    name: Name
    text: str
    trust: float
    tokens: tuple[Token, ...]


class Weights:
    """What the words of a country weigh: the rarer among its parties, the heavier."""

    def __init__(self, parties: Sequence[Sequence[Form]], world: "Weights | None" = None) -> None:
        self.count = len(parties)
        self.parties_with: Counter[str] = Counter()
        self.parties_with_stem: Counter[str] = Counter()
        for forms in parties:
            keys = {token.key for form in forms for token in form.tokens}
            self.parties_with.update(keys)
            self.parties_with_stem.update({_stem(key) for key in keys} - {""})
        self.world = world
        self._known: dict[str, float] = {}

    def share(self, key: str) -> float:
        if self.world is None:
            return (self.parties_with[key] + 0.2) / (self.count + 1)
        prior = _PRIOR_PARTIES * self.world.share(key)
        return (self.parties_with[key] + prior) / (self.count + _PRIOR_PARTIES)

    def of(self, key: str) -> float:
        if key not in self._known:
            weight = -math.log(min(0.97, self.share(key)))
            of_country = self.is_of_the_country(key) or self.begins_as_the_country(key)
            self._known[key] = weight * (_COUNTRY_WORD if of_country else 1.0)
        return self._known[key]

    def is_of_the_country(self, key: str) -> bool:
        """A word many parties here share and few elsewhere names the country or its people."""
        if self.world is None or (key.startswith("=") and key[1:] not in PEOPLES):
            return False
        return self._is_local(self.parties_with[key], self.world.parties_with[key])

    def begins_as_the_country(self, key: str) -> bool:
        """Begins as such a word does: "Austria" and "Austrian" are counted together."""
        stem = _stem(key)
        return self.world is not None and self._is_local(
            self.parties_with_stem[stem], self.world.parties_with_stem[stem]
        )

    def _is_local(self, here: int, everywhere: int) -> bool:
        if self.world is None or here < 2:
            return False
        share = here / self.count
        elsewhere = everywhere - here + 1
        return share > 0.05 and share > _OF_COUNTRY * elsewhere / self.world.count


def trigrams_of(text: str) -> list[str]:
    spaced = f" {text} "
    return [spaced[at : at + 3] for at in range(len(spaced) - 2)]


def _stem(key: str) -> str:
    """What a word and the words made of it begin with; "" for a word too short, or with a meaning."""
    return key[:_STEM] if len(key) >= _STEM and not key.startswith("=") else ""


def _says_more(form: Form, weights: Weights) -> bool:
    """Not the "(Austria)" of a title: a part of a name that says no more than the country."""
    if form.trust >= UNBRACKETED:
        return bool(form.tokens)
    return any(
        not weights.is_of_the_country(t.key) and not weights.begins_as_the_country(t.key)
        for t in form.tokens
    )


class Pool:
    """The parties of one country, or all, laid out for comparison by columns."""

    def __init__(
        self, parties: Sequence[ListedParty], forms: Sequence[Sequence[Form]], weights: Weights
    ):
        self.parties = parties
        self.weights = weights
        self.forms = [form for group in forms for form in group if _says_more(form, weights)]
        self.forms_by_party = dict(enumerate(forms))
        vocabulary: dict[Token, int] = {}
        flat = [
            vocabulary.setdefault(token, len(vocabulary))
            for form in self.forms
            for token in form.tokens
        ]
        self.vocabulary = list(vocabulary)
        self.texts = [token.text for token in vocabulary]
        self.sounds = [sound(token.text) for token in vocabulary]
        self.meanings: Ints = np.array([MEANING_NUMBER[t.meaning] for t in vocabulary], np.int32)
        self.weight: Floats = np.array([weights.of(t.key) for t in vocabulary], np.float32)
        self.flat: Ints = np.array(flat, np.int32)
        lengths = [len(form.tokens) for form in self.forms]
        self.starts: Ints = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32)
        self.party: Ints = np.array([form.party for form in self.forms], np.int32)
        self.trust: Floats = np.array([form.trust for form in self.forms], np.float32)
        self.squashed = [squashed(form.text) for form in self.forms]
        self.folded = [fold(form.text) for form in self.forms]
        self.unspaced = np.array([is_unspaced(form.text) for form in self.forms], np.bool_)
        self.named, self.first_form = np.unique(self.party, return_index=True)
        self.alliances: Floats = np.array([p.kind == "alliance" for p in parties], np.float32)
        self.seen_words: dict[Token, Floats] = {}

    def span(self, form: int) -> Ints:
        """Places in the vocabulary of a form's tokens."""
        start = self.starts[form]
        return self.flat[start : start + len(self.forms[form].tokens)]

    def holding(self, words: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """(forms,) whether a form holds one of these words of the vocabulary."""
        return np.logical_or.reduceat(words[self.flat], self.starts)

    def best_of(self, like: npt.NDArray[Any]) -> Floats:
        """(forms,) likeness to (parties,): that of the best form, by how surely it names the party."""
        best = np.zeros(len(self.parties), np.float32)
        best[self.named] = np.maximum.reduceat(like * self.trust, self.first_form)
        return best

    @cached_property
    def trigrams(self) -> dict[str, tuple[Ints, Floats]]:
        """Three letters to the forms that have them, with what they weigh there: the rarer, the heavier."""
        counts = [Counter(trigrams_of(text)) for text in self.folded]
        forms_with = Counter(trigram for count in counts for trigram in count)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, count in enumerate(counts):
            weights = {
                each: (1 + math.log(n)) * self.rarity(forms_with[each]) for each, n in count.items()
            }
            length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
            for each, weight in weights.items():
                postings[each].append((number, weight / length))
        return {
            each: (
                np.array([n for n, _ in rows], np.int32),
                np.array([w for _, w in rows], np.float32),
            )
            for each, rows in postings.items()
        }

    def rarity(self, forms_with: int) -> float:
        return math.log((len(self.forms) + 1) / (forms_with + 0.5))

    @cached_property
    def names_known(self) -> Floats:
        """(parties,) by logarithm."""
        return np.log(np.array([max(1, len(party.names)) for party in self.parties], np.float32))

    @cached_property
    def newest(self) -> int:
        """The last year any source saw any party."""
        return max((party.last_seen or 0 for party in self.parties), default=0)

    @cached_property
    def last_seen(self) -> Floats:
        """(parties,) the newest year, where nobody knows or the party has ended, which says more."""
        known = [party.last_seen if not party.last_year else None for party in self.parties]
        return np.array([year or 9999 for year in known], np.float32)

    @cached_property
    def has_ended(self) -> Floats:
        return np.array([party.last_year is not None for party in self.parties], np.float32)

    @cached_property
    def founded(self) -> Floats:
        """(parties,) in generations of 30 years from 1990; 0 where nobody knows."""
        years = [(party.first_year or 1990) - 1990 for party in self.parties]
        return (np.array(years) / 30).astype(np.float32)

    def elsewhere(self, country: str | None) -> npt.NDArray[np.bool_]:
        """(parties,) whether a party is listed under another code than the one asked for."""
        if country is None:
            return np.zeros(len(self.parties), np.bool_)
        other: npt.NDArray[np.bool_] = self.codes != country
        return other

    @cached_property
    def codes(self) -> npt.NDArray[Any]:
        return np.array([party.country for party in self.parties])

    @cached_property
    def of_country(self) -> npt.NDArray[np.bool_]:
        """(vocabulary,) the words that name the country or its people."""
        return np.array([self.weights.is_of_the_country(t.key) for t in self.vocabulary], np.bool_)

    @cached_property
    def shares(self) -> Floats:
        """(parties,) the greatest share of votes or seats each had, 0 to 1 by logarithm."""
        return np.array(
            [math.log1p(p.share or 0.0) / math.log(101) for p in self.parties], np.float32
        )

    @cached_property
    def flat_weight(self) -> Floats:
        return self.weight[self.flat]

    @cached_property
    def form_weight(self) -> Floats:
        return np.add.reduceat(self.flat_weight, self.starts)

    @cached_property
    def acronyms(self) -> dict[str, Acronyms]:
        """Acronym to the parties it may stand for, with how surely, and the name it comes from."""
        by_acronym: dict[str, Acronyms] = defaultdict(dict)
        for number in range(len(self.parties)):
            for acronym, source in self.acronyms_of(number).items():
                by_acronym[acronym][number] = source
        return dict(by_acronym)

    def acronyms_of(self, party: int) -> dict[str, tuple[float, Name]]:
        """What one party goes by and what its names may be shortened to, and how surely."""
        surest: dict[str, tuple[float, Name]] = {}

        def add(acronym: str, trust: float, name: Name) -> None:
            if acronym and trust > surest.get(acronym, (0.0, name))[0]:
                surest[acronym] = (trust, name)

        for name in self.parties[party].names:
            if name.kind in (NameKind.SHORT, NameKind.SITE):
                for text, strength in forms_of(name.text):
                    add(squashed(text), strength * TRUST.get(name.kind, 1.0), name)
        for form in self.forms_by_party.get(party, ()):
            if form.name.kind in IN_FULL:
                for initials, usual in initials_of(form.text):
                    add(initials, form.trust * usual, form.name)
        return surest

    @cached_property
    def sites(self) -> dict[str, list[tuple[int, Name]]]:
        """Names of parties' own pages long enough to be no acronym, to the parties."""
        by_site: dict[str, list[tuple[int, Name]]] = defaultdict(list)
        for number, party in enumerate(self.parties):
            for name in party.names:
                if name.kind is NameKind.SITE and len(site := squashed(name.text)) >= LEAST_SITE:
                    by_site[site].append((number, name))
        return by_site

    def own_pages(self, typed: str) -> list[tuple[int, Name]]:
        """Parties whose pages are called so, or nearly."""
        if len(typed) < LEAST_SITE:
            return []
        alike = process.extract(
            typed, self.sites.keys(), scorer=ratio, score_cutoff=_LIKE_SITE, limit=None
        )
        return [party for site, _, _ in alike for party in self.sites[site]]

    @cached_property
    def jumbled(self) -> dict[str, list[str]]:
        """Letters in alphabetical order to the acronyms made of them."""
        by_letters: dict[str, list[str]] = defaultdict(list)
        for acronym in self.acronyms:
            by_letters[jumbled(acronym)].append(acronym)
        return by_letters

    @cached_property
    def labels(self) -> Labels:
        return labels(self.parties)

    @cached_property
    def words(self) -> list[tuple[str, ...]]:
        """The words of each form, for acronyms that take more than initials."""
        return [
            tuple(piece.text for word in fold(form.text).split() for piece in pieces(word))
            for form in self.forms
        ]

    @cached_property
    def country_letters(self) -> tuple[str, ...]:
        """Letters the country's own name is shortened to, learnt from the words many of its parties share."""
        keys = [
            key
            for key, count in self.weights.parties_with.most_common(30)
            if not key.startswith("=") and len(key) > 3 and count > max(1, len(self.parties) * 0.05)
        ]
        codes = [party.country[:1].lower() for party in self.parties[:1]]
        return tuple(dict.fromkeys([key[0] for key in keys if key.isalpha()] + codes))[:5]
