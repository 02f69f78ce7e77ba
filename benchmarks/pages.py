"""How fast pages are: the public ones against a bare Django view, the staff ones in milliseconds.

    python -m benchmarks.pages

One web process, SQLite, one client that asks for a page after the other over one connection; median of five rounds.
A public page is drawn once after every deed and kept; "drawn anew" are addresses nobody has asked for before.
"""

import statistics
import time
from dataclasses import dataclass
from itertools import count
from typing import Any

import httpx

from benchmarks.served import Site, a_site, client, keep, signed_in

ROUNDS, PER_ROUND = 5, 60
NUMBERS = count()
PUBLIC = {
    "bare Django view": "/",
    "public page of the conference": "/en/dialogue/",
    "the same in Arabic": "/ar/dialogue/",
    "list of participants, 300 people": "/en/dialogue/participants/",
    "programme of 120 sessions": "/en/dialogue/programme/",
    "the same in Arabic ": "/ar/dialogue/programme/",
    "programme.ics": "/en/dialogue/programme.ics",
    "programme.json": "/en/dialogue/programme.json",
    "schedule XML": "/en/dialogue/programme.xml",
}
ANEW = {
    "programme, drawn anew": "/en/dialogue/programme/?drawn={n}",
    "programme.ics, drawn anew": "/en/dialogue/programme.ics?drawn={n}",
    "programme.json, drawn anew": "/en/dialogue/programme.json?drawn={n}",
}
STAFF = {
    "today": "/en/desk/dialogue/",
    "invitations, 300": "/en/desk/dialogue/invitations/",
    "delegations, 240": "/en/desk/dialogue/delegations/",
    "approval": "/en/desk/dialogue/approval/",
    "programme, 120 sessions": "/en/desk/dialogue/programme/",
    "board of a day": "/en/desk/dialogue/programme/board/",
    "letters": "/en/desk/dialogue/letters/",
    "journal": "/en/desk/dialogue/journal/",
    "register of parties": "/en/register/",
}


@dataclass(frozen=True)
class Page:
    """`address`: "{n}" in it is another number at every request"""

    site: Site
    browser: httpx.Client
    address: str

    def get(self) -> httpx.Response:
        return self.browser.get(self.address.format(n=next(NUMBERS)))


@dataclass(frozen=True)
class Cost:
    """of one answer, in milliseconds: on the clock, and of the server's processor"""

    clock: float
    processor: float


def cost_of(page: Page, requests: int) -> Cost:
    start, used = time.perf_counter(), page.site.processor_seconds()
    for _request in range(requests):
        answer = page.get()
        if answer.status_code != 200:
            raise RuntimeError(f"{page.address} answers {answer.status_code}")
    clock = time.perf_counter() - start
    processor = page.site.processor_seconds() - used
    return Cost(1000 * clock / requests, 1000 * processor / requests)


def measured(pages: dict[Any, Page], *, per_round: int = PER_ROUND) -> dict[Any, Cost]:
    """Rounds of all pages in turn, so that a busy moment of the machine hits them alike."""
    rounds: dict[Any, list[Cost]] = {name: [] for name in pages}
    for page in pages.values():
        page.get()
    for _round in range(ROUNDS):
        for name, page in pages.items():
            rounds[name].append(cost_of(page, per_round))
    return {
        name: Cost(
            statistics.median(cost.clock for cost in costs),
            statistics.median(cost.processor for cost in costs),
        )
        for name, costs in rounds.items()
    }


def main() -> None:
    with a_site(settings="benchmarks.bare") as bare, a_site() as site:
        bare.start()
        site.build_demo("opening")
        site.start()
        result = {"public": public(bare, site), "staff": staff(site)}
    keep("pages", result)


def public(bare: Site, site: Site) -> list[dict[str, object]]:
    visitor = client(site)
    pages = {
        name: Page(bare, client(bare), address) if address == "/" else Page(site, visitor, address)
        for name, address in PUBLIC.items()
    }
    anew = {name: Page(site, visitor, address) for name, address in ANEW.items()}
    costs = measured(pages) | measured(anew, per_round=10)
    pages |= anew
    yardstick = costs["bare Django view"]
    print(f"{'public page':36} {'ms':>7} {'of bare':>8} {'CPU ms':>7} {'of bare':>8} {'kB':>7}")
    rows: list[dict[str, object]] = []
    for name, cost in costs.items():
        size = len(pages[name].get().content) / 1000
        row = {
            "page": name,
            "ms": cost.clock,
            "of_bare": yardstick.clock / cost.clock,
            "processor_ms": cost.processor,
            "of_bare_by_processor": yardstick.processor / cost.processor,
            "kB": size,
        }
        print("{:36} {:7.2f} {:8.3f} {:7.2f} {:8.3f} {:7.1f}".format(*row.values()))
        rows.append(row)
    return rows


def staff(site: Site) -> list[dict[str, object]]:
    browser = signed_in(site, "secretary-general")
    pages = {name: Page(site, browser, address) for name, address in STAFF.items()}
    print(f"\n{'staff page':36} {'ms':>7} {'CPU ms':>7}")
    rows: list[dict[str, object]] = []
    for name, cost in measured(pages, per_round=20).items():
        print(f"{name:36} {cost.clock:7.1f} {cost.processor:7.1f}")
        rows.append({"page": name, "ms": cost.clock, "processor_ms": cost.processor})
    return rows


if __name__ == "__main__":
    main()
