"""The outbox: letters are written in the transaction of the deed they tell of, and sent by the worker."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.kit.post import message_id, plain
from plenipo.records import signals
from plenipo.records.actions.journal import record
from plenipo.records.models import WORKER, By, Halt, Letter
from plenipo.records.queries import name_of
from plenipo.records.verbs import Verb

LEASE = timedelta(minutes=5)
HALTED_FOR = timedelta(minutes=15)  # between two tries of a server that refuses us
State = Letter.State


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
    in_confidence: bool = False,
    not_before: datetime | None = None,
    copy: Iterable[str] = (),
    reference: str = "",
) -> Letter:
    """Put a letter into the outbox, in the caller's transaction. The worker sends it.

    body            plain text; `{marker}` of a secret link is filled in when the letter is sent
    links           {"link": {"path": "/fr/answer/{token}/", "nonce": …, "purpose": "answer"}}
    in_confidence   that it was written is nobody's business but the desk's that wrote it
    not_before      when it may leave, if not at once
    copy            further addresses: each gets the same letter as a row of its own, and all stand under Cc
    reference       what an answer may quote; drawn if there is none
    """
    subject, body = as_kept(subject, body)
    copies = [each for each in dict.fromkeys(copy) if each and each != to]
    fields = {
        "in_confidence": in_confidence,
        "kind": kind,
        "conference": conference,
        "about": name_of(about),
        "language": language,
        "to_name": " ".join(plain(to_name).split())[:300],
        "copies": copies,
        "subject": subject,
        "body": body,
        "reference": reference,
        "links": links or {},
        "state": State.DRAFT if draft else State.QUEUED,
        "not_before": not_before,
        "written_at": timezone.now(),
    }
    letter = _put(to, **fields)
    for each in copies:
        _put(each, copy_of=letter, **fields)
    return letter


def as_kept(subject: str, body: str) -> tuple[str, str]:
    """Subject and body as the outbox keeps them."""
    return " ".join(plain(subject).split())[:300], plain(body)


def _put(to: str, **fields: Any) -> Letter:
    own = message_id(urlsplit(settings.ADDRESS).hostname or "localhost")
    fields["reference"] = fields["reference"] or f"{own[1:5]}-{own[5:9]}".upper()
    return Letter.objects.create(
        pk=-secrets.randbelow(2**62) - 1 if fields["in_confidence"] else None,
        to_email=to,
        message_id=own,
        **fields,
    )


def lease(now: datetime) -> Letter | None:
    """Claim the oldest letter that is due. A letter whose worker died is due again when its lease ends.

    While the server refuses us, one letter every quarter of an hour tries whether it still does.
    """
    if not _may_try(now):
        return None
    due = (
        Letter.objects.filter(Q(state=State.QUEUED) | Q(state=State.LEASED, leased_until__lt=now))
        .filter(Q(not_before__isnull=True) | Q(not_before__lte=now))
        .order_by("pk")
    )
    for letter in due[:20]:
        if not _may_go(letter):
            Letter.objects.filter(pk=letter.pk, state=letter.state).update(state=State.HELD)
            continue
        claimed = due.filter(pk=letter.pk).update(state=State.LEASED, leased_until=now + LEASE)
        if claimed:
            letter.refresh_from_db()
            return letter
    return None


def _may_try(now: datetime) -> bool:
    halt = Halt.objects.filter(ended_at=None).first()
    if halt is None:
        return True
    mine = Halt.objects.filter(pk=halt.pk, next_try__lte=now)
    return bool(mine.update(next_try=now + HALTED_FOR))


def _may_go(letter: Letter) -> bool:
    if letter.conference is None:
        return True
    answers: Iterable[tuple[object, object]] = signals.letters_may_go.send(
        Letter, conference=letter.conference
    )
    return all(answer is not False for _receiver, answer in answers)


@transaction.atomic
def mark_bounced(
    letter: Letter, problem: str, *, of_address: bool = True, tell: bool = True
) -> None:
    """The letter will not arrive: say so to the secretariat and to the step above that wrote it.

    Of a letter in confidence only the desk that wrote it learns, by looking: a mark elsewhere would say that it was.

    of_address   the address is wrong, so that nothing else sent to it would arrive
    tell         in the journal; the caller does it if not
    """
    letter.state, letter.problem = State.BOUNCED, problem[:2000]
    letter.leased_until = None
    letter.save(update_fields=["state", "problem", "leased_until"])
    if letter.in_confidence:
        return
    if tell:
        record(Verb.LETTER_BOUNCED, by=WORKER, about=letter)
    if of_address and letter.copy_of_id is None:
        signals.letter_bounced.send(Letter, letter=letter)


@transaction.atomic
def send_again(letter: Letter, *, by: By) -> None:
    """Put a letter that bounced or is held back into the queue."""
    queued = Letter.objects.filter(pk=letter.pk, state__in=[State.BOUNCED, State.HELD]).update(
        state=State.QUEUED, attempts=0, not_before=None, problem=""
    )
    if not queued:
        raise Refused(_("This letter is already being sent."))
    record(Verb.LETTER_AGAIN, by=by, about=letter)


def tear_up(kinds: Iterable[str], about: models.Model) -> int:
    """Take letters that have not left out of the outbox; how many."""
    waiting = Letter.objects.filter(
        kind__in=kinds, about=name_of(about), state__in=[State.QUEUED, State.HELD]
    )
    torn, _kinds = waiting.delete()
    return torn


def let_go(drafts: QuerySet[Letter]) -> int:
    """Drafts that somebody approved join the queue; returns how many."""
    return drafts.filter(state=State.DRAFT).update(state=State.QUEUED)


def discard_drafts(drafts: QuerySet[Letter]) -> int:
    """Drafts nobody wants to send; returns how many."""
    return drafts.filter(state=State.DRAFT).delete()[0]


def take_back(letters: QuerySet[Letter]) -> int:
    """Those that have not left yet, drafts or not, are not sent at all; returns how many."""
    waiting = [State.DRAFT, State.QUEUED, State.HELD]
    return letters.filter(state__in=waiting).delete()[0]


def release_letters(conference: int) -> int:
    """Let the held letters of a conference go; returns how many."""
    held = Letter.objects.filter(conference=conference, state=State.HELD)
    return held.update(state=State.QUEUED)
