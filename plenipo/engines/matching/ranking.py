"""Which party of a pool is meant: a few features of each, weighed as was learnt from names typed elsewhere.

The weights stand in weights.json; `python benchmarks/learn_matching.py` learns them, and says how well they do in
countries they were not learnt from.
"""

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import token_set_ratio

from plenipo.engines.matching.acronyms import looks_like_acronym
from plenipo.engines.matching.evidence import Evidence
from plenipo.engines.matching.folding import fold, squashed
from plenipo.engines.matching.likeness import trigram_likeness, words_found
from plenipo.engines.matching.pool import Floats, Pool
from plenipo.engines.matching.tokens import is_unspaced

FEATURES = (
    "full",  # likeness of the best name in full
    "short",  # trust in the best acronym
    "strongest",  # the better of the two, where it is high
    "trigrams",  # letters in common with the best name, the rarer the heavier
    "beginning",  # the same, from the front
    "words",  # whole words in common with the best name
    "found",  # of what was typed, how much any name of the party accounts for
    "found_in_full",
    "in_full_for_acronym",  # a name in full like what looks like an acronym
    "share",  # of votes or seats, by logarithm
    "share_if_weak",  # ... where nothing else speaks for the party
    "names",  # how many it is known by, by logarithm
    "unseen",  # years since any source saw it, by logarithm
    "ended",  # asked without a day
    "lately",  # asked without a day: when it was founded, in generations of 30 years from 1990
    "elsewhere",  # in a former state, or a part of the country
    "alliance",  # where several parties are named
    "label",  # its name is made of just the parties named
)


@cache
def learned() -> dict[str, Any]:
    """weights, by feature; confidence: see decision.py."""
    text = files("plenipo.engines.matching").joinpath("weights.json").read_text("utf-8")
    weights: dict[str, Any] = json.loads(text)
    return weights


@cache
def _weights() -> Floats:
    return np.array([learned()["order"][name] for name in FEATURES], np.float32)


def order_of(
    pool: Pool, typed: str, facts: Evidence, country: str | None, at: date | None
) -> Floats:
    """(parties,) the higher, the likelier that this one is meant; of use for order and for differences only."""
    order: Floats = features(pool, typed, facts, country, at) @ _weights()
    if (
        facts.label.any()
    ):  # too rare to be learnt: whoever is named by a label is its parts, and it stands for them
        order = np.where(facts.label > 0, order.max() + 1, order).astype(np.float32)
    return order


def features(
    pool: Pool, typed: str, facts: Evidence, country: str | None, at: date | None
) -> Floats:
    """(parties, FEATURES)"""
    whole, words = squashed(typed), fold(typed)
    begun = process.cdist([whole], pool.squashed, scorer=JaroWinkler.similarity, dtype=np.float32)
    shared = process.cdist([words], pool.folded, scorer=token_set_ratio, dtype=np.float32)
    alike = pool.unspaced == is_unspaced(
        typed
    )  # of sounds and letters nothing follows between such scripts
    accounted = words_found(pool, typed)
    weak = 1 - np.maximum(facts.full, facts.short)
    undated = float(at is None)
    columns = (
        facts.full,
        facts.short,
        (1 - weak) ** 4,
        pool.best_of(trigram_likeness(pool, words) * alike),
        pool.best_of(begun[0] * alike),
        pool.best_of(shared[0] / 100 * alike),
        accounted,
        accounted * facts.full,
        facts.full * (looks_like_acronym(typed) and not is_unspaced(typed)),
        pool.shares,
        pool.shares * weak**2,
        pool.names_known,
        np.log1p(np.maximum(0, (at.year if at else pool.newest) - pool.last_seen)),
        undated * pool.has_ended,
        undated * pool.founded,
        pool.elsewhere(country),
        pool.alliances * facts.several,
        facts.label,
    )
    return np.stack(columns, axis=1).astype(np.float32)
