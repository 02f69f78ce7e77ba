from typing import Any

from django.conf import settings
from django.utils import timezone

from plenipo.delegations.actions.drafts_kept import keep
from plenipo.delegations.actions.listing import propose
from plenipo.delegations.models import Circular, Delegate, Delegation, Deletion, Protection
from plenipo.delegations.queries.list_versions import content_now, proposal_for
from plenipo.delegations.words.circulars import digest_of, distribution
from plenipo.delegations.words.list_versions import digest_of as list_digest
from plenipo.kit.forms import state_of
from plenipo.kit.tokens import hash_of, new_nonce
from plenipo.records.models import By
from tests.factories import (
    AnnouncementFactory,
    CanaryFactory,
    ChangeRequestFactory,
    CircularFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    FocalPointFactory,
    InvitationFactory,
    LinkFactory,
    MatchFactory,
    MembershipFactory,
)

READ = {"sol", "ina", "ada", "obi"}
MEMBERS = {*READ, "bea"}
WRITE = {"sol", "ina"}
EVERYBODY = {"nobody", "sol", "ina", "ada", "obi", "bea", "rex", "max", "lin"}


def here(world):
    return {"slug": world.conference.slug}


def somebody_named(world):
    one = DelegateFactory(
        delegation__conference=world.conference,
        delegation__state="approved",
        state="approved",
        disclosure="public",
    )
    return {"slug": world.conference.slug, "person": one.person_id}


def nobody_told(world):
    delegation = DelegationFactory(conference=world.conference, state="approved", untold=True)
    return {"slug": world.conference.slug, "pk": delegation.pk}


def invited(**values):
    def where(world):
        invitation = InvitationFactory(conference=world.conference, **values)
        return {"slug": world.conference.slug, "pk": invitation.pk}

    return where


def a_list(world):
    row = MatchFactory(state="chosen", party=world.party)
    return {"slug": world.conference.slug, "pk": row.match_list_id}


def of_kind(do):
    return lambda world: {**here(world), "do": do}


def for_party(world):
    return {**here(world), "party": world.party.pk}


def letter(world):
    return {**here(world), "kind": "invitation", "language": "fr"}


def a_draft(world):
    return InvitationFactory(conference=world.conference, state="drafted", email="a@example.org")


def from_a_list(world):
    row = MatchFactory(state="chosen", party=world.party)
    return {"match_list": row.match_list_id, "category": "party", "language": "fr"}


def a_circular(**values):
    def where(world):
        one = CircularFactory(conference=world.conference, **values)
        return {**here(world), "pk": one.pk}

    return where


def confirmed(world):
    one = Circular.objects.get()
    digest = digest_of(distribution(one, world.conference), one, world.conference)
    return {"seen": 1, "confirmed": digest}


