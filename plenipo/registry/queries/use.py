"""What refers to entries, so that they cannot simply go."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import PROTECT, Model, QuerySet

from plenipo.registry.models import Affiliation, Import, ImportRow, Party, Revision, Succession


class Use(NamedTuple):
    """Why an entry cannot go (words/use.py). of: the kind of row that refers to it."""

    why: str
    of: type[Model] | None = None


def in_use(parties: Collection[int]) -> dict[int, Use]:
    """Number of an entry to its use, for those of these that are in use outside of these."""
    used: dict[int, Use] = {}
    for relation in Party._meta.related_objects:
        if relation.on_delete is PROTECT:
            name = relation.field.attname
            held = relation.related_model._default_manager.filter(**{f"{name}__in": parties})
            used |= dict.fromkeys(
                held.order_by().values_list(name, flat=True).distinct(),
                Use("referred", relation.related_model),
            )
    merged = Party.objects.filter(merged_into__in=parties).exclude(pk__in=parties)
    members = Affiliation.objects.filter(international__in=parties).exclude(party__in=parties)
    before = Succession.objects.filter(after__in=parties).exclude(before__in=parties)
    after = Succession.objects.filter(before__in=parties).exclude(after__in=parties)
    for number, why in (
        *((pk, "merged") for pk in _of(merged, "merged_into")),
        *((pk, "members") for pk in _of(members, "international")),
        *((pk, "succession") for pk in _of(before, "after")),
        *((pk, "succession") for pk in _of(after, "before")),
    ):
        used[number] = Use(why)
    return used


def changed_since(run: Import, parties: Collection[int]) -> set[int]:
    """Those of these entries that people, or another import, have changed."""
    by_people = Revision.objects.filter(party__in=parties)
    elsewhere = ImportRow.objects.filter(party__in=parties, run__state=Import.State.APPLIED)
    return {*_of(by_people, "party"), *_of(elsewhere.exclude(run=run), "party")}


def _of(rows: QuerySet[Any], name: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(name, flat=True).distinct()
