"""Passes are of who accredits: ada, and sol who directs."""

from typing import Any

from plenipo.accreditation.models import Pass, PassKind
from tests.factories import (
    CustodyFactory,
    DelegationFactory,
    FocalPointFactory,
    InvitationFactory,
    PassFactory,
    PassKindFactory,
)

ISSUERS = {"sol", "ada"}
PAGES = {
    "passes", "passes-csv", "passes-xlsx", "passes-issue", "passes-receivers", "passes-return", "passes-remind", "pass",
    "pass-kinds", "pass-kind-new", "pass-kind", "pass-series", "pass-sheet", "zones-what-if",
}  # fmt: skip
DEEDS = {
    "passes-many", "passes-issue-do", "passes-return-do", "passes-remind-do", "pass-plate", "pass-lost",
    "pass-loss-noted", "pass-restore", "pass-mistaken", "pass-withdraw", "pass-reinstate", "pass-kind-add",
    "pass-kind-change", "pass-kind-delete", "pass-pieces-make", "pass-pieces-remove",
}  # fmt: skip
WHO = {f"accreditation:{name}": ISSUERS for name in PAGES | DEEDS}


def here(world: Any) -> dict[str, Any]:
    return {"slug": world.conference.slug}


def a_kind(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": PassKindFactory(conference=world.conference).pk}


def a_sheet(world: Any) -> dict[str, Any]:
    piece = PassFactory(conference=world.conference)
    return {**here(world), "pk": piece.kind_id, "layout": "card"}


def in_store(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": PassFactory(conference=world.conference).pk}


def in_hands(world: Any) -> dict[str, Any]:
    line = CustodyFactory(piece__conference=world.conference)
    return {**here(world), "pk": line.piece_id}


def in_hands_of(delegation: Any) -> Any:
    return CustodyFactory(piece__conference=delegation.conference, delegation=delegation)


def lost(world: Any) -> dict[str, Any]:
    line = CustodyFactory(
        piece__conference=world.conference,
        piece__state="lost",
        outcome="lost",
        ended_at="2026-11-02T10:00Z",
    )
    return {**here(world), "pk": line.piece_id}


def withdrawn(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": PassFactory(conference=world.conference, state="withdrawn").pk}


def a_piece(world: Any) -> str:
    return str(Pass.objects.select_related("kind").get(pk=in_store(world)["pk"]))


def a_held_piece(world: Any) -> str:
    return str(Pass.objects.select_related("kind").get(pk=in_hands(world)["pk"]))


def one_to_remind(world: Any) -> dict[str, Any]:
    """A delegation that no longer takes part, with a pass in hand."""
    invitation = InvitationFactory(conference=world.conference)
    FocalPointFactory(invitation=invitation, email="focal@party.example")
    there = DelegationFactory(conference=world.conference, invitation=invitation, state="withdrawn")
    CustodyFactory(piece__conference=world.conference, delegation=there)
    return here(world)


def never_issued(world: Any) -> dict[str, Any]:
    """Of the kind whose address was made last."""
    kind = PassKind.objects.filter(conference=world.conference).order_by("pk").last()
    if kind:
        PassFactory(conference=world.conference, kind=kind, number=7)
    return {"first": "7", "last": "9"}


WHERE = {
    **dict.fromkeys(WHO, here),
    "accreditation:passes-remind-do": one_to_remind,
    "accreditation:pass": in_store,
    "accreditation:pass-plate": in_store,
    "accreditation:pass-lost": in_hands,
    "accreditation:pass-loss-noted": lost,
    "accreditation:pass-restore": lost,
    "accreditation:pass-mistaken": in_hands,
    "accreditation:pass-withdraw": in_hands,
    "accreditation:pass-reinstate": withdrawn,
    "accreditation:pass-kind": a_kind,
    "accreditation:pass-kind-change": a_kind,
    "accreditation:pass-kind-delete": a_kind,
    "accreditation:pass-series": a_kind,
    "accreditation:pass-pieces-make": a_kind,
    "accreditation:pass-pieces-remove": a_kind,
    "accreditation:pass-sheet": a_sheet,
}


KIND = {
    "form": "floater", "name_en": "Red floater", "letters": "RF", "colour": "#b3261e", "starts": "2026-11-02",
    "ends": "2026-11-04", "seen": "0",
}  # fmt: skip
POSTS = {
    **{f"accreditation:{name}": lambda world: {"seen": "0"} for name in DEEDS},
    "accreditation:passes-many": lambda world: {"do": "issue", "row": in_store(world)["pk"]},
    "accreditation:passes-issue-do": lambda world: {
        "receiver": "Rose Petit",
        "pieces": a_piece(world),
    },
    "accreditation:passes-return-do": lambda world: {"pieces": a_held_piece(world)},
    "accreditation:passes-remind-do": lambda world: {"confirm": "1"},
    "accreditation:pass-plate": lambda world: {"plate": "AB 123", "seen": "0"},
    "accreditation:pass-kind-add": lambda world: KIND,
    "accreditation:pass-kind-change": lambda world: {**KIND, "was": ""},
    "accreditation:pass-pieces-make": lambda world: {"first": "1", "last": "3", "coded": "1"},
    "accreditation:pass-pieces-remove": never_issued,
}
