"""From all parties of the world to the few worth a closer look, when no country was given."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from plenipo.engines.matching.acronyms import initials_of
from plenipo.engines.matching.folding import squashed
from plenipo.engines.matching.forms import forms_of
from plenipo.engines.matching.pool import IN_FULL, Form, Weights
from plenipo.engines.matching.tokens import tokens_of

_SHORTLISTED = 40


class Shortlist:
    """From every form of every party to the few worth a closer look, by the tokens they share."""

    def __init__(self, forms: Sequence[Sequence[Form]], world: Weights) -> None:
        self.world = world
        self.party: list[int] = []
        postings: dict[str, list[int]] = defaultdict(list)
        weights: list[float] = []
        for number, group in enumerate(forms):
            for form in group:
                keys = {token.key for token in form.tokens} | {squashed(form.text)}
                for key in keys:
                    postings[key].append(len(self.party))
                self.party.append(number)
                weights.append(sum(world.of(token.key) for token in form.tokens) or 1.0)
        self.postings = {key: np.array(each, np.int32) for key, each in postings.items()}
        self.keys = [key for key in postings if not key.startswith("=")]
        self.weight = np.array(weights)
        self.acronyms = _all_acronyms(forms)

    def of(self, typed: str) -> list[int]:
        """Numbers of at most twice _SHORTLISTED parties: those the name may be the initials of, then the most like."""
        score = np.zeros(len(self.party))
        for text, _ in forms_of(typed):
            sought = dict.fromkeys([*(token.key for token in tokens_of(text)), squashed(text)])
            for key in sought:
                for near, like in self._near(key):
                    score[self.postings[near]] += self.world.of(near) * like
        score /= np.sqrt(self.weight)
        best = np.argsort(-score, kind="stable")[: 4 * _SHORTLISTED]
        similar = dict.fromkeys(self.party[form] for form in best if score[form] > 0)
        named = dict.fromkeys(
            n for text, _ in forms_of(typed) for n in self.acronyms.get(squashed(text), ())
        )
        return list(dict.fromkeys([*list(named)[:_SHORTLISTED], *similar]))[: 2 * _SHORTLISTED]

    def _near(self, key: str) -> list[tuple[str, float]]:
        if key in self.postings or key.startswith("=") or len(key) < 4:
            return [(key, 1.0)] if key in self.postings else []
        near = process.extract(key, self.keys, scorer=ratio, score_cutoff=78, limit=5)
        return [(word, like / 100) for word, like, _ in near]


def _all_acronyms(forms: Sequence[Sequence[Form]]) -> dict[str, list[int]]:
    parties_of: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(forms):
        for form in group:
            if form.name.kind in IN_FULL:
                for initials, usual in initials_of(form.text):
                    if usual > 0.8:
                        parties_of[initials].append(number)
    return parties_of
