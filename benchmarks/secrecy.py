"""Whether a third party can tell a request for a meeting from none: by a byte, or by the time an answer takes.

    python -m benchmarks.secrecy [--graphs 1000] [--pairs 400]

A conference of eight delegations with a day of sessions. Seven of them ask and answer each other at random, and the
desk puts what is agreed anywhere on that day; after each deed the graph is another one, and three third parties (the
eighth delegation, the secretary-general, an officer of the programme) look at every page that lists or counts and at
the day sheets of two heads, and the officer asks what would follow if somebody were late or something lost: each byte
must be as before the first deed. Then the time of the same pages is taken with one request, or with one meeting that
stands, and without it, in turn, and the two are compared by a permutation test (processor time; p below 0.01 would be
a leak).
"""

import argparse
import logging
import os
import random
import re
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.project.settings")

import django

VARIES = [
    (r'name="(csrfmiddlewaretoken|key)" value="[^"]*"', r'name="\1"'),
    (r"\b[0-9a-f]{8}\b(?!-)", "REFERENCE"),
]
SHUFFLES = 2000


def world_of_eight() -> SimpleNamespace:
    from django.test import Client

    from tests.factories import (
        ConferenceFactory,
        DelegationFactory,
        FocalPointFactory,
        LinkFactory,
        MembershipFactory,
    )

    conference = ConferenceFactory(slug="dialogue")
    sides = []
    for number in range(8):
        focal = FocalPointFactory(
            invitation__conference=conference, invitation__state="accepted", name=f"Focal {number}"
        )
        delegation = DelegationFactory(
            conference=conference,
            invitation=focal.invitation,
            state="approved",
            plate_name=f"Party {number}",
        )
        sides.append((delegation, focal))
    people = a_day(conference, [delegation for delegation, _focal in sides])
    third = Client()
    session = third.session
    session["focal_link"] = LinkFactory(focal_point=sides[7][1]).pk
    session.save()
    third.cookies["sessionid"] = session.session_key
    general = Client()
    member = MembershipFactory(conference=conference, duties=["secretary_general"])
    general.force_login(member.account)
    officer = Client()
    member = MembershipFactory(conference=conference, duties=["programme"])
    officer.force_login(member.account)
    return SimpleNamespace(
        conference=conference,
        sides=sides[:7],
        heads=[each.person_id for each in people[:2]],
        readers={"third delegation": third, "secretary-general": general, "officer": officer},
    )


