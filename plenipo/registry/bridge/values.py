"""An entry as plain values: what revisions keep, imports compare, and pages tell the difference of.

{"name": "Parti …", "founded": 1905, …, "names": [[kind, text, …], …], "statuses": […], …}
Fields without a value are left out. A part of an entry (what changed) has the same shape.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Model

from plenipo.registry.models import (
    Affiliation,
    ExternalId,
    Party,
    PartyName,
    StatusPeriod,
    Succession,
)

Values = dict[str, Any]
Flat = dict[tuple[Any, ...], Any]
Row = list[Any]
FIELDS = (
    "kind", "country_id", "name", "name_language", "name_english", "name_short", "founded", "ended",
    "last_seen", "share", "family", "website", "article", "note", "source",
)  # fmt: skip
EMPTY = ("", None)


class EntryPart(NamedTuple):
    """Rows below an entry. The first `key` columns tell a row from the others of its entry."""

    model: type[Model]
    party: str
    columns: tuple[str, ...]
    key: int


PARTS = {
    "names": EntryPart(
        PartyName, "party_id", ("kind", "text", "language", "script", "since", "until"), 2
    ),
    "statuses": EntryPart(StatusPeriod, "party_id", ("status", "since", "until", "source"), 2),
    "affiliations": EntryPart(
        Affiliation, "party_id", ("international_id", "status", "since", "until", "source"), 1
    ),
    "came_from": EntryPart(Succession, "after_id", ("before_id", "kind", "year"), 2),
    "went_into": EntryPart(Succession, "before_id", ("after_id", "kind", "year"), 2),
    "ids": EntryPart(ExternalId, "party_id", ("scheme", "value", "exclusive"), 2),
}


def own_values(party: Party) -> Values:
    own = {name: getattr(party, name) for name in FIELDS}
    return {name: value for name, value in own.items() if value not in EMPTY}


def difference(old: Values, new: Values) -> tuple[Values, Values]:
    """What of `old` is gone or otherwise in `new`, and what stands there instead."""
    before, after = _flat(old), _flat(new)
    moved = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return (
        _values((key, before[key]) for key in moved if key in before),
        _values((key, after[key]) for key in moved if key in after),
    )


def changed_to(now: Values, before: Values, after: Values) -> tuple[Values, Values]:
    """Carry the change from `before` to `after` over to `now`: the entry then, and what it could not touch.

    Where `now` says something else than `before`, somebody has changed it since, and that stays.
    """
    have, was, wanted = _flat(now), _flat(before), _flat(after)
    stays: Flat = {}
    for key in {**was, **wanted}:
        if have.get(key) not in (was.get(key), wanted.get(key)):
            stays[key] = have.get(key)
        elif key in wanted:
            have[key] = wanted[key]
        else:
            have.pop(key, None)
    return _values(have.items()), _values(stays.items())


def _flat(values: Values) -> Flat:
    flat: Flat = {}
    for name, value in values.items():
        if name in PARTS:
            flat.update(((name, *row[: PARTS[name].key]), list(row)) for row in value)
        elif value not in EMPTY:
            flat[name,] = value
    return flat


def _values(flat: Iterable[tuple[tuple[Any, ...], Any]]) -> Values:
    values: Values = {}
    for (name, *row), value in flat:
        if row:
            values.setdefault(name, []).extend([value] if value else [])
        else:
            values[name] = value
    return values
