"""Everything the house holds about one person: the rows about them, and every text that names them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from django.apps import apps
from django.db import models
from django.db.models import Q

from plenipo.conference.models import Conference
from plenipo.delegations.models import Document
from plenipo.delegations.queries.present import conferences_with, persons_in
from plenipo.kit.personal import (
    GONE,
    SEALED,
    columns_of_names,
    confidential_apps,
    is_public_knowledge,
    purpose_of,
    spoken_columns,
    way_to,
)
from plenipo.kit.whole_names import pattern_of, taken_apart, texts_in
from plenipo.people.models import Person
from plenipo.records.models import Job, Key, Letter, Line, ReturnedMail, Seal

AROUND = 60  # characters shown before and after a name
_ALL, _NONE = Q(pk__isnull=False), Q(pk__in=())


@dataclass(frozen=True)
class Mention:
    """A text of the house that names somebody, taken apart (NFD); where it first does.

    hidden   it is in confidence
    """

    row: models.Model
    column: str
    text: str
    where: tuple[int, int]
    hidden: bool = False

    @property
    def kind(self) -> str:
        return purpose_of(type(self.row))

    @property
    def excerpt(self) -> str:
        start, end = self.where
        return normalize("NFC", self.text[max(0, start - AROUND) : end + AROUND])


def names_of(person: Person) -> list[str]:
    """What they are called in texts, longest first. One short word of an alphabet alone would name too many."""
    given, family = person.given_name, person.family_name
    whole = [f"{given} {family}", f"{family} {given}", f"{family}, {given}"] if given else [family]
    joined = [f"{family}{given}"] if given and not family.isascii() else []
    known = {*whole, *joined, person.native_name, person.email} - {"", GONE}
    named = {name.strip() for name in known}
    return sorted((name for name in named if _names_somebody(name)), key=len, reverse=True)


def _names_somebody(name: str) -> bool:
    """Two characters of Chinese are a whole name."""
    return len(name) > 2 or (len(name) == 2 and all("\u3400" <= one <= "\u9fff" for one in name))


def conferences_of(person: Person) -> list[int]:
    return conferences_with(person)


def mentions_of(person: Person, desks: Collection[int]) -> Iterator[Mention]:
    return mentions(names_of(person), conferences_of(person), desks)


def mentions(
    names: list[str], conferences: Collection[int], desks: Collection[int]
) -> Iterator[Mention]:
    """Every text with one of these names, in these conferences and in what belongs to none, for somebody to read.

    desks   the conferences whose bilateral desk the reader is of: of what is in confidence, only theirs is found
    """
    return _found(names, conferences, {pk for pk in conferences if pk in desks}, nobodys=False)


def every_mention(names: list[str], conferences: Collection[int]) -> Iterator[Mention]:
    """The same with all that is in confidence: to be cleaned, not to be read or counted."""
    return _found(names, conferences, conferences, nobodys=True)


def _found(
    names: list[str], conferences: Collection[int], desks: Collection[int], *, nobodys: bool
) -> Iterator[Mention]:
    """Every text of these is read: databases compare letters each in their own way.

    nobodys   with what is in confidence and belongs to no conference: the presses of buttons
    """
    pattern = pattern_of(names)
    if pattern is None:
        return
    for model in apps.get_models():
        sealed = issubclass(model, Line | Seal)  # they name nobody
        if not model.__module__.startswith("plenipo.") or sealed or model is Person:
            continue
        columns, secret = list(_texts_of(model)), in_confidence(model)
        if not columns:
            continue
        for hidden, rows in (
            (False, _rows_of(model, conferences, nobodys=True).exclude(secret)),
            (True, _rows_of(model, desks, nobodys=nobodys).filter(secret)),
        ):
            for row in rows.iterator():
                for column in columns:
                    for text in map(taken_apart, texts_in(getattr(row, column.name))):
                        if hit := pattern.search(text):
                            yield Mention(row, column.name, text, hit.span(), hidden)
                            break


def rows_spoken_of(
    conferences: Collection[int],
) -> Iterator[tuple[models.Model, str]]:
    """Rows with a text in which somebody may be called by one word of a name, and its column."""
    for model, column in spoken_columns():
        for row in _rows_of(model, conferences, nobodys=True).iterator():
            yield row, column


def in_confidence(model: type[models.Model]) -> Q:
    """Which rows only the desk they are of may read or count (decision 6)."""
    secret = confidential_apps()
    if model._meta.app_label in secret or model is Key:  # a press tells what was done, and of whom
        return _ALL
    if model is Letter:
        return Q(in_confidence=True)
    if model is ReturnedMail:  # it may enclose such a letter
        return Q(conference=None)
    if model is Job:
        return Q(*(Q(kind__startswith=label) for label in secret), _connector=Q.OR)
    return _NONE


def _texts_of(model: type[models.Model]) -> Iterator["models.Field[Any, Any]"]:
    for column in model._meta.local_fields:
        text = isinstance(column, models.CharField | models.TextField | models.JSONField)
        if text and not column.choices and getattr(column, "gone", None) is not SEALED:
            yield column


def _rows_of(
    model: type[models.Model], conferences: Collection[int], *, nobodys: bool
) -> models.QuerySet[Any]:
    """What is public, with sources of its own, is left as it is."""
    rows, way = model._default_manager.all(), way_to(model, Conference)
    if way is not None:
        nobodys_too = Q(**{f"{way}__isnull": True}) if nobodys else _NONE
        return rows.filter(Q(**{f"{way}__in": conferences}) | nobodys_too)
    public = is_public_knowledge(model._meta.app_label)
    return rows if nobodys and not public else rows.none()


def is_called_so(name: str, conference: Conference) -> bool:
    """Whether somebody is known here by exactly this name or address, in what everybody with a duty may know.

    What merely stands in some text is no name of anybody; texts that nobody can look into are not changed for it.
    """
    pattern = pattern_of([name])
    if pattern is None:
        return False
    known = [called for person in persons_in(conference) for called in names_of(person)]
    for model, columns in columns_of_names().items():
        rows = _rows_of(model, [conference.pk], nobodys=True)
        for values in rows.exclude(in_confidence(rows.model)).values_list(*columns).iterator():
            known += texts_in(list(values))
    return any(pattern.fullmatch(taken_apart(each.strip())) for each in known)


def letters_to(person: Person, desks: Collection[int]) -> models.QuerySet[Letter]:
    """Those a reader of these desks may know of."""
    open_to_them = Q(in_confidence=False) | Q(conference__in=desks)
    return every_letter_to(person).filter(open_to_them)


def every_letter_to(person: Person) -> models.QuerySet[Letter]:
    if not person.email:
        return Letter.objects.none()
    return Letter.objects.filter(to_email__iexact=person.email)


def documents_about(person: Person) -> models.QuerySet[Document]:
    """Files of their delegations: they may name them, and nobody but a reader can tell."""
    return Document.objects.filter(delegation__delegates__person=person).distinct().order_by("pk")
