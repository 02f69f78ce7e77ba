"""A run of 300 badges with their codes, with and without photos, on three kinds of sheets.

    python -m benchmarks.badges [BADGES]

In one process on a database of its own. Median of five; processor time in milliseconds, beside a fixed piece of work
of the same process (sorting a million numbers) as a reference, and the size of the PDF.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.participants_list import NAMES, measured, reference

RESULT = Path(__file__).parent / "results" / "badges.json"
LAYOUTS = ("a6", "a6-4", "card-10")
LIMIT_MS, LIMIT_KB = 600, 5_000


def a_run(badges: int) -> tuple[Any, list[Any]]:
    """People of delegations of three, with names in several scripts, each with a badge."""
    from plenipo.accreditation.actions.badges import draw_up
    from plenipo.accreditation.actions.categories import add_usual
    from plenipo.records.models import By
    from tests import factories as make

    by = By(duty="accreditation")
    conference = make.ConferenceFactory(languages=["en", "fr", "ar", "zh-hans"])
    add_usual(conference, by=by)
    persons = []
    for n in range(badges):
        if n % 3 == 0:
            delegation = make.DelegationFactory(
                conference=conference, state="approved", plate_name=f"The Party of Hope {n}"
            )
        given, family, native = NAMES[n % len(NAMES)]
        delegate = make.DelegateFactory(
            delegation=delegation,
            state="approved",
            capacity=("head", "member", "staff")[n % 3],
            office="Secretary for International Relations",
            person=make.PersonFactory(given_name=given, family_name=family, native_name=native),
        )
        persons.append(delegate.person_id)
    return conference, draw_up(conference, persons, by=by)


def photos(conference: Any, badges: list[Any]) -> None:
    """Each of another picture, with some noise, so that they are as large as photographs."""
    from PIL import Image

    from plenipo.accreditation.models import PhotoCut
    from plenipo.kit.pictures.drawing import _as_jpeg
    from tests import factories as make
    from tests.kit.hostile_pictures import portrait

    for n, badge in enumerate(badges):
        grain = Image.effect_noise((300, 400), 20 + n % 7).convert("RGB")
        image = _as_jpeg(Image.blend(portrait(300, 400), grain, 0.2))
        photo = make.PhotoFactory(conference=conference, person_id=badge.person_id)
        PhotoCut.objects.filter(photo=photo).update(image=image)


def figures_of(conference: Any, badges: list[Any]) -> dict[str, Any]:
    from plenipo.accreditation.formats.badges import badges_as_pdf
    from plenipo.accreditation.queries.badges import BadgeReading
    from plenipo.delegations.bridge import Audience, Reader

    def run(layout: str) -> bytes:
        reading = BadgeReading(conference, Reader(Audience.ACCREDITATION))
        lines = {each.person: each for each in reading.lines}
        return badges_as_pdf(conference, badges, lines, layout)

    told: dict[str, Any] = {"reference: a million numbers sorted": measured(reference)}
    for layout in LAYOUTS:
        told[layout] = measured(lambda of=layout: run(of))  # type: ignore[misc]
    photos(conference, badges)
    for layout in LAYOUTS:
        told[f"{layout} with photos"] = measured(lambda of=layout: run(of))  # type: ignore[misc]
    return told


def main() -> None:
    badges = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "PLENIPO_DATA": folder,
            "PLENIPO_DATABASE": f"sqlite:///{folder}/plenipo.sqlite3",
            "PLENIPO_BADGE_KEYS": "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
            "DJANGO_SETTINGS_MODULE": "plenipo.project.settings",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        told = figures_of(*a_run(badges))
    for name, row in told.items():
        print(f"{name:40} {row['processor_ms']:8.0f} ms {row['kB']:8.0f} kB")
    print(f"limits: {LIMIT_MS} ms of a processor, {LIMIT_KB} kB for 300")
    RESULT.write_text(json.dumps({"badges": badges, "figures": told}, indent=1) + "\n")


if __name__ == "__main__":
    main()
