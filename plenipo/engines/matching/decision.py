"""When the best candidate may be taken without a person, and when there is no party at all."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from plenipo.engines.matching.evidence import Evidence
from plenipo.engines.matching.folding import squashed
from plenipo.engines.matching.likeness import word_likeness
from plenipo.engines.matching.pool import Floats, Ints, Pool
from plenipo.engines.matching.ranking import learned
from plenipo.engines.matching.tokens import Token, tokens_of
from plenipo.engines.matching.values import Certainty, Ground, NameKind

_MUCH_ALIKE = 0.8  # a name this like is taken for one with a remark, or shortened,
_LEAD_ALONE = 0.35  # ... if it leads all others by so much
_SHARED_WORD = 0.8  # a word this like another is taken for the same
_NAMES_COUNTRY = 0.6  # a word this like the country's name is taken for it
_EXPLAINED = 0.69  # each word typed must be found in the party's names at least so well
_WHOLLY = 0.69  # each word of one of its names must be found in what was typed at least so well
_NOTHING = 0.4  # below this likeness nothing in the register is similar
_LEAST = 3  # letters: one or two never name a party for certain
_FAR_AHEAD = 8.0  # a lead beyond which it says no more

# "alliance: PSD-UNSP", "coalition (…)": whoever typed this says that it is a joint list
_SAID_JOINT = re.compile(
    r"^\W*(alliance|coalition|coalición|alianza|joint list|bloc)\s*[:(]|\bcoalition\W*\)$",
    re.IGNORECASE,
)
# "(Centre right)", "(Left-wing)": where whoever typed this thinks the party stands
_POSITION = re.compile(
    r"[(\[](?:\W*(?:far|extreme|left|right|cent(?:re|er)|wing|cent(?:re|er)ist|centrist))+\W*[)\]]",
    re.IGNORECASE,
)
_SAYS_NO_PARTY = """
independent independents nonpartisan other others unknown none vacant invalid blank null
undecided various opposition appointed party parties no non without na list lists candidate
candidates spoiled vote votes ballot autres altri otros sonstige andere independientes
independants independente independentes indipendenti parteilos unabhangige bezpartyjny nezavisni
nezavisli against all
"""
_NO_PARTY = frozenset(_SAYS_NO_PARTY.split())
# "TOTAL: 22 parties", "Sous-total 5", "Итого", "合计：22": the line below a list
_TOTAL = re.compile(
    r"^\W*(grand total|sub-?total|sous-?total|total(es)?( g[eé]n[eé]ral)?|sum|suma|somme|count|итого|всего|"
    r"合计|总计|共计|小计|المجموع|الإجمالي|إجمالي)\W*\d*\W*"
    r"(parties|partis|partidos|organi[sz]ations|парти[йяи]|个?政党|حزبا?|أحزاب)?\W*\d*\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How what was typed and the names of one party cover each other, 0 to 1.

    explained   the typed word found worst among all names of the party
    wholly      the worst found word of the name found best
    of_part     that name is only a part of the party's name
    alone       it is much like what was typed, and nobody else is nearly so
    own         not just one word that other parties have too
    equal       some name of the party is what was typed, letter by letter
    """

    explained: float
    wholly: float
    of_part: bool
    alone: bool
    own: bool
    equal: bool

    @property
    def fits(self) -> bool:
        explained, wholly = self.explained >= _EXPLAINED, self.wholly >= _WHOLLY
        if self.alone and (explained or wholly):
            return True
        return self.equal or (explained and wholly and self.own)


def decide(
    pool: Pool,
    typed: str,
    facts: Evidence,
    order: Floats,
    ranked: Sequence[int],
    *,
    at: date | None,
) -> tuple[Certainty, tuple[Ground, ...]]:
    """Certain, doubtful or none for the ranked candidates, with the reason why not certain."""
    tokens = tokens_of(_POSITION.sub(" ", typed))
    best = ranked[0]
    fit = fit_of(pool, tokens, typed, best, facts)
    if not fit.equal and names_no_party(typed, tokens):
        return Certainty.NONE, (Ground("no_party_named", {"word": typed}),)
    if max(facts.strongest[number] for number in ranked) < _NOTHING:
        return Certainty.NONE, (Ground("nothing_similar"),)
    if not facts.existed[best] or facts.strongest[best] < _NOTHING:
        return _doubt("none_existed")
    if _SAID_JOINT.search(typed):
        return _doubt("joint_list")
    if len(squashed(typed)) < _LEAST:
        return _doubt("too_short")
    ended = pool.parties[best].last_year
    if at is None and ended is not None:
        return Certainty.DOUBTFUL, (Ground("ended", {"year": str(ended)}),)
    if not fit.fits or (_is_acronym(tokens) and not fit.equal):
        return _doubt("joint_list" if facts.several else "unlike")
    signs = signs_of(pool, typed, facts, order, ranked)
    namesakes = fit.equal and signs["rival_equal"]
    if namesakes or confidence(signs) < learned()["certain"]:
        return _doubt("several_fit")
    return Certainty.CERTAIN, ()


