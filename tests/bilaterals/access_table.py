"""The desk is bea's alone: neither the secretary-general nor the administrator of the house gets in."""

from plenipo.delegations.models import Delegation
from tests.factories import DelegationFactory, MeetingRequestFactory, PrincipalFactory

ASKED = {
    "first": "level:1",
    "format": "courtesy",
    "minutes": "20",
    "persons": "2",
    "languages": ["fr"],
    "press": "none",
    "importance": "2",
    "typed": "Party of the Rivers, Utopia",
    "do": "send",
}
SOMEBODY = {"office": "Secretary-General", "seen": "0"}
HOST = {**SOMEBODY, "level": "1", "position": "1", "receives": "on"}


def delegation_of_fay(world):
    there = Delegation.objects.filter(invitation=world.fay.invitation)
    there.update(state="approved")
    return there.first() or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )


def hers(world):
    delegation_of_fay(world)
    return {}


def her_request(**values):
    def where(world):
        return {"pk": MeetingRequestFactory(asker=delegation_of_fay(world), **values).pk}

    return where


def asked_of_her(world):
    other = DelegationFactory(conference=world.conference)
    return {"pk": MeetingRequestFactory(asker=other, asked=delegation_of_fay(world)).pk}


def level_of_hers(world):
    return {**hers(world), "level": 1}


def desk(world):
    return {"slug": world.conference.slug}


def at_the_desk(**values):
    def where(world):
        asker = DelegationFactory(conference=world.conference)
        return {**desk(world), "pk": MeetingRequestFactory(asker=asker, **values).pk}

    return where


def a_host(world):
    return {**desk(world), "pk": PrincipalFactory(conference=world.conference).pk}


def meant(world):
    return {"asked": DelegationFactory(conference=world.conference).pk}


FOCAL = {
    "mine": (hers, None),
    "ask": (hers, None),
    "ask-keep": (hers, lambda _world: ASKED),
    "people": (hers, None),
    "person": (level_of_hers, None),
    "person-keep": (level_of_hers, lambda _world: SOMEBODY),
    "person-remove": (level_of_hers, lambda _world: {}),
    "request": (her_request(), None),
    "draft": (her_request(state="draft"), None),
    "draft-keep": (her_request(state="draft"), lambda _world: {**ASKED, "seen": "0"}),
    "draft-drop": (her_request(state="draft"), lambda _world: {}),
    "answer": (asked_of_her, lambda _world: {"seen": "0", "do": "accept"}),
}
DESK = {
    "desk": (desk, None),
    "desk-journal": (desk, None),
    "hosts": (desk, None),
    "host-new": (desk, None),
    "host-add": (desk, lambda _world: HOST),
    "host": (a_host, None),
    "host-keep": (a_host, lambda _world: HOST),
    "host-remove": (a_host, lambda _world: {}),
    "desk-request": (at_the_desk(), None),
    "desk-answer": (
        at_the_desk(asked=None, to_host=True),
        lambda _world: {"seen": "0", "do": "accept"},
    ),
    "desk-identify": (at_the_desk(asked=None), meant),
}
WHO = {f"bilaterals:{name}": {"fay"} for name in FOCAL} | {
    f"bilaterals:{name}": {"bea"} for name in DESK
}
WHERE = {f"bilaterals:{name}": where for name, (where, _data) in {**FOCAL, **DESK}.items()}
POSTS = {
    f"bilaterals:{name}": data
    for name, (_where, data) in {**FOCAL, **DESK}.items()
    if data is not None
}
