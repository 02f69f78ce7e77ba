"""When the best candidate may be taken without a person, and when there is no party at all."""

import re
from dataclasses import dataclass

import numpy as np

from plenipo.engines.matching.evidence import Evidence
from plenipo.engines.matching.folding import squashed
from plenipo.engines.matching.likeness import word_likeness
from plenipo.engines.matching.register import Ints, Pool
from plenipo.engines.matching.tokens import Token, tokens_of
from plenipo.engines.matching.values import Decision, Kind, Reason

_MARGIN = 0.06  # by which the best must lead the second
_MARGIN_OF_PART = 0.12  # ... if only a part of its name was typed
_MARGIN_OF_WORD = 0.25  # ... if all that was typed is one word that many parties use
_EXPLAINED = 0.7  # each word typed must be found in the party's names at least so well
_WHOLLY = 0.7  # each word of one of its names must be found in what was typed at least so well
_NOTHING = 0.4  # below this score nothing in the register is similar

# "alliance: PSD-UNSP", "coalition (…)": whoever typed this says that it is a joint list
_SAID_JOINT = re.compile(
    r"\W*(alliance|coalition|coalición|alianza|joint list|bloc)\s*[:(]", re.IGNORECASE
)
_NO_PARTY = frozenset(
    "independent independents nonpartisan other others unknown none vacant invalid blank null undecided various"
    " opposition appointed party parties no non without na list lists candidate candidates spoiled vote votes ballot"
    " autres altri otros sonstige andere independientes independants independente independentes indipendenti"
    " parteilos unabhangige bezpartyjny nezavisni nezavisli against all".split()
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How what was typed and the names of one party cover each other, 0 to 1.

    explained   the typed word found worst among all names of the party
    wholly      the worst found word of the name found best
    of_part     that name is only a part of the party's name
    equal       some name of the party is what was typed, letter by letter
    """

    explained: float
    wholly: float
    of_part: bool
    equal: bool


def decide(
    pool: Pool, typed: str, found: Evidence, ranked: Ints
) -> tuple[Decision, tuple[Reason, ...]]:
    """Certain, doubtful or none for the ranked candidates, with the reason why not certain."""
    tokens = tokens_of(typed)
    best = int(ranked[0])
    fit = fit_of(pool, tokens, typed, best)
    if not fit.equal and all(token.text in _NO_PARTY for token in tokens):
        return Decision.NONE, (Reason("no_party_named", {"word": typed}),)
    if found.score[best] < _NOTHING:
        return Decision.NONE, (Reason("nothing_similar"),)
    if not found.existed[best]:
        return Decision.DOUBTFUL, ()
    if found.several or _SAID_JOINT.match(typed):
        return Decision.DOUBTFUL, (Reason("coalition"),)
    rivals = [float(found.score[n]) for n in ranked[1:] if found.existed[n]]
    if float(found.score[best]) - max(rivals, default=0.0) < _margin_due(fit, tokens):
        return Decision.DOUBTFUL, (Reason("several_fit"),)
    if fit.equal or (fit.explained >= _EXPLAINED and fit.wholly >= _WHOLLY):
        return Decision.CERTAIN, ()
    return Decision.DOUBTFUL, ()


def _margin_due(fit: Fit, tokens: tuple[Token, ...]) -> float:
    if fit.equal:
        return _MARGIN
    if len(heavy(tokens)) < 2:
        return _MARGIN_OF_WORD
    return _MARGIN_OF_PART if fit.of_part else _MARGIN


def heavy(tokens: tuple[Token, ...]) -> list[Token]:
    return [token for token in tokens if token.meaning != "party"]


def fit_of(pool: Pool, tokens: tuple[Token, ...], typed: str, party: int) -> Fit:
    forms = [int(n) for n in np.flatnonzero(pool.party == party)]
    if not forms or not tokens:
        return Fit(0.0, 0.0, of_part=False, equal=False)
    words = np.stack([word_likeness(pool, token) for token in tokens])
    own = {number: _span(pool, number) for number in forms}
    everything = np.concatenate(list(own.values()))
    best_for_typed = words[:, everything].max(axis=1)
    explained = [
        float(like)
        for token, like in zip(tokens, best_for_typed, strict=True)
        if not _free(pool, token)
    ]
    wholly, trust = max(
        (_wholly(pool, words, own[number]), float(pool.trust[number])) for number in forms
    )
    same = squashed(typed)
    return Fit(
        explained=min(explained, default=1.0),
        wholly=wholly,
        of_part=trust < 0.9,
        equal=any(pool.squashed[n] == same and pool.trust[n] > 0.9 for n in forms),
    )


def _span(pool: Pool, form: int) -> Ints:
    start = int(pool.starts[form])
    return pool.flat[start : start + len(pool.forms[form].tokens)]


def _wholly(pool: Pool, words: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]", own: Ints) -> float:
    due = [number for number in own if not _free(pool, pool.vocabulary[number])]
    return float(words[:, due].max(axis=0).min()) if due else 0.0


def _free(pool: Pool, token: Token) -> bool:
    """Words whose absence says nothing: "party", and the country's own name."""
    return token.meaning == "party" or pool.weights.is_of_the_country(token.key)
