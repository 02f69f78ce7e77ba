"""Nameplates, place cards, escort cards and a table plan for 300 people whose names are in six scripts.

    python -m benchmarks.plates [PEOPLE]

In one process on a database of its own. Each sheet is set (measured, sized, remembered) and then printed, for the
first time in this process, for later ones are quicker; processor time in milliseconds, beside a fixed piece of work of
the same process (sorting a million numbers), and the size of the PDF. Every line is read back from the PDF.
"""

import json
import os
import sys
import tempfile
import time
import unicodedata
from pathlib import Path
from typing import Any

from benchmarks.participants_list import measured, reference

RESULT = Path(__file__).parent / "results" / "plates.json"
LIMIT_MS = 2_000
NAMES = (
    ("Aminata", "Diallo", "", "H.E."), ("Ying", "Lü", "吕颖", "女士"),
    ("Mariam", "Al-Hassan", "مريم الحسن", "Dr"), ("Yekaterina", "Shchyogoleva", "Екатерина Щёголева", ""),
    ("Devi", "Sharma", "देवी शर्मा", "Shri"), ("Giorgi", "Beridze", "გიორგი ბერიძე", ""),
)  # fmt: skip
LAYOUTS = ("tent-a4", "tent-a5", "place", "escort", "board-a3")
TOGETHER = ("tent-a4", "place", "board-a3")  # what the limit is for
LANGUAGES = ["en", "native"]


def a_dinner(people: int) -> Any:
    """A plan at tables of ten; each of a delegation of their own."""
    from plenipo.protocol.actions.seating import make_plan
    from plenipo.records.models import By
    from tests import factories as make

    conference = make.ConferenceFactory(languages=["en", "fr", "ar", "zh-hans"])
    for n in range(people):
        given, family, native, style = NAMES[n % len(NAMES)]
        delegation = make.DelegationFactory(
            conference=conference,
            state="approved",
            plate_name=f"The Party of Hope {n}",
            called={"en": [f"The Party of Hope {n}", "en", "own"]},
        )
        make.DelegateFactory(
            delegation=delegation,
            state="approved",
            capacity="head",
            person=make.PersonFactory(
                given_name=given, family_name=f"{family} {n}", native_name=native, style=style
            ),
        )
    values: dict[str, Any] = {
        "name": "Dinner", "session": None, "shape": "rounds", "measures": [10] * (people // 10 + 1)
    }  # fmt: skip
    return make_plan(conference, {**values, "people": "heads"}, by=By(duty="protocol"))


def sheet(plan: Any, layout: str) -> tuple[Any, bytes]:
    from plenipo.delegations.bridge import Audience, Reader
    from plenipo.protocol.actions.plates import print_plates
    from plenipo.protocol.formats.plates import plates_as_pdf
    from plenipo.protocol.queries.plates import PlatesAsked, named_on, plates_of
    from plenipo.protocol.queries.seating import sight_of
    from plenipo.protocol.words.plates_paper import paper_of_run
    from plenipo.records.models import By

    reader = Reader(Audience.ACCREDITATION)
    run = print_plates(
        plan.conference,
        PlatesAsked("plan", plan),
        layout=layout,
        languages=LANGUAGES,
        open_only=False,
        reader=reader,
        by=By(duty="protocol"),
    )
    plates = list(plates_of(run))
    for each in plates:
        each.run = run
    paper = paper_of_run(run, plates, named_on(run, reader), sight_of(plan))
    return run, plates_as_pdf(run, paper)


def read_back(run: Any, pdf: bytes) -> dict[str, int]:
    """How many plates were printed, how many names of those are in the PDF as printed, and what is not."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    raw = "\n".join(page.get_textpage().get_text_range() for page in document)
    words = set(unicodedata.normalize("NFKC", raw).split())
    wanted, found = 0, 0
    for plate in run.plates.all():
        for line in plate.lines:
            parts = [word for row in line["rows"] for word in row.split()]
            wanted += 1
            said = [unicodedata.normalize("NFKC", each) for each in parts]
            found += bool(said) and all(each in words or each[::-1] in words for each in said)
    return {"pages": len(document), "lines": wanted, "lines_read_back": found}


def once(plan: Any, layout: str) -> dict[str, Any]:
    clock, cpu = time.perf_counter(), time.process_time()
    run, pdf = sheet(plan, layout)
    spent = time.process_time() - cpu
    return {
        "processor_ms": round(spent * 1000, 1),
        "clock_ms": round((time.perf_counter() - clock) * 1000, 1),
        "kB": round(len(pdf) / 1000, 1),
        **read_back(run, pdf),
    }


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 300
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
        plan = a_dinner(people)
        told: dict[str, Any] = {"reference: a million numbers sorted": measured(reference)}
        cut = 0
        for layout in LAYOUTS:
            told[layout] = once(plan, layout)
            cut += told[layout]["lines"] - told[layout]["lines_read_back"]
    for name, row in told.items():
        print(f"{name:40} {row}")
    total = sum(told[layout]["processor_ms"] for layout in TOGETHER)
    print(
        f"{', '.join(TOGETHER)} together {total:.0f} ms of a processor for {people}; limit {LIMIT_MS} ms"
    )
    RESULT.write_text(
        json.dumps(
            {"people": people, "limit_ms": LIMIT_MS, "together_ms": round(total), "figures": told},
            indent=1,
        )
        + "\n"
    )
    if cut:
        raise SystemExit(f"{cut} lines are not in the PDF as they stand on the plate")
    if total > LIMIT_MS:
        raise SystemExit("too slow")


if __name__ == "__main__":
    main()
