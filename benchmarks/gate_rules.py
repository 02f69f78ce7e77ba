"""The rules of the gates asked twice: of the engine, and of the script that a telephone runs without a network.

    python -m benchmarks.gate_rules [--cases 1000000] [--seed 1]

Cases are drawn so that every rule is met often, and moments fall on both sides of every border. Says how many answers
differ (none may), and what one decision takes on either side. Needs node.
"""

import argparse
import json
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plenipo.engines.gates.decide import (
    BadgeAtGate,
    BadgeState,
    Direction,
    GateRules,
    Ruling,
    When,
    ZoneNow,
    decide,
)

SCRIPT = Path(__file__).parents[1] / "plenipo/accreditation/static/accreditation/gate-rules.js"
ASKED_IN_NODE = """
require("vm").runInThisContext(require("fs").readFileSync(process.argv[1], "utf8"));
const lines = require("fs").readFileSync(0, "utf8").trimEnd().split("\\n");
const cases = lines.map((line) => JSON.parse(line));
const began = process.hrtime.bigint();
const answers = cases.map(([badge, zone, rules, how]) => gateRules.decide(badge, zone, rules, how));
const took = Number(process.hrtime.bigint() - began) / 1e9;
const told = answers.map(({ admitted, reason, warnings }) => [Number(admitted), reason, ...warnings].join(" "));
process.stdout.write([took, ...told].join("\\n"));
"""
Case = tuple[BadgeAtGate | None, ZoneNow, GateRules, Direction, int, bool]


def cases(number: int, chance: random.Random) -> Iterator[Case]:
    states, whens, ways = [*[BadgeState.VALID] * 5, *BadgeState], list(When), list(Direction)
    for _n in range(number):
        starts = chance.randrange(1_800_000_000, 1_800_000_010)
        ends = starts + chance.randrange(0, 10)
        zones = frozenset(chance.sample(range(1, 6), chance.randrange(0, 6)))
        badge = BadgeAtGate(
            chance.choice(states), starts, ends, zones, chance.random() < 0.2, chance.random() < 0.2
        )
        capacity = chance.choice([None, 0, 1, chance.randrange(0, 12)])
        yield (
            badge if chance.random() < 0.95 else None,
            ZoneNow(chance.randrange(1, 6), capacity, chance.randrange(0, 13)),
            GateRules(full=chance.choice(whens), again=chance.choice(whens)),
            chance.choice(ways),
            chance.randrange(starts - 2, ends + 3),
            chance.random() < 0.4,
        )


def told(ruling: Ruling) -> str:
    return " ".join([str(int(ruling.admitted)), ruling.reason, *ruling.warnings])


def for_script(case: Case) -> str:
    badge, zone, rules, way, now, inside = case
    said: list[Any] = [
        badge
        and {
            "state": badge.state,
            "starts": badge.starts,
            "ends": badge.ends,
            "zones": sorted(badge.zones),
            "nameless": badge.nameless,
            "beneath": badge.beneath,
        },
        {"zone": zone.zone, "capacity": zone.capacity, "inside": zone.inside},
        {"full": rules.full, "again": rules.again},
        {"way": way, "now": now, "inside": inside},
    ]
    return json.dumps(said)


def both(number: int, seed: int) -> tuple[list[str], list[str], dict[str, float]]:
    """What each says, and how long it took, in seconds."""
    drawn = list(cases(number, random.Random(seed)))
    began = time.process_time()
    ours = [
        decide(badge, zone, rules, way=way, now=now, inside=inside)
        for badge, zone, rules, way, now, inside in drawn
    ]
    took = time.process_time() - began
    node = shutil.which("node")
    assert node, "node is not installed"
    answer = subprocess.run(
        [node, "-e", ASKED_IN_NODE, str(SCRIPT)],
        input="\n".join(map(for_script, drawn)),
        capture_output=True,
        text=True,
        check=True,
    )
    of_script, *theirs = answer.stdout.split("\n")
    return [told(each) for each in ours], theirs, {"engine": took, "script": float(of_script)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    differ, took, reasons, done = 0, {"engine": 0.0, "script": 0.0}, set(), 0
    while done < asked.cases:
        part = min(100_000, asked.cases - done)
        ours, theirs, seconds = both(part, asked.seed + done)
        assert len(ours) == len(theirs) == part
        differ += sum(a != b for a, b in zip(ours, theirs, strict=True))
        reasons |= set(ours)
        took = {key: took[key] + seconds[key] for key in took}
        done += part
    result = {
        "cases": done,
        "different answers": differ,
        "kinds of answers met": len(reasons),
        **{f"µs a decision, {key}": round(took[key] / done * 1e6, 2) for key in took},
    }
    print(json.dumps(result, indent=2, ensure_ascii=False))
    if differ:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