TO_ADDRESSEES = {"audience": "addressees", "subject_en": "Note", "body_en": "To {party}"}
CIRCULARS = {
    "delegations:circulars": here,
    "delegations:circular-new": here,
    "delegations:circular-add": here,
    "delegations:circular": a_circular(),
    "delegations:circular-edit": a_circular(),
    "delegations:circular-change": a_circular(),
    "delegations:circular-propose": a_circular(),
    "delegations:circular-back": a_circular(state="proposed"),
    "delegations:circular-send": a_circular(state="proposed"),
    "delegations:circular-drop": a_circular(),
}
WHO = {
    **dict.fromkeys(CIRCULARS, WRITE),
    "delegations:invitations": READ,
    "delegations:invitations-csv": READ,
    "delegations:invitations-xlsx": READ,
    "delegations:invitations-choose": WRITE,
    "delegations:invitations-many": WRITE,
    "delegations:invitations-many-do": WRITE,
    "delegations:invitations-change": WRITE,
    "delegations:invitations-change-do": WRITE,
    "delegations:invitations-from-list": WRITE,
    "delegations:invitations-draft-list": WRITE,
    "delegations:invitations-undo": WRITE,
    "delegations:invitation-new": WRITE,
    "delegations:invitation-new-for": WRITE,
    "delegations:invitation-add": WRITE,
    "delegations:invitation": READ,
    "delegations:invitation-edit": WRITE,
    "delegations:invitation-change": WRITE,
    "delegations:invitation-withdraw-ask": WRITE,
    "delegations:invitation-withdraw": WRITE,
    "delegations:invitation-reissue-ask": WRITE,
    "delegations:invitation-reissue": WRITE,
    "delegations:letter-texts": {"sol", "ina", "obi"},
    "delegations:letter-text": {"sol", "ina", "obi"},
    "delegations:letter-text-change": WRITE,
    "delegations:letter-text-reset": WRITE,
    "delegations:verify": EVERYBODY,
}
WHERE = {
    **dict.fromkeys(WHO, here),
    **CIRCULARS,
    "delegations:invitations-many": of_kind("send"),
    "delegations:invitations-many-do": of_kind("drop"),
    "delegations:invitations-undo": a_list,
    "delegations:invitation-new-for": for_party,
    "delegations:invitation-add": for_party,
    "delegations:invitation": invited(),
    "delegations:invitation-edit": invited(state="drafted"),
    "delegations:invitation-change": invited(state="drafted"),
    "delegations:invitation-withdraw-ask": invited(),
    "delegations:invitation-withdraw": invited(),
    "delegations:invitation-reissue-ask": invited(),
    "delegations:invitation-reissue": invited(),
    "delegations:letter-text": letter,
    "delegations:letter-text-change": letter,
    "delegations:letter-text-reset": letter,
}
ASKED = {  # what a GET carries
    "delegations:invitations-choose": "do=send&state=drafted",
    "delegations:invitations-many": "state=drafted",
    "delegations:invitations-change": "state=drafted",
}
TERMS = {"category": "party", "language": "fr"}
POSTS = {
    "delegations:circular-add": lambda world: TO_ADDRESSEES,
    "delegations:circular-change": lambda world: {**TO_ADDRESSEES, "seen": 1},
    "delegations:circular-propose": lambda world: {"seen": 1},
    "delegations:circular-back": lambda world: {"seen": 1},
    "delegations:circular-send": confirmed,
    "delegations:circular-drop": lambda world: {"seen": 1},
    "delegations:invitations-many-do": lambda world: {"row": a_draft(world).pk},
    "delegations:invitations-change-do": lambda world: {"row": a_draft(world).pk, **TERMS},
    "delegations:invitations-draft-list": from_a_list,
    "delegations:invitations-undo": lambda _world: {},
    "delegations:invitation-add": lambda _world: TERMS,
    "delegations:invitation-change": lambda _world: {"seen": "0", **TERMS},
    "delegations:invitation-withdraw": lambda _world: {"seen": "0"},
    "delegations:invitation-reissue": lambda _world: {
        "seen": "0",
        "email": "new@example.org",
        "language": "fr",
    },
    "delegations:letter-text-change": lambda _world: {
        "revision": "0",
        "subject": "{title}",
        "body": "{link} {reference}",
    },
    "delegations:letter-text-reset": lambda _world: {},
}

# ---- focal points

DECIDE = {"sol", "ada"}
SECOND = {"name": "Second", "email": "second@example.org", "language": "en"}
ONE_PERSON = {"people-0-family_name": "Diallo", "people-0-capacity": "head", "seen": "0"}


def a_token(world):
    token = new_nonce()
    LinkFactory(focal_point=world.fay, hash=hash_of(token))
    return {"token": token}


def her_delegation(state="named"):
    """Fay's party accepted; her delegation stands at this state."""

    def where(world):
        return {} if delegation_of_fay(world, state) else {}

    return where


def delegation_of_fay(world, state):
    world.fay.invitation.state = "accepted"
    world.fay.invitation.save()
    there = Delegation.objects.filter(invitation=world.fay.invitation)
    there.update(state=state)
    return there.first() or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state=state
    )


def her_letter(world):
    document = DocumentFactory(delegation=delegation_of_fay(world, "named"))
    return {"pk": document.pk}


def beside_her(world):
    return {"pk": FocalPointFactory(invitation=world.fay.invitation).pk}


def her_delegate(world):
    delegate = DelegateFactory(delegation=delegation_of_fay(world, "submitted"))
    return {"pk": delegate.pk}


def her_change(world):
    delegation = delegation_of_fay(world, "approved")
    return {"pk": ChangeRequestFactory(delegation=delegation).pk}


def her_named_delegation(world):
    delegation = delegation_of_fay(world, "named")
    keep(delegation, [{"family_name": "Diallo", "given_name": "Aminata"}], focal=None)
    return {}


