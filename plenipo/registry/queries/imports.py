"""What the register holds of the lines of a file, in the form in which the file says it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from plenipo.registry.models import Affiliation, ExternalId, Import, ImportRow, Party

Values = dict[str, Any]
COMPARED = (
    "kind", "country_id", "name", "name_english", "name_short", "founded", "ended", "last_seen",
    "family", "website", "article", "source",
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    party: int | None
    values: Values


def key_of(kind: str, values: Values) -> str:
    """What makes two lines one: the exclusive id, or party and international."""
    if kind == Import.Kind.MEMBERSHIPS:
        return f"{values['party']} {values['international']}"
    return f"{values['ids'][0][0]}:{values['ids'][0][1]}"


def entries_kept(wanted: list[Values]) -> dict[str, Kept]:
    """The entries of the register that these lines are about, by key. Five queries."""
    if not wanted:
        return {}
    scheme = wanted[0]["ids"][0][0]
    found = ExternalId.objects.filter(
        scheme=scheme, exclusive=True, value__in=[values["ids"][0][1] for values in wanted]
    ).select_related("party")
    found = found.prefetch_related("party__names", "party__statuses", "party__external_ids")
    return {f"{i.scheme}:{i.value}": Kept(i.party_id, as_line(i.party)) for i in found}


def as_line(party: Any) -> Values:
    """An entry as a file would say it: the inverse of reading."""
    ids = [[i.scheme, i.value, i.exclusive] for i in party.external_ids.all()]
    return {
        **{name: getattr(party, name) for name in COMPARED},
        "names": sorted([n.kind, n.text, n.script] for n in party.names.all()),
        "ids": sorted(ids, key=lambda each: (not each[2], each)),
        "statuses": [[s.status, s.since, s.until] for s in party.statuses.all()],
    }


def affiliations_kept(wanted: list[Values]) -> tuple[dict[str, Kept], dict[str, str]]:
    """Affiliations these lines are about, and why the others cannot be written."""
    parties = parties_by_id("partyfacts", {values["party"] for values in wanted})
    bodies = parties_by_id("international", {values["international"] for values in wanted})
    kept, problems = {}, {}
    held = {
        (a.party_id, a.international_id): a
        for a in Affiliation.objects.filter(party__in=parties.values())
    }
    for values in wanted:
        key = key_of(Import.Kind.MEMBERSHIPS, values)
        party, body = parties.get(values["party"]), bodies.get(values["international"])
        if party is None:
            problems[key] = _("The register has no party with the id %(id)s.") % {
                "id": values["party"]
            }
        elif body is None:
            problems[key] = _("The register has no international “%(code)s”.") % {
                "code": values["international"]
            }
        elif (party, body) in held:
            one = held[party, body]
            kept[key] = Kept(party, {**values, "status": one.status, "source": one.source})
    return kept, problems


def parties_by_id(scheme: str, values: set[str]) -> dict[str, int]:
    found = ExternalId.objects.filter(scheme=scheme, exclusive=True, value__in=values)
    return dict(found.values_list("value", "party"))


def imports() -> QuerySet[Import]:
    return Import.objects.select_related("by").order_by("-pk")


def rows_of(run: Import, does: str = "") -> QuerySet[ImportRow]:
    rows = ImportRow.objects.filter(run=run)
    return rows.filter(does=does) if does else rows


def changes_of(row: ImportRow) -> list[tuple[str, Any, Any]]:
    """(field, before, after) of a changed line."""
    return [
        (name, row.before.get(name), value)
        for name, value in row.after.items()
        if row.before.get(name) != value
    ]


def party_count() -> int:
    return Party.objects.filter(merged_into=None).count()
