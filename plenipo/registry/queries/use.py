"""What refers to entries, so that they cannot simply go."""

from collections.abc import Collection
from typing import Any

from django.db.models import PROTECT, QuerySet
from django.utils.translation import gettext as _

from plenipo.registry.models import Affiliation, Import, ImportRow, Party, Revision, Succession


def in_use(parties: Collection[int]) -> dict[int, str]:
    """Number of an entry to why it cannot go, for those of these that are in use outside of these."""
    used: dict[int, str] = {}
    for relation in Party._meta.related_objects:
        if relation.on_delete is PROTECT:
            name = relation.field.attname
            held = relation.related_model._default_manager.filter(**{f"{name}__in": parties})
            what = str(relation.related_model._meta.verbose_name)
            used |= dict.fromkeys(
                held.order_by().values_list(name, flat=True).distinct(),
                _("it is referred to (%(what)s)") % {"what": what},
            )
    merged = Party.objects.filter(merged_into__in=parties).exclude(pk__in=parties)
    members = Affiliation.objects.filter(international__in=parties).exclude(party__in=parties)
    before = Succession.objects.filter(after__in=parties).exclude(before__in=parties)
    after = Succession.objects.filter(before__in=parties).exclude(after__in=parties)
    for number, why in (
        *((pk, _("another entry was merged into it")) for pk in _of(merged, "merged_into")),
        *((pk, _("it has members")) for pk in _of(members, "international")),
        *((pk, _("it has predecessors or successors")) for pk in _of(before, "after")),
        *((pk, _("it has predecessors or successors")) for pk in _of(after, "before")),
    ):
        used[number] = why
    return used


def changed_since(run: Import, parties: Collection[int]) -> set[int]:
    """Those of these entries that people, or another import, have changed."""
    by_people = Revision.objects.filter(party__in=parties)
    elsewhere = ImportRow.objects.filter(party__in=parties, run__state=Import.State.APPLIED)
    return {*_of(by_people, "party"), *_of(elsewhere.exclude(run=run), "party")}


def _of(rows: QuerySet[Any], name: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(name, flat=True).distinct()