def a_day(conference: Any, delegations: list[Any]) -> list[Any]:
    """Two rooms of three sessions chaired and heard by the heads of the first six, a wing; a plan that holds nothing.

    Returns the heads."""
    from tests import factories as make

    day = make.DayFactory(conference=conference)
    people = [
        make.DelegateFactory(delegation=each, capacity="head", state="approved")
        for each in delegations
    ]
    for delegate in people[:4]:
        make.PrincipalFactory(
            conference=conference, delegation=delegate.delegation, delegate=delegate
        )
    halls = [make.RoomFactory(conference=conference, capacity=40) for _ in range(2)]
    make.RoomFactory(conference=conference, capacity=12)
    opens = datetime.combine(day.date, day.opens, UTC)
    for number in range(6):
        starts = opens + timedelta(minutes=65 * (number // 2))
        session = make.SessionFactory(
            conference=conference, room=halls[number % 2], starts=starts,
            ends=starts + timedelta(minutes=60), spoken=["en"], into=["fr"],
        )  # fmt: skip
        kind = ("chair", "speaker")[number % 2]
        make.RoleFactory(session=session, kind=kind, person=people[number].person, typed_name="")
        make.BoothDutyFactory(session=session)
    make.PlanFactory(conference=conference, number=1, state="in_force")
    return people


def what_ifs(conference: Any) -> list[str]:
    """One of each kind, in narrow windows and wide."""
    from django.urls import reverse

    from plenipo.programme.models import BoothDuty, Session

    page, day = reverse("programme:what-if", args=[conference.slug]), conference.days.get().date
    first, last = conference.delegations.order_by("pk")[0], conference.delegations.order_by("pk")[7]
    duty = BoothDuty.objects.filter(session__conference=conference).order_by("pk")[0]
    session = Session.objects.filter(conference=conference).order_by("pk")[0]
    late = [
        (f"delegation:{first.pk}", "09:00", "09:10"),
        (f"delegation:{last.pk}", "00:00", "23:00"),
        (f"person:{first.delegates.get().person_id}", "08:00", "10:00"),
        (f"room:{session.room_id}", "08:30", "09:30"),
        (f"interpreter:{duty.interpreter_id}", "08:00", "12:00"),
    ]
    return [f"{page}?what=session:{session.pk}&minutes=25"] + [
        f"{page}?what={what}&starts={day}T{starts}&ends={day}T{ends}" for what, starts, ends in late
    ]


def addresses(world: SimpleNamespace, reader: str) -> list[str]:
    from django.urls import reverse

    slug = ["dialogue"]
    if reader == "officer":
        names = (
            "sessions",
            "board",
            "scenario",
            "interpretation",
            "interpreters",
            "versions",
            "places",
        )
        plain = [reverse(f"programme:{name}", args=slug) for name in (*names, "what-if")]
        return [*plain, *what_ifs(world.conference)]
    if reader == "third delegation":
        names = ("delegations:mine", "bilaterals:mine", "bilaterals:ask", "bilaterals:people")
        names += ("programme:mine",)
        return [reverse(name) for name in names]
    listing = ("today", "journal", "journal-csv", "letters", "conference", "participants")
    found = [reverse(f"portal:{name}", args=slug) for name in listing]
    found += [reverse("programme:person-day", args=[*slug, head]) for head in world.heads]
    others = ("delegations:invitations", "delegations:board", "delegations:board-csv", "feed")
    return [*found, *(reverse(name, args=slug) for name in others), reverse("records:health")]


def seen(world: SimpleNamespace, guess: Any) -> dict[tuple[str, str], tuple[int, str]]:
    from django.urls import reverse

    found = {}
    for reader, client in world.readers.items():
        guessed = reverse("bilaterals:request", args=[guess])
        for address in [*addresses(world, reader), guessed]:
            answer = client.get(address)
            page = answer.getvalue().decode(errors="replace").replace(str(guess), "GUESS")
            for pattern, plain in VARIES:
                page = re.sub(pattern, plain, page)
            found[reader, address.replace(str(guess), "GUESS")] = (answer.status_code, page)
    return found


def a_random_deed(world: SimpleNamespace, chance: random.Random) -> None:
    """Ask, accept, defer, propose, withdraw or let lapse; what the rules refuse is tried again another way."""
    from django.utils import timezone

    from plenipo.bilaterals.actions import answers
    from plenipo.bilaterals.actions.requests import (
        GRACE,
        keep_draft,
        send,
        send_due,
        send_soon,
        undo_sending,
        withdraw,
    )
    from plenipo.bilaterals.bridge import Proposal
    from plenipo.bilaterals.models import MeetingRequest
    from plenipo.delegations.actions.letters_to_focal import by_focal
    from plenipo.kit.errors import Refused
    from tests.bilaterals.conftest import wished

    if chance.random() < 0.3:
        put_into_the_plan(world, chance)
        return
    (asker, focal), (other, _focal) = chance.sample(world.sides, 2)
    standing = list(MeetingRequest.objects.filter(state__in=MeetingRequest.OPEN))
    try:
        if not standing or chance.random() < 0.5:
            request = keep_draft(asker, wished(other), by=by_focal(focal))
            if (
                chance.random() < 0.4
            ):  # as people do: a minute of grace, which may be over, or undone
                send_soon(request, by=by_focal(focal))
                if chance.random() < 0.2:
                    undo_sending(request, by=by_focal(focal))
                elif chance.random() < 0.5:
                    send_due(timezone.now() + GRACE)
            elif chance.random() < 0.8:
                send(request, by=by_focal(focal))
            return
        request = chance.choice(standing)
        by = by_focal(focal)
        deed = chance.randrange(5)
        if deed == 0:
            answers.accept(request, side=request.asked, by=by)
        elif deed == 1:
            answers.defer(request, side=request.asked, by=by)
        elif deed == 2:
            answers.propose(request, Proposal(minutes=10), side=request.asked, by=by)
        elif deed == 3:
            withdraw(request, by=by)
        elif request.expires_at:
            MeetingRequest.objects.filter(pk=request.pk).update(expires_at=request.sent_at)
            answers.let_expire(request.made.max.replace(tzinfo=request.made.tzinfo))
    except Refused:
        a_random_deed(world, chance)


def put_into_the_plan(world: SimpleNamespace, chance: random.Random) -> Any:
    """Something agreed, or else agreed for this, gets a time and a room; what stood there under its name goes."""
    from plenipo.bilaterals.models import MeetingRequest, Plan, PlannedMeeting
    from plenipo.programme.models import Interpreter, Room
    from tests.factories import MeetingRequestFactory

    agreed = list(MeetingRequest.objects.filter(state__in=MeetingRequest.AGREED))
    (asker, _focal), (other, _other) = chance.sample(world.sides, 2)
    request = chance.choice(agreed) if agreed else MeetingRequestFactory(
        conference=world.conference, asker=asker, asked=other, state="accepted", level=1
    )  # fmt: skip
    plan = Plan.objects.get(conference=world.conference)
    PlannedMeeting.objects.filter(plan=plan, request=request).delete()
    day = world.conference.days.get()
    starts = datetime.combine(day.date, day.opens, UTC) + timedelta(minutes=chance.randrange(200))
    return PlannedMeeting.objects.create(
        plan=plan,
        request=request,
        starts=starts,
        ends=starts + timedelta(minutes=20),
        room=chance.choice(list(Room.objects.filter(conference=world.conference))),
        interpreter=chance.choice(list(Interpreter.objects.filter(conference=world.conference))),
        time_locked=chance.random() < 0.5,
    )


def byte_for_byte(world: SimpleNamespace, graphs: int, chance: random.Random) -> dict[str, Any]:
    from django.utils import timezone

    from plenipo.bilaterals.models import MeetingRequest

    today, before, differ = timezone.localdate(), seen(world, uuid4()), []
    assert {before[where][0] for where in before if "GUESS" not in where[1]} == {200}
    for _graph in range(graphs):
        if today != timezone.localdate():  # the pages count the days to the opening
            today, before = timezone.localdate(), seen(world, uuid4())
        a_random_deed(world, chance)
        there = list(MeetingRequest.objects.values_list("pk", flat=True))
        now = seen(world, chance.choice(there))
        differ += [where for where in before if before[where] != now[where]]
    return {
        "graphs": graphs,
        "pages_of_each": len(before),
        "requests_at_the_end": MeetingRequest.objects.count(),
        "differences": len(differ),
        "where": sorted({f"{reader} {address}" for reader, address in differ}),
    }


def timed(world: SimpleNamespace, guess: Any) -> float:
    begun = time.process_time()
    seen(world, guess)
    return 1000 * (time.process_time() - begun)


def a_request(world: SimpleNamespace) -> Any:
    from plenipo.bilaterals.actions.requests import keep_draft, send
    from plenipo.delegations.actions.letters_to_focal import by_focal
    from tests.bilaterals.conftest import wished

    (asker, focal), (other, _focal) = world.sides[:2]
    request = keep_draft(asker, wished(other), by=by_focal(focal))
    send(request, by=by_focal(focal))
    return request


def a_meeting(world: SimpleNamespace) -> Any:
    """Of the first two, who chair and speak, in the first hours of the day."""
    return put_into_the_plan(world, random.Random(1)).request


def by_time(
    world: SimpleNamespace, pairs: int, chance: random.Random, made: Callable[[Any], Any]
) -> dict[str, Any]:
    """With what is made and without it, in turn, in random order."""
    from django.db import transaction

    from plenipo.bilaterals.models import MeetingRequest

    MeetingRequest.objects.all().delete()
    spent: dict[bool, list[float]] = {True: [], False: []}
    seen(world, uuid4())
    for _pair in range(pairs):
        for there in chance.sample((True, False), 2):
            with transaction.atomic():
                point = transaction.savepoint()
                request = made(world)
                if not there:  # the same work before both looks: only the rows differ
                    transaction.savepoint_rollback(point)
                spent[there].append(timed(world, request.pk))
                transaction.set_rollback(True)
    differences = [a - b for a, b in zip(spent[True], spent[False], strict=True)]
    found = abs(statistics.fmean(differences))
    larger = sum(
        abs(statistics.fmean(d * chance.choice((1, -1)) for d in differences)) >= found
        for _shuffle in range(SHUFFLES)
    )
    return {
        "pairs": pairs,
        "median_ms_with": round(statistics.median(spent[True]), 3),
        "median_ms_without": round(statistics.median(spent[False]), 3),
        "mean_difference_ms": round(statistics.fmean(differences), 3),
        "p": round((larger + 1) / (SHUFFLES + 1), 4),
    }


def main() -> None:
    from benchmarks.served import keep

    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--graphs", type=int, default=1000)
    told.add_argument("--pairs", type=int, default=400)
    told.add_argument("--seed", type=int, default=1)
    options = told.parse_args()
    chance = random.Random(options.seed)
    result = {
        "what": "a third delegation, the secretary-general and an officer of the programme",
        "bytes": byte_for_byte(WORLD, options.graphs, chance),
        "time_with_a_request": by_time(WORLD, options.pairs, chance, a_request),
        "time_with_a_meeting": by_time(WORLD, options.pairs, chance, a_meeting),
    }
    keep("secrecy", result)
    print(result)


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
    WORLD = world_of_eight()
    main()
