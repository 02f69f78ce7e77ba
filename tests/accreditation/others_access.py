"""Persons outside delegations are of who accredits: ada, and sol who directs."""

import json
from typing import Any

from tests.factories import DelegateFactory, OtherHolderFactory

ISSUERS = {"sol", "ada"}
PAGES = {"others", "others-csv", "others-xlsx", "other-new", "others-table", "others-withdraw", "other"}  # fmt: skip
DEEDS = {
    "others-many", "other-add", "others-read", "others-save", "others-withdraw-do", "other-change", "other-join",
    "other-reinstate",
}  # fmt: skip

WHO = {f"accreditation:{name}": ISSUERS for name in PAGES | DEEDS}


def here(world: Any) -> dict[str, Any]:
    return {"slug": world.conference.slug}


def somebody(world: Any, **values: Any) -> int:
    return int(OtherHolderFactory(conference=world.conference, **values).pk)


def one(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": somebody(world)}


def who_was_withdrawn(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": somebody(world, state="withdrawn")}


def somebody_of_a_delegation(world: Any) -> dict[str, Any]:
    delegate = DelegateFactory(delegation__conference=world.conference)
    return {"person": delegate.person_id, "seen": "0"}


WHERE = {
    **dict.fromkeys(WHO, here),
    "accreditation:other": one,
    "accreditation:other-change": one,
    "accreditation:other-join": one,
    "accreditation:other-reinstate": who_was_withdrawn,
}
STATED = {"family_name": "Petit", "given_name": "Rose", "group": "technical"}
POSTS = {
    "accreditation:others-many": lambda world: {"do": "withdraw", "row": somebody(world)},
    "accreditation:other-add": lambda world: STATED,
    "accreditation:others-read": lambda world: {"pasted": "Rose Petit", "group": "technical"},
    "accreditation:others-save": lambda world: {"rows": json.dumps([STATED])},
    "accreditation:others-withdraw-do": lambda world: {"row": somebody(world), "reason": "left"},
    "accreditation:other-change": lambda world: {**STATED, "seen": "0"},
    "accreditation:other-join": somebody_of_a_delegation,
    "accreditation:other-reinstate": lambda world: {"seen": "0"},
}
