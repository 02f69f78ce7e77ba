"""Places decided by hand. Each decision claims the whole order: of two officers who move in it the first wins."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.kit.forms import state_of
from plenipo.protocol.models import OrderOf, PlacedByHand, Precedence, SettledOrder
from plenipo.protocol.queries.ordering import order_on
from plenipo.protocol.queries.settled import rows_of, rule_of, settled_orders
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import amend, claim, record
from plenipo.records.models import By


@transaction.atomic
def place_by_hand(
    conference: Conference,
    of: str,
    subject: int,
    *,
    side: str,
    beside: int,
    reason: str,
    seen: int,
    by: By,
) -> PlacedByHand:
    """Directly before or after another, wherever the rules put that one. An earlier decision on the same row ends.

    Raises Refused for one that could not be kept.
    """
    precedence = _hold(conference, of)
    claim(precedence, seen=seen)
    kind = "delegation" if of == OrderOf.DELEGATIONS else "delegate"
    before = PlacedByHand.objects.filter(precedence=precedence, undone=False, **{kind: subject})
    amend(before, undone=True)
    now = timezone.now()
    made = PlacedByHand.objects.create(
        precedence=precedence,
        side=side,
        reason=reason,
        at=now,
        by=by.account,
        **{f"{kind}_id": subject, f"beside_{kind}_id": beside},
    )
    found = order_on(conference, of, timezone.localdate())
    if any(row.pk == made.pk for row, _unkept in found.unkept):
        raise Refused(
            _("That one was itself placed beside this one. Undo the other decision first.")
        )
    record(Verb.PLACED, by=by, about=precedence, delegation=_delegation_of(made))
    return made


@transaction.atomic
def undo_place(row: PlacedByHand, *, seen: int, by: By) -> None:
    claim(row, seen=seen, undone=True)
    amend(Precedence.objects.filter(pk=row.precedence_id))
    record(Verb.PLACE_UNDONE, by=by, about=row.precedence, delegation=_delegation_of(row))


def _hold(conference: Conference, of: str) -> Precedence:
    """Until the transaction ends, so that no two settle one number, or decide on one place."""
    row, _made = Precedence.objects.get_or_create(conference=conference, of=of)
    return Precedence.objects.select_for_update().get(pk=row.pk)


def _delegation_of(row: PlacedByHand) -> int:
    return row.delegation_id or (row.delegate.delegation_id if row.delegate else 0)


@transaction.atomic
def settle_order(conference: Conference, of: str, *, note: str, seen: str, by: By) -> SettledOrder:
    """Exactly what the page showed. Raises Refused if something has come between.

    seen   what the order was (`state_of` its rows)
    """
    _hold(conference, of)
    day = timezone.localdate()
    found = order_on(conference, of, day)
    rows = rows_of(found)
    if not rows:
        raise Refused(_("There is nobody to put in order yet."))
    if state_of(rows) != seen:
        raise Refused(
            _(
                "The order has changed since this page was drawn. Check it as it is now, then settle it."
            )
        )
    last = settled_orders(conference).filter(of=of).first()
    made = SettledOrder.objects.create(
        conference=conference,
        of=of,
        number=last.number + 1 if last else 1,
        day=day,
        rows=rows,
        rule=rule_of(found),
        note=note,
        at=timezone.now(),
        by=by.account,
    )
    record(Verb.ORDER_SETTLED, by=by, about=made, number=made.number)
    return made
