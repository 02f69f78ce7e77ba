from tests.factories import InvitationFactory, MatchFactory

READ = {"sol", "ina", "ada", "obi"}
WRITE = {"sol", "ina"}
EVERYBODY = {"nobody", "sol", "ina", "ada", "obi", "rex", "max", "lin"}


def here(world):
    return {"slug": world.conference.slug}


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


WHO = {
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