FOCAL = {
    "mine": (her_delegation(), None),
    "answer": (lambda _world: {}, {"answer": "accepted"}),
    "notice": (her_delegation(), None),
    "participants": (her_delegation("approved"), None),
    "focal-points": (her_delegation(), None),
    "focal-point-add": (her_delegation(), SECOND),
    "focal-point-remove": (beside_her, {}),
    "my-data-json": (her_delegation(), None),
    "people-xlsx": (her_delegation(), None),
    "people": (her_delegation(), None),
    "people-keep": (her_delegation(), {**ONE_PERSON, "do": "review"}),
    "review": (her_named_delegation, None),
    "submit": (her_named_delegation, {"seen": "0"}),
    "disclosure": (her_delegate, {"disclosure": "public", "seen": "secretariat"}),
    "take-back": (her_delegation("submitted"), {}),
    "letter": (her_delegation(), None),
    "letter-download": (her_letter, None),
    "change": (her_delegation("approved"), None),
    "change-ask": (her_delegation("approved"), {"kind": "add", "family_name": "Ba"}),
    "change-take-back": (her_change, {}),
}
WHO |= {f"delegations:{name}": {"fay"} for name in FOCAL}
WHO["delegations:end-links"] = {"fay"}
POSTS["delegations:end-links"] = lambda _world: {}
WHERE |= {f"delegations:{name}": where for name, (where, _data) in FOCAL.items()}
POSTS |= {
    f"delegations:{name}": lambda _world, data=data: data
    for name, (_where, data) in FOCAL.items()
    if data is not None
}
# the same pages for an officer who stands in for her party
SOURCE = {"source-channel": "note", "source-on": "2026-11-02", "source-reason": "By note only."}
OF_NAMES = {  # of persons: for those who decide on them
    *("my-data-json", "people-xlsx", "people", "people-keep", "review", "submit"),
    *("disclosure", "take-back", "letter"),
    *("letter-download", "change", "change-ask", "change-take-back"),
}


def for_her(where):
    return lambda world: {**here(world), "invitation": world.fay.invitation.pk, **where(world)}


def sourced(data):
    return lambda _world: {**data, **SOURCE}


WHO |= {f"delegations:for-{n}": DECIDE if n in OF_NAMES else {*WRITE, *DECIDE} for n in FOCAL}
WHERE |= {f"delegations:for-{name}": for_her(where) for name, (where, _data) in FOCAL.items()}
POSTS |= {
    f"delegations:for-{name}": sourced(data)
    for name, (_where, data) in FOCAL.items()
    if data is not None
}
WHO |= {"delegations:for-letter-add": set()}  # 422: no file is posted
WHERE |= {"delegations:for-letter-add": for_her(her_delegation())}
POSTS |= {"delegations:for-letter-add": sourced({})}
WHO |= {
    "delegations:incoming": {*WRITE, *DECIDE},
    "delegations:invitations-extend": WRITE,
    "delegations:invitations-extend-do": WRITE,
    "delegations:invitations-extend-undo": WRITE,
    "delegations:invitation-hand-over-ask": WRITE,
    "delegations:invitation-hand-over": WRITE,
    "delegations:invitation-paper": WRITE,
    "delegations:invitation-terms": WRITE,
    "delegations:invitation-terms-change": WRITE,
}
WHERE |= {
    "delegations:incoming": here,
    "delegations:invitations-extend": here,
    "delegations:invitations-extend-do": here,
    "delegations:invitations-extend-undo": lambda world: {**here(world), "batch": "some"},
    "delegations:invitation-hand-over-ask": invited(state="drafted"),
    "delegations:invitation-hand-over": invited(state="drafted"),
    "delegations:invitation-paper": invited(state="drafted"),
    "delegations:invitation-terms": invited(state="sent"),
    "delegations:invitation-terms-change": invited(state="sent"),
}
ASKED |= {
    "delegations:incoming": "q=rivers",
    "delegations:invitations-extend": "state=silent&deadline=2099-01-01",
}


def one_to_extend(world):
    sent = InvitationFactory(conference=world.conference, state="sent")
    return {"row": sent.pk, "deadline": "2099-01-01", "expected": "1", "offered": "tell"}


