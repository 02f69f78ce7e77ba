"""Writing and unwriting the lines of an import, a chunk at a time."""

from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.registry.models import (
    Affiliation,
    ExternalId,
    Import,
    ImportRow,
    Party,
    PartyName,
    StatusPeriod,
)
from plenipo.registry.queries.entries import searched_text
from plenipo.registry.queries.imports import COMPARED, parties_by_id

Does = ImportRow.Does


def write(kind: str, rows: list[ImportRow]) -> None:
    if kind == Import.Kind.MEMBERSHIPS:
        _write_affiliations([row.after for row in rows])
        return
    new = [row for row in rows if row.does == Does.NEW]
    made = Party.objects.bulk_create([_party(row.after) for row in new])
    for row, party in zip(new, made, strict=True):
        row.party = party
    ImportRow.objects.bulk_update(new, ["party"])
    changed = [row for row in rows if row.does == Does.CHANGED]
    _change(changed, [row.after for row in changed])
    _write_rows_below([(row.party_id, row.after) for row in rows])


def unwrite(kind: str, rows: list[ImportRow]) -> None:
    if kind == Import.Kind.MEMBERSHIPS:
        _unwrite_affiliations(rows)
        return
    new = [row.party_id for row in rows if row.does == Does.NEW and row.party_id]
    try:
        Party.objects.filter(pk__in=new).delete()
    except ProtectedError as held:
        first = next(iter(held.protected_objects))
        raise Refused(
            _("Parties of this import are in use meanwhile (%(what)s); it cannot be undone.")
            % {"what": first}
        ) from held
    changed = [row for row in rows if row.does == Does.CHANGED]
    _change(changed, [row.before for row in changed])
    _write_rows_below([(row.party_id, row.before) for row in changed])


def _party(values: dict[str, Any]) -> Party:
    own = {name: values[name] for name in COMPARED}
    return Party(**own, searched=searched_text([text for _kind, text, _script in values["names"]]))


def _change(rows: list[ImportRow], values: list[dict[str, Any]]) -> None:
    parties = Party.objects.in_bulk([row.party_id for row in rows])
    for row, now in zip(rows, values, strict=True):
        party = parties[row.party_id]
        for name in COMPARED:
            setattr(party, name, now[name])
        party.searched = searched_text([text for _kind, text, _script in now["names"]])
        party.revision += 1
    Party.objects.bulk_update(parties.values(), [*COMPARED, "searched", "revision"], batch_size=200)


def _write_rows_below(entries: list[tuple[Any, dict[str, Any]]]) -> None:
    """Names, ids and statuses of these parties become those of the file."""
    parties = [party for party, _values in entries]
    for model in (PartyName, ExternalId, StatusPeriod):
        model.objects.filter(party__in=parties).delete()
    PartyName.objects.bulk_create(
        PartyName(party_id=party, kind=kind, text=text, script=script)
        for party, values in entries
        for kind, text, script in values["names"]
    )
    ExternalId.objects.bulk_create(
        ExternalId(party_id=party, scheme=scheme, value=value, exclusive=exclusive)
        for party, values in entries
        for scheme, value, exclusive in values["ids"]
    )
    StatusPeriod.objects.bulk_create(
        StatusPeriod(party_id=party, status=status, since=since, until=until)
        for party, values in entries
        for status, since, until in values["statuses"]
    )


def _write_affiliations(lines: list[dict[str, Any]]) -> None:
    parties = parties_by_id("partyfacts", {line["party"] for line in lines})
    bodies = parties_by_id("international", {line["international"] for line in lines})
    Affiliation.objects.bulk_create(
        [
            Affiliation(
                party_id=parties[line["party"]],
                international_id=bodies[line["international"]],
                status=line["status"],
                source=line["source"],
            )
            for line in lines
        ],
        update_conflicts=True,
        unique_fields=["party", "international"],
        update_fields=["status", "source"],
    )


def _unwrite_affiliations(rows: list[ImportRow]) -> None:
    for row in rows:
        held = Affiliation.objects.filter(
            party__external_ids__scheme="partyfacts",
            party__external_ids__value=row.after["party"],
            international__external_ids__scheme="international",
            international__external_ids__value=row.after["international"],
        )
        if row.does == Does.NEW:
            Affiliation.objects.filter(pk__in=held.values("pk")).delete()
        else:
            Affiliation.objects.filter(pk__in=held.values("pk")).update(
                status=row.before["status"], source=row.before["source"]
            )
