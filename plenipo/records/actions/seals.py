"""Sealing the journal, and proving that nothing sealed was changed, left out, put in or cut off."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module

from django.db import OperationalError, connection, transaction
from django.db.models import Max

from plenipo.kit.merkle import Tree
from plenipo.records.actions.journal import leaf_of
from plenipo.records.models import JournalEntry, Seal

SETTLED = timedelta(minutes=10)  # no transaction lasts so long: every smaller number is written
TRIES, PAUSE = 20, 0.1  # seconds between two looks for a moment at which nobody writes


def seal(now: datetime) -> Seal | None:
    """Seal every line that can have no new line before it. None if there is nothing new."""
    last, before = _last_final(now), Seal.objects.last()
    if last is None or (before and last <= before.last):
        return None
    tree = _tree_of(last)
    made, _new = Seal.objects.get_or_create(
        size=tree.size, defaults={"at": now, "last": last, "head": tree.head()}
    )
    return made


def _last_final(now: datetime) -> int | None:
    """SQLite has one writer, so what is there is final. PostgreSQL numbers a line before it is committed: the last
    line is final at a moment at which nobody is writing one, or once it is old. Nobody waits for that moment but us.
    """
    if connection.vendor != "postgresql":
        return _greatest()
    for _try in range(TRIES):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("lock table records_journalentry in share mode nowait")
                return _greatest()
        except OperationalError:
            time.sleep(PAUSE)
    return _greatest(at__lt=now - SETTLED)


def _greatest(**limits: object) -> int | None:
    number: int | None = JournalEntry.objects.filter(**limits).aggregate(n=Max("pk"))["n"]
    return number


def unsealed() -> int:
    """How many lines were written since the last seal. The server seals every ten minutes."""
    last = Seal.objects.last()
    return JournalEntry.objects.filter(pk__gt=last.last if last else 0).count()


def _tree_of(last: int) -> Tree:
    """Of the lines up to this number, as their leaves stand in the rows."""
    tree = Tree()
    lines = JournalEntry.objects.order_by("pk").filter(pk__lte=last)
    for leaf in lines.values_list("leaf", flat=True).iterator():
        tree.add(bytes.fromhex(leaf))
    return tree


def begins_with(size: int, head: str) -> bool | None:
    """Whether the first lines of the journal, as many as were noted, still have this head. None: there are fewer."""
    tree = Tree()
    leaves = JournalEntry.objects.order_by("pk").values_list("leaf", flat=True)
    for leaf in leaves[:size].iterator():
        tree.add(bytes.fromhex(leaf))
    return None if tree.size < size else tree.head() == head


@dataclass(frozen=True)
class NotedHead:
    """What somebody wrote down of the journal earlier. size   None: the head alone was noted"""

    head: str
    size: int | None = None

    def is_of(self, tree: Tree) -> bool:
        return self.size in (None, tree.size) and tree.head() == self.head


def missing_guards() -> list[str]:
    """Names of the triggers that refuse to change the journal, and are not there: somebody took them away."""
    wanted: set[str] = set()
    for number in ("0002_keep_the_journal", "0006_guard_the_journal_wholly"):
        guards = import_module(f"plenipo.records.migrations.{number}")
        for statement in guards.keeping(connection.vendor):
            wanted |= set(re.findall(r"create trigger (\w+)", statement))
    table = "pg_trigger" if connection.vendor == "postgresql" else "sqlite_master"
    name = "tgname" if connection.vendor == "postgresql" else "name"
    with connection.cursor() as cursor:
        cursor.execute(f"select {name} from {table}")  # noqa: S608 -- one of two names above
        there = {row[0] for row in cursor.fetchall()}
    return sorted(wanted - there)


def faults(noted: NotedHead | None = None) -> Iterator[str]:
    """What is wrong with the journal, in words: nothing, if it is as it was sealed, and begins as somebody noted."""
    tree, seals, found = Tree(), list(Seal.objects.all()), noted is None
    for line in JournalEntry.objects.order_by("pk").iterator(chunk_size=2000):
        while seals and seals[0].last < line.pk:
            yield from _compared(seals.pop(0), tree)
        leaf = leaf_of(line)
        if leaf != line.leaf:
            yield f"Line {line.pk} is not as it was written."
        tree.add(bytes.fromhex(leaf))
        found = found or (noted is not None and noted.is_of(tree))
    for left in seals:
        yield from _compared(left, tree)
    if not found and noted:
        yield _missed(noted, tree.size)


def _compared(seal: Seal, tree: Tree) -> Iterator[str]:
    when = f"{seal.at:%Y-%m-%d %H:%M} UTC"
    if tree.size != seal.size:
        yield f"{seal.size} lines were sealed on {when}; there are {tree.size}."
    elif tree.head() != seal.head:
        yield f"The {seal.size} lines sealed on {when} are not the same lines, or not in the same order."


def _missed(noted: NotedHead, size: int) -> str:
    if noted.size is not None and noted.size > size:
        return f"{noted.size} lines were noted; there are {size}: lines were cut off."
    return f"The journal does not begin with the lines that have the head {noted.head}."
