"""Everything the house holds about one person: the rows about them, and every text that names them."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import combining, normalize

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Document
from plenipo.kit.personal import GONE, SEALED, personal_fields, way_to
from plenipo.people.models import Person
from plenipo.records.models import Letter

SEALED_LINES = ("records.journalentry", "records.seal", "bilaterals.deskline")  # they name nobody
AROUND = 60  # characters shown before and after a name
_MARKS = r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f]*"  # accents, and points of vowels


def purpose_of(model: type[models.Model]) -> str:
    """Why rows of this kind are held, in the words of the notice; a reader need not know what they are called."""
    tags = [tag for each, _column, tag in personal_fields() if each is model]
    return str(tags[0].purpose) if tags else _("operation of the system")


@dataclass(frozen=True)
class Mention:
    """A text of the house that names somebody, taken apart (NFD); where it first does."""

    row: models.Model
    column: str
    text: str
    where: tuple[int, int]

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


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds these names in a text taken apart (NFD), whatever its case, accents and blanks; None for no name."""
    found = "|".join(_loosely(name) for name in names)
    return re.compile(found, re.IGNORECASE) if found else None


def _loosely(name: str) -> str:
    letters = [one for one in normalize("NFD", name) if not combining(one)]
    return "".join(r"\s+" if one.isspace() else re.escape(one) + _MARKS for one in letters)


def is_of_one(name: str) -> bool:
    """Whether a name typed by an officer can be looked for in every text: a single word would be in too many."""
    return "@" in name or len(name.split()) > 1 or (len(name) > 1 and not name[0].isascii())


def taken_apart(text: str) -> str:
    return normalize("NFD", text)


def conferences_of(person: Person) -> list[int]:
    found = Delegate.objects.filter(person=person).values_list("delegation__conference", flat=True)
    return sorted(set(found))


def mentions_of(person: Person) -> Iterator[Mention]:
    return mentions(names_of(person), conferences_of(person))


def mentions(names: list[str], conferences: list[int]) -> Iterator[Mention]:
    """Every text with one of these names, in these conferences and in what belongs to none.

    Every text of these is read: databases compare letters each in their own way.
    """
    pattern = pattern_of(names)
    if pattern is None:
        return
    for model in apps.get_models():
        label = model._meta.label_lower
        if not model.__module__.startswith("plenipo.") or label in SEALED_LINES or model is Person:
            continue
        columns = list(_texts_of(model))
        for row in _rows_of(model, conferences).iterator() if columns else ():
            for column in columns:
                text = taken_apart(_as_text(getattr(row, column.name)))
                if hit := pattern.search(text):
                    yield Mention(row, column.name, text, hit.span())


def _texts_of(model: type[models.Model]) -> Iterator[models.Field]:
    for column in model._meta.local_fields:
        text = isinstance(column, models.CharField | models.TextField | models.JSONField)
        if text and not column.choices and getattr(column, "gone", None) is not SEALED:
            yield column


def _rows_of(model: type[models.Model], conferences: list[int]) -> models.QuerySet[Any]:
    """The register's own entries are public, with sources of their own: they are left as they are."""
    rows, way = model._default_manager.all(), way_to(model, Conference)
    if way is not None:
        return rows.filter(Q(**{f"{way}__in": conferences}) | Q(**{f"{way}__isnull": True}))
    return rows.none() if model._meta.app_label == "registry" else rows


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def letters_to(person: Person) -> models.QuerySet[Letter]:
    if not person.email:
        return Letter.objects.none()
    return Letter.objects.filter(to_email__iexact=person.email)


def documents_about(person: Person) -> models.QuerySet[Document]:
    """Files of their delegations: they may name them, and nobody but a reader can tell."""
    return Document.objects.filter(delegation__delegates__person=person).distinct().order_by("pk")


def as_export(person: Person) -> dict[str, Any]:
    """All of it as plain values, for the person who asks what is held about them."""
    return {
        "person": _values(person),
        "takes part": [
            {
                "conference": str(each.delegation.conference),
                "delegation": each.delegation.to_call,
                **_values(each),
            }
            for each in Delegate.objects.filter(person=person).select_related(
                "delegation__conference__series"
            )
        ],
        "letters to them": [_values(letter) for letter in letters_to(person)],
        "documents of their delegation": [
            {"name": each.name, "sha256": each.sha256} for each in documents_about(person)
        ],
        "texts that name them": as_texts(mentions_of(person)),
    }


def as_texts(found: Iterable[Mention]) -> list[dict[str, str]]:
    return [
        {
            "row": str(each.row._meta.label),
            "field": each.column,
            "text": normalize("NFC", each.text),
        }
        for each in found
    ]


def _values(row: models.Model) -> dict[str, Any]:
    return {
        column.name: None if column.value_from_object(row) is None else column.value_to_string(row)
        for column in row._meta.local_fields
    }
