"""The journal: one line for every deed, in its own transaction."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from plenipo.records.actions.public import public_changed
from plenipo.records.models import By, JournalEntry, Line
from plenipo.records.queries import conference_of, name_of
from plenipo.records.verbs import JournalVerb, Phrased

Written = TypeVar("Written", bound=Line)
CODE = 60  # characters of a field that holds a code and no text


def record(
    verb: JournalVerb,
    *,
    by: By,
    about: models.Model,
    conference: int | None = None,
    **details: Any,
) -> JournalEntry:
    """Write one line of the journal, in the caller's transaction.

    Public pages are drawn anew after it, unless the public does not see the verb (`UNSEEN`).

    verb        of the app whose deed it is: `Verb.APPROVED`
    conference  of a deed on a row of the house, an account or a person, that only one conference knows of
    details     row numbers, states, counts; never a personal name
    """
    line = line_of(JournalEntry, verb, by=by, about=about, conference=conference, details=details)
    line.save(force_insert=True)
    if verb.public:
        public_changed(line.conference)
    return line


def values_changed(row: models.Model, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What a deed is about to change of a row, for its line, before it does.

    fields   the names of all fields that will differ
    values   before and after of those that hold codes, numbers, moments or rows. A text may name somebody, and a
             sealed line cannot forget: of texts and of personal fields it says only that they changed
    """
    values = {}
    for name, after in wanted.items():
        before, after = _plain(getattr(row, name)), _plain(after)
        if before != after:
            values[name] = [before, after]
    sealed = {name: pair for name, pair in values.items() if _may_be_sealed(row, name)}
    return {"fields": sorted(values), **({"values": sealed} if sealed else {})}


def _may_be_sealed(row: models.Model, name: str) -> bool:
    field = row._meta.get_field(name)
    if getattr(field, "personal", None) is not None:
        return False
    if isinstance(field, models.JSONField):
        return field.default is list
    if isinstance(field, models.CharField) and not field.choices:
        return (field.max_length or CODE + 1) <= CODE
    return not isinstance(field, models.TextField | models.FileField)


def _plain(value: Any) -> Any:
    """As canonical JSON has it."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, UUID | models.Choices) else value


def line_of(
    kind: type[Written],
    verb: Phrased,
    *,
    by: By,
    about: models.Model,
    details: dict[str, Any],
    conference: int | None = None,
) -> Written:
    """A line of any journal, sealed by its leaf and not yet written. It says where a deed for a party comes from."""
    if by.source:
        details |= {"source": [by.source.channel, by.source.on.isoformat()]}
    line = kind(
        at=timezone.now(),
        conference=conference_of(about, conference),
        account=by.account,
        duty=by.duty,
        by_name=by.name,
        verb=str(verb),
        about=name_of(about),
        details=details,
    )
    line.leaf = leaf_of(line)
    return line


def leaf_of(line: Line) -> str:
    """SHA-256 of the line's content in canonical JSON; the account goes in as its number only."""
    content = [
        line.at.astimezone(UTC).isoformat(),
        line.conference,
        line.account_id,
        line.duty,
        line.by_name,
        line.verb,
        line.about,
        line.details,
    ]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
