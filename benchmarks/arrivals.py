"""The arrivals of 300 delegations on one day: the board by hour, the day sheet as a page, what it is as PDF and XLSX.

    python -m benchmarks.arrivals [DELEGATIONS]

In one process on a database of its own; nothing is kept between two drawings. Then as many journeys again on other
days, and as many of another conference: what is not shown may cost a tenth at most. Median of nine, processor time and
clock in milliseconds, beside a fixed piece of work of the same process (sorting a million numbers) as a reference.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

RESULT = Path(__file__).parent / "results" / "arrivals.json"
ROUNDS, IN_A_DELEGATION, FLIGHTS = 9, 4, 40
DAY = datetime(2027, 5, 9, tzinfo=UTC)
LIMIT, GROWTH = 60, 1.10


def arrive(conference: Any, number: int, *, days: int, at_home: list[Any]) -> None:
    """So many delegations of four, each met by one of the team; at_home: delegations that were made before."""
    from plenipo.delegations.models import Delegate
    from plenipo.people.models import Person
    from plenipo.welcome.models import Journey, Reception, Traveller
    from tests import factories as make

    country = make.CountryFactory()
    delegations = at_home or [
        make.DelegationFactory(
            conference=conference,
            state="approved",
            country=country,
            plate_name=f"The Party of Hope {n}",
            called={"en": [f"The Party of Hope {n}", "en", "own"]},
        )
        for n in range(number)
    ]
    if not at_home:
        people = [
            Person(given_name="Aminata", family_name=f"Diallo {n}") for n in range(number * 4)
        ]
        Person.objects.bulk_create(people)
        Delegate.objects.bulk_create(
            Delegate(
                delegation=delegations[n // IN_A_DELEGATION],
                person=person,
                capacity="member" if n % IN_A_DELEGATION else "head",
                position=n % IN_A_DELEGATION,
                state="approved",
            )
            for n, person in enumerate(people)
        )
        at_home += delegations
    team = [make.TeamMemberFactory(conference=conference) for _n in range(20)]
    journeys = [
        Journey(
            conference=conference,
            delegation=delegation,
            way="in",
            flight=f"LH {500 + n % FLIGHTS}",
            place="Frankfurt",
            at=DAY
            + timedelta(days=days + (n % 5 if days else 0), minutes=180 + 20 * (n % FLIGHTS)),
        )
        for n, delegation in enumerate(delegations)
    ]
    Journey.objects.bulk_create(journeys)
    on = {each.delegation_id: each for each in journeys}
    Traveller.objects.bulk_create(
        Traveller(journey=on[each.delegation_id], delegate=each)
        for each in Delegate.objects.filter(delegation__in=delegations)
    )
    Reception.objects.bulk_create(
        Reception(journey=each, member=team[n % len(team)])
        for n, each in enumerate(journeys)
        if n % 6
    )


def measured(work: Callable[[], Any]) -> dict[str, float]:
    work()
    clocks, processor = [], []
    for _round in range(ROUNDS):
        clock, cpu = time.perf_counter(), time.process_time()
        made = work()
        processor.append(time.process_time() - cpu)
        clocks.append(time.perf_counter() - clock)
    return {
        "processor_ms": round(statistics.median(processor) * 1000, 1),
        "clock_ms": round(statistics.median(clocks) * 1000, 1),
        "kB": round(len(made) / 1000, 1),
    }


def reference() -> bytes:
    chance = random.Random(1)
    sorted(chance.random() for _n in range(1_000_000))
    return b""


def figures_of(conference: Any, what: tuple[str, ...]) -> dict[str, Any]:
    from django.contrib.sessions.backends.db import SessionStore
    from django.test import Client
    from django.utils import timezone

    from plenipo.delegations.bridge import STAFF
    from plenipo.welcome.formats.sheet import sheet_as_pdf
    from plenipo.welcome.queries.board import board_of
    from plenipo.welcome.words import board as words
    from tests import factories as make

    member = make.MembershipFactory(conference=conference, duties=["welcome"])
    client = Client(headers={"host": "localhost"})
    client.force_login(member.account, "django.contrib.auth.backends.ModelBackend")
    assert SessionStore
    at = f"/en/desk/{conference.slug}/welcome/"
    asked = f"day={DAY:%Y-%m-%d}"

    def page(path: str) -> bytes:
        answer = client.get(f"{at}{path}?{asked}")
        assert answer.status_code == 200, answer.status_code
        return bytes(answer.content)

    def values() -> bytes:
        found = board_of(conference, STAFF, DAY.date())
        lines = words.BoardWords(conference, found).lines()
        return b" " * len(lines)

    def paper() -> bytes:
        found = board_of(conference, STAFF, DAY.date())
        said = words.BoardWords(conference, found)
        told = words.paper_of(
            found, said.by_hour(said.lines()), way="", number=1, printed=timezone.now(), changed=()
        )
        return sheet_as_pdf(conference, told)

    works: dict[str, Callable[[], bytes]] = {
        "rows read and said": values,
        "board": lambda: page(""),
        "day sheet": lambda: page("sheet/"),
        "xlsx": lambda: page("board.xlsx"),
        "pdf": paper,
    }
    return {name: measured(work) for name, work in works.items() if name in what}


def main(delegations: int) -> None:
    from tests import factories as make

    conference = make.ConferenceFactory(slug="dialogue", country=make.CountryFactory())
    at_home: list[Any] = []
    arrive(conference, delegations, days=0, at_home=at_home)
    everything = ("rows read and said", "board", "day sheet", "xlsx", "pdf")
    told = figures_of(conference, everything)
    arrive(conference, delegations, days=1, at_home=at_home)
    arrive(make.ConferenceFactory(), delegations, days=0, at_home=[])
    after = figures_of(conference, everything[:3])
    grew = {
        name: round(after[name]["processor_ms"] / told[name]["processor_ms"], 3) for name in after
    }
    result = {
        "delegations": delegations,
        "reference: a million numbers sorted": measured(reference),
        "of one day": told,
        "with twice as many that are not shown": after,
        "growth": grew,
        "limits": {"milliseconds": LIMIT, "growth": GROWTH},
    }
    RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    print(json.dumps(result, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "plenipo.project.settings",
            "PLENIPO_DATA": folder,
            "PLENIPO_DATABASE": f"sqlite:///{folder}/benchmark.sqlite3",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
