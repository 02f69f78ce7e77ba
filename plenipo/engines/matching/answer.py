"""A typed name to its candidates and a decision."""

from datetime import date

import numpy as np

from plenipo.engines.matching.decision import decide
from plenipo.engines.matching.evidence import Evidence, evidence
from plenipo.engines.matching.folding import clean, squashed
from plenipo.engines.matching.register import Pool, Register
from plenipo.engines.matching.values import Answer, Candidate, Decision, Reason


def match(
    register: Register,
    name: str,
    country: str | None = None,
    *,
    at: date | None = None,
    limit: int = 5,
) -> Answer:
    """Who is meant by `name` in a country (the register's code; None if unknown).

    at      parties of that day: who did not exist then comes last
    limit   greatest number of candidates
    """
    typed = clean(name)
    pool = register.pool(country if country in register.countries else None)
    if not squashed(typed):
        return Answer(Decision.NONE, reasons=(Reason("nothing_typed"),))
    found = evidence(pool, typed, country, at)
    ranked = np.lexsort((-found.score, ~found.existed))[: max(limit, 3)]
    candidates = tuple(
        Candidate(pool.parties[p].id, float(np.clip(found.score[p], 0, 1)), ()) for p in ranked
    )
    decision, reasons = decide(pool, typed, found, ranked)
    chosen = candidates[0].party_id if decision is Decision.CERTAIN else None
    return Answer(decision, chosen, candidates[:limit], reasons)
