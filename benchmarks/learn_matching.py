"""Learn the weights of matching, and measure them in countries they were not learnt from.

    python benchmarks/learn_matching.py           the figures out of fold, and new weights
    python benchmarks/learn_matching.py --check   the figures only

Needs ../shared/data beside the project. Countries are dealt to five folds by hash; each fold is answered with weights,
and a threshold of certainty, learnt from the four others. benchmarks/results/learn_matching.json has the figures, with
the lowest and the highest fold; engines/matching/weights.json the weights learnt from all.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from matching import DAY, rows_of  # noqa: E402

from plenipo.engines.matching import Certainty, decision, learn  # noqa: E402
from plenipo.engines.matching.answer import _ranked  # noqa: E402
from plenipo.engines.matching.decision import SIGNS, decide, signs_of  # noqa: E402
from plenipo.engines.matching.evidence import Evidence, evidence  # noqa: E402
from plenipo.engines.matching.folding import clean  # noqa: E402
from plenipo.engines.matching.pool import Pool  # noqa: E402
from plenipo.engines.matching.ranking import FEATURES, features, learned  # noqa: E402
from plenipo.engines.matching.table import parties_from  # noqa: E402

WEIGHTS = ROOT / "plenipo/engines/matching/weights.json"
FOLDS = 5
TOLD = 25  # candidates of a name that are learnt from
RIGHT = 0.997  # share of decided names to be right, with room to the 99.5 % asked for
Array = np.ndarray[Any, np.dtype[Any]]


def remembered(fit_of: Any) -> Any:
    """How a name and a party cover each other does not hang on the weights: it is worked out once."""
    known: dict[tuple[int, int], Any] = {}

    def fit(pool: Pool, tokens: Any, typed: str, party: int, found: Evidence) -> Any:
        key = (id(found), party)
        if key not in known:
            known[key] = fit_of(pool, tokens, typed, party, found)
        return known[key]

    return fit


decision.fit_of = remembered(decision.fit_of)


@dataclass(slots=True)
class Case:
    """A name with its country and day; `meant` is the place of the party in its pool, None for a name of no party."""

    name: str
    country: str
    at: date | None
    short: bool
    meant: int | None
    pool: Pool
    found: Evidence
    features: Array
    best: Array

    @property
    def fold(self) -> int:
        return hashlib.sha256(self.country.encode()).digest()[0] % FOLDS

    def order(self, weights: Array) -> Array:
        return self.features @ weights

    def place(self, weights: Array) -> int:
        ranked = _ranked(self.found, self.order(weights), 5)
        return ranked.index(self.meant) if self.meant in ranked else 9

    def told(self, weights: Array) -> Array:
        order = self.order(weights)
        ranked = _ranked(self.found, order, 5)
        return np.array(list(signs_of(self.pool, self.name, self.found, order, ranked).values()))


def cases_of(rows: Iterable[dict[str, str]], register: Any) -> Iterable[Case]:
    """Each name asked with the day, if its party was active, and without; names of no party with the day."""
    for row in rows:
        if "True" in (row.get("ambiguous"), row.get("gold_suspect"), row.get("dirty")):
            continue
        country, gold = row["iso3_pf"], row.get("partyfacts_id")
        if country not in register.countries:
            continue
        pool = register.pool(country)
        ids = [party.id for party in pool.parties]
        if gold and gold not in ids:
            continue
        for at in (DAY, None):
            if at is None and not gold or (at and gold and row["active_2017"] != "True"):
                continue
            name = clean(row["query"])
            found = evidence(pool, name, at)
            told = features(pool, name, found, country, at)
            first = np.argsort(-found.strongest, kind="stable")[:TOLD]
            meant = ids.index(gold) if gold else None
            short = row.get("difficulty") == "short_name"
            yield Case(name, country, at, short, meant, pool, found, told, first)


def order_learnt(cases: Sequence[Case], steps: int = 150, pull: float = 3.0) -> Array:
    """Weights that make the party meant the likeliest of its candidates: a conditional logit, by gradient."""
    used = [case for case in cases if case.meant is not None]
    rows: list[Array] = []
    starts, right = [], []
    for case in used:
        near = [n for n in {*case.best.tolist(), case.meant} if case.found.existed[n]]
        starts.append(sum(map(len, rows)) if len(starts) == 0 else starts[-1] + len(rows[-1]))
        right += [n == case.meant for n in near]
        rows.append(case.features[near])
    x, y = np.concatenate(rows).astype(float), np.array(right, float)
    spread = x.std(axis=0) + 1e-9
    x /= spread
    sizes = np.diff([*starts, len(x)])

    def slope(weights: Array) -> Array:
        score = x @ weights
        likely = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        likely /= np.repeat(np.add.reduceat(likely, starts), sizes)
        return x.T @ (likely - y) + pull * weights

    return _descended(slope, x.shape[1], steps) / spread


def confidence_learnt(told: Array, right: Array, steps: int = 250, pull: float = 1.0) -> Array:
    """Weights of a logistic regression: is the best candidate the one meant?"""
    spread = told.std(axis=0)
    spread[spread == 0] = 1.0
    x = told / spread

    def slope(weights: Array) -> Array:
        return x.T @ (1 / (1 + np.exp(-x @ weights)) - right) + pull * weights

    return _descended(slope, x.shape[1], steps) / spread


def _descended(slope: Any, size: int, steps: int) -> Array:
    """Adam, with the steps growing shorter."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        now = slope(weights)
        mean, square = 0.9 * mean + 0.1 * now, 0.999 * square + 0.001 * now**2
        length = 0.15 * (1 - step / steps) + 0.003
        weights -= length * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def threshold_of(sure: Array, right: Array) -> float:
    """The lowest confidence above which the wished share is right."""
    falling = np.argsort(-sure, kind="stable")
    share = np.cumsum(right[falling]) / np.arange(1, len(falling) + 1)
    enough = np.flatnonzero(share >= RIGHT)
    return float(sure[falling[enough[-1]]]) if len(enough) else 1.0


