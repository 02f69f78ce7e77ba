"""A day at the gates of a conference of ten thousand: the list a device holds, and what the server makes of passages.

    python -m benchmarks.gates [--people 10000] [--passages 40000] [--runs 5]

The list whole, as a device fetches it, first and when all codes have been signed once; the same with a pass for every
tenth person; what a device that holds it is told of ten changes, and whether the script of the page makes the very
list of that; fifty photos, and those of everybody, as they are sent; a part of 200 passages taken; the board over a
day's passages. Medians by the clock and of the processor; beside them what it takes to read the rows of the badges
alone. Needs node.
"""

import argparse
import gzip
import json
import logging
import os
import random
import shutil
import subprocess
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.project.settings")

import django

TARGET_BYTES = 3_000_000
CHANGED = 10
SCRIPT = Path(__file__).parents[1] / "plenipo/accreditation/static/accreditation/gate-rules.js"
REBUILT_IN_NODE = """
require("vm").runInThisContext(require("fs").readFileSync(process.argv[1], "utf8"));
const [former, told] = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(gateRules.rebuilt(former, JSON.parse(told).parts));
"""


def ten_thousand(people: int, chance: random.Random) -> Any:
    from django.utils import timezone

    from plenipo.accreditation.bridge.codes import new_identity
    from plenipo.accreditation.models import Badge
    from plenipo.delegations.models import Delegate
    from plenipo.kit.codes import new_code
    from plenipo.people.models import Person
    from tests.accreditation.at_gates import gates_of
    from tests.factories import ConferenceFactory, DelegationFactory

    made = gates_of(ConferenceFactory(slug="dialogue"), people=(), capacity=None)
    conference, now = made.conference, timezone.now()
    delegations = [
        DelegationFactory(conference=conference, state="approved") for _n in range(people // 20)
    ]
    persons = Person.objects.bulk_create(
        Person(
            given_name=f"Given{chance.randrange(10**6)}",
            family_name=f"Family{chance.randrange(10**6)}",
            native_name="محمد بن عبد الله" if n % 4 == 0 else "",
        )
        for n in range(people)
    )
    Delegate.objects.bulk_create(
        Delegate(
            delegation=delegations[n // 20],
            person=person,
            capacity="member",
            state="approved",
            disclosure="delegations",  # or gates would read no names
        )
        for n, person in enumerate(persons)
    )
    Badge.objects.bulk_create(
        Badge(
            conference=conference,
            serial=n + 1,
            person=person,
            delegation=delegations[n // 20],
            category=made.delegates,
            identity=new_identity(),
            code=new_code(),
            starts=conference.starts,
            ends=conference.ends,
            state="collected",
            drawn_up_at=now,
        )
        for n, person in enumerate(persons)
    )
    return made


def sent(made: Any, badges: list[int], first: int, number: int, chance: random.Random) -> list[Any]:
    from django.utils import timezone

    from plenipo.accreditation.actions.passages import SentPassage

    now = round((timezone.now() - timedelta(hours=10)).timestamp() * 1000)
    return [
        SentPassage(
            n=n,
            at=now + n * 900,
            clock=now,
            badge=chance.choice(badges),
            gate=made.gates[0].pk,
            zone=made.hall.pk,
            way=chance.choice(["in", "out"]),
            admitted=True,
            reason="admitted",
        )
        for n in range(first, first + number)
    ]


def with_passes(made: Any, number: int) -> None:
    """Floaters, each issued to a delegation."""
    from plenipo.accreditation.actions import custody
    from plenipo.accreditation.actions import pass_kinds as kinds
    from tests.accreditation.at_gates import OFFICE

    conference = made.conference
    kind = kinds.add_kind(
        conference,
        letters="FL",
        name={"en": "Red floater"},
        colour="#b3261e",
        zones=[made.hall],
        beneath=True,
        starts=conference.starts,
        ends=conference.ends,
        by=OFFICE,
    )
    kinds.make_pieces(kind, first=1, last=number, coded=True, by=OFFICE)
    pieces = list(kind.pieces.values_list("pk", flat=True))
    delegations = list(conference.delegations.order_by("pk"))
    for n, delegation in enumerate(delegations):
        part = pieces[n :: len(delegations)]
        if part:
            custody.issue(conference, part, "Rose Petit", delegation=delegation, by=OFFICE)


def changed(made: Any) -> dict[str, Any]:
    """What a device is told of ten badges: revoked, replaced by another, a name corrected."""
    from plenipo.accreditation.bridge.gates import marks_of
    from plenipo.accreditation.formats.gate_list import list_for, told_since
    from plenipo.accreditation.models import Badge
    from plenipo.people.models import Person

    gate = made.gates[0]
    former = list_for(gate)
    badges = list(Badge.objects.filter(conference=made.conference).order_by("pk"))
    some = badges[5 :: len(badges) // CHANGED][:CHANGED]
    Badge.objects.filter(pk__in=[each.pk for each in some[:7]]).update(state="revoked")
    Person.objects.filter(pk__in=[each.person_id for each in some[7:]]).update(family_name="Other")
    said = list_for(gate)
    marks = marks_of(former.decode())
    told = told_since(marks, said)
    assert told, "the difference is longer than the list"
    node = shutil.which("node")
    assert node, "node is not installed"
    answer = subprocess.run(
        [node, "-e", REBUILT_IN_NODE, str(SCRIPT)],
        input=json.dumps([former.decode(), told.decode()]).encode(),
        capture_output=True,
        check=True,
    )
    return {
        "changed": len(some),
        "difference_bytes": len(told),
        "the_script_makes_the_same_list": answer.stdout == said,
        "kept_of_a_list_bytes": len(marks),
    }


def photographed(made: Any, runs: int) -> dict[str, Any]:
    """Photos of everybody, as a device fetches them: drawn with as much noise as the smallest size may hold."""
    from django.utils import timezone
    from PIL import Image

    from benchmarks.ripple import timed
    from plenipo.accreditation.forms.gates import MOST_PHOTOS
    from plenipo.accreditation.models import Badge, Photo, PhotoCut
    from plenipo.accreditation.queries.gate_photos import small_photos
    from plenipo.kit.pictures.limited import drawn_anew
    from tests.accreditation.pictures import as_file, portrait

    conference = made.conference
    noise = Image.effect_noise((480, 640), 60).convert("RGB")
    figures = [Image.blend(portrait(), noise, each / 20) for each in range(1, 5)]
    drawn = [drawn_anew(as_file(each, quality=90)).cuts[0] for each in figures]
    persons = Badge.objects.filter(conference=conference, state="collected").order_by("pk")
    photos = Photo.objects.bulk_create(
        Photo(conference=conference, person_id=pk, chosen="whole", sent_at=timezone.now())
        for pk in persons.values_list("person", flat=True)
    )
    PhotoCut.objects.bulk_create(
        PhotoCut(photo=photo, key="whole", image=b"", small=drawn[n % 4].small)
        for n, photo in enumerate(photos)
    )
    asked = [(photo.pk, 0) for photo in photos]
    seconds, processor = timed(runs, lambda: small_photos(conference, asked[:MOST_PHOTOS]))
    assert len(small_photos(conference, asked[:MOST_PHOTOS])) == MOST_PHOTOS
    sent = [
        len(f'"{pk}.0":"",') + -(-len(drawn[n % 4].small) // 3) * 4
        for n, (pk, _r) in enumerate(asked)
    ]
    return {
        "photo_bytes_least_and_most": [
            min(len(e.small) for e in drawn),
            max(len(e.small) for e in drawn),
        ],
        "photos_of_300_bytes": sum(sent[:300]),
        "photos": len(sent),
        "photos_of_all_bytes": sum(sent),
        "photos_at_once": MOST_PHOTOS,
        "photos_seconds": round(seconds, 3),
        "photos_processor_seconds": round(processor, 3),
    }


def main() -> None:
    from django.utils import timezone

    from benchmarks.ripple import timed
    from benchmarks.served import keep
    from plenipo.accreditation.actions.passages import take
    from plenipo.accreditation.formats.gate_list import list_for
    from plenipo.accreditation.models import Badge
    from plenipo.accreditation.queries.gates import board_of
    from tests.accreditation.at_gates import device_at

    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--people", type=int, default=10_000)
    told.add_argument("--passages", type=int, default=40_000)
    told.add_argument("--runs", type=int, default=5)
    options = told.parse_args()
    chance = random.Random(1)
    made = ten_thousand(options.people, chance)
    gate, now = made.gates[0], timezone.now()
    rows = Badge.objects.filter(conference=made.conference)
    bare, _processor = timed(options.runs, lambda: list(rows.all()))
    first, first_processor = timed(1, lambda: list_for(gate))
    seconds, processor = timed(options.runs, lambda: list_for(gate))
    said = list_for(gate)
    with_passes(made, options.people // 10)
    of_both = list_for(gate)
    device, _secret = device_at(gate)
    badges = list(rows.values_list("pk", flat=True))

    def taken() -> None:
        part = sent(made, badges, device.taken + 1, 200, chance)
        device.taken = take(device, part, clock=part[0].at, known=0, now=now)

    part_seconds, part_processor = timed(options.runs, taken)
    while device.taken < options.passages:
        taken()
    board_seconds, board_processor = timed(
        options.runs, lambda: board_of(made.conference, timezone.now())
    )
    result = {
        "people": options.people,
        "list_bytes": len(said),
        "list_bytes_compressed": len(gzip.compress(said)),
        "passes": options.people // 10,
        "list_with_passes_bytes": len(of_both),
        "list_with_passes_bytes_compressed": len(gzip.compress(of_both)),
        "target_bytes": TARGET_BYTES,
        **changed(made),
        **photographed(made, options.runs),
        "first_list_seconds": round(first, 3),
        "first_list_processor_seconds": round(first_processor, 3),
        "list_seconds": round(seconds, 3),
        "list_processor_seconds": round(processor, 3),
        "times_reading_the_badges": round(seconds / bare, 1),
        "taking_200_seconds": round(part_seconds, 3),
        "taking_200_processor_seconds": round(part_processor, 3),
        "passages": device.taken,
        "board_seconds": round(board_seconds, 3),
        "board_processor_seconds": round(board_processor, 3),
    }
    print(result)
    keep("gates", result)


if __name__ == "__main__":
    django.setup()
    from cryptography.fernet import Fernet
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment

    logging.getLogger("plenipo.faults").setLevel(logging.ERROR)
    setup_test_environment()
    settings.TEXT_KEYS = [Fernet.generate_key().decode()]
    settings.BADGE_KEYS = [b64encode(random.Random(1).randbytes(32)).decode()]
    connection.creation.create_test_db(verbosity=0)
    main()