POSTS |= {
    "delegations:invitations-extend-do": one_to_extend,
    "delegations:invitations-extend-undo": lambda _world: {},
    "delegations:invitation-hand-over": lambda _world: {"seen": "0", **SOURCE},
    "delegations:invitation-terms-change": lambda _world: {"seen": "0", "category": "party"},
}
WHO |= {
    "delegations:letter-add": set(),  # 422: no file is posted
    "delegations:again": EVERYBODY,
    "delegations:again-send": EVERYBODY,
    "delegations:leave": EVERYBODY,
    "delegations:landing": EVERYBODY,
    "delegations:open-link": EVERYBODY,
}
WHERE |= {
    "delegations:letter-add": her_delegation(),
    "delegations:landing": a_token,
    "delegations:open-link": a_token,
}
POSTS |= {
    "delegations:letter-add": lambda _world: {},
    "delegations:leave": lambda _world: {},
    "delegations:again-send": lambda _world: {"email": "somebody@example.org"},
    "delegations:open-link": lambda _world: {},
}

# ---- the secretariat decides


def waiting(state="submitted"):
    def where(world):
        return {**here(world), "pk": delegation_of_fay(world, state).pk}

    return where


def a_change(world):
    return {**here(world), **her_change(world)}


def a_letter(world):
    return {**here(world), **her_letter(world)}


WHO |= {
    "delegations:board": MEMBERS,
    "delegations:board-csv": MEMBERS,
    "delegations:board-xlsx": MEMBERS,
    "delegations:delegation": MEMBERS,
    "delegations:person": MEMBERS,
    "delegations:document": DECIDE,
    "delegations:approval": DECIDE,
    "delegations:approve-many": DECIDE,
    "delegations:reopen-many": DECIDE,
    "delegations:approve": DECIDE,
    "delegations:return": DECIDE,
    "delegations:refuse": DECIDE,
    "delegations:reopen": DECIDE,
    "delegations:decision-paper": DECIDE,
    "delegations:told-otherwise": DECIDE,
    "delegations:changes": DECIDE,
    "delegations:change-apply": DECIDE,
    "delegations:change-refuse": DECIDE,
}
WHERE |= {
    **dict.fromkeys(["delegations:board", "delegations:board-csv", "delegations:board-xlsx"], here),
    "delegations:delegation": waiting(),
    "delegations:person": somebody_named,
    "delegations:document": a_letter,
    "delegations:approval": here,
    "delegations:approve-many": here,
    "delegations:reopen-many": here,
    "delegations:approve": waiting(),
    "delegations:return": waiting(),
    "delegations:refuse": waiting(),
    "delegations:reopen": waiting("approved"),
    "delegations:decision-paper": waiting("approved"),
    "delegations:told-otherwise": nobody_told,
    "delegations:changes": here,
    "delegations:change-apply": a_change,
    "delegations:change-refuse": a_change,
}
POSTS |= {
    "delegations:approve-many": lambda world: {"row": delegation_of_fay(world, "submitted").pk},
    "delegations:reopen-many": lambda _world: {},
    "delegations:approve": lambda _world: {},
    "delegations:return": lambda _world: {"note": "Who is the head?"},
    "delegations:refuse": lambda _world: {"note": "Not invited at this level."},
    "delegations:reopen": lambda _world: {},
    "delegations:told-otherwise": lambda _world: {},
    "delegations:change-apply": lambda _world: {},
    "delegations:change-refuse": lambda _world: {"note": "Too late."},
}

# ---- counts and the list


def a_rule(world):
    return {**here(world), "rule": "accepted"}


def a_state(world):
    return {**here(world), "state": "provisional"}


SENTENCES = {f"text_{code}": "She comes." for code, _label in settings.LANGUAGES}


def somebody_public(world):
    delegation = DelegationFactory(conference=world.conference, state="approved")
    return DelegateFactory(delegation=delegation, state="approved", disclosure="public")


def a_principal(world):
    return {**here(world), "delegate": somebody_public(world).pk}


def an_announcement(world):
    row = AnnouncementFactory(delegate=somebody_public(world))
    return {**here(world), "pk": row.pk}


def a_proposed_list(world):
    """By somebody of the desk of accreditation who is not ada."""
    other = MembershipFactory(conference=world.conference, duties=["accreditation"]).account
    by, seen = By(duty="accreditation", account=other), list_digest(content_now(world.conference))
    row = proposal_for(world.conference) or propose(
        world.conference, "provisional", seen=seen, by=by
    )
    return {**here(world), "pk": row.pk}


