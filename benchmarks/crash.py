"""Kills the server while parties sign up, and counts what was lost.

    python -m benchmarks.crash [KILLS]

Six focal points at a time accept and name five persons each over HTTP, with a quota of four. Meanwhile the server,
started by `plenipo serve`, gets `kill -9` after a random number of answers and a random moment more, and is started
again: 100 times on SQLite, 100 times on PostgreSQL. A client whose line breaks sends the same form with the same key
again until it has an answer. At the end everything a client got an answer to must be there, once:
`benchmarks.crash_check` looks.
"""

import json
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx

from benchmarks.focal_point import FocalPoint
from benchmarks.postgres import a_cluster, a_database
from benchmarks.served import Site, a_site, client, keep

KILLS, AT_ONCE, QUOTA = 100, 6, 4
MOST_ANSWERS, A_MOMENT = 30, 0.03  # a server lives for 1 to 30 answers, and up to 30 ms more
PER_KILL = 12  # parties invited for each kill: more than can sign up


class Patient:
    """A browser on a line that breaks: asks again, with the same form, until it has an answer."""

    def __init__(self, browser: httpx.Client, answered: Callable[[], None]) -> None:
        self._browser = browser
        self.cut_off = 0  # times the line broke with a request on it
        self._answered = answered

    def get(self, address: str) -> httpx.Response:
        return self._until_answered(lambda: self._browser.get(address))

    def post(self, address: str, *, data: dict[str, str]) -> httpx.Response:
        return self._until_answered(lambda: self._browser.post(address, data=data))

    def _until_answered(self, ask: Callable[[], httpx.Response]) -> httpx.Response:
        while True:
            try:
                answer = ask()
            except httpx.ConnectError:
                time.sleep(0.05)
            except httpx.TransportError:
                self.cut_off += 1
            else:
                self._answered()
                return answer


class Crowd:
    """Focal points who sign up one after the other, several at a time, until told to come no more."""

    def __init__(self, site: Site, tokens: list[str]) -> None:
        self._site = site
        self._left: Iterator[str] = iter(tokens)
        self._turn = threading.Lock()
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._come, daemon=True) for _n in range(AT_ONCE)]
        self.accepted: list[str] = []
        self.named: list[str] = []
        self.cut_off = 0
        self._answers = threading.Semaphore(0)
        self.faults: list[str] = []

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def wait_for_answers(self, number: int) -> None:
        for _answer in range(number):
            if not self._answers.acquire(timeout=120):
                raise RuntimeError("nobody has had an answer for two minutes")

    def come_no_more(self) -> None:
        """Whoever has begun ends."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _come(self) -> None:
        while not self._over.is_set():
            with self._turn:
                token = next(self._left, None)
            if token is None:
                return
            try:
                self._signs_up(token)
            except RuntimeError as fault:  # an answer nobody should get
                self.faults.append(str(fault))

    def _signs_up(self, token: str) -> None:
        with client(self._site) as browser:
            patient = Patient(browser, self._answers.release)
            focal: Any = FocalPoint(patient, token)  # type: ignore[arg-type]
            focal.comes_in()
            focal.accepts()
            self.accepted.append(token)
            focal.names_five()
            self.named.append(token)
            self.cut_off += patient.cut_off


def crashed(site: Site, kills: int, *, seed: int) -> dict[str, Any]:
    """Kill the site's server so many times under a crowd; what was acknowledged, and what is wrong with the rows."""
    chance = random.Random(seed)
    tokens = site.run("-m", "benchmarks.invite", str(PER_KILL * kills), str(QUOTA)).split()
    site.serve()
    crowd = Crowd(site, tokens)
    crowd.start()
    for _kill in range(kills):
        crowd.wait_for_answers(chance.randint(1, MOST_ANSWERS))
        time.sleep(chance.uniform(0, A_MOMENT))
        site.kill()
        site.serve()
    crowd.come_no_more()
    site.stop()
    told = json.dumps({"accepted": crowd.accepted, "named": crowd.named, "quota": QUOTA})
    found: dict[str, Any] = json.loads(site.run("-m", "benchmarks.crash_check", told=told))
    return {
        "kills": kills,
        "accepted": len(crowd.accepted),
        "named": len(crowd.named),
        "requests cut off": crowd.cut_off,
        "answers nobody should get": len(crowd.faults),
        **found,
    }


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    results = {}
    with a_site() as site:
        results["SQLite"] = crashed(site, kills, seed=1)
    with a_cluster() as cluster, a_database(cluster) as database, a_site(database=database) as site:
        results["PostgreSQL"] = crashed(site, kills, seed=2)
    print(f"{'':32}" + "".join(f"{name:>12}" for name in results))
    for line in results["SQLite"]:
        print(f"{line:32}" + "".join(f"{result[line]!s:>12}" for result in results.values()))
    keep("crash", results)


if __name__ == "__main__":
    main()
