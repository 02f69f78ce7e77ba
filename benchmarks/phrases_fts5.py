"""What SQLite FTS5 would cost and say beside our index, over the speeches of 14 years.

    python benchmarks/phrases_fts5.py

Needs ../shared/data beside the project. Two kinds: words with a stemmer ("porter unicode61"), and letters ("trigram").
A hit's position is had from `highlight`, which marks the whole text. Seconds are of processor time.
"""

import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.phrases_worlds import speeches  # noqa: E402

RESULTS = ROOT / "benchmarks/results/phrases_fts5.json"
CPU = time.process_time
ASKED = {
    "porter unicode61": [
        '"climate change"',
        'NEAR("climate" "change", 3)',
        '"community with a shared future"',
    ],
    "trigram": ['"climate change"', '"shared future"'],
}


def measured(kind: str, folder: Path) -> dict[str, Any]:
    file = folder / f"{kind.split()[0]}.db"
    base = sqlite3.connect(file)
    began = CPU()
    base.execute(f"CREATE VIRTUAL TABLE texts USING fts5(body, tokenize='{kind}')")
    base.executemany("INSERT INTO texts(body) VALUES (?)", ((row["text"],) for row in speeches()))
    base.execute("INSERT INTO texts(texts) VALUES ('optimize')")
    base.commit()
    found: dict[str, Any] = {
        "seconds": round(CPU() - began, 1),
        "mb": round(file.stat().st_size / 1e6),
    }
    for asked in ASKED[kind]:
        began = CPU()
        rows = base.execute(
            "SELECT highlight(texts, 0, char(1), char(2)) FROM texts WHERE texts MATCH ?", (asked,)
        ).fetchall()
        hits = sum(text.count("\x01") for (text,) in rows)
        found[asked] = {
            "seconds_with_positions": round(CPU() - began, 3),
            "texts": len(rows),
            "hits": hits,
        }
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        figures = {kind: measured(kind, Path(folder)) for kind in ASKED}
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
