"""What a visitor's first look at the public pages costs: bytes, requests, time to the first paint, and other hosts.

    python -m benchmarks.first_load

A real Chromium with an empty cache, 390 px wide, in English and Arabic; median of seven looks. The yardstick is the
first paint of a page that says one word, served by Django alone.
"""

import statistics
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.served import Site, a_site, keep
from tests.browser.conftest import CHROMIUM, FLAGS

LOOKS = 7
PAGES = {
    "conference": "/en/dialogue/",
    "conference, Arabic": "/ar/dialogue/",
    "participants, 300 people": "/en/dialogue/participants/",
    "participants, Arabic": "/ar/dialogue/participants/",
    "programme of 120 sessions": "/en/dialogue/programme/",
    "programme, Arabic": "/ar/dialogue/programme/",
}
PAINTS = "performance.getEntriesByType('paint').map(entry => entry.startTime)"


@dataclass(frozen=True)
class Look:
    kb: float
    requests: int
    paint: float  # milliseconds from the click
    elsewhere: int  # requests to other hosts


def look_at(browser: Browser, site: Site, address: str) -> Look:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    asked: list[Any] = []
    page.on("requestfinished", lambda request, kept=asked: kept.append(request))
    page.goto(site.address + address, wait_until="load")
    while not (
        paints := page.evaluate(PAINTS)
    ):  # the page's policy forbids Playwright's own waiting
        page.wait_for_timeout(20)
    sizes = [request.sizes() for request in asked]
    look = Look(
        sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) / 1000,
        len(asked),
        min(paints),
        sum(urlsplit(request.url).netloc != urlsplit(site.address).netloc for request in asked),
    )
    context.close()
    return look


def main() -> None:
    with a_site(settings="benchmarks.bare") as bare, a_site() as site, sync_playwright() as at_work:
        bare.start()
        site.build_demo("opening")
        site.start()
        browser = at_work.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        pages = {"one word, Django alone": (bare, "/")}
        pages |= {name: (site, address) for name, address in PAGES.items()}
        looks: dict[str, list[Look]] = {name: [] for name in pages}
        for _look in range(LOOKS):
            for name, (where, address) in pages.items():
                looks[name].append(look_at(browser, where, address))
        browser.close()
    keep("first_load", {"pages": told(looks)})


def told(looks: dict[str, list[Look]]) -> list[dict[str, object]]:
    print(f"{'page':28} {'kB':>7} {'requests':>8} {'paint ms':>8} {'elsewhere':>9}")
    rows = []
    for name, seen in looks.items():
        row = {
            "page": name,
            "kB": statistics.median(look.kb for look in seen),
            "requests": max(look.requests for look in seen),
            "first_paint_ms": statistics.median(look.paint for look in seen),
            "requests_elsewhere": sum(look.elsewhere for look in seen),
        }
        print("{:28} {:7.1f} {:8} {:8.0f} {:9}".format(*row.values()))
        rows.append(row)
    return rows


if __name__ == "__main__":
    main()
