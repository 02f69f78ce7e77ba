"""The list of 1,000 participants: as a page drawn anew, as PDF, DOCX, XLSX and JSON, in three languages.

    python -m benchmarks.participants_list [PERSONS]

In one process on a database of its own; nothing is kept between two drawings. Median of seven, processor time and
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
from pathlib import Path
from typing import Any

RESULT = Path(__file__).parent / "results" / "participants_list.json"
LANGUAGES = ("en", "ar", "zh-hans")
ROUNDS, IN_A_DELEGATION = 7, 3
NAMES = (
    ("Aminata", "Diallo", ""), ("María José", "Ñáñez Peña", ""), ("Li", "Wang", "王丽"),
    ("Mariam", "Al-Hassan", "مريم الحسن"), ("Екатерина", "Щёголева", ""), ("Éloïse", "Lefèvre", ""),
)  # fmt: skip
LIMITS = {"page": 100, "pdf": 1500, "xlsx": 1000}  # milliseconds


def a_conference(persons: int) -> Any:
    """Delegations of parties with names in several languages; one person in seven is not named."""
    from plenipo.conference.actions import change_rules
    from plenipo.delegations.models import Delegate
    from plenipo.people.models import Person
    from plenipo.records.models import By
    from tests import factories as make

    conference = make.ConferenceFactory(slug="dialogue", country=make.CountryFactory())
    countries = [make.CountryFactory(code=code) for code in ("FRA", "KEN", "CHN", "EGY", "GMB")]
    delegations = [
        make.DelegationFactory(
            conference=conference,
            state="approved",
            country=countries[n % len(countries)],
            plate_name=f"The Party of Hope {n}",
            called={"fr": [f"Le Parti de l’Espoir {n}", "fr", "own"]},
            country_called={"en": countries[n % len(countries)].code},
        )
        for n in range(persons // IN_A_DELEGATION + 1)
    ]
    people = [
        Person(given_name=given, family_name=f"{family} {n}", native_name=native, style="H.E.")
        for n in range(persons)
        for given, family, native in [NAMES[n % len(NAMES)]]
    ]
    Person.objects.bulk_create(people)
    Delegate.objects.bulk_create(
        Delegate(
            delegation=delegations[n // IN_A_DELEGATION],
            person=person,
            capacity=("head", "member", "adviser")[n % IN_A_DELEGATION],
            office="Secretary for International Relations",
            position=n % IN_A_DELEGATION,
            state="approved",
            disclosure="delegations" if n % 7 == 0 else "public",
        )
        for n, person in enumerate(people)
    )
    by = By(duty="secretary_general")
    change_rules(conference, by=by, seen_version=0, list_state="provisional")
    return conference


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


def figures_of(conference: Any) -> dict[str, Any]:
    from django.test import Client
    from django.utils.translation import override

    from plenipo.conference.models import Conference
    from plenipo.delegations.formats.participants import KINDS, as_file
    from plenipo.delegations.words.listed import public_list
    from plenipo.kit.kept import shelf

    def page(language: str) -> bytes:
        shelf.clear()
        answer = Client(headers={"host": "localhost"}).get(f"/{language}/dialogue/participants/")
        return bytes(answer.content)

    def file(language: str, kind: str) -> bytes:
        with override(language):
            shown = public_list(Conference.objects.get(pk=conference.pk))
            return as_file(shown, kind) if shown else b""

    told: dict[str, Any] = {"reference: a million numbers sorted": measured(reference)}
    for language in LANGUAGES:
        told[f"page, {language}"] = measured(lambda code=language: page(code))  # type: ignore[misc]
        for kind in KINDS:
            told[f"{kind}, {language}"] = measured(
                lambda code=language, of=kind: file(code, of)  # type: ignore[misc]
            )
    return told


def main() -> None:
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "PLENIPO_DATA": folder,
            "PLENIPO_DATABASE": f"sqlite:///{folder}/plenipo.sqlite3",
            "DJANGO_SETTINGS_MODULE": "plenipo.project.settings",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        told = figures_of(a_conference(persons))
    for name, row in told.items():
        limit = LIMITS.get(name.partition(",")[0])
        print(
            f"{name:40} {row['processor_ms']:8.1f} ms CPU {row['clock_ms']:8.1f} ms {row['kB']:8.1f} kB",
            end="",
        )
        print(f"   limit {limit} ms" if limit else "")
    RESULT.write_text(json.dumps({"persons": persons, "figures": told}, indent=1) + "\n")


if __name__ == "__main__":
    main()