WHO |= {
    "delegations:counts": MEMBERS,
    "delegations:count-ask": WRITE,
    "delegations:count-publish": WRITE,
    "delegations:list": MEMBERS,
    "delegations:list-csv": MEMBERS,
    "delegations:list-xlsx": MEMBERS,
    "delegations:list-ask": {"sol", "ada"},
    "delegations:list-disclose": {"sol", "ada"},
    "delegations:list-versions": MEMBERS,
    "delegations:announcements": MEMBERS,
    "delegations:announcement-new": {"sol"},
    "delegations:announcement-for": {"sol"},
    "delegations:announcement-add": {"sol"},
    "delegations:announcement": {"sol"},
    "delegations:announcement-correct": {"sol"},
    "delegations:announcement-withdraw": {"sol"},
    "delegations:list-copy": MEMBERS,
    "delegations:list-proposal": {"sol", "ada"},
    "delegations:list-confirm": {"sol"},
    "delegations:list-drop": {"sol", "ada"},
    "delegations:list-again": {"sol", "ada"},
    "delegations:list-close-ask": {"sol"},
    "delegations:list-close": {"sol"},
}
WHERE |= {
    "delegations:counts": here,
    "delegations:count-ask": a_rule,
    "delegations:count-publish": a_rule,
    "delegations:list": here,
    "delegations:list-csv": here,
    "delegations:list-xlsx": here,
    "delegations:list-ask": a_state,
    "delegations:list-disclose": a_state,
    "delegations:list-versions": here,
    "delegations:announcements": here,
    "delegations:announcement-new": here,
    "delegations:announcement-for": a_principal,
    "delegations:announcement-add": a_principal,
    "delegations:announcement": an_announcement,
    "delegations:announcement-correct": an_announcement,
    "delegations:announcement-withdraw": an_announcement,
    "delegations:list-copy": here,
    "delegations:list-proposal": lambda world: {
        name: value for name, value in a_proposed_list(world).items() if name == "slug"
    },
    "delegations:list-confirm": a_proposed_list,
    "delegations:list-drop": a_proposed_list,
    "delegations:list-again": a_proposed_list,
    "delegations:list-close-ask": here,
    "delegations:list-close": here,
}
POSTS |= {
    "delegations:count-publish": lambda _world: {"seen": "0-0-0-0-0", "after": "0"},
    "delegations:list-disclose": lambda world: {"seen": list_digest(content_now(world.conference))},
    "delegations:announcement-add": lambda _world: {
        **SENTENCES,
        "kind": "confirmed",
        "starts": timezone.localdate().isoformat(),
        "consent_by": "The person",
        "consent_channel": "call",
        "consent_on": timezone.localdate().isoformat(),
    },
    "delegations:announcement-correct": lambda _world: {
        **SENTENCES,
        "starts": timezone.localdate().isoformat(),
        "seen": "0",
    },
    "delegations:announcement-withdraw": lambda _world: {"seen": "0"},
    "delegations:list-copy": lambda _world: {"kind": "docx", "internal": "1"},
    "delegations:list-confirm": lambda _world: {"seen": "0"},
    "delegations:list-drop": lambda _world: {"seen": "0"},
    "delegations:list-again": lambda world: {
        "seen": "0",
        "now": list_digest(content_now(world.conference)),
    },
    "delegations:list-close": lambda _world: {"seen": "0", "confirm": "dialogue"},
}

# ---- names to use

UNNAMED = state_of([(code, "", "") for code, _label in settings.LANGUAGES])


def a_name(world):
    return {**here(world), "what": "party", "key": str(world.party.pk)}


WHO |= {
    "delegations:invitation-names": {"sol", "ina", "ada"},
    "delegations:invitation-names-set": {"sol", "ina", "ada"},
    "delegations:nomenclature": READ,
    "delegations:nomenclature-csv": READ,
    "delegations:nomenclature-xlsx": READ,
    "delegations:nomenclature-whose": {"sol"},
    "delegations:name": WRITE,
    "delegations:name-set": WRITE,
    "delegations:names-file": WRITE,
    "delegations:names-file-read": set(),  # 422: no file is posted
    "delegations:names-file-keep": WRITE,
}
WHERE |= {
    **dict.fromkeys(
        [name for name in WHO if ":nomenclature" in name or ":names-file" in name], here
    ),
    "delegations:invitation-names": invited(),
    "delegations:invitation-names-set": invited(),
    "delegations:name": a_name,
    "delegations:name-set": a_name,
}
POSTS |= {
    "delegations:invitation-names-set": lambda _world: {"seen": "0", "fr": "Parti du Nord"},
    "delegations:nomenclature-whose": lambda _world: {"country_names": "cldr"},
    "delegations:name-set": lambda _world: {"short_fr": "Parti du Nord", "seen": UNNAMED},
    "delegations:names-file-read": lambda _world: {},
    "delegations:names-file-keep": lambda _world: {"names": "[]", "seen": state_of([])},
}


