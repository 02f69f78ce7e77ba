"""Three delegations: fay's (Rivers), gil's (Hills) and tam's (Coast), who is the third that must not know."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from plenipo.bilaterals.actions import answers, plans
from plenipo.bilaterals.actions import requests as asking
from plenipo.bilaterals.actions.requests import Wished
from plenipo.bilaterals.bridge import Particulars
from plenipo.bilaterals.models import PlannedMeeting
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.programme.models import Day
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By
from tests.factories import DelegationFactory, FocalPointFactory, RoomFactory

VALUES = {
    "format": "courtesy",
    "minutes": 20,
    "persons": 2,
    "languages": ["fr"],
    "press": "none",
    "importance": 2,
}


def delegation(world, name, focal=None):
    if focal is None:
        focal = FocalPointFactory(
            invitation__conference=world.conference, invitation__state="accepted", name=name
        )
    focal.invitation.state = "accepted"
    focal.invitation.save()
    return DelegationFactory(
        conference=world.conference, invitation=focal.invitation, state="approved", plate_name=name
    ), focal


@pytest.fixture
def sides(world):
    rivers, fay = delegation(world, "Party of Rivers", world.fay)
    hills, gil = delegation(world, "Party of Hills")
    coast, tam = delegation(world, "Party of the Coast")
    bea = By(duty="bilaterals", account=world.bea)
    return SimpleNamespace(
        rivers=rivers, hills=hills, coast=coast, fay=fay, gil=gil, tam=tam, bea=bea
    )


def wished(asked=None, *, to_host=False, whom="", text="We wish to speak of rivers.", **more):
    told = Particulars(text=text, whom=whom)
    levels = more.pop("levels", ((1, None), (2, None)))
    return Wished(asked=asked, to_host=to_host, levels=levels, told=told, values={**VALUES, **more})


def send_at_once(request, *, by):
    """As when its minute of grace is over."""
    asking._send(request, by=by)


@pytest.fixture
def asked(sides):
    """`asked()`: the Rivers ask the Hills; `asked(wished(…))` for something else."""

    def ask(what=None, *, asker=None, focal=None, send=True):
        by = by_focal(focal or sides.fay)
        request = asking.keep_draft(asker or sides.rivers, what or wished(sides.hills), by=by)
        if send:
            send_at_once(request, by=by)
        return request

    return ask


UTC = ZoneInfo("UTC")


def at(hour, minute=0, day=10):
    return datetime(2027, 5, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def days(world):
    """Two days of three and a half hours: six slots of 20 minutes each, with 15 between."""
    for day in (10, 11):
        Day.objects.create(
            conference=world.conference,
            date=at(0, day=day).date(),
            opens="09:00",
            closes="12:30",
        )


@pytest.fixture
def room(world, days):
    return RoomFactory(conference=world.conference, capacity=12)


@pytest.fixture
def agreed(sides, asked):
    def agree(what=None, **asker):
        request = asked(what, **asker)
        side = request.asked
        by = by_focal(sides.gil) if side else sides.bea
        answers.accept(request, side=side, by=by)
        return request

    return agree


@pytest.fixture
def plan(world, sides, room):
    """`plan()`: asked for and made."""

    def make(near=None, seconds=1):
        made = plans.ask_for_plan(world.conference, seconds=seconds, near=near, by=sides.bea)
        while work_once():
            pass
        made.refresh_from_db()
        return made

    return make


def meeting_of(plan, request):
    return PlannedMeeting.objects.filter(plan=plan, request=request).first()
