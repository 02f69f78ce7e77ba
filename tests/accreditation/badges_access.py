"""Badges are of who accredits: ada, and sol who directs."""

from typing import Any

from plenipo.accreditation.models import Badge
from tests.factories import (
    BadgeCategoryFactory,
    BadgeFactory,
    DelegateFactory,
    PrintRunFactory,
    ReceiptFactory,
    ZoneFactory,
)

ISSUERS = {"sol", "ada"}
PAGES = {
    "badges", "badges-csv", "badges-xlsx", "hand-over", "holder", "categories", "category-new", "category",
    "zones", "zone-new", "zone", "badge-keys", "runs", "run", "run-pdf", "receipt", "receipt-pdf",
}  # fmt: skip
DEEDS = {
    "badges-many", "hand-over-do", "badge-prepare", "badge-print", "badge-reissue", "badge-lost", "badge-revoke",
    "badge-returned", "badge-not-collected", "badge-found", "badge-loss-noted",
    "categories-usual", "category-add", "category-change",
    "category-delete", "zone-add", "zone-change", "zone-delete", "run-again",
}  # fmt: skip

WHO = {f"accreditation:{name}": ISSUERS for name in PAGES | DEEDS}


def here(world: Any) -> dict[str, Any]:
    return {"slug": world.conference.slug}


def somebody(world: Any) -> int:
    """A delegate with a category, and no badge."""
    if not world.conference.badge_categories.exists():
        BadgeCategoryFactory(conference=world.conference)
    delegate = DelegateFactory(
        delegation__conference=world.conference, delegation__state="approved", state="approved"
    )
    return int(delegate.person_id)


def a_badge(world: Any, state: str = "printed") -> Badge:
    person = somebody(world)
    category = world.conference.badge_categories.first()
    made: Badge = BadgeFactory(
        conference=world.conference, person_id=person, category=category, state=state
    )
    return made


def a_person(world: Any) -> dict[str, Any]:
    return {**here(world), "person": somebody(world)}


def a_holder(world: Any) -> dict[str, Any]:
    return {**here(world), "person": a_badge(world).person_id}


def who_collected(world: Any) -> dict[str, Any]:
    return {**here(world), "person": a_badge(world, "collected").person_id}


def who_lost_it(world: Any) -> dict[str, Any]:
    return {**here(world), "person": a_badge(world, "lost").person_id}


def a_category(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": BadgeCategoryFactory(conference=world.conference).pk}


def a_zone(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": ZoneFactory(conference=world.conference).pk}


def a_run(world: Any) -> dict[str, Any]:
    run = PrintRunFactory(conference=world.conference)
    run.badges.add(a_badge(world))
    return {**here(world), "pk": run.pk}


def a_sheet(world: Any) -> dict[str, Any]:
    return {**a_run(world), "layout": "card"}


def a_receipt(world: Any) -> dict[str, Any]:
    return {**here(world), "number": ReceiptFactory(conference=world.conference).number}


OF_A_HOLDER = ("holder", "badge-print", "badge-reissue", "badge-lost", "badge-revoke", "badge-returned")  # fmt: skip
WHERE = {
    **dict.fromkeys(WHO, here),
    **{f"accreditation:{name}": a_holder for name in OF_A_HOLDER},
    "accreditation:badge-prepare": a_person,
    "accreditation:badge-not-collected": who_collected,
    "accreditation:badge-found": who_lost_it,
    "accreditation:badge-loss-noted": who_lost_it,
    "accreditation:category": a_category,
    "accreditation:category-change": a_category,
    "accreditation:category-delete": a_category,
    "accreditation:zone": a_zone,
    "accreditation:zone-change": a_zone,
    "accreditation:zone-delete": a_zone,
    "accreditation:run": a_run,
    "accreditation:run-again": a_run,
    "accreditation:run-pdf": a_sheet,
    "accreditation:receipt": a_receipt,
    "accreditation:receipt-pdf": a_receipt,
}


def the_badge(world: Any) -> dict[str, Any]:
    """Of the person whose address was made last."""
    badge = world.conference.badges.order_by("pk").last()
    return {"badge": badge.pk} if badge else {}


def another_badge(world: Any) -> dict[str, Any]:
    badge = world.conference.badges.order_by("pk").last()
    return {"badge": badge.pk, "why": "lost", "category": badge.category_id} if badge else {}


def a_choice(world: Any) -> dict[str, Any]:
    return {"do": "draw_up", "row": somebody(world)}


def a_hand_over(world: Any) -> dict[str, Any]:
    return {"row": a_badge(world).person_id, "receiver": "Rose Petit"}


CATEGORY = {"letter": "X9", "name_en": "Guest", "colour": "#17456b", "photo": "always", "seen": "0"}
ZONE = {"name_en": "Hall", "pictogram": "hall", "seen": "0"}
POSTS = {
    **{f"accreditation:{name}": lambda world: {} for name in DEEDS},
    **{f"accreditation:{name}": the_badge for name in DEEDS if name.startswith("badge-")},
    "accreditation:badges-many": a_choice,
    "accreditation:hand-over-do": a_hand_over,
    "accreditation:badge-reissue": another_badge,
    "accreditation:badge-lost": lambda world: {**the_badge(world), "reason": "left in a taxi"},
    "accreditation:badge-revoke": lambda world: {**the_badge(world), "reason": "no longer comes"},
    "accreditation:category-add": lambda world: CATEGORY,
    "accreditation:category-change": lambda world: {**CATEGORY, "was": ""},
    "accreditation:zone-add": lambda world: ZONE,
    "accreditation:zone-change": lambda world: {**ZONE, "was": ""},
}
