"""What the lists of the staff cost, and whether they cost more when there is ten times more that they do not show.

    python -m benchmarks.growth

Two servers: a conference of 300 invitations with the register of 5,892 parties, and a copy of it with ten times the
parties, invitations, delegations, people, sessions, letters and journal lines. The first page of every list, and the
public programme as it is drawn anew, are asked of both in turn; median of five rounds. Needs ../shared/data beside the
project.
"""

import json
import shutil

from benchmarks.pages import Page, anew, median, rounds_of
from benchmarks.served import ROOT, Site, a_site, keep, signed_in

REGISTER = ROOT.parent / "shared" / "data" / "parties.csv"
ROUNDS, PER_ROUND = 5, 12
PUBLIC = "programme, drawn anew"
LISTS = {
    "invitations": "/en/desk/dialogue/invitations/",
    "delegations": "/en/desk/dialogue/delegations/",
    "letters": "/en/desk/dialogue/letters/",
    "journal": "/en/desk/dialogue/journal/",
    "today": "/en/desk/dialogue/",
    "sessions": "/en/desk/dialogue/programme/",
    PUBLIC: "/en/dialogue/programme/",
    "register": "/en/register/",
    "register, a country": "/en/register/?country=FRA",
    "register, a search": "/en/register/?q=democratic",
}


def main() -> None:
    watched = "benchmarks.watched"
    with a_site(settings=watched) as once, a_site(settings=watched) as tenfold:
        once.build_demo("opening")
        once.run("-m", "django", "import_register", str(REGISTER))
        shutil.copytree(once.folder, tenfold.folder, dirs_exist_ok=True)
        tenfold.run("-m", "benchmarks.multiply", "10")
        queries = json.loads(once.run("-m", "benchmarks.queries", *LISTS.values()))
        keep("growth", {"lists": compared(once, tenfold, queries)})


def compared(once: Site, tenfold: Site, queries: dict[str, int]) -> list[dict[str, object]]:
    pages = {}
    for times, site in ((1, once), (10, tenfold)):
        site.start()
        browser = signed_in(site, "secretary-general")
        for name, address in LISTS.items():
            pages[name, times] = Page(site, anew(site) if name == PUBLIC else browser, address)
    in_turn = rounds_of(dict(sorted(pages.items())), rounds=ROUNDS, per_round=PER_ROUND)
    costs = {page: median(costs) for page, costs in in_turn.items()}
    print(f"{'list':24} {'queries':>7} {'ms':>7} {'CPU ms':>7} {'tenfold':>8} {'growth':>7}")
    rows = []
    for name, address in LISTS.items():
        here, there = costs[name, 1], costs[name, 10]
        row = {
            "list": name,
            "queries": queries[address],
            "ms": here.clock,
            "processor_ms": here.processor,
            "processor_ms_tenfold": there.processor,
            "growth": there.processor / here.processor - 1,
        }
        print("{:24} {:7} {:7.1f} {:7.1f} {:8.1f} {:7.1%}".format(*row.values()))
        rows.append(row)
    return rows


if __name__ == "__main__":
    main()
