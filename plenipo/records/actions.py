"""What every deed leaves behind: a journal line, letters in the outbox, jobs for the worker."""

import hashlib
import json
from email.utils import make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils import timezone

from plenipo.records.models import By, Job, JournalEntry, Letter


def name_of(about: models.Model) -> str:
    """How the journal and the outbox refer to a row: "delegations.delegation:12"."""
    return f"{about._meta.label_lower}:{about.pk}"


def record(
    verb: str,
    *,
    by: By,
    about: models.Model,
    conference: int | None = None,
    **details: Any,
) -> JournalEntry:
    """Write one line of the journal, in the caller's transaction.

    verb      "delegations.approved": the app, what happened; every verb has a phrase in PHRASES
    details   row numbers, states, counts; never a personal name
    """
    line = JournalEntry(
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
    line.save(force_insert=True)
    return line


def leaf_of(line: JournalEntry) -> str:
    """SHA-256 of the line's content in canonical JSON; the account goes in as its number only."""
    content = [
        line.at.isoformat(),
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


def write_letter(
    kind: str,
    *,
    to: str,
    to_name: str,
    language: str,
    subject: str,
    body: str,
    about: models.Model,
    conference: int | None,
    links: dict[str, dict[str, str]] | None = None,
    draft: bool = False,
) -> Letter:
    """Put a letter into the outbox, in the caller's transaction. The worker sends it.

    body    plain text; `{marker}` of a secret link is filled in when the letter is sent
    links   {"link": {"path": "/fr/answer/{token}/", "nonce": …, "purpose": "answer"}}
    """
    return Letter.objects.create(
        kind=kind,
        conference=conference,
        about=name_of(about),
        language=language,
        to_name=to_name,
        to_email=to,
        subject=" ".join(subject.split())[:300],
        body=body,
        links=links or {},
        state=Letter.State.DRAFT if draft else Letter.State.QUEUED,
        message_id=make_msgid(domain=urlsplit(settings.ADDRESS).hostname or "localhost"),
        written_at=timezone.now(),
    )


def ask_for(
    kind: str,
    *,
    by: By,
    about: models.Model | None = None,
    conference: int | None = None,
    total: int = 0,
    **arguments: Any,
) -> Job:
    """Ask the worker for long work. Its page shows progress; the asker may leave and come back."""
    return Job.objects.create(
        kind=kind,
        conference=conference,
        about=name_of(about) if about else "",
        asked_by=by.account,
        asked_at=timezone.now(),
        arguments=arguments,
        total=total,
    )
