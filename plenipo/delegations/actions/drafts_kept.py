"""What a focal point typed is kept as typed, errors and all, until it is submitted."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from plenipo.delegations.models import Delegation, Draft, FocalPoint

PREFIX = "people-"
MOST_ROWS = 200


def rows_typed(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """The rows of the posted roster as typed: "people-0-name" and so on. Rows where nothing stands are left out."""
    rows: dict[int, dict[str, str]] = {}
    for name, value in data.items():
        head, _dash, rest = name.partition("-")
        number, _dash, field = rest.partition("-")
        if f"{head}-" == PREFIX and number.isdigit() and int(number) < MOST_ROWS:
            rows.setdefault(int(number), {})[field] = str(value)[:2000]
    typed_in = ("family_name", "given_name", "native_name", "office", "email")
    return [
        rows[n] for n in sorted(rows) if any(rows[n].get(name, "").strip() for name in typed_in)
    ]


@transaction.atomic
def keep(delegation: Delegation, rows: list[dict[str, str]], *, focal: FocalPoint | None) -> None:
    Draft.objects.update_or_create(
        delegation=delegation,
        defaults={"typed": rows, "at": timezone.now(), "focal_point": focal},
    )


def keep_typed(focal: FocalPoint, data: Mapping[str, Any]) -> bool:
    """Keep a roster that arrived over an expired link; whether there was anything to keep.

    It is offered again when the focal point comes back over a new link. Nothing else is done with it.
    """
    rows = rows_typed(data)
    delegation = Delegation.objects.filter(invitation=focal.invitation_id).first()
    if not rows or delegation is None or delegation.state not in Delegation.EDITABLE:
        return False
    keep(delegation, rows, focal=focal)
    return True
