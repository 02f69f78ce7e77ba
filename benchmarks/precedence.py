"""How long an order of precedence of 500 principals takes, with its reasons, and how it grows.

    python -m benchmarks.precedence [--principals 500] [--runs 21]

Medians by the clock and of the processor; beside them the time in which Python sorts the same rows by one key, which
tells a slow machine from a slow engine.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from plenipo.engines.precedence import (
    Alphabetical,
    Earlier,
    Filed,
    KnownDay,
    Placement,
    Ranked,
    Smaller,
    in_precedence,
)

RESULTS = Path(__file__).parent / "results"
RULE = [Smaller("rank"), Earlier("office"), Smaller("lot"), Alphabetical("alphabet")]
TARGET = 100  # milliseconds


def principals(number: int, chance: random.Random) -> list[Ranked]:
    def day() -> KnownDay | None:
        year = f"{chance.randrange(1980, 2026)}"
        return chance.choice(
            [None, KnownDay(year), KnownDay(f"{year}-05"), KnownDay(f"{year}-05-04")]
        )

    return [
        Ranked(
            key,
            {
                "rank": chance.randrange(1, 8),
                "office": day(),
                "lot": chance.choice([None, key]),
                "alphabet": Filed(str(key), chance.randbytes(40)),
            },
        )
        for key in range(number)
    ]


def milliseconds(work: Callable[[], object], runs: int) -> dict[str, float]:
    clock, processor = [], []
    for _run in range(runs):
        start, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    return {
        "milliseconds": round(median(clock) * 1000, 2),
        "of_a_processor": round(median(processor) * 1000, 2),
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--principals", type=int, default=500)
    asked.add_argument("--runs", type=int, default=21)
    told = asked.parse_args()
    chance = random.Random(12)
    rows = principals(told.principals, chance)
    by_hand = [
        Placement(number, one, "before", other)
        for number in range(40)
        for one, other in [chance.sample(range(told.principals), 2)]
    ]
    figures = {
        "principals": told.principals,
        "target": TARGET,
        "order_with_reasons": milliseconds(lambda: in_precedence(rows, RULE, by_hand), told.runs),
        "twice_as_many": milliseconds(
            lambda: in_precedence([*rows, *_more(rows)], RULE, by_hand), told.runs
        ),
        "sorted_by_one_key": milliseconds(
            lambda: sorted(rows, key=lambda each: each.key), told.runs
        ),
    }
    print(json.dumps(figures, indent=2))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "precedence.json").write_text(json.dumps(figures, indent=2) + "\n")


def _more(rows: list[Ranked]) -> list[Ranked]:
    return [Ranked(each.key + len(rows), each.values) for each in rows]


if __name__ == "__main__":
    main()
