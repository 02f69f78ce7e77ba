"""Ranks of principals, two statements to confirm, a place decided by hand, a settled order, a draw of lots."""

from random import Random

from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.forms import state_of
from plenipo.people.models import Account
from plenipo.protocol.actions.lots import draw_by_seed, prepare_draw, publish_draw
from plenipo.protocol.actions.orders import place_by_hand, settle_order
from plenipo.protocol.models import LotDraw, OrderOf, Tenure
from plenipo.protocol.queries.ordering import order_on
from plenipo.protocol.queries.settled import rows_of
from plenipo.records.models import By

RANKS = {
    "leader_in_office": 4,
    "leader": 22,
    "deputy_leader": 30,
    "leadership": 16,
    "international": 20,
    "parliament": 6,
}
WITHOUT = 0.04  # heads of whom nobody has entered a rank yet
CONTRIBUTIONS = [("Mariam Keita", "4711"), ("陈晓文", "和平"), ("Ольга Миронова", "70")]


def protocol(conference: Conference, officer: Account, chance: Random) -> None:
    """Of conferences whose delegations are approved."""
    heads = list(
        Delegate.objects.filter(
            delegation__conference=conference,
            delegation__state=Delegation.State.APPROVED,
            capacity=Delegate.Capacity.HEAD,
            state__in=Delegate.PRESENT,
        ).order_by("pk")
    )
    if len(heads) < 3:
        return
    by = By(duty="protocol", account=officer)
    _ranks(heads, chance)
    lines = order_on(conference, OrderOf.DELEGATIONS, timezone.localdate()).lines
    place_by_hand(
        conference,
        OrderOf.DELEGATIONS,
        lines[len(lines) // 2].key,
        side="after",
        beside=lines[0].key,
        reason="Host of the previous conference.",
        seen=0,
        by=by,
    )
    found = order_on(conference, OrderOf.DELEGATIONS, timezone.localdate())
    note = "Opening ceremony"
    settle_order(conference, OrderOf.DELEGATIONS, note=note, seen=state_of(rows_of(found)), by=by)
    _lots(conference, by)


def _ranks(heads: list[Delegate], chance: Random) -> None:
    now = timezone.now()
    classes, weights = list(RANKS), list(RANKS.values())
    rows = [
        Tenure(
            delegate=head,
            rank=chance.choices(classes, weights)[0],
            since=_since(chance),
            at=now,
        )
        for head in heads
        if chance.random() >= WITHOUT
    ]
    for row in rows[:2]:  # a statement over the link waits
        row.state, row.by_party = Tenure.State.STATED, True
    Tenure.objects.bulk_create(rows)


def _since(chance: Random) -> str | None:
    """A day; of a few no more than the month or the year."""
    day = (
        f"{chance.randrange(2004, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    )
    return chance.choices([day, day[:7], day[:4], None], [85, 6, 6, 3])[0]


def _lots(conference: Conference, by: By) -> None:
    """One that was held, and one that is prepared."""
    held = prepare_draw(conference, what=LotDraw.What.SEAT, method=LotDraw.Method.SEED, by=by)
    publish_draw(held, seen=0, by=by)
    held.refresh_from_db()
    draw_by_seed(held, CONTRIBUTIONS, seen=held.revision, by=by)
    prepare_draw(
        conference,
        what=LotDraw.What.SPEAKERS,
        method=LotDraw.Method.WITNESSED,
        language=str(next(iter(conference.languages), "en")).replace("zh-hans", "en"),
        by=by,
    )
