"""What a focal point typed is kept as typed, errors and all, until it is submitted."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from plenipo.delegations.models import Delegate, Delegation, Draft, FocalPoint
from plenipo.delegations.queries.approval import as_it_is
from plenipo.delegations.roster import FIELDS, ROSTER
from plenipo.delegations.rules import Speaker
from plenipo.people.models import order_stated
from plenipo.records.actions import amend

PREFIX = "people-"
DELETE = "DELETE"  # ticked: this row is left out
MOST_ROWS = 1000  # more than may be submitted: nobody loses rows before they are told so
TYPED_IN = tuple(each.name for each in ROSTER if not each.choices)


def rows_typed(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """The rows of the posted roster as typed: "people-0-name" and so on. Rows where nothing stands are left out."""
    rows: dict[int, dict[str, str]] = {}
    for name, value in data.items():
        head, _dash, rest = name.partition("-")
        number, _dash, field = rest.partition("-")
        if f"{head}-" == PREFIX and number.isdigit() and int(number) < MOST_ROWS:
            rows.setdefault(int(number), {})[field] = str(value)[:2000]
    return [
        _with_order(rows[n])
        for n in sorted(rows)
        if any(rows[n].get(name, "").strip() for name in TYPED_IN) and not rows[n].get(DELETE)
    ]


def _with_order(row: Mapping[str, Any]) -> dict[str, Any]:
    """A name that was read as one and is in two parts by now has the order that is usual, until another is stated."""
    given, family = str(row.get("given_name", "")), str(row.get("family_name", ""))
    if (order := str(row.get("name_order", ""))) == order_stated(given, family, order):
        return dict(row)
    return {**row, "name_order": ""}


@transaction.atomic
def keep(
    delegation: Delegation,
    rows: list[dict[str, str]],
    *,
    focal: Speaker | None,
    notes: list[str] | None = None,
) -> None:
    """notes   what the reading of a table left aside; None: what is noted stays"""
    author = focal if isinstance(focal, FocalPoint) else None
    Draft.objects.update_or_create(
        delegation=delegation,
        defaults={
            "typed": list(map(_with_order, rows)),
            "at": timezone.now(),
            "focal_point": author,
        }
        | ({} if notes is None else {"notes": notes}),
    )


@transaction.atomic
def keep_as_it_is(delegation: Delegation) -> None:
    """After a change the draft says what holds: if the delegation is ever returned, it starts from there."""
    rows = [as_typed(each) for each in _present(delegation)]
    keep(delegation, rows, focal=None, notes=[])


def _present(delegation: Delegation) -> QuerySet[Delegate]:
    named = Delegate.objects.filter(delegation=delegation, state__in=Delegate.PRESENT)
    return named.select_related("person").order_by("position", "pk")


def as_typed(delegate: Delegate) -> dict[str, str]:
    """A person of the delegation as a row of the roster."""
    return {name: FIELDS[name].as_typed(value) for name, value in as_it_is(delegate).items()}


def names_kept(delegation: Delegation) -> list[dict[str, str]]:
    """The roster as last typed. A delegation named in any other way is returned with the persons nominated in it."""
    draft = getattr(delegation, "draft", None)
    if draft is not None:
        return list(draft.typed)
    if delegation.state == Delegation.State.INVITED:
        return []
    return [as_typed(each) for each in _present(delegation)]


@transaction.atomic
def keep_typed(focal: FocalPoint, data: Mapping[str, Any]) -> bool:
    """Keep a roster that arrived over an expired link; whether it was kept.

    It is offered again when the focal point comes back over a new link. Nothing else is done with it. What another
    focal point kept since the page was loaded is not overwritten.
    """
    rows = rows_typed(data)
    delegation = Delegation.objects.filter(invitation=focal.invitation_id).first()
    if not rows or delegation is None or delegation.state not in Delegation.EDITABLE:
        return False
    if not next_revision(delegation, data.get("seen", "")):
        return False
    keep(delegation, rows, focal=focal)
    return True


def next_revision(delegation: Delegation, seen: str) -> bool:
    """Whether the roster is still as it was seen; from now on it is another. One of two who write wins."""
    if not seen.isdecimal() or len(seen) > 9:
        return False
    rows = Delegation.objects.filter(pk=delegation.pk, revision=int(seen))
    return bool(amend(rows))
