"""A typed name to its candidates and a decision."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from plenipo.engines.matching.folding import clean, squashed
from plenipo.engines.matching.forms import forms_of, looks_like_acronym
from plenipo.engines.matching.likeness import form_likeness
from plenipo.engines.matching.register import Form, Pool, Register
from plenipo.engines.matching.tokens import tokens_of
from plenipo.engines.matching.values import Answer, Candidate, Decision, Name, Party, Reason


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
    ranked = rank(pool, typed, country, at)[: max(limit, 2)]
    candidates = tuple(Candidate(pool.parties[p].id, float(s), ()) for p, s in ranked)
    if len(ranked) and ranked[0][1] > 0.9:
        return Answer(Decision.CERTAIN, candidates[0].party_id, candidates[:limit])
    return Answer(Decision.DOUBTFUL, None, candidates[:limit])


def rank(pool: Pool, typed: str, country, at):
    full = np.zeros(len(pool.parties), np.float32)
    short = np.zeros(len(pool.parties), np.float32)
    for text, strength in forms_of(typed):
        tokens = tokens_of(text)
        if tokens:
            like = form_likeness(pool, tokens, squashed(text)) * pool.trust * strength
            np.maximum.at(full, pool.party, like)
        if looks_like_acronym(text):
            for number, (trust, _) in pool.acronyms.get(squashed(text), {}).items():
                short[number] = max(short[number], trust * strength)
    score = 1 - (1 - np.maximum(full, short)) * (1 - 0.3 * np.minimum(full, short))
    for n, party in enumerate(pool.parties):
        score[n] -= 0.02 * (party.country != country)
        score[n] += 0.01 * np.log1p(party.share or 0) / 4.6
        if at and not existed(party, at):
            score[n] -= 0.3
        if not at and party.last_year is not None:
            score[n] -= 0.01
    best = np.argsort(-score, kind="stable")[:10]
    return [(n, score[n]) for n in best]


def existed(party: Party, at: date) -> bool:
    for day, active in party.active_on:
        if day.year == at.year:
            return active
    return (party.first_year or 0) <= at.year <= (party.last_year or 9999)
