"""Importing into the register: read and compared first, applied in one go, undone in one go."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any, TypeVar

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Case, Q, When
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.kit.cleaning import clean
from plenipo.kit.errors import Refused
from plenipo.records.actions import ask_for, record
from plenipo.records.models import By
from plenipo.registry.actions import import_writing as writing
from plenipo.registry.formats.files import opened
from plenipo.registry.formats.imports import reading, rows_of_unknown_internationals, rows_to_write
from plenipo.registry.models import Import, ImportRow, Party
from plenipo.registry.verbs import Verb

JOB = "registry.import"
State, Does = Import.State, ImportRow.Does
CHUNK = 500
Tell = Callable[[int, int, str], None]
T = TypeVar("T")


def _no_progress(done: int, total: int, says: str) -> None:
    """For callers who show none."""


def stored(file: IO[bytes]) -> str:
    """Keep the bytes of a file; its name in the store. Takes as long as the disk does, so no transaction waits."""
    return default_storage.save("imports/register", File(file))


def receive(file: IO[bytes], *, name: str, by: By, kind: str = "") -> Import:
    """Keep a file that was sent; `do` reads it. kind: nothing lets its columns tell."""
    return _received(stored(file), name=name, by=by, kind=kind)


@transaction.atomic
def _received(kept: str, *, name: str, by: By, kind: str) -> Import:
    run = Import.objects.create(
        kind=kind, name=clean(name)[:200], file=kept, by=by.account, at=timezone.now()
    )
    record(Verb.IMPORT_RECEIVED, by=by, about=run)
    return run


@transaction.atomic
def receive_for_the_worker(kept: str, *, name: str, by: By, kind: str = "") -> Import:
    """kept: the name of the file in the store"""
    run = _received(kept, name=name, by=by, kind=kind)
    ask_for(JOB, by=by, about=run, run=run.pk)
    return run


def do(run: Import, *, by: By, tell: Tell = _no_progress) -> Import:
    """The long work that the state of an import calls for; done again after a crash, it ends the same."""
    works = {State.READING: _prepare, State.APPLYING: _apply, State.UNDOING: _undo}
    if work := works.get(State(run.state)):
        work(run, by=by, tell=tell)
    run.refresh_from_db()
    return run


def _prepare(run: Import, *, by: By, tell: Tell = _no_progress) -> None:
    """Compare the file with the register: what is new, changed, unchanged or refused, line by line."""
    run.rows.all().delete()
    try:
        with run.file.open("rb") as file:
            counts = _compare(run, file, tell)
    except Refused as no:
        run.rows.all().delete()
        run.state, run.problem = State.FAILED, str(no)
    else:
        run.state, run.counts = State.PREVIEW, counts
    run.save(update_fields=["state", "problem", "counts", "kind", "notes"])


def _compare(run: Import, file: IO[bytes], tell: Tell) -> dict[str, int]:
    about = _lines_in(file)
    table = opened(file, size=run.file.size, kind=run.kind)
    run.kind = table.kind
    now, done = reading(run, table.heads), 0
    for lines in _chunks(table.lines, CHUNK):
        ImportRow.objects.bulk_create(rows_to_write(now, lines))
        done += len(lines)
        tell(done, max(done, about), _("reading"))
    run.notes = table.notes
    if not done:
        raise Refused(_("The file has no lines below the column headings."))
    ImportRow.objects.bulk_create(rows_of_unknown_internationals(now))
    return now.counts


def _lines_in(file: IO[bytes]) -> int:
    """About: a cell may hold line breaks."""
    lines = sum(block.count(b"\n") for block in iter(lambda: file.read(1_000_000), b""))
    file.seek(0)
    return lines


def _chunks(each: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(each)
    while chunk := list(islice(left, size)):
        yield chunk


@transaction.atomic
def decide(run: Import, wanted: str, *, by: By) -> None:
    """An import that waits is to be applied or dropped; one that is applied is to be undone."""
    before = {
        State.APPLYING: [State.PREVIEW],
        State.DROPPED: [State.PREVIEW, State.FAILED],
        State.UNDOING: [State.APPLIED],
    }
    moved = Import.objects.filter(pk=run.pk, state__in=before[State(wanted)])
    if not moved.update(state=wanted, problem=""):
        raise Refused(_("This import has already been decided. Check it again."))
    run.refresh_from_db()
    if wanted == State.DROPPED:
        record(Verb.IMPORT_DROPPED, by=by, about=run)


@transaction.atomic
def decide_for_the_worker(run: Import, wanted: str, *, by: By) -> None:
    decide(run, wanted, by=by)
    ask_for(JOB, by=by, about=run, run=run.pk)


def _apply(run: Import, *, by: By, tell: Tell = _no_progress) -> None:
    """Write everything that the preview shows, or nothing."""
    _in_one_go(run, by, tell, writing.write, State.APPLIED, Verb.IMPORT_APPLIED)


def _undo(run: Import, *, by: By, tell: Tell = _no_progress) -> None:
    """What it added goes, what it changed is as before; what was used or changed since stays and is told."""
    _in_one_go(run, by, tell, writing.unwrite, State.UNDONE, Verb.IMPORT_UNDONE)


def _in_one_go(
    run: Import, by: By, tell: Tell, work: Callable[..., None], end: str, verb: Verb
) -> None:
    begun_at = run.state
    try:
        with transaction.atomic():
            if not Import.objects.filter(pk=run.pk, state=begun_at).update(state=end):
                return
            _all_rows(run, work, tell)
            Import.objects.filter(pk=run.pk).update(applied_at=timezone.now())
            _record(verb, run, by)
    except Refused as no:
        back = State.PREVIEW if end == State.APPLIED else State.APPLIED
        Import.objects.filter(pk=run.pk).update(state=back, problem=str(no))
        raise


def _all_rows(run: Import, work: Callable[..., None], tell: Tell) -> None:
    undoing = work is writing.unwrite
    rows = run.rows.exclude(does=Does.REFUSED)
    first = Q(does=Does.NEW, said__kind=Party.Kind.INTERNATIONAL)  # other lines name them
    order = Case(When(first, then=0), default=1)
    numbers = list(rows.order_by(order, "line", "pk").values_list("pk", flat=True))
    numbers = numbers[::-1] if undoing else numbers
    done = 0
    for chunk in _chunks(numbers, CHUNK):
        held = ImportRow.objects.in_bulk(chunk)
        work(run, [held[number] for number in chunk])
        done += len(chunk)
        tell(done, len(numbers), _("undoing") if undoing else _("writing"))


def _record(verb: Verb, run: Import, by: By) -> Any:
    if verb == Verb.IMPORT_APPLIED:
        return record(Verb.IMPORT_APPLIED, by=by, about=run, **run.counts)
    return record(Verb.IMPORT_UNDONE, by=by, about=run)
