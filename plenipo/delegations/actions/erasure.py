"""Deleting what identifies one person, on request. What can be counted without a name stays."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.actions.changes import close_with_person
from plenipo.delegations.actions.leftovers import clean_leftovers
from plenipo.delegations.actions.retention import (
    all_emptied,
    empty_persons,
    let_go,
    throw_away,
)
from plenipo.delegations.models import (
    Announcement,
    ChangeRequest,
    Delegate,
    Deletion,
    Draft,
    ListRelease,
)
from plenipo.delegations.queries import held
from plenipo.delegations.queries.present import beside_delegates
from plenipo.delegations.signals import person_erased
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.kit.kept import empty_folder
from plenipo.kit.personal import GONE
from plenipo.kit.whole_names import (
    Without,
    cleaned,
    is_whole_name,
    without_names,
    without_words,
    words_of,
)
from plenipo.people.models import Person
from plenipo.records.actions import ask_for, public_changed, record
from plenipo.records.actions.scrub import KIND as SCRUB
from plenipo.records.models import By, Letter


@dataclass(frozen=True)
class _Told:
    """Rows that were cleaned. Of those in confidence neither certificate nor journal tells."""

    counts: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)


@transaction.atomic
def erase(person: Person, *, why: str, conference: Conference, by: By) -> Deletion:
    """Everything: their names, texts that name them, letters to them, and the files of their delegations.

    Whoever stands in the register as the holder of an office stays there: that is public knowledge with a source of
    its own. Raises Refused when nothing of them is left.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.family_name == GONE:
        raise Refused(_("The data of this person has already been deleted."))
    conferences, told = held.conferences_of(person), _Told()
    names = held.names_of(person)
    without, family = without_names(names), words_of([person.family_name])
    _letters_and_files(person, told)  # found by an address that is cleaned next
    _drafts(person, conferences, told)
    _changes(person, conferences, told.counts, by)
    _versions(person, conferences, told.counts)
    there = Announcement.objects.filter(delegate__person=person)
    told.counts["delegations.announcement"] += there.delete()[0]
    _texts(held.every_mention(names, conferences), without, told)
    _spoken(without_words(family, called=words_of(names)), conferences, told)
    clean_leftovers(names, family)
    person_erased.send(
        Person, person=person, conferences=conferences, without=without, hidden=told.hidden
    )
    _person(person, told.counts)
    return _certified(conference, why, told, conferences, by)


@transaction.atomic
def erase_name(name: str, *, why: str, conference: Conference, of_desk: bool, by: By) -> Deletion:
    """Of somebody who takes part in nothing: whoever is written to, or only spoken of. In this conference and in what
    belongs to none. Raises Refused for what is no full name, and when no text has it.

    of_desk   who asks may read what is in confidence. For anybody else the answer is the same whether a text in
              confidence has the name or not; such texts are cleaned only of somebody who is known here by it
    """
    if not is_whole_name(name):
        raise Refused(_("Enter the full name or the e-mail address."))
    told, without, here = _Told(), without_names([name]), [conference.pk]
    with_hidden = of_desk or held.is_called_so(name, conference)
    every = held.every_mention([name], here)
    _texts(every if with_hidden else held.mentions([name], here, desks=()), without, told)
    if with_hidden:
        person_erased.send(
            Person, person=None, conferences=here, without=without, hidden=told.hidden
        )
    clean_leftovers([name])
    if not (told.counts or (of_desk and told.hidden)):
        raise Refused(_("No text with this name exists."))
    return _certified(conference, why, told, here, by)


def _certified(
    conference: Conference, why: str, told: _Told, conferences: list[int], by: By
) -> Deletion:
    certificate = Deletion.objects.create(
        conference=conference, why=why, at=timezone.now(), by=by.account, counts=told.counts
    )
    record(Verb.PERSON_ERASED, by=by, about=certificate, rows=told.counts.total(), why=why)
    for each in conferences:
        public_changed(each)
    transaction.on_commit(empty_folder)
    ask_for(SCRUB, by=by, conference=conference.pk)
    return certificate


def _texts(mentions: Iterable[held.Mention], without: Without, told: "_Told") -> None:
    for mention in mentions:
        model = type(mention.row)
        value = cleaned(getattr(mention.row, mention.column), without)
        model._default_manager.filter(pk=mention.row.pk).update(**{mention.column: value})
        (told.hidden if mention.hidden else told.counts)[model._meta.label_lower] += 1


def _spoken(without: Without, conferences: list[int], told: _Told) -> None:
    """Where somebody asked, or asked for them, by the family name alone or one other word."""
    for row, column in held.rows_spoken_of(conferences):
        value = without(before := getattr(row, column))
        if value != before:
            type(row)._default_manager.filter(pk=row.pk).update(**{column: value})
            told.counts[type(row)._meta.label_lower] += 1


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


def _drafts(person: Person, conferences: list[int], told: _Told) -> None:
    """Lines of a delegation that was not submitted: there a name stands in pieces."""
    pieces = ("family_name", "given_name")
    name = [getattr(person, piece).casefold() for piece in pieces]
    for draft in Draft.objects.filter(delegation__conference__in=conferences):
        left = [
            line
            for line in draft.typed
            if not isinstance(line, dict)
            or [str(line.get(piece, "")).strip().casefold() for piece in pieces] != name
        ]
        if left != draft.typed:
            draft.typed = left
            draft.save(update_fields=["typed"])
            told.counts["delegations.draft"] += 1


def _versions(person: Person, conferences: list[int], counts: Counter[str]) -> None:
    """Of no version of a list of participants, published or proposed, is left what it said of them."""
    delegates = {
        str(pk) for pk in Delegate.objects.filter(person=person).values_list("pk", flat=True)
    }
    for version in ListRelease.objects.filter(conference__in=conferences):
        if not isinstance(version.content, dict):
            continue  # not as we keep it: cleaned with all other texts
        people = version.content.get("people", {})
        if there := delegates & people.keys():
            for pk in there:
                del people[pk]
            version.save(update_fields=["content"])
            counts["delegations.listrelease"] += 1


def _letters_and_files(person: Person, told: _Told) -> None:
    letters = held.every_letter_to(person)
    told.counts["records.letter"] += letters.filter(in_confidence=False).count()
    letters.update(**all_emptied(Letter))
    files = [each.file for each in held.documents_about(person)]
    told.counts["delegations.document"] += held.documents_about(person).count()
    held.documents_about(person).update(file="", name=GONE)
    transaction.on_commit(lambda: throw_away(files))


def _person(person: Person, counts: Counter[str]) -> None:
    delegates = Delegate.objects.filter(person=person)
    hidden = {"disclosure": Delegate.Disclosure.SECRETARIAT}
    counts["delegations.delegate"] += delegates.update(**all_emptied(Delegate), **hidden)
    for kind in beside_delegates():
        gone = {} if kind.whole else all_emptied(kind.model)
        if gone:
            counts[kind.model._meta.label_lower] += kind.rows(person=person).update(**gone)
    if person.offices.exists():
        let_go(person.pk, lambda _kind: {})
        return
    counts["people.person"] += empty_persons([person.pk])
