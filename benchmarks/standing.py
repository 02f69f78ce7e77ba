"""A plan in force against random changes of the programme: is every broken meeting named at once, and none falsely?

    python -m benchmarks.standing [--changes 500] [--seed 1]

A dialogue of ten delegations and fourteen meetings in force, in five rooms on three days. A change is a deed of the
programme officer: a session planned, moved or dropped, a day's opening changed, a day or a room deleted, hours or seats
of a room, an arrival, a part given. After each, in the same transaction, the desk's reading (`broken_in`, which its
pages and *Today* show) is compared with a judge that shares nothing with it and goes minute by minute
(tests/bilaterals/minutes.py). After every ten changes everything is as it was before them.
"""

import argparse
import logging
import os
import random
import statistics
import time
from collections import Counter
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.project.settings")

import django

IN_A_ROW = 10


class Back(Exception):
    """Everything as it was."""


def main() -> None:
    from django.db import transaction

    from benchmarks.served import keep
    from tests import factories as make
    from tests.bilaterals.minutes import a_plan_in_force

    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--changes", type=int, default=500)
    told.add_argument("--seed", type=int, default=1)
    options = told.parse_args()
    chance = random.Random(options.seed)
    there = a_plan_in_force(make.ConferenceFactory(slug="dialogue"), chance)
    counted: Counter[str] = Counter()
    seconds: list[float] = []
    for _row in range(options.changes // IN_A_ROW):
        try:
            with transaction.atomic():
                for _change in range(IN_A_ROW):
                    one_change(there, counted, seconds)
                raise Back
        except Back:
            pass
    result = {
        "changes": sum(n for name, n in counted.items() if name.startswith("deed: ")),
        "after_which_a_meeting_was_broken": counted["broken"],
        "broken_meetings_in_all": counted["meetings"],
        "not_named": counted["missed"],
        "falsely_named": counted["false"],
        "median_seconds_of_a_reading": round(statistics.median(seconds), 4),
        "deeds": {name[6:]: n for name, n in sorted(counted.items()) if name.startswith("deed: ")},
    }
    print(result)
    keep("standing", result)


def one_change(there: Any, counted: Counter[str], seconds: list[float]) -> None:
    from plenipo.bilaterals.queries.standing import broken_in
    from plenipo.kit.errors import Refused
    from tests.bilaterals.minutes import broken, change_something

    try:
        counted[f"deed: {change_something(there)}"] += 1
    except Refused:
        counted["deed: refused"] += 1
    begun = time.perf_counter()
    named = {each.meeting.pk for each in broken_in(there.plan)}
    seconds.append(time.perf_counter() - begun)
    right = broken(there.plan)
    counted["broken"] += bool(right)
    counted["meetings"] += len(right)
    counted["missed"] += len(right - named)
    counted["false"] += len(named - right)


if __name__ == "__main__":
    django.setup()
    from cryptography.fernet import Fernet
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment

    logging.getLogger("plenipo.faults").setLevel(logging.ERROR)
    setup_test_environment()
    settings.TEXT_KEYS = [Fernet.generate_key().decode()]
    connection.creation.create_test_db(verbosity=0)
    main()
