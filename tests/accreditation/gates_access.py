"""Who gets into the pages of the gates."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from plenipo.accreditation.models import Badge, Gate, GateDevice, PrintRun
from tests.factories import (
    BadgeCategoryFactory,
    BadgeFactory,
    DelegateFactory,
    GateFactory,
    PassageFactory,
    ZoneFactory,
)

OFFICE = {"sol", "ada"}
PAGES = {
    "gate-board", "gates", "gate", "gate-sheet", "passages", "passages-csv", "passages-xlsx", "gate-entered",
    "day-badges", "day-badges-sheet", "day-badge",
}  # fmt: skip
DEEDS = {
    "gate-add", "gate-change", "gate-close", "gate-reopen", "device-link", "device-revoke", "gate-enter",
    "day-badges-prepare", "day-badge-give", "day-badge-free", "passage-accept", "passage-aside", "device-accept",
    "device-aside",
}  # fmt: skip
EVERYBODY = {"nobody", "sol", "ina", "ada", "obi", "bea", "rex", "max", "lin"}
WHO = {
    **{f"accreditation:{name}": OFFICE for name in PAGES | DEEDS},
    # the page is the same for everybody; what it shows comes for the secret of a device, which none of them has
    **{f"accreditation:gate-{name}": EVERYBODY for name in ("page", "worker", "manifest")},
    **{f"accreditation:gate-{name}": set() for name in ("enrol", "list", "photos", "sync")},
}


def here(world: Any) -> dict[str, Any]:
    return {"slug": world.conference.slug}


def the_gate(world: Any, **fields: Any) -> Gate:
    made: Gate = GateFactory(conference=world.conference, **fields)
    return made


def a_gate(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": the_gate(world).pk}


def a_closed_gate(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": the_gate(world, closed=True).pk}


def a_device(world: Any) -> dict[str, Any]:
    until = timezone.now() + timedelta(days=1)
    made = GateDevice.objects.create(gate=the_gate(world), name="telephone 1", until=until)
    return {**here(world), "pk": made.pk}


def a_day_badge(world: Any, **fields: Any) -> Badge:
    category = BadgeCategoryFactory(conference=world.conference)
    usual = {"person": None, "temporary": True, "state": "printed"}
    made: Badge = BadgeFactory(
        conference=world.conference, category=category, **{**usual, **fields}
    )
    return made


def day_badge(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": a_day_badge(world).pk}


def somebody(world: Any) -> Any:
    return DelegateFactory(
        delegation__conference=world.conference, delegation__state="approved", state="approved"
    ).person


def given_day_badge(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": a_day_badge(world, person=somebody(world)).pk}


def a_day_run(world: Any) -> dict[str, Any]:
    at = timezone.now()
    run = PrintRun.objects.create(conference=world.conference, layout="a6-4", at=at)
    run.badges.add(a_day_badge(world))
    return {**here(world), "pk": run.pk}


def a_doubtful_passage(world: Any) -> dict[str, Any]:
    made = PassageFactory(gate=the_gate(world), state="doubtful", doubt="time")
    return {**here(world), "pk": made.pk}


def a_doubtful_device(world: Any) -> dict[str, Any]:
    made = PassageFactory(gate=the_gate(world), state="doubtful", doubt="time")
    return {**here(world), "pk": made.device_id}


WHERE = {
    **{f"accreditation:{name}": here for name in PAGES | DEEDS},
    "accreditation:gate": a_gate,
    "accreditation:gate-sheet": a_gate,
    "accreditation:gate-change": a_gate,
    "accreditation:gate-close": a_gate,
    "accreditation:gate-reopen": a_closed_gate,
    "accreditation:device-link": a_gate,
    "accreditation:device-revoke": a_device,
    **{f"accreditation:passage-{deed}": a_doubtful_passage for deed in ("accept", "aside")},
    **{f"accreditation:device-{deed}": a_doubtful_device for deed in ("accept", "aside")},
    "accreditation:day-badge": day_badge,
    "accreditation:day-badge-give": day_badge,
    "accreditation:day-badge-free": given_day_badge,
    "accreditation:day-badges-sheet": a_day_run,
}


def new_gate(world: Any) -> dict[str, Any]:
    return {"name": "Main entrance", "zone": ZoneFactory(conference=world.conference).pk}


def changed_gate(world: Any) -> dict[str, Any]:
    gate = Gate.objects.filter(conference=world.conference).latest("pk")
    return {"name": "Side entrance", "zone": gate.zone_id, "seen": gate.revision}


def reported(world: Any) -> dict[str, Any]:
    badge = a_day_badge(world)
    return {
        "gate": the_gate(world).pk,
        "badge": badge.serial,
        "way": "in",
        "at": "2026-05-10T09:00",
    }


def wanted_days(world: Any) -> dict[str, Any]:
    category = BadgeCategoryFactory(conference=world.conference)
    return {"category": category.pk, "day": f"{world.conference.starts}", "number": 2}


POSTS = {
    "accreditation:gate-add": new_gate,
    "accreditation:gate-change": changed_gate,
    "accreditation:gate-close": lambda _world: {},
    "accreditation:gate-reopen": lambda _world: {},
    "accreditation:device-link": lambda _world: {"name": "telephone 1"},
    "accreditation:device-revoke": lambda _world: {},
    "accreditation:gate-enter": reported,
    **{
        f"accreditation:{name}": lambda _world: {}
        for name in ("passage-accept", "passage-aside", "device-accept", "device-aside")
    },
    "accreditation:day-badges-prepare": wanted_days,
    "accreditation:day-badge-give": lambda world: {"person": somebody(world).pk},
    "accreditation:day-badge-free": lambda _world: {},
    "accreditation:gate-enrol": lambda _world: {},
    "accreditation:gate-photos": lambda _world: {},
    "accreditation:gate-sync": lambda _world: {},
}
