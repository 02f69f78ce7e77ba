"""The welcome is of whoever holds its duty: of the cast sol, who directs. A party states its own journeys."""

from plenipo.delegations.models import Delegation
from plenipo.records.models import By
from plenipo.welcome.actions.liaison import new_link
from tests.conftest import CAST
from tests.factories import (
    DelegationFactory,
    JourneyFactory,
    PastedJourneysFactory,
    ReceptionFactory,
    TeamMemberFactory,
)

WELCOME = {"sol"}
PEOPLE = {"sol", "ada"}
SOURCE = {"source-channel": "note", "source-on": "2026-11-02", "source-reason": "By note only."}


def here(world):
    return {"slug": world.conference.slug}


def her_delegation(world):
    found = Delegation.objects.filter(invitation=world.fay.invitation).first()
    return found or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )


def her_journey(world, **values):
    return JourneyFactory(delegation=her_delegation(world), **values)


def a_member(world, **values):
    return TeamMemberFactory(conference=world.conference, **values)


def at_row(make, **values):
    return lambda world: {**here(world), "pk": make(world, **values).pk}


def flight(world):
    starts = world.conference.starts.isoformat()
    return {
        "way": "in",
        "means": "flight",
        "flight": "LH 590",
        "place": "Frankfurt",
        "at": f"{starts}T14:35",
        "seen": 0,
    }


def a_list(world):
    name = her_delegation(world).plate_name
    day = world.conference.starts.isoformat()
    return {"pasted": f"{name}; LH 590; {day} 14:35", "way": "in", "zone": ""}


def a_telephone(world):
    """Of somebody who meets her delegation."""
    member = ReceptionFactory(journey=her_journey(world)).member
    return {"token": new_link(member, seen=0, by=By(duty="welcome", account=world.sol))}


def on_a_telephone(world):
    told = a_telephone(world)
    return {**told, "pk": her_delegation(world).journeys.get().pk}


SEEN = lambda _world: {"seen": 0}  # noqa: E731
MEMBER = {"name": "Grace Wanjiru", "office": "", "rank": "", "phone": ""}
# name: (where, what is posted)
OF_THE_DESK = {
    "board": (here, None),
    "board-file": (lambda world: {**here(world), "kind": "csv"}, None),
    "board-meet": (
        here,
        lambda world: {"member": a_member(world).pk, "row": [her_journey(world).pk]},
    ),
    "sheet": (here, None),
    "sheet-print": (here, lambda _world: {}),
    "paste": (here, None),
    "paste-read": (here, a_list),
    "paste-save": (here, a_list),
    "paste-undo": (
        at_row(lambda world: PastedJourneysFactory(conference=world.conference)),
        SEEN,
    ),
    "journey-new": (here, None),
    "journey-add": (
        lambda world: {**here(world), "delegation": her_delegation(world).pk},
        flight,
    ),
    "journey": (at_row(her_journey), None),
    "journey-change": (at_row(her_journey), flight),
    "journey-receivers": (at_row(her_journey), SEEN),
    "journey-time": (
        at_row(her_journey),
        lambda world: {"at": f"{world.conference.starts.isoformat()}T15:00", "seen": 0},
    ),
    "journey-step": (at_row(her_journey), SEEN),
    "journey-cancel": (at_row(her_journey), SEEN),
    "journey-reinstate": (at_row(her_journey, state="cancelled"), SEEN),
    "team": (here, None),
    "team-add": (here, lambda _world: MEMBER),
    "team-member": (at_row(a_member), None),
    "team-change": (at_row(a_member), lambda _world: {**MEMBER, "seen": 0}),
    "team-remove": (at_row(a_member), SEEN),
    "team-restore": (at_row(a_member, removed=True), SEEN),
    "look-after": (
        at_row(a_member),
        lambda world: {"delegation": her_delegation(world).pk, "seen": 0},
    ),
    "team-link": (at_row(a_member), SEEN),
    "rule": (here, None),
    "rule-save": (here, lambda _world: {"of_leader": "leadership", "seen": 0}),
}

WHO = {f"welcome:{name}": WELCOME for name in OF_THE_DESK}
WHERE = {f"welcome:{name}": where for name, (where, _data) in OF_THE_DESK.items()}
POSTS = {f"welcome:{name}": data for name, (_where, data) in OF_THE_DESK.items() if data}

OF_PARTIES = {  # behind a link
    "mine": (lambda world: (her_delegation(world), {})[1], None),
    "state": (lambda world: (her_delegation(world), {})[1], flight),
    "restate": (lambda world: {"pk": her_journey(world).pk}, flight),
    "call-off": (lambda world: {"pk": her_journey(world).pk}, SEEN),
}


def for_her(where):
    return lambda world: {**here(world), "invitation": world.fay.invitation.pk, **where(world)}


WHO |= {f"welcome:{name}": {"fay"} for name in OF_PARTIES}
WHO |= {f"welcome:for-{name}": PEOPLE for name in OF_PARTIES}
WHERE |= {f"welcome:{name}": where for name, (where, _data) in OF_PARTIES.items()}
WHERE |= {f"welcome:for-{name}": for_her(where) for name, (where, _d) in OF_PARTIES.items()}
POSTS |= {f"welcome:{name}": data for name, (_where, data) in OF_PARTIES.items() if data}
POSTS |= {
    f"welcome:for-{name}": lambda world, data=data: {**data(world), **SOURCE}
    for name, (_where, data) in OF_PARTIES.items()
    if data
}

# by a secret address
WHO |= {"welcome:liaison": set(CAST), "welcome:liaison-step": set(CAST)}
WHERE |= {"welcome:liaison": a_telephone, "welcome:liaison-step": on_a_telephone}
POSTS |= {"welcome:liaison-step": SEEN}
