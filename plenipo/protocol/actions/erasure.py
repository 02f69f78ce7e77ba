"""What orders and draws still say once their people may no longer be told from them."""

from typing import Any

from django.db import transaction

from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.retention import Due
from plenipo.people.models import Person
from plenipo.protocol.models import (
    GiftPicture,
    LotDraw,
    PlateText,
    PrintedPlate,
    SettledOrder,
    Tenure,
)
from plenipo.protocol.models.gifts import OF_GIFTS
from plenipo.protocol.models.offices import OF_PROTOCOL
from plenipo.protocol.profile import OFFICE
from plenipo.records.actions import amend


@transaction.atomic
def forget(person: Person) -> None:
    """Of whoever is erased: their offices, since when they held them in orders that were settled, and their plates."""
    delegates = set(Delegate.objects.filter(person=person).values_list("pk", flat=True))
    amend(
        Tenure.objects.filter(delegate__in=delegates), office="", since=None, until=None, reason=""
    )
    amend(PlateText.objects.filter(delegate__in=delegates), texts={}, asked={}, reason="")
    PrintedPlate.objects.filter(delegate__in=delegates).update(lines=[])
    conferences = Delegate.objects.filter(pk__in=delegates).values("delegation__conference")
    for order in SettledOrder.objects.filter(conference__in=conferences):
        if any(row.get("delegate") in delegates for row in order.rows):
            order.rows = [
                _without(row) if row.get("delegate") in delegates else row for row in order.rows
            ]
            order.save(update_fields=["rows"])


@transaction.atomic
def forget_all(due: Due) -> None:
    """After the period of retention: the order stays, of whom nothing but the delegation is said."""
    if not due.has(OF_PROTOCOL):
        return
    orders = []
    for order in SettledOrder.objects.filter(conference=due.conference):
        left = [_without(row) for row in order.rows]
        if left != order.rows:
            order.rows = left
            orders.append(order)
    SettledOrder.objects.bulk_update(orders, ["rows"])
    due.count(SettledOrder, len(orders))
    plates = PrintedPlate.objects.filter(run__conference=due.conference).exclude(lines=[])
    due.count(PrintedPlate, plates.update(lines=[]))
    draws = [draw for draw in LotDraw.objects.filter(conference=due.conference) if _names(draw)]
    for draw in draws:
        draw.said = {**draw.said, "witnesses": [], "contributions": _unnamed(draw)}
    LotDraw.objects.bulk_update(draws, ["said"])
    due.count(LotDraw, len(draws))


@transaction.atomic
def forget_pictures(due: Due) -> None:
    """Somebody may be in them; the log keeps what was given."""
    if due.has(OF_GIFTS):
        gone, _kinds = GiftPicture.objects.filter(gift__conference=due.conference).delete()
        due.count(GiftPicture, gone)


def _without(row: dict[str, Any]) -> dict[str, Any]:
    """Neither since when they were in office, nor what was said of them by hand."""
    left = {name: value for name, value in row.items() if name != "since"}
    if left.get("why", {}).get("decided") == OFFICE:
        left["why"] = {**left["why"], "first": None, "second": None}
    if "placed" in left:
        left["placed"] = {**left["placed"], "reason": ""}
    return left


def _names(draw: LotDraw) -> bool:
    """Whether it still says who was there."""
    said = draw.said
    return bool(said.get("witnesses")) or any(who for who, _text in said.get("contributions", []))


def _unnamed(draw: LotDraw) -> list[list[str]]:
    """What was contributed stays, so that the draw can still be repeated; who said it does not."""
    return [["", text] for _who, text in draw.said.get("contributions", [])]
