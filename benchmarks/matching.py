"""Every figure of the matching engine, on names that data sets and people typed.

    python benchmarks/matching.py

Needs ../shared/data and ../shared/benchmarks/names/score.py beside the project. The pairs are cut in halves by a hash
of the party: errors of the half `seen` were looked at while the engine was made, of the half `unseen` (but for a
quarter of all pairs, whose errors were looked at once) only totals. Both are reported.
"""

import csv
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT), str(SHARED / "benchmarks/names")]

from score import scores  # noqa: E402

from plenipo.engines.matching import Decision, Register, learn, match  # noqa: E402
from plenipo.engines.matching.table import parties_from  # noqa: E402

DAY = date(2017, 12, 1)
RUNS = 3
Row = dict[str, str]
Figures = dict[str, float]


def rows_of(name: str) -> list[Row]:
    with (SHARED / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def part_of(key: str) -> str:
    """`seen` (half), `glanced` (a quarter) or `unseen` (a quarter), by hash."""
    quarter = hashlib.sha256(key.encode()).digest()[0] % 4
    return {0: "seen", 2: "seen", 1: "glanced", 3: "unseen"}[quarter]


def answers_to(register: Register, pairs: Sequence[Row], at: date | None) -> dict[int, Row]:
    found = {}
    for number, pair in enumerate(pairs, start=1):
        answer = match(register, pair["query"], pair["iso3_pf"], at=at)
        ids = " ".join(candidate.party_id for candidate in answer.candidates)
        found[number] = {
            "decision": str(answer.decision),
            "id": answer.party_id or "",
            "candidates": ids,
        }
    return found


def accuracy(register: Register, pairs: Sequence[Row]) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for when, at in (("2017-12-01", DAY), ("all times", None)):
        results = answers_to(register, pairs, at)
        for what, short in (("full", False), ("acronym", True)):
            seen, first, three, certain, right = scores(pairs, results, short, at is not None)
            found[f"{what}, {when}"] = {
                "names": seen,
                "first": first,
                "within three": three,
                "certain": certain,
                "right of certain": right,
            }
    return found


def negatives(register: Register, rows: Sequence[Row]) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for when, at in (("2017-12-01", DAY), ("all times", None)):
        decided = [match(register, row["query"], row["iso3_pf"], at=at).decision for row in rows]
        found[when] = {
            "names": len(rows),
            "decided as a party": decided.count(Decision.CERTAIN) / len(rows),
            "said to be none": decided.count(Decision.NONE) / len(rows),
        }
    return found


def seconds(work: Callable[[], object]) -> float:
    taken = []
    for _run in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def command(rows: Sequence[Row]) -> float:
    """Seconds of `plenipo match` with these rows, from start to end of the process."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "list.csv"
        with listed.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(("country", "name"))
            table.writerows((row["iso3_pf"], row["query"]) for row in rows)
        asked = [sys.executable, "-m", "plenipo.project.match_command", str(listed)]
        asked += ["--register", str(SHARED / "data/parties.csv"), "--at", str(DAY)]
        asked += ["--out", str(Path(folder) / "out.csv")]
        return seconds(lambda: subprocess.run(asked, check=True, cwd=ROOT, capture_output=True))


def speed(register: Register, pairs: Sequence[Row]) -> Figures:
    few = pairs[:: len(pairs) // 300][:300]
    many = (list(pairs) * 3)[:12_000]
    for row in few:  # countries are laid out when first asked for
        match(register, row["query"], row["iso3_pf"], at=DAY)

    def each(country: bool) -> float:
        return seconds(
            lambda: [
                match(register, row["query"], row["iso3_pf"] if country else None, at=DAY)
                for row in few
            ]
        )

    return {
        "milliseconds a name, country given": each(True) / len(few) * 1000,
        "milliseconds a name, no country": each(False) / len(few) * 1000,
        "seconds to learn the register": seconds(lambda: learn(register.parties)),
        "seconds, plenipo match, 300 names": command(few),
        "seconds, plenipo match, 12,000 names": command(many),
    }


def main() -> None:
    register = learn(parties_from(rows_of("parties.csv")))
    pairs, none = rows_of("name_match_pairs.csv"), rows_of("name_match_negatives.csv")
    parts: dict[str, tuple[list[Row], list[Row]]] = {"all": (pairs, none)}
    for part in ("seen", "glanced", "unseen"):
        parts[part] = (
            [row for row in pairs if part_of(row["partyfacts_id"]) == part],
            [row for row in none if part_of(row["query"]) == part],
        )
    figures = {
        "parties": len(register.parties),
        "names": {part: accuracy(register, rows) for part, (rows, _) in parts.items()},
        "negatives": {part: negatives(register, rows) for part, (_, rows) in parts.items()},
        "speed": speed(register, pairs),
    }
    show(figures)
    out = ROOT / "benchmarks/results/matching.json"
    out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def show(figures: dict) -> None:
    for kind in ("names", "negatives"):
        for part, tables in figures[kind].items():
            print(f"\n{kind}, {part}")
            for title, row in tables.items():
                cells = [
                    f"{key} {value:.4f}" if isinstance(value, float) else f"{key} {value}"
                    for key, value in row.items()
                ]
                print(f"  {title:22} " + "  ".join(cells))
    print("\nspeed")
    for title, value in figures["speed"].items():
        print(f"  {title:40} {value:.2f}")


if __name__ == "__main__":
    main()
