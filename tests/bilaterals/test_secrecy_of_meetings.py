"""A meeting that stands looks, to whoever is not of it and not of the desk, exactly like none.

What is known at a door is left out: there stands a code. Everything else is looked at, above all what an officer of
the programme can ask: whoever may be late, whatever may be lost, for as narrow a window as they like. Before and after
one more meeting every answer must be the same, and so must be what approving it does.
"""

import re
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.queries.ripple import after_incident
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.programme.models import Incident
from plenipo.records.models import JournalEntry, Letter
from tests.bilaterals.test_secrecy import addresses, look
from tests.factories import (
    BoothDutyFactory,
    DayFactory,
    DelegateFactory,
    InterpreterFactory,
    MeetingRequestFactory,
    MembershipFactory,
    PlanFactory,
    PlannedMeetingFactory,
    PrincipalFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
    StayFactory,
)
from tests.programme.conftest import at
from tests.programme.released import release_all

SEEDS = 4
WINDOWS = (("T00:00", "T23:59"), ("T09:00", "T09:10"), ("T09:20", "T09:50"), ("T10:00", "T10:01"))
MOMENT = re.compile(r'<time\s+datetime="[^"]*">[^<]*</time>|\b\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d')


@pytest.fixture
def stage(world, sides):
    """A released day: sessions chaired and heard, booths, a wing for meetings; a plan in force that holds none yet."""
    conference = world.conference
    DayFactory(conference=conference)
    hall, salon, wing = (
        RoomFactory(conference=conference, code=code, capacity=40) for code in ("H", "S", "W")
    )
    people = {
        side.pk: DelegateFactory(delegation=side, state="approved", disclosure="delegations").person
        for side in (sides.rivers, sides.hills, sides.coast)
    }
    for side in (sides.rivers, sides.hills):
        delegate = side.delegates.get()
        PrincipalFactory(
            conference=conference, delegation=side, delegate=delegate, languages=["fr"]
        )
    first, second = (
        SessionFactory(conference=conference, room=hall, starts=at(hour), ends=at(hour + 1))
        for hour in (9, 10)
    )
    aside = SessionFactory(
        conference=conference, room=salon, starts=at(9), ends=at(12), spoken=["en"], into=["fr"]
    )
    RoleFactory(session=second, kind="chair", person=people[sides.rivers.pk], typed_name={})
    RoleFactory(session=first, kind="speaker", person=people[sides.hills.pk], typed_name={})
    RoleFactory(session=aside, kind="speaker", delegation=sides.coast, typed_name={})
    teams = [InterpreterFactory(conference=conference, a=["fr", "en"]) for _n in range(3)]
    BoothDutyFactory(session=aside, interpreter=teams[0])
    StayFactory(conference=conference, person=people[sides.rivers.pk], arrives=at(8))
    release_all(conference)
    world.pia = MembershipFactory(conference=conference, duties=["programme"]).account
    world.plan = PlanFactory(conference=conference, state="in_force")
    world.wing, world.teams, world.sessions = wing, teams, [first, second, aside]
    world.people, world.rooms = people, [hall, salon, wing]
    return world


def questions(stage, sides, chance):
    """What an officer can ask: every kind of happening, to everybody concerned and to a third, in some window."""
    for session in stage.sessions:
        yield {"what": f"session:{session.pk}", "minutes": "25"}
    things = [f"delegation:{side.pk}" for side in (sides.rivers, sides.hills, sides.coast)]
    things += [f"person:{person.pk}" for person in stage.people.values()]
    things += [f"room:{room.pk}" for room in stage.rooms]
    things += [f"interpreter:{one.pk}" for one in stage.teams]
    for what in things:
        starts, ends = chance.choice(WINDOWS)
        yield {"what": what, "starts": f"2027-05-10{starts}", "ends": f"2027-05-10{ends}"}


def rows_of(stage):
    """Pages of one row each: of the programme, of people, of delegations."""
    slug = stage.conference.slug
    for session in stage.sessions:
        for name in ("session", "session-edit", "session-drop-ask", "parts", "cues"):
            yield reverse(f"programme:{name}", args=[slug, session.pk])
    interpreted = stage.sessions[-1].pk
    yield reverse("programme:regime", args=[slug, interpreted])
    yield reverse("programme:booth-sheet", args=[slug, interpreted])
    for room in stage.rooms:
        yield reverse("programme:room", args=[slug, room.pk])
    for one in stage.teams:
        yield reverse("programme:interpreter", args=[slug, one.pk])
        yield reverse("programme:interpreter-edit", args=[slug, one.pk])
    for person in stage.people.values():
        yield reverse("programme:person-day", args=[slug, person.pk])
        yield reverse("programme:stay", args=[slug, person.pk])
    for delegation in stage.conference.delegations.all():
        yield reverse("delegations:delegation", args=[slug, delegation.pk])
        yield reverse("delegations:invitation", args=[slug, delegation.invitation_id])


