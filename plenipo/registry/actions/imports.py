"""Importing into the register: read and compared first, applied in one go, undone in one go."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By
from plenipo.registry.actions import import_writing as writing
from plenipo.registry.actions.countries import load_countries
from plenipo.registry.models import Country, Import, ImportRow
from plenipo.registry.queries.file_rows import READERS
from plenipo.registry.queries.files import lines_of
from plenipo.registry.queries.imports import affiliations_kept, entries_kept, key_of

State, Does = Import.State, ImportRow.Does
CHUNK = 500
Tell = Callable[[int, int, str], None]


def no_progress(done: int, total: int, says: str) -> None:
    """For callers who show none."""


@transaction.atomic
def receive(file: IO[bytes], *, name: str, kind: str, by: By) -> Import:
    """Keep an uploaded file; `prepare` reads it."""
    run = Import.objects.create(kind=kind, name=name[:200], by=by.account, at=timezone.now())
    run.file.save("register.csv", File(file))
    record("registry.import.received", by=by, about=run, kind=kind)
    return run


def prepare(run: Import, *, tell: Tell = no_progress) -> Import:
    """Compare the file with the register: what is new, changed, unchanged or refused, line by line."""
    load_countries()
    try:
        with run.file.open("rb") as file, transaction.atomic():
            run.rows.all().delete()  # type: ignore[attr-defined]
            run.counts = _compare(run, file, tell)
            run.state = State.PREVIEW
            run.save(update_fields=["counts", "state"])
    except Refused as no:
        run.state, run.problem = State.FAILED, str(no)
        run.save(update_fields=["state", "problem"])
    return run


def _compare(run: Import, file: Any, tell: Tell) -> dict[str, int]:
    counts = {"new": 0, "changed": 0, "unchanged": 0, "refused": 0}
    seen: dict[str, int] = {}
    countries = set(Country.objects.values_list("pk", flat=True))
    for number, chunk in enumerate(_chunks(lines_of(file, run.kind))):
        rows = [_read(run, line, cells, seen, countries) for line, cells in chunk]
        written = list(_against_the_register(run, rows))
        for row in written:
            counts[row.does] += 1
        counts["unchanged"] += len(rows) - len(written)
        ImportRow.objects.bulk_create(written)
        tell(number * CHUNK + len(chunk), 0, _("reading"))
    if not seen and not counts["refused"]:
        raise Refused(_("The file has no lines below its head."))
    return counts


def _chunks(lines: Iterable[Any]) -> Iterator[list[Any]]:
    each = iter(lines)
    while chunk := list(islice(each, CHUNK)):
        yield chunk


def _read(
    run: Import, line: int, cells: dict[str, Any], seen: dict[str, int], countries: set[str]
) -> ImportRow:
    label = " ".join(str(v) for v in list(cells.values())[:7] if v and not isinstance(v, list))[
        :300
    ]
    row = ImportRow(run=run, line=line, does=Does.REFUSED, label=label)
    try:
        row.after = READERS[run.kind](cells)
        key = key_of(run.kind, row.after)
        if key in seen:
            raise Refused(_("The same as line %(line)s.") % {"line": seen[key]})
        if row.after.get("country_id") and row.after["country_id"] not in countries:
            raise Refused(_("There is no country “%(code)s”.") % {"code": row.after["country_id"]})
        seen[key] = line
        row.does, row.label = Does.NEW, row.after.get("name", label)
    except Refused as no:
        row.reason, row.after = str(no)[:300], {}
    return row


def _against_the_register(run: Import, rows: list[ImportRow]) -> Iterator[ImportRow]:
    """The rows that are not simply unchanged."""
    good = [row.after for row in rows if row.does != Does.REFUSED]
    if run.kind == Import.Kind.MEMBERSHIPS:
        kept, problems = affiliations_kept(good)
    else:
        kept, problems = entries_kept(good), {}
    for row in rows:
        key = key_of(run.kind, row.after) if row.after else ""
        if row.does == Does.REFUSED:
            yield row
        elif key in problems:
            row.does, row.reason = Does.REFUSED, problems[key]
            yield row
        elif key not in kept:
            yield row
        elif kept[key].values != row.after:
            row.does, row.before = Does.CHANGED, kept[key].values
            row.party_id = kept[key].party
            yield row


@transaction.atomic
def apply(run: Import, *, by: By, tell: Tell = no_progress) -> Import:
    """Write everything that the preview shows, or nothing."""
    claimed = Import.objects.filter(pk=run.pk, state__in=[State.PREVIEW, State.APPLYING]).update(
        state=State.APPLIED
    )
    if not claimed:
        raise Refused(_("This import waits for no decision any more."))
    rows = run.rows.exclude(does=Does.REFUSED).order_by("line")  # type: ignore[attr-defined]
    total, done = rows.count(), 0
    for chunk in _chunks(rows.iterator(chunk_size=CHUNK)):
        writing.write(run.kind, chunk)
        done += len(chunk)
        tell(done, total, _("writing"))
    run.state = State.APPLIED
    record("registry.import.applied", by=by, about=run, **run.counts)
    return run


@transaction.atomic
def undo_import(run: Import, *, by: By) -> None:
    """Take an import back: what it added goes, what it changed is as before."""
    claimed = Import.objects.filter(pk=run.pk, state=State.APPLIED).update(state=State.UNDONE)
    if not claimed:
        raise Refused(_("Only an import that was applied can be undone."))
    later = Import.objects.filter(pk__gt=run.pk, state=State.APPLIED, kind=run.kind)
    if later.exists():
        raise Refused(_("A later import was applied; undo that one first."))
    rows = run.rows.exclude(does=Does.REFUSED).order_by("-line")  # type: ignore[attr-defined]
    for chunk in _chunks(rows.iterator(chunk_size=CHUNK)):
        writing.unwrite(run.kind, chunk)
    record("registry.import.undone", by=by, about=run)


@transaction.atomic
def drop_import(run: Import, *, by: By) -> None:
    dropped = Import.objects.filter(pk=run.pk, state__in=[State.PREVIEW, State.FAILED]).update(
        state=State.DROPPED
    )
    if not dropped:
        raise Refused(_("This import waits for no decision any more."))
    record("registry.import.dropped", by=by, about=run)
