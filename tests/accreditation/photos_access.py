"""Photos are of who accredits, and each party's own of its focal point."""

from django.core.files.uploadedfile import SimpleUploadedFile

from plenipo.delegations.models import Delegation
from tests.accreditation.badges_access import ISSUERS, here
from tests.accreditation.pictures import as_file
from tests.factories import DelegateFactory, DelegationFactory, PhotoExemptionFactory, PhotoFactory

SOURCE = {"source-channel": "note", "source-on": "2026-11-02", "source-reason": "By note only."}


class Upload(SimpleUploadedFile):
    """It can be sent more than once."""

    def read(self, *args):
        self.seek(0)
        return super().read(*args)


def a_file(_world):
    return {"file": Upload("1.jpg", as_file(), "image/jpeg")}


def files(_world):
    return {"photos": [Upload("1.jpg", as_file(), "image/jpeg")]}


def her_delegation(world):
    there = Delegation.objects.filter(invitation=world.fay.invitation)
    there.update(state="approved")
    return there.first() or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )


def nowhere(world):
    her_delegation(world)
    return {}


def somebody(world, **photo):
    """A person of Fay's party; with a photo unless it is told otherwise."""
    delegation = her_delegation(world)
    person = DelegateFactory(delegation=delegation, state="approved").person
    if photo.get("there", True):
        PhotoFactory(conference=world.conference, person=person, delegation=delegation)
    return {"person": person.pk}


def without(world):
    return somebody(world, there=False)


def exempt(world):
    where = without(world)
    PhotoExemptionFactory(conference=world.conference, person_id=where["person"])
    return where


def unassigned(world):
    photo = PhotoFactory(conference=world.conference, delegation=her_delegation(world))
    return {"pk": photo.pk}


def to_assign(world):
    without(world)
    return unassigned(world)


def the_last(world):
    return {"person": her_delegation(world).delegates.last().person_id}


def nothing(_world):
    return {}


OF_BOTH = {  # where, and what is posted
    "photos": (nowhere, None),
    "photos-send": (without, files),
    "photo": (somebody, None),
    "photo-image": (somebody, None),
    "photo-send": (without, a_file),
    "photo-cut": (somebody, lambda _world: {"seen": "0", "cut": "whole"}),
    "photo-remove": (somebody, nothing),
    "photo-loose": (unassigned, None),
    "photo-assign": (to_assign, the_last),
    "photo-discard": (unassigned, nothing),
}
OF_DESK = {
    "photos-csv": (nowhere, None),
    "photos-xlsx": (nowhere, None),
    "photos-remind": (nowhere, None),
    "photos-remind-do": (without, lambda _world: {"confirm": "1"}),
    "photo-exempt": (without, lambda _world: {"reason": "Known to everybody."}),
    "photo-needed": (exempt, nothing),
    "photo-another": (somebody, lambda _world: {"seen": "0", "reason": "The face is in shadow."}),
}


ALONE = ("photos-send", "photos-remind-do")  # their address has no number, and the person is there


def at(name, where, *, desk=False, standing=False):
    def arguments(world):
        found = where(world)
        before = here(world) if desk else {}
        if standing:
            before["invitation"] = world.fay.invitation.pk
        return before if name in ALONE else {**before, **found}

    return arguments


def sourced(data):
    return data and (lambda world: {**data(world), **SOURCE})


ROWS = {}
for name, (where, data) in OF_BOTH.items():
    ROWS[f"accreditation:{name}"] = ({"fay"}, at(name, where), data)
    ROWS[f"accreditation:desk-{name}"] = (ISSUERS, at(name, where, desk=True), data)
    standing = at(name, where, desk=True, standing=True)
    ROWS[f"accreditation:for-{name}"] = (ISSUERS, standing, sourced(data))
for name, (where, data) in OF_DESK.items():
    ROWS[f"accreditation:{name}"] = (ISSUERS, at(name, where, desk=True), data)
WHO = {name: who for name, (who, _where, _data) in ROWS.items()}
WHERE = {name: where for name, (_who, where, _data) in ROWS.items()}
POSTS = {name: data for name, (_who, _where, data) in ROWS.items() if data}