def somebody(world: Any) -> dict[str, Any]:
    delegate = DelegateFactory(delegation__conference=world.conference)
    return {"slug": world.conference.slug, "pk": delegate.person_id}


def somebody_written_to(world: Any) -> dict[str, Any]:
    InvitationFactory(conference=world.conference, addressee="Lars Klingbeil")
    return here(world)


def a_protection(*, on: bool) -> Any:
    """Proposed by somebody else."""

    def where(world: Any) -> dict[str, Any]:
        delegate = DelegateFactory(delegation__conference=world.conference)
        one = Protection.objects.create(
            conference=world.conference,
            person=delegate.person,
            on=on,
            proposed_at=timezone.now(),
            proposed_by=world.ada,
        )
        return {"slug": world.conference.slug, "pk": one.pk}

    return where


def where_somebody_could_be_invented(world: Any) -> dict[str, Any]:
    DelegationFactory(conference=world.conference, state="approved")
    return here(world)


def where_somebody_is_invented(world: Any) -> dict[str, Any]:
    CanaryFactory(delegation__conference=world.conference, account=world.ada)
    return here(world)


def a_certificate(world: Any) -> dict[str, Any]:
    done = Deletion.objects.create(conference=world.conference, why="due", at=timezone.now())
    return {"slug": world.conference.slug, "pk": done.pk}


WHO |= {
    "delegations:data": {"sol"},
    "delegations:data-delete": {"sol"},
    "delegations:data-certificate": {"sol"},
    "delegations:data-person": {"sol"},
    "delegations:data-named": {"sol"},
    "delegations:data-named-erase": {"sol"},
    "delegations:data-named-export": {"sol"},
    "delegations:data-person-export": {"sol"},
    "delegations:data-person-protect": {"sol"},
    "delegations:data-protected": {"sol"},
    "delegations:data-protection-confirm": {"sol"},
    "delegations:data-protection-keep": {"sol"},
    "delegations:data-canaries": {"sol"},
    "delegations:data-canaries-plant": {"sol"},
    "delegations:data-canaries-withdraw": {"sol"},
    "delegations:data-person-erase": {"sol"},
}
WHERE |= {
    "delegations:data": here,
    "delegations:data-delete": here,
    "delegations:data-certificate": a_certificate,
    "delegations:data-person": somebody,
    "delegations:data-named": here,
    "delegations:data-named-erase": somebody_written_to,
    "delegations:data-named-export": here,
    "delegations:data-person-export": somebody,
    "delegations:data-person-protect": somebody,
    "delegations:data-protected": here,
    "delegations:data-protection-confirm": a_protection(on=True),
    "delegations:data-protection-keep": a_protection(on=False),
    "delegations:data-canaries": here,
    "delegations:data-canaries-plant": where_somebody_could_be_invented,
    "delegations:data-canaries-withdraw": where_somebody_is_invented,
    "delegations:data-person-erase": somebody,
}
POSTS |= {
    "delegations:data-delete": lambda _world: {},
    "delegations:data-person-export": lambda _world: {},
    "delegations:data-named-export": lambda _world: {"name": "Lars Klingbeil"},
    "delegations:data-named-erase": lambda _world: {
        "name": "Lars Klingbeil",
        "why": "asked",
        "confirm": 1,
    },
    "delegations:data-person-protect": lambda _world: {"on": "1"},
    "delegations:data-protection-confirm": lambda _world: {},
    "delegations:data-protection-keep": lambda _world: {},
    "delegations:data-canaries-plant": lambda _world: {},
    "delegations:data-canaries-withdraw": lambda _world: {},
    "delegations:data-person-erase": lambda _world: {
        "why": "asked",
        "confirm": Delegate.objects.latest("pk").person_id,
    },
}
