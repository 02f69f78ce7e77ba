"""Deleting what identifies people on the day the notice named; what can be counted without them stays."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Deletion
from plenipo.delegations.queries.held import in_confidence
from plenipo.delegations.queries.present import (
    LOOK_UPS,
    OF_PERSONS,
    RowsOfPersons,
    conferences_with,
    persons_elsewhere,
    persons_in,
)
from plenipo.delegations.queries.retention import Due, due_in
from plenipo.delegations.signals import retention_ended
from plenipo.delegations.verbs import Verb
from plenipo.kit.kept import empty_folder
from plenipo.kit.personal import BY_ITS_APP, GONE, SEALED, emptied, personal_fields, way_to
from plenipo.people.models import PARTICIPANT, Person
from plenipo.records.actions import ask_for, record
from plenipo.records.actions.scrub import KIND as SCRUB
from plenipo.records.models import By


def preview(conference: Conference, now: datetime) -> Counter[str]:
    """How many rows of each kind `delete_due` would empty: the same work, undone."""
    due = due_in(conference, now)
    # before the end nothing can be due, and a page that is only looked at takes no writer's turn
    if due.today <= conference.ends:
        return due.counts
    with transaction.atomic():
        _empty(due)
        transaction.set_rollback(True)
    return due.counts


@transaction.atomic
def delete_due(conference: Conference, *, by: By, now: datetime) -> Deletion | None:
    """Empty what is past its day. None if there is nothing; twice on one day, the second time is nothing."""
    due = due_in(conference, now)
    files = _empty(due)
    if not due.counts:
        if due.hidden:
            ask_for(SCRUB, by=by, conference=conference.pk)
        return None
    certificate = Deletion.objects.create(
        conference=conference, why=Deletion.Why.DUE, at=now, by=by.account, counts=due.counts
    )
    record(Verb.DATA_DELETED, by=by, about=certificate, rows=due.counts.total())
    transaction.on_commit(lambda: throw_away(files))
    transaction.on_commit(empty_folder)
    ask_for(SCRUB, by=by, conference=conference.pk)
    return certificate


def throw_away(files: Iterable[models.fields.files.FieldFile]) -> None:
    """After the commit: a file that is left over is found again, a row whose file is gone is not."""
    for file in files:
        if file.name:
            file.storage.delete(file.name)


@transaction.atomic
def _empty(due: Due) -> list[models.fields.files.FieldFile]:
    """Empty every tagged field that is due, each app what it alone can; the files that are to go."""
    files: list[models.fields.files.FieldFile] = []
    if due.has(PARTICIPANT):
        _persons(due)
    retention_ended.send(Conference, due=due)
    for model, column, tag in personal_fields():
        way = way_to(model, Conference)
        if way is None or getattr(column, "gone", None) in (BY_ITS_APP, SEALED) or not due.has(tag):
            continue
        rows = model._default_manager.filter(**{way: due.conference.pk}).exclude(
            _nothing_in(column)
        )
        if isinstance(column, models.FileField):
            files += [getattr(row, column.name) for row in rows]
        open_rows = rows.exclude(in_confidence(model)).count()
        if rows.update(**{column.name: emptied(column)}):
            due.count(model, open_rows)
    return files


def _nothing_in(column: "models.Field[Any, Any]") -> Q:
    gone = emptied(column)
    empty = Q(**{f"{column.name}__isnull": True}) if gone is None else Q(**{column.name: gone})
    text = isinstance(column, models.CharField | models.TextField | models.FileField)
    return empty | Q(**{column.name: ""}) if text else empty


def _persons(due: Due) -> None:
    """The persons themselves. Who stands in the register, or takes part elsewhere, is only let go of here."""
    named = ~Q(family_name=GONE, given_name="", native_name="", email="")
    here = persons_in(due.conference).filter(named)
    elsewhere = Q(offices__isnull=False) | persons_elsewhere(due.conference)
    staying = set(here.filter(elsewhere).values_list("pk", flat=True))
    for person in sorted(staying):
        let_go(person, lambda kind: {kind.way: due.conference})
    due.count(Delegate, len(staying))
    leaving = list(here.exclude(pk__in=staying).values_list("pk", flat=True))
    due.count(Person, empty_persons(leaving))
    LOOK_UPS.rows(conference=due.conference).delete()


def let_go(person: int, of: Callable[[RowsOfPersons], dict[str, Any]]) -> None:
    """Their rows are nobody's from now on. of: which rows of a kind, if not all"""
    nobody = Person.objects.create(family_name=GONE)
    for kind in OF_PERSONS:
        if not kind.whole:
            kind.rows(person=person, **of(kind)).update(person=nobody)
    if not conferences_with(person):
        _end_protection([person])


def _end_protection(persons: list[int]) -> None:
    """It ends with the data: that somebody was in danger, why, and who read their name is kept of nobody."""
    for kind in OF_PERSONS:
        if kind.whole:
            kind.rows(person__in=persons).delete()
    Person.objects.filter(pk__in=persons).update(protected=False)


def empty_persons(numbers: Iterable[int]) -> int:
    numbers = list(numbers)
    _end_protection(numbers)
    return Person.objects.filter(pk__in=numbers).update(**all_emptied(Person))


def all_emptied(kind: type[models.Model]) -> dict[str, Any]:
    """What stands in each personal field of such a row once it is deleted."""
    return {
        column.name: emptied(column) for model, column, _tag in personal_fields() if model is kind
    }
