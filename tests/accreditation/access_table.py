"""Credentials, badges and letters are of who accredits: ada, and sol who directs."""

from plenipo.delegations.models import Delegation
from plenipo.kit.codes import new_code
from tests.accreditation import badges_access as badges
from tests.accreditation import credentials_access as credentials
from tests.accreditation import gates_access, identity_access, others_access
from tests.accreditation import passes_access as passes
from tests.accreditation import photos_access as photos
from tests.factories import (
    BadgeCategoryFactory,
    BadgeFactory,
    DelegateFactory,
    DelegationFactory,
    EnquiryFactory,
    VisaLetterFactory,
)

DECIDE = {"sol", "ada"}
SOURCE = {"source-channel": "note", "source-on": "2026-11-02", "source-reason": "By note only."}


def here(world):
    return {"slug": world.conference.slug}


def her_delegation(world):
    there = Delegation.objects.filter(invitation=world.fay.invitation)
    there.update(state="approved")
    return there.first() or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )


def her_delegate(world):
    return DelegateFactory(delegation=her_delegation(world), state="approved")


def hers(world):
    her_delegation(world)
    return {}


def her_badge(world):
    one = her_delegate(world)
    category = world.conference.badge_categories.first() or BadgeCategoryFactory(
        conference=world.conference
    )
    return BadgeFactory(
        conference=world.conference,
        person=one.person,
        delegation=one.delegation,
        category=category,
        state="printed",
    )


# ---- letters for visas


def a_visa_letter(**values):
    def where(world):
        number = new_code() if values else None
        one = VisaLetterFactory(delegate=her_delegate(world), number=number, **values)
        return {"pk": one.pk}

    return where


ISSUED = {
    "state": "issued",
    "texts": {"en": ["Visa", "A letter"]},
    "issued_at": "2026-11-02T10:00Z",
}
OF_VISA = {  # at the desk: where, and what is posted
    "visa-letters": (lambda _world: {}, None),
    "visa-letters-csv": (lambda _world: {}, None),
    "visa-letters-xlsx": (lambda _world: {}, None),
    "visa-issue": (a_visa_letter(), {"all": "1"}),
    "visa-new": (lambda _world: {}, None),
    "visa-letter": (a_visa_letter(), None),
    "visa-pdf": (a_visa_letter(**ISSUED), None),
    "visa-issue-one": (a_visa_letter(), {"seen": "0", "consulate": "Nairobi"}),
    "visa-end": (a_visa_letter(), {"seen": "0", "reason": "Not needed."}),
}


def without_pk(name, where):
    """The address of all has no number, and the letter is there."""
    return (lambda world: (where(world), here(world))[1]) if name == "visa-issue" else where


WHO = {f"accreditation:{name}": DECIDE for name in (*OF_VISA, "visa-new-issue")}
WHERE = {
    f"accreditation:{name}": (
        lambda world, where=where, name=name: {**here(world), **without_pk(name, where)(world)}
    )
    for name, (where, _data) in OF_VISA.items()
}
WHERE["accreditation:visa-new-issue"] = lambda world: {
    **here(world),
    "pk": her_delegate(world).delegation_id,
}
POSTS = {
    f"accreditation:{name}": lambda _world, data=data: data
    for name, (_where, data) in OF_VISA.items()
    if data is not None
}
POSTS["accreditation:visa-new-issue"] = lambda world: {
    "persons": [Delegation.objects.get(invitation=world.fay.invitation).delegates.last().pk]
}

OF_PARTIES = {  # behind a link
    "visa": (hers, None),
    "visa-ask": (
        lambda world: (her_delegate(world), {})[1],
        lambda world: {"persons": [her_delegation(world).delegates.last().pk]},
    ),
    "visa-take-back": (a_visa_letter(), lambda _world: {}),
    "visa-paper": (a_visa_letter(**ISSUED), None),
    "my-badges": (hers, None),
    "my-badge-lost": (
        lambda world: (her_badge(world), {})[1],
        lambda world: {"badge": world.conference.badges.last().pk, "reason": "left in a taxi"},
    ),
    "my-pass-lost": (
        lambda world: (passes.in_hands_of(her_delegation(world)), {})[1],
        lambda world: {"piece": world.conference.passes.last().pk, "loss": "left in a taxi"},
    ),
}


