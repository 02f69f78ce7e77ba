"""Copied passages: all speeches of 14 years, verbatim passages against brute force, reprints of several kinds.

    python benchmarks/phrases_reuse.py [--seeds 1 2 3] [--kinds english chinese …]

Needs ../shared/data beside the project. Seconds are of processor time of one process. Nothing in the engine was
learnt from these reprints; seeds and kinds stand side by side.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.phrases_worlds import KINDS, Press, reprints, speeches  # noqa: E402
from plenipo.engines.phrases import SourceText, compare, index_of  # noqa: E402
from tests.engines.phrases import judge  # noqa: E402

RESULTS = ROOT / "benchmarks/results/phrases_reuse.json"
CPU = time.process_time


def of_speeches() -> dict[str, Any]:
    began = CPU()
    index = index_of(
        SourceText(row["id"], row["text"], "en", str(row["year"])) for row in speeches()
    )
    indexed = CPU() - began
    found = compare(index)
    return {
        "seconds": round(CPU() - began, 1),
        "of_which_index": round(indexed, 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "pairs": len(found.pairs),
        "passages": sum(len(pair.spans) for pair in found.pairs),
        "clusters_of_more_than_one": sum(len(each.items) > 1 for each in found.clusters),
    }


def against_brute_force(count: int = 200) -> dict[str, Any]:
    chosen = random.Random(1).sample(list(speeches()), count)  # noqa: S311
    texts = [row["text"] for row in chosen]
    found = compare(index_of(SourceText(row["id"], row["text"]) for row in chosen))
    spans = {(pair.a, pair.b): pair.spans for pair in found.pairs}
    wanted = held = 0
    for one, two in combinations(range(count), 2):
        for run in judge.long_runs(texts[one], texts[two], 12):
            wanted += 1
            held += any(
                a <= run[0] and run[1] <= b and c <= run[2] and run[3] <= d
                for a, b, c, d in spans.get((one, two), ())
            )
    return {"speeches": count, "verbatim_passages": wanted, "held": held}


def judged(items: list[Press]) -> dict[str, Any]:
    began = CPU()
    found = compare(
        index_of(SourceText(each.id, each.text, each.language, each.date) for each in items)
    )
    seconds = CPU() - began
    ours = {frozenset(two) for each in found.clusters for two in combinations(each.items, 2)}
    groups: dict[int, list[int]] = {}
    for number, each in enumerate(items):
        groups.setdefault(each.of, []).append(number)
    theirs = {frozenset(two) for group in groups.values() for two in combinations(group, 2)}
    both = len(ours & theirs)
    named = {}
    for each in sorted(found.clusters, key=lambda cluster: len(cluster.items)):
        of = Counter(items[item].of for item in each.items).most_common(1)[0][0]
        named[of] = items[each.items[0]].original
    return {
        "items": len(items),
        "originals": len(groups),
        "clusters": len(found.clusters),
        "precision": round(both / max(len(ours), 1), 4),
        "recall": round(both / len(theirs), 4),
        "f1": round(2 * both / (len(ours) + len(theirs)), 4),
        "original_named_right": round(sum(named.values()) / len(groups), 4),
        "seconds": round(seconds, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", choices=("speeches", "verbatim"))
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--kinds", nargs="*", default=list(KINDS))
    asked = parser.parse_args()
    if asked.part:
        print(json.dumps(of_speeches() if asked.part == "speeches" else against_brute_force()))
        return
    figures = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for part in ("speeches", "verbatim"):  # in processes of their own: the memory is that of each
        told = subprocess.run(  # noqa: S603
            [sys.executable, __file__, "--part", part], capture_output=True, text=True, check=True
        )
        figures[part] = json.loads(told.stdout)
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for kind in asked.kinds:
        for seed in asked.seeds:
            found = judged(reprints(seed, KINDS[kind]))
            figures.setdefault("reprints", {}).setdefault(kind, {})[str(seed)] = found
            RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
