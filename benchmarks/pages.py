"""How fast pages are: the public ones against a bare Django view, the staff ones in milliseconds.

    python -m benchmarks.pages

One web process, SQLite, one client that asks for a page after the other over one connection; median of five rounds.
"""

import statistics
import time

import httpx

from benchmarks.served import Site, a_site, client, keep, signed_in

ROUNDS, PER_ROUND = 5, 60
PUBLIC = {
    "bare Django view": "/",
    "public page of the conference": "/en/dialogue/",
    "the same in Arabic": "/ar/dialogue/",
    "list of participants, 300 people": "/en/dialogue/participants/",
}
STAFF = {
    "today": "/en/desk/dialogue/",
    "invitations, 300": "/en/desk/dialogue/invitations/",
    "delegations, 240": "/en/desk/dialogue/delegations/",
    "approval": "/en/desk/dialogue/approval/",
    "letters": "/en/desk/dialogue/letters/",
    "journal": "/en/desk/dialogue/journal/",
    "register of parties": "/en/register/",
}


def per_second(browser: httpx.Client, address: str) -> float:
    start = time.perf_counter()
    for _request in range(PER_ROUND):
        answer = browser.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
    return PER_ROUND / (time.perf_counter() - start)


def measured(sites: dict[str, tuple[httpx.Client, str]]) -> dict[str, float]:
    """Rounds of all pages in turn, so that a busy moment of the machine hits them alike."""
    rounds: dict[str, list[float]] = {name: [] for name in sites}
    for browser, address in sites.values():
        browser.get(address)
    for _round in range(ROUNDS):
        for name, (browser, address) in sites.items():
            rounds[name].append(per_second(browser, address))
    return {name: statistics.median(values) for name, values in rounds.items()}


def main() -> None:
    with a_site(settings="benchmarks.bare") as bare, a_site() as site:
        bare.start(application="benchmarks.bare_asgi:application")
        site.build_demo("opening")
        site.start()
        result = {"public": public(bare, site), "staff": staff(site)}
    keep("pages", result)


def public(bare: Site, site: Site) -> list[dict[str, object]]:
    visitor = client(site)
    pages = {
        name: (client(bare) if address == "/" else visitor, address)
        for name, address in PUBLIC.items()
    }
    rates = measured(pages)
    yardstick = rates["bare Django view"]
    print(f"{'public page':36} {'per s':>8} {'of bare':>8} {'kB':>7}")
    rows: list[dict[str, object]] = []
    for name, rate in rates.items():
        browser, address = pages[name]
        size = len(browser.get(address).content) / 1000
        print(f"{name:36} {rate:8.1f} {rate / yardstick:8.3f} {size:7.1f}")
        rows.append({"page": name, "per_second": rate, "of_bare": rate / yardstick, "kB": size})
    return rows


def staff(site: Site) -> list[dict[str, object]]:
    browser = signed_in(site, "secretary-general")
    pages = {name: (browser, address) for name, address in STAFF.items()}
    print(f"\n{'staff page':36} {'ms':>8}")
    rows: list[dict[str, object]] = []
    for name, rate in measured(pages).items():
        print(f"{name:36} {1000 / rate:8.1f}")
        rows.append({"page": name, "ms": 1000 / rate})
    return rows


if __name__ == "__main__":
    main()
