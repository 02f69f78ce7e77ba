"""Deleting what identifies one person, on request. What can be counted without a name stays."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any
from unicodedata import normalize

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.actions.changes import close_with_person
from plenipo.delegations.actions.retention import all_emptied, empty_persons, throw_away
from plenipo.delegations.models import ChangeRequest, Delegate, Deletion
from plenipo.delegations.queries import held
from plenipo.delegations.signals import person_erased
from plenipo.kit.errors import Refused
from plenipo.kit.personal import GONE
from plenipo.people.models import Person
from plenipo.records.actions import ask_for, record
from plenipo.records.actions.scrub import KIND as SCRUB
from plenipo.records.models import By, Letter

Without = Callable[[str], str]


@transaction.atomic
def erase(person: Person, *, why: str, conference: Conference, by: By) -> Deletion:
    """Everything: their names, texts that name them, letters to them, and the files of their delegations.

    Whoever stands in the register as the holder of an office stays there: that is public knowledge with a source of
    its own. Raises Refused when nothing of them is left.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.family_name == GONE:
        raise Refused(_("The data of this person has already been deleted."))
    conferences, counts = held.conferences_of(person), Counter[str]()
    without = partial(_without, held.pattern_of(held.names_of(person)))
    _changes(person, conferences, counts, by)
    _texts(held.mentions_of(person), without, counts)
    person_erased.send(Person, conferences=conferences, without=without, counts=counts)
    _letters_and_files(person, counts)
    _person(person, counts)
    return _certified(conference, why, counts, by)


@transaction.atomic
def erase_name(name: str, *, why: str, conference: Conference, by: By) -> Deletion:
    """Of somebody who takes part in nothing: whoever is written to, or only spoken of. In this conference and in what
    belongs to none. Raises Refused for a name that could be anybody's, and when no text has it.
    """
    if not held.is_of_one(name):
        raise Refused(_("Enter the full name or the e-mail address."))
    counts = Counter[str]()
    without = partial(_without, held.pattern_of([name]))
    _texts(held.mentions([name], [conference.pk]), without, counts)
    person_erased.send(Person, conferences=[conference.pk], without=without, counts=counts)
    if not counts:
        raise Refused(_("No text with this name exists."))
    return _certified(conference, why, counts, by)


def _certified(conference: Conference, why: str, counts: Counter[str], by: By) -> Deletion:
    certificate = Deletion.objects.create(
        conference=conference, why=why, at=timezone.now(), by=by.account, counts=counts
    )
    record(
        "delegations.person_erased",
        by=by,
        about=certificate,
        conference=conference.pk,
        rows=counts.total(),
        why=why,
    )
    ask_for(SCRUB, by=by, conference=conference.pk)
    return certificate


def _without(names: re.Pattern[str] | None, text: str) -> str:
    """The text as it was, if it names nobody of them."""
    apart = held.taken_apart(text)
    return normalize("NFC", names.sub(GONE, apart)) if names and names.search(apart) else text


def _texts(mentions: Iterable[held.Mention], without: Without, counts: Counter[str]) -> None:
    for mention in mentions:
        model = type(mention.row)
        value = _clean(getattr(mention.row, mention.column), without)
        model._default_manager.filter(pk=mention.row.pk).update(**{mention.column: value})
        counts[model._meta.label_lower] += 1


def _clean(value: Any, without: Without) -> Any:
    """A text, or texts within lists and mappings."""
    if isinstance(value, str):
        return without(value)
    if isinstance(value, list):
        return [_clean(each, without) for each in value]
    if isinstance(value, dict):
        return {key: _clean(each, without) for key, each in value.items()}
    return value


def _changes(person: Person, conferences: list[int], counts: Counter[str], by: By) -> None:
    """What was asked about them, or asks for them by name: closed without a letter, and emptied."""
    names = ("family_name", "given_name", "native_name")
    asked_for = Q(**{f"wanted__{name}": getattr(person, name) for name in names})
    about = ChangeRequest.objects.filter(
        Q(delegate__person=person) | asked_for & Q(delegation__conference__in=conferences)
    )
    about = ChangeRequest.objects.filter(pk__in=list(about.values_list("pk", flat=True)))
    for waiting in about.filter(state=ChangeRequest.State.ASKED).select_related("delegation"):
        close_with_person(waiting, by=by)
    counts["delegations.changerequest"] += about.update(**all_emptied(ChangeRequest))


def _letters_and_files(person: Person, counts: Counter[str]) -> None:
    counts["records.letter"] += held.letters_to(person).update(**all_emptied(Letter))
    files = [each.file for each in held.documents_about(person)]
    counts["delegations.document"] += held.documents_about(person).count()
    held.documents_about(person).update(file="", name=GONE)
    transaction.on_commit(lambda: throw_away(files))


def _person(person: Person, counts: Counter[str]) -> None:
    delegates = Delegate.objects.filter(person=person)
    hidden = {"disclosure": Delegate.Disclosure.SECRETARIAT}
    counts["delegations.delegate"] += delegates.update(**all_emptied(Delegate), **hidden)
    if person.offices.exists():  # type: ignore[attr-defined]
        delegates.update(person=Person.objects.create(family_name=GONE))
        return
    counts["people.person"] += empty_persons([person.pk])
