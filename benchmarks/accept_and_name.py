"""How many parties a second accept and name five persons each, the whole way over HTTP.

    python -m benchmarks.accept_and_name

One web process, SQLite with synchronous=FULL, four focal points at a time with a browser each: seven requests
per party (link, way in, delegation, acceptance, roster, submission, delegation), three of them forms with key, CSRF
token and journal line.
"""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.focal_point import FocalPoint
from benchmarks.served import Site, a_site, client, keep

ROUNDS, PARTIES, AT_ONCE = 3, 60, 4


def main() -> None:
    with a_site() as site:
        tokens = site.run("-m", "benchmarks.invite", str(ROUNDS * PARTIES), "5").split()
        site.start()
        rounds = [measured(site, tokens[n * PARTIES : (n + 1) * PARTIES]) for n in range(ROUNDS)]
    rate = statistics.median(wall for wall, _processor in rounds)
    processor = statistics.median(used for _wall, used in rounds)
    print(f"{'parties per second':32} {rate:8.1f}   rounds: {[round(w, 1) for w, _p in rounds]}")
    print(f"{'processor of the server, ms each':32} {processor:8.1f}")
    keep("accept_and_name", {"per_second": rate, "processor_ms": processor, "rounds": rounds})


def measured(site: Site, tokens: list[str]) -> tuple[float, float]:
    start, used = time.perf_counter(), site.processor_seconds()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        list(crowd.map(lambda token: one(site, token), tokens))
    wall = len(tokens) / (time.perf_counter() - start)
    return wall, 1000 * (site.processor_seconds() - used) / len(tokens)


def one(site: Site, token: str) -> None:
    with client(site) as browser:
        FocalPoint(browser, token).does_all()


if __name__ == "__main__":
    main()
