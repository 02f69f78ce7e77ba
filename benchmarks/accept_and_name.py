"""How many parties a second accept and name five persons each, the whole way over HTTP.

    python -m benchmarks.accept_and_name

One web process, SQLite with synchronous=FULL, four focal points at a time with a browser each: seven requests
per party (link, way in, delegation, acceptance, roster, submission, delegation), three of them forms, each with CSRF
token and journal line. The yardstick is a bare Django view, asked before each round: what a party costs is told in
milliseconds of the server's processor and in bare views, which hold on a busy machine too.
"""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.focal_point import FocalPoint
from benchmarks.pages import Page, cost_of
from benchmarks.served import Site, a_site, client, keep

ROUNDS, PARTIES, AT_ONCE, BARE_VIEWS = 5, 60, 4, 300


def main() -> None:
    with a_site(settings="benchmarks.bare") as bare, a_site() as site:
        bare.start()
        word = Page(bare, client(bare), "/")
        tokens = site.run("-m", "benchmarks.invite", str(ROUNDS * PARTIES), "5").split()
        site.start()
        rounds = []
        for n in range(ROUNDS):
            view = cost_of(word, BARE_VIEWS).processor
            rounds.append((*measured(site, tokens[n * PARTIES : (n + 1) * PARTIES]), view))
    rate = statistics.median(wall for wall, _processor, _view in rounds)
    processor = statistics.median(used for _wall, used, _view in rounds)
    views = statistics.median(used / view for _wall, used, view in rounds)
    print(
        f"{'parties per second':32} {rate:8.1f}   rounds: {[round(w, 1) for w, _p, _v in rounds]}"
    )
    print(f"{'processor of the server, ms each':32} {processor:8.1f}")
    print(f"{'bare Django views each':32} {views:8.1f}")
    result = {"per_second": rate, "processor_ms": processor, "bare_views": views, "rounds": rounds}
    keep("accept_and_name", result)


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
