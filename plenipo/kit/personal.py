"""What a field says about a person, written where the field is defined.

Every text, e-mail, file and JSON field of the rows that hold people is either `personal(...)` or `impersonal(...)`;
a test fails on one that is neither. The notice to the people concerned and the retention run read these tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

F = TypeVar("F", bound="models.Field[Any, Any]")


@dataclass(frozen=True)
class Personal:
    """
    purpose      why we hold it
    recipients   who may read it, in the words of the notice
    retention    when it is deleted, in the words of the notice
    days         the same as a number, counted from the last day of the conference; none: as its rules profile says
    clock        what else the days are counted from: "row" from when it was typed, "duty" from the end of the last duty
    special      reveals a political opinion, health or the like (article 9 of the GDPR)
    """

    purpose: StrOrPromise
    recipients: StrOrPromise
    retention: StrOrPromise
    days: int | None = None
    clock: str = "conference"
    special: bool = False


GONE = "—"  # where a row must say something, once it may no longer say who
BY_ITS_APP = object()  # emptying is not enough: its app takes the names out
SEALED = object()  # it is encrypted, and only its app can look inside


def personal(
    field: F, what: Personal, *, gone: Any = None, names: bool = False, spoken: bool = False
) -> F:
    """
    gone    what stands in the field afterwards, if it may not be empty; BY_ITS_APP or SEALED if its app does it
    names   people are called there, and nothing else is said
    spoken  as somebody said it, perhaps by one word of the name alone
    """
    vars(field).update(personal=what, gone=gone, names=names, spoken=spoken)
    return field


def impersonal(field: F) -> F:
    """This field cannot identify anybody."""
    vars(field).update(personal=None)
    return field


def personal_fields() -> Iterator[tuple[type[models.Model], models.Field[Any, Any], Personal]]:
    """Every field of the house that can identify somebody."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            tag = getattr(field, "personal", None)
            if tag is not None:
                yield model, field, tag


def columns_of_names() -> dict[type[models.Model], list[str]]:
    """Where people are called, and nothing else is said."""
    found: dict[type[models.Model], list[str]] = {}
    for model, field, _tag in personal_fields():
        if field.names:  # type: ignore[attr-defined]
            found.setdefault(model, []).append(field.name)
    return found


def spoken_columns() -> Iterator[tuple[type[models.Model], str]]:
    """Where one word of a name is a person asked for or asking: it goes with the person."""
    for model, field, _tag in personal_fields():
        if getattr(field, "spoken", False):
            yield model, field.name


def confidential_apps() -> list[str]:
    """Labels of the apps whose rows are read and counted by their own desk alone: they say so in apps.py."""
    return [each.label for each in apps.get_app_configs() if getattr(each, "confidential", False)]


def is_confidential(app_label: str) -> bool:
    return app_label in confidential_apps()


def is_public_knowledge(app_label: str) -> bool:
    """What it says of people is open to all and has sources of its own: the register's entries."""
    return bool(getattr(apps.get_app_config(app_label), "public_knowledge", False))


def emptied(field: models.Field[Any, Any]) -> Any:
    """What stands in a personal field once it is deleted."""
    gone = getattr(field, "gone", None)
    if gone is not None:
        return gone
    if isinstance(field, models.JSONField):
        return field.default()
    texts = (models.CharField, models.TextField, models.FileField)
    return "" if isinstance(field, texts) and not field.null else None


def way_to(model: type[models.Model], goal: type[models.Model]) -> str | None:
    """The shortest look-up from a row to what it belongs to: "delegation__conference"; None if it belongs to none.

    A plain number called like the goal counts as a way: records stand below the conference.
    """
    if model is goal:
        return "pk"
    ways: list[tuple[str, type[models.Model]]] = [("", model)]
    known = {model}
    while ways:
        way, here = ways.pop(0)
        for field in here._meta.local_fields:
            there = field.remote_field.model if field.remote_field else None
            plain = (
                isinstance(field, models.BigIntegerField) and field.name == goal._meta.model_name
            )
            if there is goal or plain:
                return way + field.name
            if isinstance(there, type) and there not in known:
                known.add(there)
                ways.append((f"{way}{field.name}__", there))
    return None


def purpose_of(model: type[models.Model]) -> str:
    """Why rows of this kind are held, in the words of the notice; a reader need not know what they are called."""
    tags = [tag for each, _column, tag in personal_fields() if each is model]
    return str(tags[0].purpose) if tags else _("operation of the system")