def names_no_party(typed: str, tokens: Sequence[Token]) -> bool:
    """What stands in lists of parties and is none: "Independent", "others", a total."""
    return all(token.text in _NO_PARTY for token in tokens) or bool(_TOTAL.match(typed))


SIGNS = (
    "always", "lead", "lead_once_more", "full", "explained", "wholly", "fits", "equal", "own",
    "of_part", "alone", "several", "rival_fits", "rival_equal",
)  # fmt: skip


def signs_of(
    pool: Pool, typed: str, facts: Evidence, order: Floats, ranked: Sequence[int]
) -> dict[str, float]:
    """What the decision goes by, of the best candidate and of the likeliest other."""
    tokens = tokens_of(_POSITION.sub(" ", typed))
    best, *others = ranked
    fit = fit_of(pool, tokens, typed, best, facts)
    rivals = [number for number in others if facts.existed[number]]
    lead = min((float(order[best] - order[number]) for number in rivals), default=_FAR_AHEAD)
    fits = [fit_of(pool, tokens, typed, number, facts) for number in rivals[:2]]
    return {
        "always": 1.0,
        "lead": float(np.clip(lead, 0, _FAR_AHEAD)),
        "lead_once_more": float(np.clip(lead, 0, 2)),
        "full": float(facts.full[best]),
        "explained": fit.explained,
        "wholly": fit.wholly,
        "fits": float(fit.fits),
        "equal": float(fit.equal),
        "own": float(fit.own),
        "of_part": float(fit.of_part),
        "alone": float(fit.alone),
        "several": float(facts.several),
        "rival_fits": float(any(each.fits for each in fits)),
        "rival_equal": float(any(each.equal for each in fits)),
    }


def confidence(signs: Mapping[str, float]) -> float:
    """How likely the best candidate is the one meant, 0 to 1."""
    weights = learned()["confidence"]
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in signs.items())))


def _doubt(code: str) -> tuple[Certainty, tuple[Ground, ...]]:
    return Certainty.DOUBTFUL, (Ground(code),)


def _is_acronym(tokens: tuple[Token, ...]) -> bool:
    return len(tokens) == 1 and not tokens[0].meaning and len(tokens[0].text) < 6


def fit_of(pool: Pool, tokens: tuple[Token, ...], typed: str, party: int, facts: Evidence) -> Fit:
    """How well what was typed fits one party of the pool, by the names of it that fit best."""
    forms = [
        int(n)
        for n in np.flatnonzero(pool.party == party)
        if pool.forms[n].name.kind is not NameKind.SITE
    ]
    if not forms or not tokens:
        return Fit(0.0, 0.0, of_part=False, alone=False, own=False, equal=False)
    words = np.stack([word_likeness(pool, token) for token in tokens])
    wholly, trust = max(
        (_wholly(pool, words, pool.span(number)), float(pool.trust[number])) for number in forms
    )
    same = squashed(typed)
    return Fit(
        explained=_explained(pool, tokens, words, forms, party),
        wholly=wholly,
        of_part=trust < 0.9,
        alone=_is_alone(facts, party),
        own=_is_own(pool, tokens, words, party, facts),
        equal=any(pool.squashed[n] == same and pool.trust[n] > 0.9 for n in forms),
    )


def _explained(
    pool: Pool, tokens: tuple[Token, ...], words: Floats, forms: list[int], party: int
) -> float:
    everything = np.concatenate([pool.span(number) for number in forms])
    worst = 1.0
    for token, like in zip(tokens, words, strict=True):
        best = float(like[everything].max())
        if best >= worst or _free(pool, token) or (like * pool.of_country).max() > _NAMES_COUNTRY:
            continue
        if best >= _EXPLAINED or token.text not in pool.acronyms_of(party):
            worst = best
    return worst


def _wholly(pool: Pool, words: Floats, own: Ints) -> float:
    due = [number for number in own if not _free(pool, pool.vocabulary[number])]
    return float(words[:, due].max(axis=0).min()) if due else 0.0


def _is_own(
    pool: Pool, tokens: tuple[Token, ...], words: Floats, party: int, facts: Evidence
) -> bool:
    telling = [place for place, token in enumerate(tokens) if not _free(pool, token)]
    if len(telling) > 1:
        return True
    if not telling:
        return False
    sharing = np.unique(pool.party[pool.holding(words[telling[0]] > _SHARED_WORD)])
    return all(n == party or not facts.existed[n] for n in sharing)


def _is_alone(facts: Evidence, party: int) -> bool:
    others = np.where(facts.existed, facts.strongest, 0.0)
    others[party] = 0.0
    lead = float(facts.strongest[party] - others.max())
    return not facts.several and facts.full[party] > _MUCH_ALIKE and lead > _LEAD_ALONE


def _free(pool: Pool, token: Token) -> bool:
    """Words whose absence says nothing: "party", years, and the country's own name."""
    return (
        token.meaning in ("party", "political")
        or token.text.isdigit()
        or pool.weights.is_of_the_country(token.key)
    )
