"""A judge that shares nothing with the product's: which meetings can be held, minute by minute, from the rows.

And random changes of a programme, made as an officer makes them. Used by a test, and by benchmarks/standing.py with
five hundred changes.
"""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.utils import timezone

from plenipo.bilaterals.bridge import Particulars, sealed
from plenipo.bilaterals.models import PlannedMeeting
from plenipo.delegations.models import Delegate
from plenipo.programme.actions import parts, places, removal, sessions
from plenipo.programme.models import Day, Role, Room, RoomHours, Session, SetAside, Stay
from plenipo.programme.queries.places import only_set_aside
from plenipo.records.models import By
from tests import factories as make

PAUSE = 15  # of the rules profile, in minutes
ALL_ARE_THERE = ("opening", "ceremony", "keynote")
MINUTE = timedelta(minutes=1)
PIA = By(duty="programme")


# ---- the judge


def broken(plan):
    """{meeting}: at one of its minutes its day, its room or one of its people is not to be had."""
    facts = _Facts(plan.conference)
    rows = PlannedMeeting.objects.filter(
        plan=plan, request__state__in=["accepted", "another_level"]
    )
    rows = list(rows.select_related("request", "room"))
    found = set()
    for row in rows:
        room_is_wrong = row.room is None or row.room.capacity < 2 * row.request.persons
        if room_is_wrong or any(facts.forbid(each, row) for each in _minutes(row)):
            found.add(row.pk)
        for other in rows:
            if other.pk == row.pk or not set(_minutes(row)) & set(_minutes(other)):
                continue
            same_room = row.room_id and row.room_id == other.room_id
            if same_room or _sides(row) & _sides(other):
                found.add(row.pk)
    return found


def _minutes(row):
    return [row.starts + n * MINUTE for n in range(int((row.ends - row.starts) / MINUTE))]


def _sides(row):
    return {row.request.asker_id, row.request.asked_id}


class _Facts:
    """The rows of a programme, read once, asked for one minute."""

    def __init__(self, conference):
        self.zone = ZoneInfo(conference.zone)
        self.days = {each.date: each for each in Day.objects.filter(conference=conference)}
        self.hours = list(RoomHours.objects.filter(room__conference=conference))
        self.only_aside = only_set_aside(conference)
        self.aside = list(SetAside.objects.filter(room__conference=conference))
        sessions_there = Session.objects.filter(conference=conference).exclude(state="cancelled")
        self.sessions = [each for each in sessions_there if each.starts]
        self.stays = {each.person_id: each for each in Stay.objects.filter(conference=conference)}
        self.roles = list(Role.objects.filter(session__conference=conference))
        heads = Delegate.objects.filter(delegation__conference=conference)
        self.heads = dict(heads.values_list("delegation", "person"))  # each side is its head alone

    def forbid(self, minute, row):
        day = self.days.get(minute.astimezone(self.zone).date())
        if day is None or not day.opens <= minute.astimezone(self.zone).time() < day.closes:
            return True
        return self._taken(minute, row.room_id) or any(
            self._away(minute, self.heads[side]) for side in _sides(row)
        )

    def _taken(self, minute, room):
        hours = [each for each in self.hours if each.room_id == room]
        if hours and not any(each.starts <= minute < each.ends for each in hours):
            return True
        aside = [each for each in self.aside if each.room_id == room]
        if self.only_aside and not any(
            each.starts is None or each.starts <= minute < each.ends for each in aside
        ):
            return True
        return any(
            each.room_id == room and each.kind != "bilaterals" and each.starts <= minute < each.ends
            for each in self.sessions
        )

    def _away(self, minute, person):
        stay = self.stays.get(person)
        if stay and stay.arrives and minute < stay.arrives:
            return True
        if stay and stay.leaves and minute >= stay.leaves:
            return True
        theirs = {each.session_id for each in self.roles if each.person_id == person}
        pause = PAUSE * MINUTE
        return any(
            each.starts - pause <= minute < each.ends + pause
            for each in self.sessions
            if each.pk in theirs or each.kind in ALL_ARE_THERE
        )


# ---- a world, and what happens to it


