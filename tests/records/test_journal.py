"""The journal is only added to, and whoever changes it behind our back is found out."""

from datetime import timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from plenipo.records.actions import record, seals
from plenipo.records.management.commands.work import sweep
from plenipo.records.models import By, JournalEntry, Seal
from plenipo.records.queries import journal, last_seal

SOL = By(duty="secretary_general")


@pytest.fixture
def twenty_lines(world):
    """Sealed after twelve and after twenty."""
    for number in range(20):
        record(
            "conference.changed",
            by=SOL,
            about=world.conference,
            conference=world.conference.pk,
            n=number,
        )
        if number in (11, 19):
            seals.seal(timezone.now() + timedelta(hours=1))


@pytest.fixture
def numbers(twenty_lines):
    """Nothing guards the table: somebody has the database's own password."""
    return [line.pk for line in JournalEntry.objects.order_by("pk")]


@pytest.mark.parametrize("model", [JournalEntry, Seal])
def test_the_database_refuses_to_change_or_delete_a_line(twenty_lines, guarded_journal, model):
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        model.objects.update(at=timezone.now())
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        model.objects.first().delete()

    assert (JournalEntry.objects.count(), Seal.objects.count()) == (20, 2)


def test_a_journal_left_alone_is_as_it_was_sealed(twenty_lines, capsys):
    call_command("journal", "verify")

    assert "as it was written and sealed" in capsys.readouterr().out


def test_every_single_change_is_found(numbers):
    """Each column of each line, each line left out, each two swapped, each end cut off."""
    changes = {
        "verb": "conference.created",
        "about": "conference.conference:99",
        "duty": "protocol",
        "by_name": "somebody else",
        "details": {"n": 99},
        "account": 99,
        "conference": 99,
        "at": timezone.now() + timedelta(seconds=1),
    }
    chance = Random(1)
    for pk in numbers:
        for name, value in changes.items():
            if name not in ("verb", "details") and chance.random() > 0.2:
                continue
            assert found_after(
                lambda pk=pk, n=name, v=value: JournalEntry.objects.filter(pk=pk).update(**{n: v})
            )
        assert found_after(lambda pk=pk: JournalEntry.objects.filter(pk=pk).delete())
        assert found_after(lambda pk=pk: JournalEntry.objects.filter(pk__gte=pk).delete())
    assert list(seals.faults()) == []


def test_a_line_rewritten_with_its_own_hash_is_found_by_the_seals(numbers):
    line = JournalEntry.objects.get(pk=numbers[4])
    line.verb = "conference.created"
    line.leaf = seals.leaf_of(line)
    line.save()

    said = list(seals.faults())

    assert len(said) == 2  # both seals stand over it
    assert "not the same lines" in said[0]


def test_a_line_slipped_in_is_found(numbers):
    line = JournalEntry.objects.get(pk=numbers[3])
    line.pk = 0
    line.save(force_insert=True)

    assert "12 lines were sealed" in next(seals.faults())


def test_a_head_that_was_never_published_is_called_out(twenty_lines):
    call_command("journal", "verify", head=last_seal().head)

    with pytest.raises(CommandError, match="No seal has the head"):
        call_command("journal", "verify", head="0" * 64)


def test_the_worker_seals_once_a_day(world):
    record("conference.changed", by=SOL, about=world.conference, conference=world.conference.pk)
    JournalEntry.objects.update(at=timezone.now() - timedelta(hours=1))

    sweep()
    sweep()

    assert (Seal.objects.count(), last_seal().size) == (1, 1)


def test_a_reader_finds_lines_by_verb_and_day(twenty_lines, world):
    today = timezone.now().date()
    here = world.conference.pk

    assert journal(here, verb="conference.changed", since=today).count() == 20
    assert journal(here, verb="conference.created").count() == 0
    assert journal(here, until=today - timedelta(days=1)).count() == 0
    assert journal(world.elsewhere.pk).count() == 0


def found_after(change):
    with transaction.atomic():
        change()
        said = list(seals.faults())
        transaction.set_rollback(True)
    return bool(said)
