"""What pages cost against a bare Django view of the same run: public ones, the secretariat's and a delegation's.

    python -m benchmarks.pages

One web process, SQLite, clients that ask for a page after the other over one connection; median of seven rounds, in
each of which every page stands beside the bare view. A public page is drawn once after every deed and kept; "drawn" is
what it costs the first to ask.
"""

import statistics
import time
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeVar

import httpx

from benchmarks.served import Site, a_site, client, hidden_fields, keep, signed_in

Name = TypeVar("Name", bound=Hashable)
ROUNDS, PER_ROUND = 7, 6
BARE = "bare Django view"
KEPT = {
    "public page of the conference": "/en/dialogue/",
    "the same in Arabic": "/ar/dialogue/",
    "list of participants, 300 people": "/en/dialogue/participants/",
    "programme of 120 sessions": "/en/dialogue/programme/",
    "programme.ics": "/en/dialogue/programme.ics",
    "programme.json": "/en/dialogue/programme.json",
}
STAFF = {
    "today": "/en/desk/dialogue/",
    "invitations, 300": "/en/desk/dialogue/invitations/",
    "an invitation": "/en/desk/dialogue/invitations/5/",
    "delegations, 240": "/en/desk/dialogue/delegations/",
    "approval": "/en/desk/dialogue/approval/",
    "programme, 120 sessions": "/en/desk/dialogue/programme/",
    "board of a day": "/en/desk/dialogue/programme/board/",
    "letters": "/en/desk/dialogue/letters/",
    "journal": "/en/desk/dialogue/journal/",
    "rules": "/en/desk/dialogue/settings/",
    "register of parties": "/en/register/",
}
BILATERALS = {
    "requests for meetings": "/en/desk/dialogue/bilaterals/",
    "plans of meetings": "/en/desk/dialogue/bilaterals/plans/",
}
PARTY = {
    "a party's delegation": "/en/delegation/",
    "its programme": "/en/delegation/programme/",
    "its meetings": "/en/delegation/bilaterals/",
    "its request for a meeting": "/en/delegation/bilaterals/ask/",
}


@dataclass(frozen=True)
class Page:
    site: Site
    browser: httpx.Client
    address: str

    def get(self, **headers: str) -> httpx.Response:
        answer = self.browser.get(self.address, headers=headers)
        if answer.status_code != 200:
            raise RuntimeError(f"{self.address} answers {answer.status_code}")
        return answer

    def queries(self) -> int:
        self.get()
        return int(self.get(**{"X-Count": "yes"}).headers.get("X-Queries", 0))


@dataclass(frozen=True)
class Cost:
    """of one answer, in milliseconds: on the clock, and of the server's processor"""

    clock: float
    processor: float


def cost_of(page: Page, requests: int) -> Cost:
    """After one more, which draws what others have taken off the shelf."""
    page.get()
    start, used = time.perf_counter(), page.site.processor_seconds()
    for _request in range(requests):
        page.get()
    clock = time.perf_counter() - start
    processor = page.site.processor_seconds() - used
    return Cost(1000 * clock / requests, 1000 * processor / requests)


def rounds_of(
    pages: dict[Name, Page], *, rounds: int = ROUNDS, per_round: int = PER_ROUND
) -> dict[Name, list[Cost]]:
    """Of all pages in turn, so that a busy moment of the machine hits them alike."""
    costs: dict[Name, list[Cost]] = {name: [] for name in pages}
    for _round in range(rounds):
        for name, page in pages.items():
            costs[name].append(cost_of(page, per_round))
    return costs


def median(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.clock for cost in costs),
        statistics.median(cost.processor for cost in costs),
    )


def main() -> None:
    with a_site(settings="benchmarks.bare") as bare, a_site(settings="benchmarks.watched") as site:
        bare.start()
        links = site.build_demo("opening")
        site.start()
        pages = {BARE: Page(bare, client(bare), "/")} | pages_of(site, links)
        keep("pages", {"pages": table(pages, rounds_of(pages))})


def pages_of(site: Site, links: list[str]) -> dict[str, Page]:
    officer, bilaterals = signed_in(site, "secretary-general"), signed_in(site, "bilaterals")
    return (
        {name: Page(site, client(site), address) for name, address in KEPT.items()}
        | {f"{name}, drawn": Page(site, anew(site), address) for name, address in KEPT.items()}
        | {name: Page(site, officer, address) for name, address in STAFF.items()}
        | {name: Page(site, bilaterals, address) for name, address in BILATERALS.items()}
        | {name: Page(site, focal_point(site, links), address) for name, address in PARTY.items()}
    )


def anew(site: Site) -> httpx.Client:
    """A browser that finds no page kept."""
    browser = client(site)
    browser.headers["X-Anew"] = "yes"
    return browser


def focal_point(site: Site, links: list[str]) -> httpx.Client:
    browser = client(site)
    address = next(link for link in links if "/en/" in link).removeprefix("http://").partition("/")
    link = f"/{address[2]}"
    answer = browser.post(f"{link}open/", data=hidden_fields(browser.get(link).text))
    if answer.status_code != 302:
        raise RuntimeError(f"{link} answers {answer.status_code}")
    return browser


def table(pages: dict[str, Page], costs: dict[str, list[Cost]]) -> list[dict[str, object]]:
    """`bare_views`: how many would cost the server's processor as much, round by round."""
    print(f"{'page':40} {'ms':>7} {'CPU ms':>7} {'bare views':>10} {'queries':>7} {'kB':>7}")
    rows: list[dict[str, object]] = []
    for name, of_page in costs.items():
        pairs = zip(of_page, costs[BARE], strict=True)
        row = {
            "page": name,
            "ms": round(median(of_page).clock, 3),
            "processor_ms": round(median(of_page).processor, 3),
            "bare_views": round(
                statistics.median(one.processor / word.processor for one, word in pairs), 2
            ),
            "queries": pages[name].queries(),
            "kB": len(pages[name].get().content) / 1000,
        }
        print("{:40} {:7.2f} {:7.2f} {:10.2f} {:7} {:7.1f}".format(*row.values()))
        rows.append(row)
    return rows


if __name__ == "__main__":
    main()