def for_her(where):
    return lambda world: {**here(world), "invitation": world.fay.invitation.pk, **where(world)}


WHO |= {f"accreditation:{name}": {"fay"} for name in OF_PARTIES}
WHO |= {f"accreditation:for-{name}": DECIDE for name in OF_PARTIES}
WHERE |= {f"accreditation:{name}": where for name, (where, _data) in OF_PARTIES.items()}
WHERE |= {f"accreditation:for-{name}": for_her(where) for name, (where, _d) in OF_PARTIES.items()}
POSTS |= {f"accreditation:{name}": data for name, (_where, data) in OF_PARTIES.items() if data}
POSTS |= {
    f"accreditation:for-{name}": lambda world, data=data: {**data(world), **SOURCE}
    for name, (_where, data) in OF_PARTIES.items()
    if data
}

# ---- is somebody coming?


def an_enquiry(world):
    return {**here(world), "pk": EnquiryFactory(conference=world.conference).pk}


ASKED_ABOUT = {"about": "Rose Petit", "asker": "Mr Grey", "channel": "call"}
ANSWER = {"sol", "ina", "ada"}
WHO |= {
    "accreditation:enquiries": ANSWER,
    "accreditation:enquiry-add": ANSWER,
    "accreditation:enquiry": {"sol"},  # of others: data protection alone
    "accreditation:enquiries-csv": {"sol"},
    "accreditation:enquiries-xlsx": {"sol"},
    "accreditation:enquiries-review": {"sol"},
}
WHERE |= {
    "accreditation:enquiries": here,
    "accreditation:enquiry-add": here,
    "accreditation:enquiry": an_enquiry,
    "accreditation:enquiries-csv": here,
    "accreditation:enquiries-xlsx": here,
    "accreditation:enquiries-review": here,
}
POSTS |= {
    "accreditation:enquiry-add": lambda _world: ASKED_ABOUT,
    "accreditation:enquiries-review": lambda _world: {},
}


# ---- badges

WHO |= badges.WHO
WHERE |= badges.WHERE
POSTS |= badges.POSTS

# ---- credentials

WHO |= credentials.WHO
WHERE |= credentials.WHERE
POSTS |= credentials.POSTS

WHO |= identity_access.WHO
WHERE |= identity_access.WHERE
POSTS |= identity_access.POSTS
OF_PARTIES = identity_access.OF_PARTIES
WHO |= {f"accreditation:{name}": {"fay"} for name in OF_PARTIES}
WHO |= {f"accreditation:for-{name}": DECIDE for name in OF_PARTIES}
WHERE |= {f"accreditation:{name}": where for name, (where, _data) in OF_PARTIES.items()}
WHERE |= {f"accreditation:for-{name}": for_her(where) for name, (where, _d) in OF_PARTIES.items()}
POSTS |= {f"accreditation:{name}": data for name, (_where, data) in OF_PARTIES.items() if data}
POSTS |= {
    f"accreditation:for-{name}": lambda world, data=data: {**data(world), **SOURCE}
    for name, (_where, data) in OF_PARTIES.items()
    if data
}

WHO |= gates_access.WHO
WHERE |= gates_access.WHERE
POSTS |= gates_access.POSTS

WHO |= passes.WHO
WHERE |= passes.WHERE
POSTS |= passes.POSTS

# ---- photos

WHO |= photos.WHO
WHERE |= photos.WHERE
POSTS |= photos.POSTS
WHO |= others_access.WHO
WHERE |= others_access.WHERE
POSTS |= others_access.POSTS
