"""The journal is only added to, and whoever changes it behind our back is found out."""

from datetime import timedelta
from random import Random
from threading import Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.dispatch import receiver
from django.utils import timezone

from plenipo.bilaterals.actions.journal import note
from plenipo.conference.verbs import Verb
from plenipo.records.actions import record, seals
from plenipo.records.management.commands.work import seal_up
from plenipo.records.models import By, JournalEntry, Seal
from plenipo.records.queries import journal, last_seal
from plenipo.records.signals import hour_passed
from tests.databases import GUARDS
from tests.factories import ConferenceFactory

SOL = By(duty="secretary_general")


@pytest.fixture
def twenty_lines(world):
    """Sealed after twelve and after twenty."""
    for number in range(20):
        record(
            Verb.CHANGED,
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


@pytest.mark.parametrize("model", [JournalEntry, Seal])
def test_nor_does_it_let_a_line_be_replaced(twenty_lines, guarded_journal, model):
    """SQLite deletes what an `insert or replace` meets without asking; PostgreSQL empties a whole table so."""
    table, line = model._meta.db_table, model.objects.order_by("pk").last()
    columns = [field.column for field in model._meta.concrete_fields]
    if connection.vendor == "sqlite":
        said = f"insert or replace into {table} select {', '.join(columns)} from {table}"
    else:
        said = f"truncate {table}"

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        connection.cursor().execute(said)

    assert model.objects.order_by("pk").last().pk == line.pk
    assert model.objects.count() == (20 if model is JournalEntry else 2)


def test_a_journal_left_alone_is_as_it_was_sealed(twenty_lines, capsys):
    call_command("journal", "verify")

    assert "as it was written and sealed" in capsys.readouterr().out


def test_what_is_not_sealed_yet_is_counted_and_only_where_there_is_such_a_line(world, capsys):
    def verified():
        call_command("journal", "verify")
        return capsys.readouterr().out.splitlines()

    cut = "A cut among them would not show."
    lines = JournalEntry.objects.count()
    record(Verb.CHANGED, by=SOL, about=world.conference, conference=world.conference.pk)
    never = verified()
    seals.seal(timezone.now())
    sealed = verified()
    record(Verb.CHANGED, by=SOL, about=world.conference, conference=world.conference.pk)
    after = verified()

    whole = "The journal is as it was written and sealed."
    assert never == [
        "The journal is as it was written.",
        f"Lines not sealed yet: {lines + 1}. {cut}",
        "Nothing is sealed yet.",
    ]
    assert sealed == [whole, str(last_seal())]
    assert after == [whole, f"Lines not sealed yet: 1. {cut}", str(last_seal())]


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


def test_a_head_noted_anywhere_proves_that_lines_were_cut_off(numbers):
    """Seals cut off with their lines leave a journal that is right in itself, and shorter than what somebody noted."""
    noted = last_seal()
    call_command("journal", "verify", head=noted.head, size=noted.size)

    Seal.objects.filter(size__gt=12).delete()
    JournalEntry.objects.filter(pk__gt=numbers[14]).delete()

    call_command("journal", "verify")
    with pytest.raises(CommandError, match="20 lines were noted; there are 15: lines were cut off"):
        call_command("journal", "verify", head=noted.head, size=noted.size)
    with pytest.raises(CommandError, match="does not begin with the lines that have the head"):
        call_command("journal", "verify", head=noted.head)


def test_a_head_that_was_never_published_is_called_out(twenty_lines):
    call_command("journal", "verify", head=last_seal().head)

    with pytest.raises(CommandError, match="does not begin with the lines that have the head"):
        call_command("journal", "verify", head="0" * 64)


def test_the_worker_seals_the_last_line_at_its_start_and_at_its_stop(world):
    record(Verb.CHANGED, by=SOL, about=world.conference, conference=world.conference.pk)

    @receiver(hour_passed)
    def at_the_start(now, **_of):
        record(Verb.STAGE, by=SOL, about=world.conference, conference=world.conference.pk)

    call_command("work", "--once")

    assert [seal.size for seal in Seal.objects.all()] == [1, 2]


def test_a_fault_in_what_is_due_every_hour_stops_neither_letters_nor_seals(world, caplog):
    record(Verb.CHANGED, by=SOL, about=world.conference, conference=world.conference.pk)

    @receiver(hour_passed)
    def broken(now, **_of):
        raise LookupError("no such thing")

    call_command("work", "--once")

    assert "sweep failed" in caplog.text
    assert last_seal().size == 1


def test_while_no_line_is_written_nothing_is_sealed(twenty_lines):
    seal_up()
    seal_up()

    assert [seal.size for seal in Seal.objects.all()] == [12, 20]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_a_line_numbered_and_not_committed_is_waited_for(settings):
    """Sealed too early, a smaller number that comes later would look like a line slipped in."""
    conference = ConferenceFactory()
    numbered, go_on = Event(), Event()

    def slow_deed():
        with transaction.atomic():
            record(Verb.CHANGED, by=SOL, about=conference, conference=conference.pk)
            numbered.set()
            go_on.wait(10)
        connection.close()

    thread = Thread(target=slow_deed)
    thread.start()
    numbered.wait(10)
    record(Verb.CHANGED, by=SOL, about=conference, conference=conference.pk)
    early = seals.seal(timezone.now())
    go_on.set()
    thread.join()

    assert early is None
    assert seals.seal(timezone.now()).size == 2
    assert list(seals.faults()) == []


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


def test_a_guard_of_the_journal_that_was_taken_away_is_named(guarded_journal):
    assert seals.missing_guards() == []
    with connection.cursor() as cursor:
        cursor.execute(next(GUARDS[0].letting_go(connection.vendor)))

    assert seals.missing_guards() == ["records_journalentry_no_update"]


def test_what_is_no_verb_of_an_app_fails_under_test(world):
    """On the desk's journal too: no test of an action passes whose line nobody could read."""
    for write in (record, note):
        with pytest.raises(AssertionError, match="is no verb"):
            write("conference.danced", by=SOL, about=world.conference)