def a_plan_in_force(conference, chance, *, sides=10, meetings=14):
    """Three days in May, five rooms, and as many meetings as fit without a clash. No planner is asked."""
    days = [
        make.DayFactory(
            conference=conference,
            date=conference.starts + timedelta(days=n),
            opens=time(9),
            closes=time(18),
        )
        for n in range(3)
    ]
    building = make.BuildingFactory(venue__conference=conference)
    rooms = [
        make.RoomFactory(conference=conference, building=building, code=f"R{n}", capacity=20)
        for n in range(5)
    ]
    there = [
        make.DelegateFactory(
            capacity="head", delegation__conference=conference, delegation__state="approved"
        ).delegation
        for _n in range(sides)
    ]
    plan = make.PlanFactory(conference=conference, state="in_force")
    zone, taken = ZoneInfo(conference.zone), set()
    pairs = [(a, b) for a in there for b in there if a.pk < b.pk]
    for asker, asked in chance.sample(pairs, len(pairs)):
        day, room, slot = chance.choice(days), chance.choice(rooms), chance.randrange(15)
        place = {(day.pk, slot, who) for who in (room.code, asker.pk, asked.pk)}
        if place & taken or plan.meetings.count() == meetings:
            continue
        taken |= place
        starts = datetime.combine(day.date, time(9), zone) + slot * timedelta(minutes=35)
        request = make.MeetingRequestFactory(
            asker=asker, asked=asked, conference=conference, state="accepted", level=1,
            sealed=sealed(Particulars(text="")), sent_at=timezone.now(), answered_at=timezone.now(),
            minutes=20, persons=chance.randint(1, 8),
        )  # fmt: skip
        make.PlannedMeetingFactory(
            plan=plan, request=request, room=room, starts=starts.astimezone(UTC),
            ends=starts.astimezone(UTC) + timedelta(minutes=20),
        )  # fmt: skip
    return SimpleNamespace(conference=conference, plan=plan, sides=there, chance=chance)


def change_something(world):
    """One deed of the programme officer, drawn at random; returns its name."""
    deed = world.chance.choice(DEEDS)
    deed(world)
    return deed.__name__


def _moment(world):
    zone = ZoneInfo(world.conference.zone)
    day = world.conference.starts + timedelta(days=world.chance.randrange(3))
    return datetime.combine(day, time(9), zone) + world.chance.randrange(0, 540, 5) * MINUTE


def _a_room(world):
    return world.chance.choice([*Room.objects.filter(conference=world.conference)] or [None])


def _a_session(world):
    return world.chance.choice([*Session.objects.filter(conference=world.conference)] or [None])


def _head(world):
    return world.chance.choice(world.sides).delegates.get().person


def a_session_is_planned(world):
    starts = _moment(world)
    kind = world.chance.choice(["parallel", "parallel", "keynote", "bilaterals"])
    ends = starts + world.chance.randrange(15, 120, 5) * MINUTE
    session = sessions.add(
        world.conference, by=PIA, kind=kind, title={"en": "A"}, room=_a_room(world), starts=starts, ends=ends
    )  # fmt: skip
    if world.chance.random() < 0.5:
        Role.objects.create(session=session, person=_head(world), kind="speaker")


def a_session_moves(world):
    if session := _a_session(world):
        starts = _moment(world)
        to = sessions.RoomAndTime(_a_room(world), starts, starts + session.length)
        sessions.move(session, to, seen=session.revision, by=PIA)


def a_session_is_dropped(world):
    if session := _a_session(world):
        sessions.drop(session, seen=session.revision, by=PIA)


def a_day_opens_otherwise(world):
    if day := world.chance.choice([*Day.objects.filter(conference=world.conference)] or [None]):
        opens, closes = time(world.chance.randint(8, 11), 20), time(world.chance.randint(14, 19))
        places.change_day(day, opens=opens, closes=closes, seen=day.revision, by=PIA)


def a_day_is_deleted(world):
    day = world.chance.choice([*Day.objects.filter(conference=world.conference)] or [None])
    if day and Day.objects.count() > 1:
        removal.drop_day(day, by=PIA)


def a_room_has_other_hours(world):
    if room := _a_room(world):
        starts = _moment(world)
        places.add_hours(room, starts=starts, ends=starts + 180 * MINUTE, by=PIA)


def a_room_shrinks(world):
    if room := _a_room(world):
        fields = {name: getattr(room, name) for name in ("name", "code")}
        seats = world.chance.randint(2, 20)
        places.change_room(room, seen=room.revision, by=PIA, capacity=seats, **fields)


def a_room_is_deleted(world):
    room = _a_room(world)
    if room and Room.objects.count() > 2:
        removal.drop_room(room, by=PIA)


def somebody_comes_or_goes_otherwise(world):
    arrives = _moment(world)
    leaves = arrives + timedelta(hours=world.chance.randint(2, 40))
    places.keep_stay(world.conference, _head(world), arrives=arrives, leaves=leaves, by=PIA)


def a_part_is_given(world):
    if session := _a_session(world):
        parts.give(session, kind="speaker", person=_head(world), by=PIA)


DEEDS = (
    a_session_is_planned, a_session_is_planned, a_session_moves, a_session_is_dropped, a_day_opens_otherwise,
    a_day_is_deleted, a_room_has_other_hours, a_room_shrinks, a_room_is_deleted,
    somebody_comes_or_goes_otherwise, a_part_is_given,
)  # fmt: skip
