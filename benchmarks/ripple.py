"""From rows to the difference: what a delay does to a four-day programme of 120 sessions and 1,500 bilateral meetings.

    python -m benchmarks.ripple [--runs 9] [--seed 1]

Six rooms with five sessions a day, each with a chair, speakers and interpreters; two dozen rooms set aside for the
meetings of 200 delegations, all of them in the plan in force. Each happening is computed end to end as the pages do
it: rows read, everything computed again, the difference in words and row by row, the programme's page and then the
desk's. Median of the runs; beside it what it takes to read the rows of the meetings alone.
"""

import argparse
import logging
import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.project.settings")

import django

MEETINGS, DELEGATIONS, WINGS, TARGET = 1500, 200, 24, 2.0
FIRST = date(2027, 5, 10)


def at(day: int, hour: float) -> datetime:
    return datetime(2027, 5, 10 + day, tzinfo=UTC) + timedelta(hours=hour)


def programme(chance: random.Random) -> Any:
    from plenipo.programme.models import BoothDuty, MeetingRooms, Role, SetAside
    from tests import factories as make

    conference = make.ConferenceFactory(slug="dialogue", zone="UTC")
    building = make.BuildingFactory(venue__conference=conference)
    for n in range(4):
        day = FIRST + timedelta(days=n)
        make.DayFactory(conference=conference, date=day, opens=clock(8), closes=clock(21))
    rooms = [make.RoomFactory(conference=conference, building=building) for _ in range(6)]
    wing = [
        make.RoomFactory(conference=conference, building=building, capacity=12)
        for _ in range(WINGS)
    ]
    people = [make.PersonFactory() for _ in range(200)]
    teams = [make.InterpreterFactory(conference=conference) for _ in range(24)]
    for day in range(4):
        for hour in (9, 10.75, 14, 15.75, 17.5):
            busy = chance.sample(people, 18)
            on_duty = chance.sample(teams, 12)
            for n, room in enumerate(rooms):
                session = make.SessionFactory(
                    conference=conference, room=room, starts=at(day, hour), ends=at(day, hour + 1.5)
                )
                kinds = ("chair", "speaker", "speaker")
                Role.objects.bulk_create(
                    Role(session=session, kind=kind, person=busy[3 * n + k])
                    for k, kind in enumerate(kinds)
                )
                BoothDuty.objects.bulk_create(
                    BoothDuty(session=session, interpreter=one, booth="fr")
                    for one in on_duty[2 * n : 2 * n + 2]
                )
        for room in wing:
            make.SessionFactory(
                conference=conference, room=room, kind="bilaterals",
                starts=at(day, 8), ends=at(day, 21),
            )  # fmt: skip
    MeetingRooms.objects.create(conference=conference, only_set_aside=True)
    SetAside.objects.bulk_create(SetAside(room=room) for room in wing)
    meetings(conference, wing, chance)
    return conference


def meetings(conference: Any, wing: list[Any], chance: random.Random) -> None:
    """As many as fit beside each other at a time: no delegation and no room twice."""
    from plenipo.bilaterals.bridge import Particulars, sealed
    from plenipo.bilaterals.models import AcceptableLevel, MeetingRequest, PlannedMeeting
    from tests import factories as make

    sides = [
        make.DelegationFactory(conference=conference, state="approved") for _ in range(DELEGATIONS)
    ]
    plan = make.PlanFactory(conference=conference, state="in_force")
    times = [at(day, 8) + timedelta(minutes=35 * n) for day in range(4) for n in range(22)]
    requests, rows, text = [], [], sealed(Particulars(text="We wish to speak of rivers."))
    for starts in times:
        chosen = chance.sample(sides, 36)
        for n, room in enumerate(wing[:18]):
            if len(rows) == MEETINGS:
                break
            request = MeetingRequest(
                conference=conference, asker=chosen[2 * n], asked=chosen[2 * n + 1],
                state="accepted", level=1, made=starts, languages=["en"], sealed=text,
            )  # fmt: skip
            ends = starts + timedelta(minutes=20)
            requests.append(request)
            rows.append(
                PlannedMeeting(plan=plan, request=request, room=room, starts=starts, ends=ends)
            )
    MeetingRequest.objects.bulk_create(requests)
    AcceptableLevel.objects.bulk_create(
        AcceptableLevel(request=request, position=0, level=1) for request in requests
    )
    PlannedMeeting.objects.bulk_create(rows)


