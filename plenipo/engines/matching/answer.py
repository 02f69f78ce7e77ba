"""A typed name to its candidates and a decision."""

from datetime import date

import numpy as np

from plenipo.engines.matching.decision import decide, names_no_party
from plenipo.engines.matching.evidence import Evidence, evidence
from plenipo.engines.matching.folding import clean, squashed
from plenipo.engines.matching.pool import Floats
from plenipo.engines.matching.ranking import order_of
from plenipo.engines.matching.reasons import reasons_for
from plenipo.engines.matching.register import Register
from plenipo.engines.matching.tokens import tokens_of
from plenipo.engines.matching.values import Answer, Candidate, Certainty, Ground

_NAMESAKE = 0.85  # a party of another time this like is shown, if only as the last
_RANKED = 5  # as many are looked at for a rival, however few are asked for


def match(
    register: Register,
    name: str,
    country: str | None = None,
    *,
    at: date | None = None,
    limit: int = 5,
) -> Answer:
    """Who is meant by `name` in a country: the register's code, or None to look everywhere.

    at      parties of that day: who did not exist then comes last
    limit   greatest number of candidates

    A country the register does not know is looked for everywhere too, and never decided as certain.
    """
    typed = clean(name)
    if not squashed(typed):
        return Answer(Certainty.NONE, reasons=(Ground("nothing_typed"),))
    if not register.parties:
        return Answer(Certainty.NONE, reasons=(Ground("nothing_similar"),))
    known = country if country in register.countries else None
    pool = register.pool(known) if known else register.pool_like(typed)
    if not pool.forms:
        no_party = names_no_party(typed, tokens_of(typed))
        said = Ground("no_party_named", {"word": typed}) if no_party else Ground("nothing_similar")
        return Answer(Certainty.NONE, reasons=(said,))
    facts = evidence(pool, typed, at)
    order = order_of(pool, typed, facts, known, at)
    likely = np.exp(order - order.max())
    ranked = _ranked(facts, order, max(limit, _RANKED))
    candidates = tuple(
        Candidate(
            pool.parties[number].id,
            round(float(likely[number] / likely.sum()), 4),
            reasons_for(pool, typed, facts, number, known, at),
        )
        for number in ranked[:limit]
    )
    decision, reasons = decide(pool, typed, facts, order, ranked, at=at)
    if country and known is None and decision is not Certainty.NONE:
        decision, reasons = Certainty.DOUBTFUL, (Ground("country_unknown", {"country": country}),)
    chosen = pool.parties[ranked[0]].id if decision is Certainty.CERTAIN else None
    return Answer(decision, chosen, candidates, reasons)


def _ranked(facts: Evidence, order: Floats, most: int) -> list[int]:
    """Numbers of parties, those that existed first; the likeliest of another time is not lost."""
    best_first = [int(number) for number in np.lexsort((-order, ~facts.existed))]
    ranked = best_first[:most]
    gone = max(best_first, key=lambda number: facts.strongest[number] * (not facts.existed[number]))
    if gone not in ranked and facts.strongest[gone] > _NAMESAKE:
        ranked[-1] = gone
    return ranked
