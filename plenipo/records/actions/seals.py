"""Sealing the journal, and proving that nothing sealed was changed, left out, put in or cut off."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from plenipo.kit.merkle import Tree
from plenipo.records.actions.journal import leaf_of
from plenipo.records.models import JournalEntry, Seal

SETTLED = timedelta(minutes=10)  # no transaction lasts so long: every smaller number is written


@transaction.atomic
def seal(now: datetime) -> Seal | None:
    """Seal the lines that are settled. None if there is nothing new."""
    lines = JournalEntry.objects.order_by("pk")
    newest = lines.filter(at__lt=now - SETTLED).last()
    before = Seal.objects.last()
    if newest is None or (before and newest.pk <= before.last):
        return None
    tree = Tree()
    for leaf in lines.filter(pk__lte=newest.pk).values_list("leaf", flat=True).iterator():
        tree.add(bytes.fromhex(leaf))
    return Seal.objects.create(at=now, size=tree.size, last=newest.pk, head=tree.head())


def faults() -> Iterator[str]:
    """What is wrong with the journal, in words: nothing, if it is as it was sealed."""
    tree, seals = Tree(), list(Seal.objects.all())
    for line in _lines():
        while seals and seals[0].last < line.pk:
            yield from _compared(seals.pop(0), tree)
        leaf = leaf_of(line)
        if leaf != line.leaf:
            yield f"Line {line.pk} is not as it was written."
        tree.add(bytes.fromhex(leaf))
    for left in seals:
        yield from _compared(left, tree)


def _lines() -> Iterator[JournalEntry]:
    lines: QuerySet[JournalEntry] = JournalEntry.objects.order_by("pk")
    return lines.iterator(chunk_size=2000)


def _compared(seal: Seal, tree: Tree) -> Iterator[str]:
    when = f"{seal.at:%Y-%m-%d %H:%M} UTC"
    if tree.size != seal.size:
        yield f"{seal.size} lines were sealed on {when}; there are {tree.size}."
    elif tree.head() != seal.head:
        yield f"The {seal.size} lines sealed on {when} are not the same lines, or not in the same order."
