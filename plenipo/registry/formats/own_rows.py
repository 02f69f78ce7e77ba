"""Lines of our own export, read again: what somebody changed in them is a change of the entry."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from plenipo.kit.cleaning import clean
from plenipo.kit.locales import listed
from plenipo.registry.bridge.values import Values
from plenipo.registry.formats.register import SHOWN_IN_EXPORT, exported_values
from plenipo.registry.models import ImportRow, Party

Does = ImportRow.Does


def compare_own(rows: Sequence[ImportRow]) -> None:
    """What is the same is unchanged, whoever else wrote the entry since; else the file must be of its last revision."""
    found = Party.objects.prefetch_related(*SHOWN_IN_EXPORT)
    parties = found.in_bulk([row.said["number"] for row in rows])
    for row in rows:
        party = parties.get(row.said["number"])
        row.label = row.said["values"].get("name", "") or row.label
        if party is None:
            _refuse(row, _("The register has no entry with this number."))
        elif party.merged_into_id:
            _refuse(row, _("This entry was merged into another one. Change that one."))
        else:
            row.party = party
            _compare(row, party)


def _compare(row: ImportRow, party: Party) -> None:
    now, wanted = exported_values(party), row.said["values"]
    own = {name: getattr(party, name) for name in wanted}
    moved = [name for name, value in wanted.items() if not _same(own[name], value)]
    row.before = {name: own[name] for name in moved if own[name] not in ("", None)}
    row.after = {name: wanted[name] for name in moved if wanted[name] not in ("", None)}
    others = [name for name, text in row.said["fixed"].items() if not _same(now[name], text)]
    if others:
        said = _("Change these on the page of the entry, not in the file: %(columns)s.")
        _refuse(row, said % {"columns": listed(others)})
    elif moved and row.said["revision"] not in ("", str(party.revision)):
        _refuse(row, _("The entry has been changed since the file was exported. Export it again."))
    elif wrong := _wrong({**own, **wanted}):
        _refuse(row, wrong if moved else "")
    elif moved:
        row.does = Does.CHANGED


def _same(one: Any, other: Any) -> bool:
    return clean(str("" if one is None else one)) == str("" if other is None else other)


def _wrong(values: Values) -> str:
    founded, ended = values.get("founded"), values.get("ended")
    if founded and ended and ended < founded:
        return _("It ends in %(ended)s, before it was founded in %(founded)s.") % {
            "ended": ended,
            "founded": founded,
        }
    return ""


def _refuse(row: ImportRow, why: str) -> None:
    if why:
        row.does, row.reason = Does.REFUSED, why[:300]
