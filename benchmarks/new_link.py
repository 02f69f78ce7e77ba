"""Whether the time *new link* takes tells a known address from an unknown one.

python -m benchmarks.new_link [--pairs 60]
"""

import argparse
import random
import secrets
import sqlite3
import statistics
import time
from typing import Any

import httpx

from benchmarks.served import Site, a_site, client, hidden_fields, keep

PAGE = "/en/answer/again/"


def milliseconds(browser: httpx.Client, address: str) -> float:
    fields = hidden_fields(browser.get(PAGE).text) | {"email": address}
    begun = time.perf_counter()
    answer = browser.post(f"{PAGE}send/", data=fields)
    spent = (time.perf_counter() - begun) * 1000
    if answer.status_code != 302:
        raise RuntimeError(f"{PAGE}send/ answers {answer.status_code}")
    return spent


def focal_points(site: Site, most: int) -> list[str]:
    with sqlite3.connect(site.database) as rows:
        found = rows.execute(
            "select distinct email from delegations_focalpoint where not removed limit ?", (most,)
        )
        return [email for (email,) in found]


def measured(site: Site, pairs: int) -> dict[str, Any]:
    known, unknown = [], []
    with client(site) as browser:
        for address in focal_points(site, pairs):
            pair = [(known, address), (unknown, f"{secrets.token_hex(6)}@example.org")]
            for kept, asked in random.sample(pair, 2):
                kept.append(milliseconds(browser, asked))
    return {
        "pairs": len(known),
        "known_ms": round(statistics.median(known), 1),
        "unknown_ms": round(statistics.median(unknown), 1),
    }


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--pairs", type=int, default=60)
    with a_site() as site:
        site.build_demo("invitations")
        site.serve()
        keep("new_link", measured(site, told.parse_args().pairs))


if __name__ == "__main__":
    main()
