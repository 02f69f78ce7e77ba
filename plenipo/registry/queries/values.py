"""Entries as plain values (bridge/values.py)."""

from collections.abc import Sequence

from plenipo.registry.bridge.values import PARTS, Values, own_values
from plenipo.registry.models import Party


def values_of(parties: Sequence[Party]) -> dict[int, Values]:
    """Seven queries at most, however many entries."""
    found = {party.pk: own_values(party) for party in parties}
    for name, part in PARTS.items():
        rows = part.model._default_manager.filter(**{f"{part.party}__in": list(found)})
        for party, *row in rows.order_by("pk").values_list(part.party, *part.columns):
            found[party].setdefault(name, []).append(row)
    return found