def one_more_meeting(stage, sides, chance):
    """Anywhere, at any time, with anybody of the two who meet; locked or not. As the desk does it: with its lines."""
    request = MeetingRequestFactory(
        conference=stage.conference, asker=sides.rivers, asked=sides.hills, state="accepted",
        level=1, languages=["en"],
    )  # fmt: skip
    starts = at(9) + timedelta(minutes=5 * chance.randrange(24))
    PlannedMeetingFactory(
        plan=stage.plan,
        request=request,
        room=chance.choice(stage.rooms),
        starts=starts,
        ends=starts + timedelta(minutes=20),
        principal=sides.hills.principals.get(),
        interpreter=chance.choice([*stage.teams, None]),
        time_locked=chance.random() < 0.5,
        room_locked=chance.random() < 0.5,
    )
    note(DeskVerb.PLACED, by=sides.bea, about=request)


def answers(stage, sides, as_, seed):
    client, page = as_(stage.pia), reverse("programme:what-if", args=[stage.conference.slug])
    return {
        tuple(asked.values()): look(client, f"{page}?{'&'.join(map('='.join, asked.items()))}")
        for asked in questions(stage, sides, Random(seed))
    }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_an_officer_asks_the_answer_knows_of_no_meeting(seed, stage, sides, as_):
    before = answers(stage, sides, as_, seed)

    one_more_meeting(stage, sides, Random(seed))

    after = answers(stage, sides, as_, seed)
    assert [asked for asked in before if before[asked] != after[asked]] == []
    assert {status for status, *_rest in before.values()} == {200}


def test_an_answer_takes_the_same_queries_whatever_meetings_there_are(stage, sides, as_):
    """Of time the machine is the judge (benchmarks/secrecy.py); of queries this test."""
    client, page = as_(stage.pia), reverse("programme:what-if", args=[stage.conference.slug])

    def asked_of_the_database(asked):
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            client.get(page, asked)
        return [query["sql"].split(" WHERE ")[0] for query in asked_for.captured_queries]

    everything = list(questions(stage, sides, Random(5)))[::3]
    before = [asked_of_the_database(asked) for asked in everything]
    one_more_meeting(stage, sides, Random(1))

    assert [asked_of_the_database(asked) for asked in everything] == before
    assert not any("bilaterals_" in sql for queries in before for sql in queries)


def approved(stage, sides, as_, asked):
    """What approving does to whoever looks afterwards; the world is put back."""
    slug, client = stage.conference.slug, as_(stage.pia)
    _count_on_from_what_is_there()
    with transaction.atomic():
        shown = client.get(reverse("programme:what-if", args=[slug]), asked)
        data = {**dict(shown.context["asked"]), "seen": shown.context["found"].digest}
        answer = client.post(
            reverse("programme:ripple-apply", args=[slug]), {"key": uuid4().hex, **data}
        )
        pages = ("programme:what-if", "programme:letters", "programme:versions", "programme:board")
        pages += ("portal:journal", "portal:letters", "portal:today")
        seen = [look(client, reverse(name, args=[slug])) for name in pages]
        seen = [(status, MOMENT.sub("", page)) for status, _headers, page in seen]
        incident = Incident.objects.get()
        found = after_incident(incident)
        for_desk = len(found.moves) + len(found.ripple.stuck)
        told = [line["delegation"] for line in incident.told]
        transaction.set_rollback(True)
    return (answer.status_code, answer.headers.get("Location"), seen, told), for_desk


def _count_on_from_what_is_there():
    """PostgreSQL does not give back the numbers of rows that never came to be."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [Incident, JournalEntry, Letter]):
            cursor.execute(sql)


def test_approving_does_the_same_and_the_desk_alone_finds_something_to_do(stage, sides, as_):
    overrun, late = (
        {"what": f"session:{stage.sessions[0].pk}", "minutes": "25"},
        {"what": f"delegation:{sides.hills.pk}", "ends": "2027-05-10T12:00"},
    )
    before = [approved(stage, sides, as_, asked) for asked in (overrun, late)]

    one_more_meeting(stage, sides, Random(3))

    after = [approved(stage, sides, as_, asked) for asked in (overrun, late)]
    assert [seen for seen, _n in after] == [seen for seen, _n in before]
    assert [n for _seen, n in before] == [0, 0]
    assert after[1][1] == 1


def test_every_page_and_its_headers_are_the_same_with_a_meeting_and_without(stage, sides, as_):
    def everything():
        found = {}
        for who in ("sol", "obi", "max", "tam"):
            client = as_(sides.tam if who == "tam" else getattr(stage, who))
            rows = rows_of(stage) if who == "sol" else ()
            for address in [*addresses(stage, who), *rows]:
                found[who, address] = look(client, address)
        return found

    before = everything()

    one_more_meeting(stage, sides, Random(0))

    after = everything()
    assert [where for where in before if before[where] != after[where]] == []
