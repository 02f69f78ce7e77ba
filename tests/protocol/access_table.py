"""Protocol is of whoever holds its duty: of the cast sol, who directs. A party states the ranks of its own."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.forms import state_of
from plenipo.programme.models import Session
from plenipo.protocol.actions.orders import settle_order
from plenipo.protocol.models import Precedence
from plenipo.protocol.queries.checks import checked
from plenipo.protocol.queries.ordering import order_on
from plenipo.protocol.queries.settled import rows_of
from plenipo.records.models import By
from tests.factories import (
    DelegateFactory,
    DelegationFactory,
    EventCheckFactory,
    GiftFactory,
    GiftPictureFactory,
    LotDrawFactory,
    PlacedByHandFactory,
    PlateTextFactory,
    PrecedenceFactory,
    PrintedPlateFactory,
    SeatingChangeFactory,
    SeatingPlaceFactory,
    SeatingPlanFactory,
    SeatingRuleFactory,
    SessionFactory,
    TenureFactory,
)

PROTOCOL = {"sol"}
PEOPLE = {"sol", "ada"}
SOURCE = {"source-channel": "note", "source-on": "2026-11-02", "source-reason": "By note only."}


def here(world):
    return {"slug": world.conference.slug}


def her_delegation(world):
    there = Delegation.objects.filter(invitation=world.fay.invitation)
    there.update(state="approved")
    return there.first() or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )


def her_head(world):
    delegation = her_delegation(world)
    found = Delegate.objects.filter(delegation=delegation, capacity="head").first()
    return found or DelegateFactory(delegation=delegation, capacity="head", state="approved")


def another(world):
    found = Delegation.objects.filter(conference=world.conference, state="approved")
    return found.exclude(invitation=world.fay.invitation).first() or DelegationFactory(
        conference=world.conference, state="approved"
    )


def an_office(world, **values):
    return TenureFactory(delegate=her_head(world), **values)


def placed(world):
    return PlacedByHandFactory(
        precedence=PrecedenceFactory(conference=world.conference),
        delegation=her_delegation(world),
        beside_delegation=another(world),
    )


def a_plan(world, *, seat=2):
    """A photo with the head of her delegation in it."""
    plan = SeatingPlanFactory(conference=world.conference)
    SeatingPlaceFactory(plan=plan, delegate=her_head(world), seat=seat)
    return plan


def a_plan_and(world, **what):
    return {**here(world), "pk": a_plan(world).pk, **what}


def a_moved_plan(world):
    plan = a_plan(world)
    SeatingChangeFactory(plan=plan, moves=[[her_head(world).pk, 1, 2]])
    return plan


def a_rule(world):
    plan = a_plan(world)
    rule = SeatingRuleFactory(plan=plan, kind="sight", first=her_head(world))
    return {**here(world), "pk": plan.pk, "rule": rule.pk}


def at_row(make):
    return lambda world: {**here(world), "pk": make(world).pk}


def a_draw(world, **values):
    known = {"lots": [{"key": "A", "names": {}}, {"key": "B", "names": {}}], "what": "seat_letter"}
    return LotDrawFactory(conference=world.conference, language="en", **{**known, **values})


def settled(world):
    her_head(world)
    return settle_order(
        world.conference,
        "delegations",
        note="",
        seen=state_of(rows_of(order_on(world.conference, "delegations", timezone.localdate()))),
        by=By(duty="protocol", account=world.sol),
    )


def as_it_is(world):
    with timezone.override(ZoneInfo(world.conference.zone)):
        found = order_on(world.conference, "delegations", timezone.localdate())
    return {"of": "delegations", "was": state_of(rows_of(found)), "note": "Opening"}


SEEDED = {"seed": "ab" * 32, "commitment": "0" * 64, "published_at": "2026-11-02T10:00Z"}
ORDER = {"of": "delegations"}
ENTERED = {"rank": "leader", "office": "Chair", "since": "2021", "until": ""}
# name: (who, where, what is posted)
OF_THE_DESK = {
    "order": (here, None),
    "principals": (here, None),
    "order-file": (lambda world: {**here(world), **ORDER, "kind": "csv"}, None),
    "place": (lambda world: {**here(world), **ORDER, "key": her_delegation(world).pk}, None),
    "place-set": (
        lambda world: {**here(world), **ORDER, "key": her_delegation(world).pk},
        lambda world: {
            "seen": Precedence.objects.filter(conference=world.conference).count() and 1 or 0,
            "side": "before",
            "beside": another(world).pk,
            "reason": "The guest of honour.",
        },
    ),
    "place-undo": (at_row(placed), lambda _world: {"seen": 0}),
    "offices": (here, None),
    "offices-rank": (
        here,
        lambda world: {"rank": "leader", "row": [her_head(world).pk]},
    ),
    "person": (at_row(her_head), None),
    "office-add": (at_row(her_head), lambda _world: ENTERED),
    "office": (at_row(an_office), None),
    "office-change": (at_row(an_office), lambda _world: {**ENTERED, "seen": 0}),
    "office-delete": (at_row(an_office), lambda _world: {"seen": 0}),
    "office-confirm": (
        at_row(lambda world: an_office(world, state="stated")),
        lambda _world: {"seen": 0},
    ),
    "office-decline": (
        at_row(lambda world: an_office(world, state="stated")),
        lambda _world: {"seen": 0, "reason": "Not a principal."},
    ),
    "compare": (here, None),
    "settled": (here, None),
    "settle": (lambda world: (her_head(world), here(world))[1], as_it_is),
    "settled-order": (at_row(settled), None),
    "settled-file": (lambda world: {**at_row(settled)(world), "kind": "csv"}, None),
    "draws": (here, None),
    "draw-new": (here, None),
    "draw-add": (
        lambda world: (her_head(world), another(world), here(world))[2],
        lambda _world: {"what": "seat", "method": "witnessed"},
    ),
    "draw": (at_row(a_draw), None),
    "draw-publish": (at_row(a_draw), lambda _world: {"seen": 0}),
    "draw-hold": (
        at_row(lambda world: a_draw(world, **SEEDED)),
        lambda _world: {"seen": 0, "contributions": "Ms Diallo: 4711"},
    ),
    "draw-enter": (
        at_row(lambda world: a_draw(world, method="witnessed")),
        lambda _world: {"seen": 0, "numbers": "2"},
    ),
    "draw-back": (
        at_row(lambda world: a_draw(world, method="witnessed", result=[2])),
        lambda _world: {"seen": 0},
    ),
    "draw-witnessed": (
        at_row(lambda world: a_draw(world, method="witnessed", result=[2])),
        lambda _world: {"seen": 0, "witnesses": "Ms Diallo"},
    ),
    "draw-annul": (at_row(a_draw), lambda _world: {"seen": 0, "reason": "A lot was missing."}),
    "draw-record": (lambda world: {**at_row(a_draw)(world), "language": "en"}, None),
    "ranks": (here, None),
    "rank-add": (here, lambda _world: {"seen": 0, "name_en": "Guest of honour"}),
    "ranks-usual": (here, lambda _world: {"seen": 0, "kind": "states"}),
    "rank": (lambda world: {**here(world), "key": "leader"}, None),
    "rank-change": (
        lambda world: {**here(world), "key": "leader"},
        lambda _world: {"seen": 0, "name_en": "Leader"},
    ),
    "rank-move": (
        lambda world: {**here(world), "key": "leader"},
        lambda _world: {"seen": 0, "way": "higher"},
    ),
    "rank-delete": (
        lambda world: {**here(world), "key": "international"},
        lambda _world: {"seen": 0},
    ),
}

OF_A_PLAN = {"name": "Photo", "session": "", "shape": "photo", "measures": "5"}
SEEN = lambda _world: {"seen": 0}  # noqa: E731
OF_THE_DESK |= {
    "seating": (here, None),
    "seating-new": (here, None),
    "seating-add": (here, lambda _world: {**OF_A_PLAN, "people": "chosen", "seen": 0}),
    "seating-plan": (at_row(a_plan), None),
    "seating-settings": (at_row(a_plan), None),
    "seating-change": (at_row(a_plan), lambda _world: {**OF_A_PLAN, "seen": 0}),
    "seating-delete": (at_row(a_plan), SEEN),
    "seating-arrange": (at_row(a_plan), lambda _world: {"seen": 0, "how": "order"}),
    "seating-undo": (at_row(a_moved_plan), SEEN),
    "seating-seat": (
        at_row(a_plan),
        lambda world: {"seen": 0, "who": her_head(world).pk, "seat": 3, "to": "move"},
    ),
    "seating-back": (
        lambda world: {
            **here(world),
            "pk": a_plan(world, seat=None).pk,
            "who": her_head(world).pk,
        },
        SEEN,
    ),
    "seating-rules": (at_row(a_plan), None),
    "seating-rule-add": (
        at_row(a_plan),
        lambda world: {"seen": 0, "kind": "sight", "first": her_head(world).pk},
    ),
    "seating-rule-delete": (a_rule, SEEN),
    "seating-people": (at_row(a_plan), None),
    "seating-people-add": (
        lambda world: {**here(world), "pk": SeatingPlanFactory(conference=world.conference).pk},
        lambda world: {"seen": 0, "people": [her_head(world).pk]},
    ),
    "seating-person-remove": (
        lambda world: a_plan_and(world, who=her_head(world).pk),
        SEEN,
    ),
    "seating-file": (lambda world: a_plan_and(world, what="list", kind="csv"), None),
}


def a_text(world, **values):
    return PlateTextFactory(delegation=her_delegation(world), **values)


def a_stated_text(world):
    return a_text(world, state="stated", asked={"en": "Plate"})


def a_run(world):
    plate = PrintedPlateFactory(
        run__conference=world.conference, delegation=her_delegation(world), delegate=her_head(world)
    )
    return plate.run


def a_plate(world):
    return {**here(world), "of": her_delegation(world).pk, "person": her_head(world).pk}


OF_THE_DESK |= {
    "plates": (here, None),
    "plates-file": (lambda world: {**here(world), "kind": "csv"}, None),
    "plates-stated": (here, None),
    "plate": (a_plate, None),
    "plate-enter": (a_plate, lambda _world: {"seen": 0, "texts_en": "Plate"}),
    "plate-confirm": (at_row(a_stated_text), SEEN),
    "plate-decline": (at_row(a_stated_text), lambda _world: {"seen": 0, "reason": "Too long."}),
    "plate-runs": (here, None),
    "plate-run-make": (
        lambda world: (her_head(world), here(world))[1],
        lambda _world: {
            "of": "principals",
            "layout": "place",
            "languages": ["en"],
            "which": "all",
        },
    ),
    "plate-run": (at_row(a_run), None),
    "plate-run-file": (at_row(a_run), None),
    "plate-run-discard": (at_row(a_run), SEEN),
}


def an_opening(world):
    return SessionFactory(conference=world.conference, kind="opening")


def a_tick(world):
    return {**here(world), "pk": EventCheckFactory(session=an_opening(world)).session_id}


OF_THE_DESK |= {
    "checks": (here, None),
    "check": (at_row(an_opening), None),
    "check-tick": (
        at_row(an_opening),
        lambda world: {"item": "signs", "seen": basis_of(world), "note": ""},
    ),
    "check-untick": (lambda world: {**a_tick(world), "item": "signs"}, lambda _world: {}),
}


def basis_of(world):
    session = Session.objects.filter(conference=world.conference, kind="opening").latest("pk")
    (event,) = checked(world.conference, [session])
    return next(each.basis for each in event.items if each.key == "signs")


def a_gift(world, **values):
    return GiftFactory(conference=world.conference, **values)


def a_gift_with_picture(world):
    return GiftPictureFactory(gift=a_gift(world)).gift


OF_A_GIFT = {
    "direction": "received",
    "day": "2026-11-02",
    "other": "The mayor",
    "description": "A vase",
    "value": "120",
    "currency": "USD",
    "disposition": "kept",
}
OF_THE_DESK |= {
    "gifts": (here, None),
    "gifts-file": (lambda world: {**here(world), "kind": "csv"}, None),
    "gift-new": (here, None),
    "gift-add": (here, lambda _world: OF_A_GIFT),
    "gift": (at_row(a_gift), None),
    "gift-picture": (at_row(a_gift_with_picture), None),
    "gift-edit": (at_row(a_gift), None),
    "gift-change": (at_row(a_gift), lambda _world: {**OF_A_GIFT, "seen": 0}),
    "gift-delete": (at_row(a_gift), SEEN),
    "gift-approve": (at_row(lambda world: a_gift(world, state="waiting")), SEEN),
    "gift-refuse": (
        at_row(lambda world: a_gift(world, state="waiting")),
        lambda _world: {"seen": 0, "reason": "Too precious."},
    ),
}

WHO = {f"protocol:{name}": PROTOCOL for name in OF_THE_DESK}
WHERE = {f"protocol:{name}": where for name, (where, _data) in OF_THE_DESK.items()}
POSTS = {f"protocol:{name}": data for name, (_where, data) in OF_THE_DESK.items() if data}

OF_PARTIES = {  # behind a link
    "my-plates": (lambda world: (her_head(world), {})[1], None),
    "my-plate": (lambda world: {"person": her_head(world).pk}, None),
    "plate-state": (
        lambda world: {"person": her_head(world).pk},
        lambda _world: {"texts_en": "Plate", "seen": 0},
    ),
    "plate-back": (lambda world: {"pk": a_stated_text(world).pk}, lambda _world: {}),
    "mine": (lambda world: (her_head(world), {})[1], None),
    "state": (
        lambda world: (her_head(world), {})[1],
        lambda world: {"person": her_head(world).pk, **ENTERED},
    ),
    "take-back": (
        lambda world: {"pk": an_office(world, state="stated").pk},
        lambda _world: {},
    ),
}


def for_her(where):
    return lambda world: {**here(world), "invitation": world.fay.invitation.pk, **where(world)}


WHO |= {f"protocol:{name}": {"fay"} for name in OF_PARTIES}
WHO |= {f"protocol:for-{name}": PEOPLE for name in OF_PARTIES}
WHERE |= {f"protocol:{name}": where for name, (where, _data) in OF_PARTIES.items()}
WHERE |= {f"protocol:for-{name}": for_her(where) for name, (where, _d) in OF_PARTIES.items()}
POSTS |= {f"protocol:{name}": data for name, (_where, data) in OF_PARTIES.items() if data}
POSTS |= {
    f"protocol:for-{name}": lambda world, data=data: {**data(world), **SOURCE}
    for name, (_where, data) in OF_PARTIES.items()
    if data
}
