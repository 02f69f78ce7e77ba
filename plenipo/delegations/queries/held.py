"""Everything the house holds about one person: the rows about them, and every text that names them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Document
from plenipo.kit.personal import GONE, SEALED, personal_fields, way_to
from plenipo.people.models import Person
from plenipo.records.models import Job, Key, Letter

SEALED_LINES = ("records.journalentry", "records.seal", "bilaterals.deskline")  # they name nobody
AROUND = 60  # characters shown before and after a name


def purpose_of(model: type[models.Model]) -> str:
    """Why rows of this kind are held, in the words of the notice; a reader need not know what they are called."""
    tags = [tag for each, _column, tag in personal_fields() if each is model]
    return str(tags[0].purpose) if tags else _("running the system")


@dataclass(frozen=True)
class Mention:
    """A text of the house that names somebody."""

    row: models.Model
    column: str
    excerpt: str

    @property
    def kind(self) -> str:
        return purpose_of(type(self.row))


def names_of(person: Person) -> list[str]:
    """What they are called in texts, longest first. A family name alone would name too many."""
    given, family = person.given_name, person.family_name
    whole = [f"{given} {family}", f"{family} {given}", f"{family}, {given}"] if given else [family]
    joined = [f"{family}{given}"] if given and not person.family_name.isascii() else []
    known = {*whole, *joined, person.native_name, person.email} - {"", GONE}
    return sorted((name.strip() for name in known if len(name.strip()) > 2), key=len, reverse=True)


def conferences_of(person: Person) -> list[int]:
    found = Delegate.objects.filter(person=person).values_list("delegation__conference", flat=True)
    return sorted(set(found))


def mentions_of(person: Person) -> Iterator[Mention]:
    """Every text that names them, in the conferences they take part in and in what belongs to none."""
    names = names_of(person)
    if not names:
        return
    for model in apps.get_models():
        label = model._meta.label_lower
        if not model.__module__.startswith("plenipo.") or label in SEALED_LINES or model is Person:
            continue
        for column in _texts_of(model):
            for row in _rows_with(model, column, names, conferences_of(person)):
                text = _as_text(getattr(row, column.name))
                yield Mention(row, column.name, _excerpt(text, names))


def _texts_of(model: type[models.Model]) -> Iterator[models.Field]:
    for column in model._meta.local_fields:
        text = isinstance(column, models.CharField | models.TextField | models.JSONField)
        if text and not column.choices and getattr(column, "gone", None) is not SEALED:
            yield column


def _rows_with(
    model: type[models.Model], column: models.Field, names: list[str], conferences: list[int]
) -> models.QuerySet[Any]:
    rows = model._default_manager.all()
    way = way_to(model, Conference)
    if way is not None:
        rows = rows.filter(**{f"{way}__in": conferences})
    elif model not in (Key, Job) and model._meta.app_label == "registry":
        rows = rows.none() if model._meta.model_name not in ("match", "matchlist") else rows
    rows = rows.annotate(as_text=Cast(column.name, models.TextField()))
    wanted = Q()
    for name in names:
        wanted |= Q(as_text__icontains=name)
        if isinstance(column, models.JSONField):
            wanted |= Q(as_text__icontains=json.dumps(name)[1:-1])  # as SQLite keeps it
    return rows.filter(wanted)


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _excerpt(text: str, names: list[str]) -> str:
    at = next((n for name in names if (n := text.lower().find(name.lower())) >= 0), 0)
    return text[max(0, at - AROUND) : at + AROUND]


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
                "delegation": each.delegation.plate_name,
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
        "texts that name them": [
            {"row": str(each.row._meta.label), "field": each.column, "text": each.excerpt}
            for each in mentions_of(person)
        ],
    }


def _values(row: models.Model) -> dict[str, Any]:
    return {
        column.name: None if column.value_from_object(row) is None else column.value_to_string(row)
        for column in row._meta.local_fields
    }
