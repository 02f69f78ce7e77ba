"""The demonstration's programme: four days, six rooms, 120 sessions; released twice, and changed since."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate
from plenipo.people.models import Account
from plenipo.programme.actions import places, release, sessions
from plenipo.programme.actions.template import titles
from plenipo.programme.actions.tracks import add_track
from plenipo.programme.models import Cue, Day, Role, Room, Session, Stay
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.versions import drafted_letters
from plenipo.project.demo import topics
from plenipo.project.demo.interpreters import fill_booths
from plenipo.project.demo.topics import texts
from plenipo.records.models import By, Letter

Kind, Audience, Part = Session.Kind, Session.Audience, Role.Kind
COLON = {"fr": "\u202f: ", "zh-hans": "：", "": ": "}
HOURS = {  # of the parallel sessions: day, starts
    0: (time(13), time(14, 30), time(16), time(17, 30)),
    1: (time(14, 30), time(16), time(17, 30), time(19)),
    2: (time(10, 45), time(12, 15), time(14, 30), time(16), time(17, 30), time(19)),
    3: (time(9), time(10, 30), time(12), time(18, 30)),
}
LENGTH = timedelta(minutes=75)
CUES = (
    (-30, "Doors open; delegations take their seats", "protocol", ""),
    (-5, "Principals leave the lounge", "liaison", "No photographs in the lounge"),
    (0, "The chair opens", "stage", ""),
    (2, "National songs are not played; a minute of harbour bells", "sound", "No anthem, no flags"),
    (8, "Welcome by the host", "stage", ""),
    (25, "Photographers leave the hall", "press desk", "No interviews at the doors"),
    (58, "The chair closes; principals first", "protocol", "Doors stay shut until they are out"),
)


def plan_and_release(conference: Conference, officer: Account, chance: Random) -> None:
    """At the stages in which there would be one."""
    if conference.stage not in (Conference.Stage.APPROVAL, Conference.Stage.OPENING):
        return
    by = By(duty="programme", account=officer)
    rooms = _places(conference, by)
    planned = _sessions(conference, rooms)
    _tracks(conference, planned, by)
    Session.objects.bulk_create(planned)
    _parts(conference, planned, chance)
    _cues(planned)
    fill_booths(conference, by)
    release.release(conference, number=1, by=by)
    sent = timezone.now()
    drafted_letters(conference).update(state=Letter.State.SENT, sent_at=sent, attempts=1)
    _change(conference, rooms, by)


def _places(conference: Conference, by: By) -> dict[str, Room]:
    first, second = (texts(row) for row in topics.BUILDINGS)
    venue = places.add_venue(conference, name=texts(topics.VENUE), building=first, by=by)
    main = venue.buildings.get()
    other = places.add_building(venue, name=second, by=by)
    places.set_walk(main, other, minutes=8, by=by)
    for n in range(4):
        day = conference.starts + timedelta(days=n)
        places.add_day(conference, day=day, opens=time(8), closes=time(21, 30), by=by)
    rooms = {
        code: places.add_room(
            conference,
            code=code,
            name=texts(name),
            building=(main, other)[building],
            capacity=capacity,
            booths=booths,
            layout=Room.Layout.THEATRE if capacity > 100 else Room.Layout.U_SHAPE,
            zone="blue" if building else "green",
            features=[Room.Feature.PROJECTION, Room.Feature.STEP_FREE],
            by=by,
        )
        for code, building, capacity, booths, name in topics.ROOMS
    }
    places.order_rooms(conference, {rooms["H"].pk: 1}, by=by)
    return rooms


def _sessions(conference: Conference, rooms: dict[str, Room]) -> list[Session]:
    days = [day.date for day in Day.objects.filter(conference=conference)]
    made = _of_all(conference, days, rooms["H"])
    number = 0
    for n, starts in ((n, hour) for n, hours in HOURS.items() for hour in hours):
        for room in rooms.values():
            made.append(_parallel(conference, days[n], starts, room, number))
            number += 1
    return made


def _tracks(conference: Conference, planned: list[Session], by: By) -> None:
    """Of the parallel sessions, in turn."""
    made = [
        add_track(conference, name=texts(row), colour=colour, by=by)
        for row, colour in zip(topics.TRACKS, ("blue", "green", "brown"), strict=True)
    ]
    parallel = [each for each in planned if each.kind in (Kind.PARALLEL, Kind.SIDE_EVENT)]
    for n, each in enumerate(parallel):
        each.track = made[n % len(made)]


def _parallel(conference: Conference, day: date, starts: time, room: Room, number: int) -> Session:
    form = topics.FORMS[number % 4]
    topic = topics.TOPICS[(number * 7) % 20]
    title = {
        language: f"{a}{COLON.get(language, COLON[''])}{b}"
        for language, a, b in zip(topics.LANGUAGES, form, topic, strict=True)
    }
    begins = datetime.combine(day, starts, zone_of(conference))
    interpreted = ["en", "es", "fr"] if room.code == "A1" else []
    return Session(
        conference=conference,
        kind=Kind.PARALLEL if number % 5 else Kind.SIDE_EVENT,
        title=title,
        summary=texts(topics.SUMMARY),
        room=room,
        starts=begins,
        ends=begins + LENGTH,
        spoken=interpreted or [conference.languages[number % len(conference.languages)]],
        into=interpreted,
        expected=min(room.capacity, 40 + number),
        audience=Audience.PUBLIC,
    )


def _of_all(conference: Conference, days: list[date], hall: Room) -> list[Session]:
    """What is for everybody, or in no room of the venue: (day, from, until, kind, title, in the hall, for whom)."""
    everybody, delegations, staff = Audience.PUBLIC, Audience.DELEGATIONS, Audience.STAFF
    briefing = texts(topics.BRIEFING)
    lines: list[tuple[Any, ...]] = [
        *((0, "09:30", "12:30", Kind.TOUR, texts(row), False, everybody) for row in topics.TOURS),
        (0, "19:00", "21:00", Kind.MEAL, texts(topics.DINNER), False, delegations),
        *((n, "08:00", "08:30", Kind.SIDE_EVENT, briefing, False, staff) for n in range(4)),
        (1, "09:30", "10:30", Kind.OPENING, "opening", True, everybody),
        (1, "10:45", "11:15", Kind.KEYNOTE, "keynote", True, everybody),
        (1, "11:30", "12:00", Kind.CEREMONY, "photograph", False, delegations),
        (1, "12:00", "12:45", Kind.PRESS, "press", False, everybody),
        (2, "09:00", "10:30", Kind.PLENARY, "plenary", True, everybody),
        (3, "14:30", "15:30", Kind.PLENARY, "reports", True, everybody),
        (3, "16:00", "17:00", Kind.CEREMONY, "closing", True, everybody),
        (3, "17:30", "18:15", Kind.PRESS, "press", False, everybody),
        *((n, "13:00", "14:15", Kind.MEAL, "lunch", False, everybody) for n in (1, 2, 3)),
        *(
            (n, "14:30", "19:00", Kind.BILATERALS, "bilaterals", False, delegations)
            for n in range(4)
        ),
    ]
    return [_line(conference, days, hall, *line) for line in lines]


def _line(
    conference: Conference,
    days: list[date],
    hall: Room,
    day: int,
    starts: str,
    ends: str,
    kind: str,
    title: dict[str, str] | str,
    in_hall: bool,
    audience: str,
) -> Session:
    begins, over = (
        datetime.combine(days[day], time.fromisoformat(hour), zone_of(conference))
        for hour in (starts, ends)
    )
    return Session(
        conference=conference,
        kind=kind,
        title=titles(conference, title) if isinstance(title, str) else title,
        room=hall if in_hall else None,
        starts=begins,
        ends=over,
        spoken=conference.languages if in_hall else [],
        into=conference.languages if in_hall else [],
        audience=audience,
    )


def _parts(conference: Conference, planned: list[Session], chance: Random) -> None:
    """A chair and two speakers of every parallel session; the host at the ceremonies. Nobody is in two places."""
    coming = Delegate.objects.filter(
        delegation__conference=conference, delegation__state="approved", state="approved"
    ).order_by("pk")
    people = [delegate.person_id for delegate in coming.only("person_id")]
    busy: dict[int, list[Session]] = {}
    roles = []
    for session in planned:
        if session.kind in (Kind.OPENING, Kind.KEYNOTE, Kind.CEREMONY):
            part = Part.KEYNOTE if session.kind == Kind.KEYNOTE else Part.CHAIR
            host = topics.texts(topics.CHAIR)
            roles.append(Role(session=session, kind=part, typed_name=host, confirmed=True))
        elif session.kind in (Kind.PARALLEL, Kind.SIDE_EVENT) and session.room:
            for n, part in enumerate((Part.CHAIR, Part.SPEAKER, Part.SPEAKER)):
                person = _free(people, busy, session, chance)
                roles.append(
                    Role(session=session, kind=part, person_id=person, confirmed=True, position=n)
                )
    Role.objects.bulk_create(roles)


def _free(
    people: list[int], busy: dict[int, list[Session]], session: Session, chance: Random
) -> int:
    """Somebody with nothing else within half an hour."""
    pause = timedelta(minutes=30)
    while True:
        person = chance.choice(people)
        others = busy.setdefault(person, [])
        if all(
            each.ends + pause <= session.starts or session.ends + pause <= each.starts  # type: ignore[operator]
            for each in others
        ):
            others.append(session)
            return person


def _cues(planned: list[Session]) -> None:
    Cue.objects.bulk_create(
        Cue(session=session, minute=minute, what=what, owner=owner, do_not=do_not, position=n)
        for session in planned
        if session.kind in (Kind.OPENING, Kind.CEREMONY) and session.room
        for n, (minute, what, owner, do_not) in enumerate(CUES)
    )


def _change(conference: Conference, rooms: dict[str, Room], by: By) -> None:
    """A second version with letters that wait; then, unreleased, a room twice, and somebody whose flight is late."""
    planned = Session.objects.filter(conference=conference, room=rooms["B2"]).order_by(
        "starts", "pk"
    )
    first, second, third = planned[:3]
    _move(first, rooms["B2"], timedelta(minutes=15), by)
    sessions.drop(second, seen=second.revision, by=by)
    release.release(conference, number=2, by=by)
    _move(third, rooms["B1"], timedelta(), by)
    roles: Any = Role.objects.filter(session__room=rooms["A1"], person__isnull=False)
    role = roles.latest("session__starts")
    late = role.session.starts + timedelta(minutes=95)
    Stay.objects.create(conference=conference, person_id=role.person_id, arrives=late)


def _move(session: Any, room: Room, later: timedelta, by: By) -> None:
    starts, ends = session.starts + later, session.ends + later
    sessions.move(session, sessions.RoomAndTime(room, starts, ends), seen=session.revision, by=by)
