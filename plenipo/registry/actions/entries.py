"""Adding, editing, undoing and merging entries of the register. Each change keeps the whole entry before and after."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By
from plenipo.registry import signals
from plenipo.registry.models import (
    Affiliation,
    ExternalId,
    Party,
    PartyName,
    Revision,
    StatusPeriod,
    Succession,
)
from plenipo.registry.queries.entries import names_of, searched_text

OWN_FIELDS = (
    "kind", "country_id", "name", "name_language", "name_english", "name_short", "founded", "ended",
    "family", "website", "article", "note", "source",
)  # fmt: skip
MOVED = (
    (PartyName, "party"),
    (ExternalId, "party"),
    (StatusPeriod, "party"),
    (Affiliation, "party"),
    (Affiliation, "international"),
    (Succession, "before"),
    (Succession, "after"),
)


def as_kept(party: Party) -> dict[str, Any]:
    return {name: getattr(party, name) for name in OWN_FIELDS}


@transaction.atomic
def add_party(*, by: By, **values: Any) -> Party:
    party = Party(**values)
    party.searched = searched_text([party.name, party.name_english, party.name_short])
    party.save()
    _revise(party, "added", {}, by=by)
    record("registry.party.added", by=by, about=party)
    return party


@transaction.atomic
def change_party(party: Party, *, seen: int, by: By, **values: Any) -> None:
    """Edit an entry that was seen at revision `seen`. Whoever comes second is told who was first."""
    before = as_kept(party)
    claimed = Party.objects.filter(pk=party.pk, revision=seen).update(revision=F("revision") + 1)
    if not claimed:
        raise Refused(_changed_meanwhile(party))
    for name, value in values.items():
        setattr(party, name, value)
    party.revision = seen + 1
    party.searched = searched_text(names_of(party))
    party.save()
    _revise(party, "changed", before, by=by)
    record(
        "registry.party.changed",
        by=by,
        about=party,
        fields=sorted(name for name in OWN_FIELDS if before[name] != getattr(party, name)),
    )


def _changed_meanwhile(party: Party) -> str:
    last = Revision.objects.filter(party=party).select_related("by").first()
    who = (last and last.by) or _("Somebody")
    when = timezone.localtime(last.at).strftime("%H:%M") if last else ""
    return _(
        "%(who)s changed this entry at %(when)s. Your changes stand below; compare and keep again."
    ) % {
        "who": who,
        "when": when,
    }


@transaction.atomic
def undo(revision: Revision, *, by: By) -> None:
    """Bring an entry back to what it was before one change, if that was its last."""
    party = Party.objects.select_for_update().get(pk=revision.party_id)
    last = Revision.objects.filter(party=party, undone=False).first()
    if last is None or last.pk != revision.pk or not revision.before:
        raise Refused(_("Only the last change of an entry can be undone."))
    before = as_kept(party)
    for name, value in revision.before.items():
        setattr(party, name, value)
    party.revision += 1
    party.searched = searched_text(names_of(party))
    party.save()
    Revision.objects.filter(pk=revision.pk).update(undone=True)
    _revise(party, "undone", before, by=by, undone=True)
    record("registry.party.undone", by=by, about=party, revision=revision.pk)


@transaction.atomic
def merge(gone: Party, kept: Party, *, by: By) -> None:
    """Make one entry of two that are one party. What belonged to `gone` moves; which rows moved is kept for undo."""
    if gone.pk == kept.pk:
        raise Refused(_("An entry cannot be merged into itself."))
    if gone.merged_into_id or kept.merged_into_id:
        raise Refused(_("One of the two is merged already."))
    moved = {}
    for model, field in MOVED:
        key = f"{model.__name__}.{field}"
        moved[key] = [
            pk
            for pk in model.objects.filter(**{field: gone}).values_list("pk", flat=True)
            if _moves(model, pk, field, kept)
        ]
    signals.parties_merged.send(Party, gone=gone, kept=kept, by=by)
    Party.objects.filter(pk=gone.pk).update(merged_into=kept, revision=F("revision") + 1)
    _name_kept_of(gone, kept)
    kept.refresh_from_db()
    kept.searched = searched_text(names_of(kept))
    kept.revision += 1
    kept.save()
    _revise(kept, "merged", {}, by=by, moved=moved, gone=gone.pk)
    record("registry.party.merged", by=by, about=kept, gone=gone.pk)


def _moves(model: Any, pk: int, field: str, kept: Party) -> bool:
    """A row that `kept` has already (same name, same international) stays behind with the entry that is gone."""

    try:
        with transaction.atomic():
            model.objects.filter(pk=pk).update(**{field: kept})
    except IntegrityError:
        return False
    return True


def _name_kept_of(gone: Party, kept: Party) -> None:
    for text in (gone.name, gone.name_english):
        if text and text not in (kept.name, kept.name_english):
            PartyName.objects.get_or_create(party=kept, kind=PartyName.Kind.OTHER, text=text)


@transaction.atomic
def undo_merge(revision: Revision, *, by: By) -> Party:
    """Take a merger apart again: what had moved goes back."""
    if revision.what != "merged" or revision.undone:
        raise Refused(_("This is no merger that can be undone."))
    kept = Party.objects.select_for_update().get(pk=revision.party_id)
    gone = Party.objects.select_for_update().get(pk=revision.after["gone"])
    for model, field in MOVED:
        rows = model.objects.filter(
            pk__in=revision.after["moved"].get(f"{model.__name__}.{field}", [])
        )
        rows.update(**{field: gone})
    signals.merge_undone.send(Party, gone=gone, kept=kept, by=by)
    Party.objects.filter(pk=gone.pk).update(merged_into=None, revision=F("revision") + 1)
    Revision.objects.filter(pk=revision.pk).update(undone=True)
    for party in (kept, gone):
        Party.objects.filter(pk=party.pk).update(
            searched=searched_text(names_of(party)), revision=F("revision") + 1
        )
    record("registry.party.unmerged", by=by, about=kept, gone=gone.pk)
    return gone


def _revise(
    party: Party, what: str, before: dict[str, Any], *, by: By, undone: bool = False, **more: Any
) -> Revision:
    return Revision.objects.create(
        party=party,
        at=timezone.now(),
        by=by.account,
        what=what,
        before=before,
        after={**as_kept(party), **more},
        undone=undone,
    )