def happenings(conference: Any) -> dict[str, Any]:
    from plenipo.bilaterals.models import PlannedMeeting
    from plenipo.programme.bridge.ripple import Absent, Overrun, minute_of
    from plenipo.programme.models import Role, Session
    from plenipo.programme.queries.places import zone_of

    zone = zone_of(conference)
    first = Session.objects.filter(kind="parallel", starts=at(1, 9)).earliest("pk")
    meeting = PlannedMeeting.objects.earliest("starts", "pk")
    chair = Role.objects.filter(session=first, kind="chair").get()

    def away(need: str, day: int, starts: float, ends: float) -> tuple[Any, ...]:
        return (Absent(need, minute_of(at(day, starts), zone), minute_of(at(day, ends), zone)),)

    return {
        "a session overruns by 45 minutes": (Overrun(f"session:{first.pk}", 45),),
        "a chair arrives at eleven": away(f"person:{chair.person_id}", 1, 0, 11),
        "a room of sessions is lost for three hours": away(f"room:{first.room_id}", 1, 9, 12),
        "a room of meetings is lost for a day": away(f"room:{meeting.room_id}", 0, 8, 21),
        "an interpreter is ill for a day": away(
            f"interpreter:{first.booth_duties.first().interpreter_id}", 1, 0, 24
        ),
        "a delegation is late by four hours": away(
            f"delegation:{meeting.request.asker_id}", 0, 8, 12
        ),
    }


def difference(conference: Any, trouble: tuple[Any, ...]) -> tuple[Any, Any]:
    """What the officer of the programme is shown, and what the desk is."""
    from plenipo.bilaterals.queries.ripple import MeetingsIf
    from plenipo.bilaterals.words import ripple as of_desk
    from plenipo.delegations.bridge import STAFF
    from plenipo.programme.queries.ripple import Happening, WhatIf, to_tell
    from plenipo.programme.words import ripple as words

    found = WhatIf(conference, Happening(trouble))
    names = words.names_in(found, STAFF)
    words.in_sentences(found), words.undecided(found, names), words.later(found, names)
    words.session_rows(found), words.teams(found), to_tell(found, STAFF)
    meetings = MeetingsIf(found, trouble)
    of_desk.in_sentences(meetings), of_desk.undecided(meetings), of_desk.rows(meetings)
    of_desk.seats(meetings)
    assert found.digest
    assert meetings.digest
    return found, meetings


def timed(runs: int, what: Callable[[], Any]) -> tuple[float, float]:
    """Median of seconds by the clock, and of the processor."""
    clocks, processor = [], []
    for _run in range(runs):
        begun, worked = time.perf_counter(), time.process_time()
        what()
        clocks.append(time.perf_counter() - begun)
        processor.append(time.process_time() - worked)
    return statistics.median(clocks), statistics.median(processor)


def main() -> None:
    from benchmarks.served import keep
    from plenipo.bilaterals.models import PlannedMeeting
    from plenipo.programme.models import Session

    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--runs", type=int, default=9)
    told.add_argument("--seed", type=int, default=1)
    options = told.parse_args()
    conference = programme(random.Random(options.seed))
    read = PlannedMeeting.objects.select_related("request", "room")
    bare, _processor = timed(options.runs, lambda: list(read.all()))
    rows = []
    for name, trouble in happenings(conference).items():
        seconds, processor = timed(
            options.runs, lambda trouble=trouble: difference(conference, trouble)
        )
        found, meetings = difference(conference, trouble)
        row = {
            "happens": name,
            "seconds": round(seconds, 3),
            "processor_seconds": round(processor, 3),
            "times_reading_the_meetings": round(seconds / bare, 1),
            "sessions": len(found.moves),
            "meetings": len(meetings.moves),
            "interpreters": len(found.short.sittings),
            "undecided": len(found.ripple.stuck) + len(meetings.ripple.stuck),
        }
        print(row)
        rows.append(row)
    keep(
        "ripple",
        {
            "sessions": Session.objects.exclude(kind="bilaterals").count(),
            "meetings": PlannedMeeting.objects.count(),
            "target_seconds": TARGET,
            "reading_the_meetings_seconds": round(bare, 3),
            "rows": rows,
        },
    )


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
