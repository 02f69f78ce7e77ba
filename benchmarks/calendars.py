"""300 delegations fetch their calendar at once from one worker, against a bare Django view in the same run.

    python -m benchmarks.calendars

Each delegation has meetings in the plan in force and in one before it, so that there is something to cancel.
"""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import httpx

from benchmarks.served import Site, a_site, client, keep

AT_ONCE = 300
RUNS = 5
LINKS = """
from django.utils import timezone
from plenipo.bilaterals.actions.meetings import new_calendar
from plenipo.bilaterals.queries.meetings import addresses_of
from plenipo.delegations.models import Delegation
from plenipo.records.models import By
for each in Delegation.objects.filter(state="approved"):
    new_calendar(each, by=By(duty="benchmark"))
    print(addresses_of(each).feed)
"""


def fetched(site: Site, addresses: list[str]) -> float:
    """Seconds until all of them have answered, asked all at once."""
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=0)
    with (
        httpx.Client(base_url=site.address, timeout=60, trust_env=False, limits=limits) as browser,
        ThreadPoolExecutor(64) as people,
    ):
        begun = time.perf_counter()
        answers = list(people.map(browser.get, addresses))
        spent = time.perf_counter() - begun
    if any(answer.status_code != 200 for answer in answers):
        raise RuntimeError("a calendar did not come")
    return spent


def measure(site: Site, addresses: list[str]) -> dict[str, float]:
    fetched(site, addresses[:20])
    before = site.processor_seconds()
    spent = statistics.median(fetched(site, addresses) for _run in range(RUNS))
    used = (site.processor_seconds() - before) / RUNS
    return {
        "per_second": round(len(addresses) / spent, 1),
        "processor_ms_each": round(1000 * used / len(addresses), 2),
    }


def main() -> None:
    with a_site() as site:
        site.build_demo("opening")
        tokens = site.run("manage.py", "shell", "--no-imports", "-c", LINKS).split()
        some = [f"/en/meetings/{tokens[n % len(tokens)]}.ics" for n in range(AT_ONCE)]
        site.start()
        size = len(client(site).get(some[0]).content)
        calendars = measure(site, some)
        bare = measure(site, ["/-/health"] * AT_ONCE)
    result = {
        "what": "300 delegations fetch their calendar at once, one worker",
        "calendars": calendars,
        "bytes_of_one": size,
        "health page in the same run": bare,
        "ratio": round(calendars["per_second"] / bare["per_second"], 3),
    }
    keep("calendars", result)
    print(result)


if __name__ == "__main__":
    main()
