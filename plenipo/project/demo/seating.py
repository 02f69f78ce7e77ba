"""Seating plans: the family photo with three who are absent, and the dinner with its rules."""

from random import Random
from typing import Any

from plenipo.conference.models import Conference
from plenipo.people.models import Account
from plenipo.programme.models import Session
from plenipo.protocol.actions import seating
from plenipo.protocol.models import SeatingPlace, SeatingPlan
from plenipo.records.models import By

FEWEST = 12  # people, below which nobody draws a plan yet
ABSENT = 3
RULES = {"apart": 4, "tables": 6, "together": 3}


def seating_plans(conference: Conference, officer: Account, chance: Random) -> None:
    by = By(duty="protocol", account=officer)
    photo = _plan(conference, "Family photo", "photo", "opening", by)
    people = list(SeatingPlace.objects.filter(plan=photo).order_by("position"))
    if len(people) < FEWEST:
        photo.delete()
        return
    front = [row for row in people if row.position > 1][: len(people) // 2]
    for row in chance.sample(front, ABSENT):
        photo.refresh_from_db()
        seating.absent(photo, row.delegate_id, seen=photo.revision, by=by)
    dinner = _plan(conference, "Dinner given by the host", "rounds", "meal", by)
    _rules(dinner, chance, by)


def _plan(conference: Conference, name: str, shape: str, kind: str, by: By) -> SeatingPlan:
    session = Session.objects.filter(conference=conference, kind=kind).order_by("pk").first()
    values: dict[str, Any] = {
        "name": name,
        "session": session,
        "shape": shape,
        "measures": [],
        "people": SeatingPlan.People.HEADS,
    }
    return seating.make_plan(conference, values, by=by)


def _rules(plan: SeatingPlan, chance: Random, by: By) -> None:
    people = list(SeatingPlace.objects.filter(plan=plan).order_by("position"))
    for kind, number in RULES.items():
        for _each in range(number):
            first, second = chance.sample(people, 2)
            pair = {
                "kind": kind,
                "first_id": first.delegate_id,
                "second_id": second.delegate_id,
            }
            plan.refresh_from_db()
            seating.add_rule(plan, pair, seen=plan.revision, by=by)
    wheels = {"kind": "wheels", "first_id": people[len(people) // 2].delegate_id}
    plan.refresh_from_db()
    seating.add_rule(plan, wheels, seen=plan.revision, by=by)
    plan.refresh_from_db()
    seating.arrange_anew(plan, few=False, seen=plan.revision, by=by)
