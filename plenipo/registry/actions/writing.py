"""Writing entries, many at once: the rows of the database become what the values say."""

from collections.abc import Sequence
from typing import NamedTuple

from plenipo.registry.actions.words import index
from plenipo.registry.bridge.values import FIELDS, PARTS, EntryPart, Row, Values, difference
from plenipo.registry.models import Party

NAMED_BY = {"name", "name_english", "name_short", "names", "name_language", "country_id"}
AT_ONCE = 200


class EntryChange(NamedTuple):
    """An entry as it is (`now`; nothing, if it is new) and as it shall be."""

    party: Party
    now: Values
    then: Values


def write(changes: Sequence[EntryChange]) -> None:
    """The parties are saved already when they are new; their revision is the caller's business."""
    told = [(change.party, *difference(change.now, change.then)) for change in changes]
    fields = sorted({name for _p, *ways in told for way in ways for name in way} & set(FIELDS))
    moved = [party for party, before, after in told if _set(party, fields, before, after)]
    if moved:
        Party.objects.bulk_update(moved, fields, batch_size=AT_ONCE)
    for name, part in PARTS.items():
        _remove(part, {party.pk: before[name] for party, before, _a in told if name in before})
        _add(part, {party.pk: after[name] for party, _b, after in told if name in after})
    index([party for party, before, after in told if NAMED_BY & {*before, *after}])


def _set(party: Party, fields: Sequence[str], before: Values, after: Values) -> bool:
    moved = False
    for name in fields:
        value = after.get(name, _empty(name))
        if (name in before or name in after) and getattr(party, name) != value:
            setattr(party, name, value)
            moved = True
    return moved


def _empty(name: str) -> str | None:
    return None if Party._meta.get_field(name).null else ""


def _remove(part: EntryPart, rows: dict[int, list[Row]]) -> None:
    gone = {(party, *row[: part.key]) for party, each in rows.items() for row in each}
    held = part.model._default_manager.filter(**{f"{part.party}__in": list(rows)})
    held_keys = held.values_list("pk", part.party, *part.columns[: part.key])
    doomed = [pk for pk, *key in held_keys if tuple(key) in gone] if gone else []
    if doomed:
        part.model._default_manager.filter(pk__in=doomed).delete()


def _add(part: EntryPart, rows: dict[int, list[Row]]) -> None:
    part.model._default_manager.bulk_create(
        [
            part.model(**{part.party: party}, **dict(zip(part.columns, row, strict=True)))
            for party, each in rows.items()
            for row in each
        ],
        batch_size=1_000,
    )
