"""Writing and unwriting the lines of an import, a chunk at a time."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.registry.actions.writing import EntryChange
from plenipo.registry.actions.writing import write as write_values
from plenipo.registry.bridge.values import FIELDS, Values, changed_to, difference
from plenipo.registry.formats.file_rows import Said
from plenipo.registry.formats.imports import (
    effect,
    ids_of,
    in_the_register,
    internationals_by_code,
    with_membership,
    with_memberships_of,
)
from plenipo.registry.models import ExternalId, Import, ImportRow, Party
from plenipo.registry.queries.use import changed_since, in_use
from plenipo.registry.queries.values import values_of
from plenipo.registry.words.use import use_in_words

Does = ImportRow.Does
AT_ONCE = 200


def write(run: Import, rows: list[ImportRow]) -> None:
    codes = internationals_by_code()
    if run.kind == Import.Kind.MEMBERSHIPS:
        _change(rows, codes, memberships=True)
        return
    new = [row for row in rows if row.does == Does.NEW]
    bodies = [row for row in new if row.said["kind"] == Party.Kind.INTERNATIONAL]
    if bodies:  # first: the other lines name them
        _add_internationals(bodies)
        codes = internationals_by_code()
    _add([row for row in new if row not in bodies], codes)
    changed = [row for row in rows if row.does == Does.CHANGED]
    _change_own([row for row in changed if "number" in row.said])
    _change([row for row in changed if "number" not in row.said], codes)


def _change_own(rows: list[ImportRow]) -> None:
    """What a file of ours changes, carried over to the entry as it is now; what files said of it stays."""
    parties = Party.objects.in_bulk({row.party_id for row in rows})
    start = values_of(list(parties.values()))
    now = dict(start)
    for row in rows:
        then, _stays = changed_to(now[row.party_id], row.before, row.after)  # type: ignore[index]
        row.before, row.after = difference(now[row.party_id], then)  # type: ignore[index]
        now[row.party_id] = then  # type: ignore[index]
    _save(parties, start, now)
    ImportRow.objects.bulk_update(rows, ["before", "after"], batch_size=AT_ONCE)


def _add_internationals(rows: list[ImportRow]) -> None:
    """They may name each other: what they belong to is written when all have their numbers."""
    _add(rows, {}, alone=True)
    codes = internationals_by_code()
    late = [row.party for row in rows if row.party and "affiliations" in row.said]
    write_values([EntryChange(p, _alone(p.said), in_the_register(p.said, codes)) for p in late])


def _alone(said: Said) -> Values:
    return in_the_register({k: v for k, v in said.items() if k != "affiliations"}, {})


def _add(rows: list[ImportRow], codes: dict[str, int], *, alone: bool = False) -> None:
    _refuse_if_taken([each for row in rows for each in ids_of(row.said)])
    parties = Party.objects.bulk_create([_party(row.said) for row in rows])
    for row, party in zip(rows, parties, strict=True):
        row.party = party
    write_values(
        [
            EntryChange(p, {}, _alone(p.said) if alone else in_the_register(p.said, codes))
            for p in parties
        ]
    )
    ImportRow.objects.bulk_update(rows, ["party"], batch_size=AT_ONCE)


def _party(said: Said) -> Party:
    return Party(**{name: said[name] for name in FIELDS if name in said}, said=said)


def _refuse_if_taken(ids: Iterable[tuple[str, str]]) -> None:
    values = [value for _scheme, value in ids]
    taken = ExternalId.objects.filter(exclusive=True, value__in=values).values_list(
        "scheme", "value"
    )
    if set(taken) & set(ids):
        raise Refused(_("The register has changed since this file was read. Upload it again."))


def _change(rows: list[ImportRow], codes: dict[str, int], *, memberships: bool = False) -> None:
    """What each line changes is worked out anew: the entry may have been edited since the preview."""
    parties = Party.objects.in_bulk({row.party_id for row in rows})
    start = values_of(list(parties.values()))
    now = dict(start)
    for row in rows:
        party = parties[row.party_id]
        said = (
            with_membership(party.said, row.said)
            if memberships
            else with_memberships_of(party.said, row.said)
        )
        then, _stays = effect(now[party.pk], party.said, said, codes)
        row.before, row.after = difference(now[party.pk], then)
        now[party.pk], party.said = then, said
    _save(parties, start, now)
    ImportRow.objects.bulk_update(rows, ["before", "after"], batch_size=AT_ONCE)


def unwrite(run: Import, rows: list[ImportRow]) -> None:
    if run.kind == Import.Kind.MEMBERSHIPS:
        _change_back(rows, memberships=True)
        return
    _remove(run, [row for row in rows if row.does == Does.NEW])
    _change_back([row for row in rows if row.does == Does.CHANGED])


def _remove(run: Import, rows: list[ImportRow]) -> None:
    numbers = [row.party_id for row in rows if row.party_id]
    used = {number: use_in_words(use) for number, use in in_use(numbers).items()}
    used |= dict.fromkeys(changed_since(run, numbers), _("it has since been changed"))
    kept = [row for row in rows if row.party_id in used]
    for row in kept:
        row.reason = _("not undone: %(why)s") % {"why": used[row.party_id]}  # type: ignore[index]
    ImportRow.objects.bulk_update(kept, ["reason"], batch_size=AT_ONCE)
    Party.objects.filter(pk__in=set(numbers) - set(used)).delete()


def _change_back(rows: list[ImportRow], *, memberships: bool = False) -> None:
    parties = Party.objects.in_bulk({row.party_id for row in rows if row.party_id})
    start = values_of(list(parties.values()))
    now = dict(start)
    for row in rows:
        party = parties.get(row.party_id)
        if party is None or party.merged_into_id:
            row.reason = _("not undone: the entry has since been merged or removed")
            continue
        then, stays = changed_to(now[party.pk], row.after, row.before)
        row.reason = _("not undone: it has since been changed") if stays else row.reason
        now[party.pk] = then
        if memberships:
            party.said = with_membership(party.said, row.said_before)
        elif "number" not in row.said:
            party.said = row.said_before
    _save(parties, start, now)
    ImportRow.objects.bulk_update(rows, ["reason"], batch_size=AT_ONCE)


def _save(parties: dict[Any, Party], start: dict[int, Values], now: dict[int, Values]) -> None:
    write_values([EntryChange(p, start[pk], now[pk]) for pk, p in parties.items()])
    for party in parties.values():
        party.revision += 1
    Party.objects.bulk_update(parties.values(), ["said", "revision"], batch_size=AT_ONCE)
