"""How long the matching engine takes. How often it is right: learn_matching.py.

    python benchmarks/matching.py

Needs ../shared/data beside the project.
"""

import csv
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
sys.path.insert(0, str(ROOT))


from plenipo.engines.matching import Register, learn, match  # noqa: E402
from plenipo.engines.matching.table import parties_from  # noqa: E402

DAY = date(2017, 12, 1)
RUNS = 3
Row = dict[str, str]
Figures = dict[str, float]


def rows_of(name: str) -> list[Row]:
    with (SHARED / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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
    figures = {
        "parties": len(register.parties),
        "speed": speed(register, rows_of("name_match_pairs.csv")),
    }
    for title, value in figures["speed"].items():
        print(f"  {title:40} {value:.2f}")
    out = ROOT / "benchmarks/results/matching.json"
    out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