def weights_from(cases: Sequence[Case]) -> dict[str, Any]:
    order = order_learnt(cases)
    asked = [case for case in cases if case.at and not case.short and case.meant is not None]
    told = np.array([case.told(order) for case in asked])
    right = np.array([case.place(order) == 0 for case in asked], float)
    confidence = confidence_learnt(told, right)
    sure = 1 / (1 + np.exp(-told @ confidence))
    return {
        "order": dict(zip(FEATURES, (round(float(w), 4) for w in order), strict=True)),
        "confidence": dict(zip(SIGNS, (round(float(w), 4) for w in confidence), strict=True)),
        "certain": round(threshold_of(sure, right), 4),
    }


@dataclass(slots=True)
class Outcome:
    case: Case
    place: int
    decision: Certainty


def outcomes(cases: Sequence[Case], weights: dict[str, Any]) -> Iterable[Outcome]:
    known = learned()
    kept = dict(known)
    known.update(weights)
    order = np.array([weights["order"][name] for name in FEATURES])
    for case in cases:
        now = case.order(order)
        ranked = _ranked(case.found, now, 5)
        decided, _reasons = decide(case.pool, case.name, case.found, now, ranked, at=case.at)
        yield Outcome(case, case.place(order), decided)
    known.update(kept)


def figures_of(found: Sequence[Outcome]) -> dict[str, float]:
    decided = [each for each in found if each.decision is Certainty.CERTAIN]
    return {
        "names": len(found),
        "first": _share(each.place == 0 for each in found),
        "within three": _share(each.place < 3 for each in found),
        "certain": len(decided) / max(1, len(found)),
        "right of certain": _share(each.place == 0 for each in decided),
    }


def _share(truths: Iterable[bool]) -> float:
    told = list(truths)
    return sum(told) / max(1, len(told))


def kinds(found: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    named = [each for each in found if each.case.meant is not None]
    return {
        f"{what}, {when}": [
            each
            for each in named
            if each.case.short == short and (each.case.at is not None) == dated
        ]
        for what, short in (("full", False), ("acronym", True))
        for when, dated in (("2017-12-01", True), ("all times", False))
    }


def with_spread(found: Sequence[Outcome]) -> dict[str, Any]:
    by_fold = [[each for each in found if each.case.fold == fold] for fold in range(FOLDS)]
    folds = [figures_of(each) for each in by_fold if each]
    return {
        name: {"all folds": round(value, 4)}
        | (
            {
                "lowest": round(min(f[name] for f in folds), 4),
                "highest": round(max(f[name] for f in folds), 4),
            }
            if name != "names"
            else {}
        )
        for name, value in figures_of(found).items()
    }


def main() -> None:
    register = learn(parties_from(rows_of("parties.csv")))
    rows = [*rows_of("name_match_pairs.csv"), *rows_of("name_match_negatives.csv")]
    cases = list(cases_of(rows, register))
    found: list[Outcome] = []
    for fold in range(FOLDS):
        weights = weights_from([case for case in cases if case.fold != fold])
        found += outcomes([case for case in cases if case.fold == fold], weights)
        print(f"fold {fold}: certain from {weights['certain']}", flush=True)
    figures: dict[str, Any] = {kind: with_spread(each) for kind, each in kinds(found).items()}
    none = [each for each in found if each.case.meant is None]
    figures["names of no party"] = {
        "names": len(none),
        "decided as a party": round(_share(e.decision is Certainty.CERTAIN for e in none), 4),
        "said to be none": round(_share(e.decision is Certainty.NONE for e in none), 4),
    }
    print(json.dumps(figures, indent=1))
    out = ROOT / "benchmarks/results/learn_matching.json"
    out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if "--check" not in sys.argv:
        WEIGHTS.write_text(json.dumps(weights_from(cases), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
