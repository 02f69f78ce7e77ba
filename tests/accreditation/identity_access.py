"""Identity documents are of who accredits, openings of data protection too; what stands in them of whoever opened."""

from django.utils import timezone

from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.models import Delegation
from plenipo.records.models import By
from tests.factories import (
    DelegateFactory,
    DelegationFactory,
    IdentityOpeningFactory,
    IdentityRecordFactory,
)

DECIDE = {"sol", "ada"}


def collect(world, **rules):
    """From now on the rules ask for documents."""
    before = profile_of(world.conference)
    change_rules(
        world.conference,
        by=By(duty="secretary_general", account=world.sol),
        seen_version=before.version if before else 0,
        **{"identity_who": "everybody", **rules},
    )


def here(world):
    return {"slug": world.conference.slug}


def her_delegate(world):
    Delegation.objects.filter(invitation=world.fay.invitation).update(state="approved")
    there = Delegation.objects.filter(invitation=world.fay.invitation).first()
    delegation = there or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )
    collect(world)
    return DelegateFactory(delegation=delegation, state="approved")


def a_document(world):
    return IdentityRecordFactory(delegate=her_delegate(world))


def an_opening(**values):
    def where(world):
        one = IdentityOpeningFactory(conference=world.conference, asked_by=world.ada, **values)
        one.delegates.add(a_document(world).delegate)
        return {**here(world), "pk": one.pk}

    return where


ALLOWED = {"state": "allowed", "decided_at": timezone.now(), "receiver": "Embassy"}
AT_THE_DESK = {  # who gets in, where, and what is posted; nobody reads but whoever asked
    "identity": (DECIDE, here, None),
    "identity-csv": (DECIDE, here, None),
    "identity-xlsx": (DECIDE, here, None),
    "opening-new": (DECIDE, here, None),
    "opening-ask": (
        DECIDE,
        lambda world: (a_document(world), here(world))[1],
        lambda world: {
            "persons": [world.fay.invitation.delegation.delegates.last().pk],
            "purpose": "visa",
            "reason": "The consulate asks.",
        },
    ),
    "openings": (DECIDE, here, None),
    "opening": (DECIDE, an_opening(), None),
    "opening-allow": ({"sol"}, an_opening(), lambda _world: {"seen": "0"}),
    "opening-decline": (DECIDE, an_opening(), lambda _world: {"seen": "0"}),
    "opening-read": ({"ada"}, an_opening(**ALLOWED), lambda _world: {}),
    "opening-csv": ({"ada"}, an_opening(**ALLOWED), lambda _world: {}),
    "opening-xlsx": ({"ada"}, an_opening(**ALLOWED), lambda _world: {}),
}
WHO = {f"accreditation:{name}": who for name, (who, _where, _data) in AT_THE_DESK.items()}
WHERE = {f"accreditation:{name}": where for name, (_who, where, _data) in AT_THE_DESK.items()}
POSTS = {
    f"accreditation:{name}": data for name, (_who, _where, data) in AT_THE_DESK.items() if data
}

TYPED = {
    "seen": "",
    "sealed-kind": "passport",
    "sealed-number": "X1234567",
    "sealed-issued_by": "France",
    "sealed-nationality": "FRA",
    "sealed-born": "1974-08-12",
    "sealed-expires": "2032-04-15",
}
OF_PARTIES = {  # behind a link
    "identity-of-party": (lambda world: (her_delegate(world), {})[1], None),
    "identity-enter": (lambda world: {"pk": her_delegate(world).pk}, None),
    "identity-keep": (lambda world: {"pk": her_delegate(world).pk}, lambda _world: TYPED),
    "identity-remove": (lambda world: {"pk": a_document(world).delegate_id}, lambda _world: {}),
}
