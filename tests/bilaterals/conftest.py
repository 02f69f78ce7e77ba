"""Three delegations: fay's (Rivers), gil's (Hills) and tam's (Coast), who is the third that must not know."""

from types import SimpleNamespace

import pytest

from plenipo.bilaterals.actions import requests as asking
from plenipo.bilaterals.actions.requests import Wished
from plenipo.bilaterals.bridge import Particulars
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.records.models import By
from tests.factories import DelegationFactory, FocalPointFactory

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


@pytest.fixture
def asked(sides):
    """`asked()`: the Rivers ask the Hills; `asked(wished(…))` for something else."""

    def ask(what=None, *, asker=None, focal=None, send=True):
        by = by_focal(focal or sides.fay)
        request = asking.keep_draft(asker or sides.rivers, what or wished(sides.hills), by=by)
        if send:
            asking.send(request, by=by)
        return request

    return ask
