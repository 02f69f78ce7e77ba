"""The journal: one line for every deed, in its own transaction."""

import hashlib
import json
from datetime import UTC
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from plenipo.records.actions.public import public_changed
from plenipo.records.models import By, JournalEntry, Line
from plenipo.records.queries import name_of, unseen_verbs

Written = TypeVar("Written", bound=Line)


def record(
    verb: str,
    *,
    by: By,
    about: models.Model,
    conference: int | None = None,
    **details: Any,
) -> JournalEntry:
    """Write one line of the journal, in the caller's transaction.

    Public pages are drawn anew after it, unless the app lists the verb among those the public does not see (`unseen`).

    verb      "delegations.approved": the app, what happened; every verb has a phrase in PHRASES
    details   row numbers, states, counts; never a personal name
    """
    line = line_of(JournalEntry, verb, by=by, about=about, conference=conference, details=details)
    line.save(force_insert=True)
    if verb not in unseen_verbs():
        public_changed(conference)
    return line


def line_of(
    kind: type[Written],
    verb: str,
    *,
    by: By,
    about: models.Model,
    conference: int | None,
    details: dict[str, Any],
) -> Written:
    """A line of any journal, sealed by its leaf and not yet written. It says where a deed for a party comes from."""
    if by.source:
        details |= {"source": [by.source.channel, by.source.on.isoformat()]}
    line = kind(
        at=timezone.now(),
        conference=conference,
        account=by.account,
        duty=by.duty,
        by_name=by.name,
        verb=verb,
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
