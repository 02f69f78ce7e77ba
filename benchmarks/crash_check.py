"""Looks whether everything that was acknowledged is there, once. Reads what the clients know, prints what it found.

python -m benchmarks.crash_check <told.json
"""

import json
import sys
from collections import Counter
from datetime import timedelta
from typing import Any

import django


def main() -> None:
    django.setup()
    told = json.load(sys.stdin)
    print(
        json.dumps(acknowledged(told) | everybody(told["quota"]) | {"journal": journal()} | file())
    )


def acknowledged(told: dict[str, Any]) -> dict[str, int]:
    from plenipo.delegations.models import Delegation, Link
    from plenipo.kit.tokens import hash_of

    invitation = dict(Link.objects.values_list("hash", "focal_point__invitation"))
    states = dict(Delegation.objects.values_list("invitation", "state"))
    accepted = [invitation[hash_of(token)] for token in told["accepted"]]
    named = [invitation[hash_of(token)] for token in told["named"]]
    return {
        "acceptances lost": sum(pk not in states for pk in accepted),
        "delegations lost": sum(states.get(pk) != "submitted" for pk in named),
    }


def everybody(quota: int) -> dict[str, int]:
    """Of all rows, acknowledged or not: a deed happened wholly and once, or not at all."""
    from benchmarks.focal_point import NAMED
    from plenipo.delegations.models import Delegate, Delegation
    from plenipo.people.models import Person
    from plenipo.records.models import JournalEntry

    submitted = set(Delegation.objects.filter(state="submitted").values_list("pk", flat=True))
    people: dict[int, list[str]] = {
        pk: [] for pk in Delegation.objects.values_list("pk", flat=True)
    }
    for delegation, state in Delegate.objects.values_list("delegation", "state"):
        people[delegation].append(state)
    whole = sorted(["nominated"] * quota + ["waiting"] * (len(NAMED) - quota))
    deeds = Counter(
        JournalEntry.objects.filter(
            verb__in=["delegations.answered", "delegations.submitted"]
        ).values_list("verb", "about")
    )
    return {
        "deeds done twice": sum(times - 1 for times in deeds.values()),
        "deeds without their line": len(people) + len(submitted) - len(deeds),
        "rosters not whole": sum(
            sorted(states) != (whole if pk in submitted else []) for pk, states in people.items()
        ),
        "persons of no delegation": Person.objects.filter(delegates=None).count(),
        "over quota": sum(states.count("nominated") > quota for states in people.values()),
    }


def journal() -> str:
    from django.utils import timezone

    from plenipo.records.actions.seals import faults, seal

    seal(timezone.now() + timedelta(hours=1))
    return "; ".join(faults()) or "ok"


def file() -> dict[str, str]:
    from django.db import connection

    if connection.vendor != "sqlite":
        return {"integrity_check": "-"}
    with connection.cursor() as cursor:
        cursor.execute("pragma integrity_check")
        return {"integrity_check": str(cursor.fetchone()[0])}


if __name__ == "__main__":
    main()
