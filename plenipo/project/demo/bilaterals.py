"""The bilateral desk of the demonstration: the host's leadership, requests and what became of them, a plan in force."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from plenipo.bilaterals.actions.plans import ask_for_plan, put_in_force
from plenipo.bilaterals.bridge import Particulars, sealed
from plenipo.bilaterals.models import (
    AcceptableLevel,
    Availability,
    MeetingRequest,
    Principal,
)
from plenipo.bilaterals.queries.requests import end_of_day
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.people.models import Account
from plenipo.programme.models import (
    Building,
    Interpreter,
    MeetingRooms,
    Room,
    Session,
    SetAside,
    Venue,
)
from plenipo.project.demo import persons
from plenipo.records.actions import jobs
from plenipo.records.models import By

State = MeetingRequest.State
Format = MeetingRequest.Format
STAGES = (Conference.Stage.APPROVAL, Conference.Stage.OPENING)
LEADERS = (  # office, level, hours of each day
    ("President of the Union", 1, (10, 12)),
    ("General Secretary", 1, (9, 13)),
    ("Vice-President", 2, (9, 17)),
    ("Secretary for International Relations", 2, (9, 18)),
    ("Member of the Bureau", 3, (9, 18)),
    ("Head of the Institute of the Union", 3, (11, 18)),
    ("Director for Interparty Dialogue", 4, (9, 18)),
)
ROOMS = (8, 8, 8, 10, 10, 12, 12, 16, 20)  # seats of the garden rooms
ROOM = {
    "en": "Garden room {n}", "fr": "Salon du Jardin {n}", "es": "Sala del Jardín {n}",
    "ru": "Садовый кабинет {n}", "ar": "قاعة الحديقة {n}", "zh-hans": "花园厅{n}",
}  # fmt: skip
VENUE = {
    "en": "Pavilion of the Garden", "fr": "Pavillon du Jardin", "es": "Pabellón del Jardín",
    "ru": "Садовый павильон", "ar": "جناح الحديقة", "zh-hans": "花园会馆",
}  # fmt: skip
WING = {
    "en": "Garden wing", "fr": "Aile du Jardin", "es": "Ala del Jardín",
    "ru": "Садовое крыло", "ar": "مبنى الحديقة", "zh-hans": "花园翼楼",
}  # fmt: skip
MEETINGS = {
    "en": "Bilateral meetings", "fr": "Entretiens bilatéraux", "es": "Encuentros bilaterales",
    "ru": "Двусторонние встречи", "ar": "اللقاءات الثنائية", "zh-hans": "双边会见",
}  # fmt: skip
PAIRS = (("Team North", "ar en"), ("Team South", "en fr"), ("Team East", "en zh-hans"))
TEXTS = (
    "Cooperation of our youth organisations, and a visit in the spring.",
    "Exchange between our party schools.",
    "Fisheries, ports and the people who live by them.",
    "Experience with local self-government.",
    "The next congress, and an invitation to it.",
)
FATES = {
    State.ACCEPTED: 52, State.ANOTHER_LEVEL: 8, State.SENT: 20, State.DEFERRED: 8,
    State.EXPIRED: 6, State.PROPOSED: 3, State.WITHDRAWN: 3,
}  # fmt: skip


def bilaterals(conference: Conference, officer: Account, now: datetime, chance: Random) -> None:
    if conference.stage not in STAGES:
        return
    by = By(duty="bilaterals", account=officer)
    leaders = _leadership(conference, chance)
    Interpreter.objects.bulk_create(
        Interpreter(conference=conference, name=name, a=both.split(), meetings_a_day=8)
        for name, both in PAIRS
    )
    _requests(conference, leaders, now, chance)
    plan = ask_for_plan(conference, seconds=1, by=by)
    job = jobs.claim()
    if job is None:
        return
    jobs.do(job)
    plan.refresh_from_db()
    if conference.stage == Conference.Stage.OPENING:
        put_in_force(plan, seen=plan.revision, by=by)


def set_rooms_aside(conference: Conference) -> None:
    """A wing of rooms, kept for bilateral meetings: in the programme before it is released."""
    if conference.stage not in STAGES:
        return
    venue = Venue.objects.create(conference=conference, name=VENUE, position=9)
    wing = Building.objects.create(venue=venue, name=WING)
    rooms = Room.objects.bulk_create(
        Room(
            conference=conference,
            building=wing,
            code=f"G{n}",
            name={language: text.format(n=n) for language, text in ROOM.items()},
            capacity=seats,
            layout=Room.Layout.BOARDROOM,
            position=50,
        )
        for n, seats in enumerate(ROOMS, start=1)
    )
    MeetingRooms.objects.create(conference=conference, only_set_aside=True)
    zone = ZoneInfo(conference.zone)
    for day in _dates(conference):
        begins, ends = (datetime.combine(day, time(hour), zone) for hour in (9, 18))
        SetAside.objects.bulk_create(
            SetAside(room=room, starts=begins, ends=ends) for room in rooms
        )
        Session.objects.bulk_create(
            Session(
                conference=conference,
                kind=Session.Kind.BILATERALS,
                title=MEETINGS,
                audience=Session.Audience.STAFF,
                room=room,
                starts=begins,
                ends=ends,
            )
            for room in rooms
        )


def _dates(conference: Conference) -> list[date]:
    """The day of arrivals is left free."""
    return [conference.starts + timedelta(days=n) for n in range(1, 4)]


def _leadership(conference: Conference, chance: Random) -> list[Principal]:
    zone = ZoneInfo(conference.zone)
    made = []
    for place, (office, level, hours) in enumerate(LEADERS, start=1):
        person = persons.invent("en", chance)
        made.append(
            Principal.objects.create(
                conference=conference,
                name=str(person),
                office=office,
                level=level,
                position=place,
                languages=["en", "fr"] if place % 2 else ["en"],
            )
        )
        Availability.objects.bulk_create(
            Availability(
                principal=made[-1],
                starts=datetime.combine(day, time(hours[0]), zone),
                ends=datetime.combine(day, time(hours[1]), zone),
            )
            for day in _dates(conference)
        )
    return made


def _requests(
    conference: Conference, leaders: list[Principal], now: datetime, chance: Random
) -> None:
    """Each approved delegation asks one or two others, every other one the host as well."""
    there = list(
        Delegation.objects.filter(
            conference=conference, state=Delegation.State.APPROVED
        ).select_related("invitation")
    )
    made: list[MeetingRequest] = []
    levels: list[AcceptableLevel] = []
    for number, asker in enumerate(there):
        for asked in chance.sample(there, min(chance.choice((1, 2)), len(there))):
            if asked != asker:
                made.append(_request(conference, asker, asked, now, chance))
                levels += _levels(made[-1], [None, None])
        if number % 2:
            made.append(_request(conference, asker, None, now, chance))
            levels += _levels(made[-1], sorted(chance.sample(leaders, 3), key=_order))
    MeetingRequest.objects.bulk_create(made)
    AcceptableLevel.objects.bulk_create(levels)


def _order(principal: Principal) -> int:
    return principal.position


def _request(
    conference: Conference,
    asker: Delegation,
    asked: Delegation | None,
    now: datetime,
    chance: Random,
) -> MeetingRequest:
    state = chance.choices(list(FATES), weights=list(FATES.values()))[0]
    sent = now - timedelta(days=chance.randint(1, 20), minutes=chance.randint(0, 900))
    open_still = state in (State.SENT, State.PROPOSED)
    last = end_of_day(conference.ends, conference)
    form = chance.choices(
        (Format.COURTESY, Format.WORKING, Format.PULL_ASIDE), weights=(60, 25, 15)
    )[0]
    return MeetingRequest(
        conference=conference,
        asker=asker,
        asked=asked,
        to_host=asked is None,
        format=form,
        minutes={Format.COURTESY: 20, Format.WORKING: 45, Format.PULL_ASIDE: 10}[form],
        persons=chance.randint(1, 4),
        languages=[asker.invitation.language],
        press=chance.choices(MeetingRequest.Press.values, weights=(70, 20, 5, 5))[0],
        importance=chance.choices((3, 2, 1), weights=(25, 50, 25))[0],
        sealed=sealed(Particulars(text=chance.choice(TEXTS))),
        state=state,
        in_cohort=chance.random() < 0.7,
        made=sent,
        sent_at=sent,
        answered_at=None if state == State.SENT else sent + timedelta(hours=30),
        expires_at=min(now + timedelta(days=5), last) if open_still else None,
        level={State.ACCEPTED: 1, State.ANOTHER_LEVEL: 2}.get(state) if asked else None,
    )


def _levels(request: MeetingRequest, whom: list[Principal] | list[None]) -> list[AcceptableLevel]:
    return [
        AcceptableLevel(
            request=request,
            position=place,
            level=principal.level if principal else place + 1,
            principal=principal,
        )
        for place, principal in enumerate(whom)
    ]
