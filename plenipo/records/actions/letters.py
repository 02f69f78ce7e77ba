"""The outbox: letters are written in the transaction of the deed they tell of, and sent by the worker."""

import secrets
import smtplib
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import formataddr, make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.kit.tokens import token_of
from plenipo.records import signals
from plenipo.records.actions.journal import record
from plenipo.records.models import By, Letter
from plenipo.records.queries import name_of

LEASE = timedelta(minutes=5)
BACK_OFF = [timedelta(minutes=m) for m in (1, 5, 15, 60, 180)]  # then every three hours
GIVE_UP = timedelta(days=5)  # of an address that is refused for the time being
WORKER = By(duty="worker", name="worker")
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
) -> Letter:
    """Put a letter into the outbox, in the caller's transaction. The worker sends it.

    body            plain text; `{marker}` of a secret link is filled in when the letter is sent
    links           {"link": {"path": "/fr/answer/{token}/", "nonce": …, "purpose": "answer"}}
    in_confidence   that it was written is nobody's business but the desk's that wrote it
    not_before      when it may leave, if not at once
    copy            further addresses: each gets the same letter as a row of its own, and all stand under Cc
    """
    copies = [each for each in dict.fromkeys(copy) if each and each != to]
    fields = {
        "in_confidence": in_confidence,
        "kind": kind,
        "conference": conference,
        "about": name_of(about),
        "language": language,
        "to_name": to_name,
        "copies": copies,
        "subject": " ".join(subject.split())[:300],
        "body": body,
        "links": links or {},
        "state": State.DRAFT if draft else State.QUEUED,
        "not_before": not_before,
        "written_at": timezone.now(),
    }
    letter = _put(to, **fields)
    for each in copies:
        _put(each, copy_of=letter, **fields)
    return letter


def _put(to: str, **fields: Any) -> Letter:
    return Letter.objects.create(
        pk=-secrets.randbelow(2**62) - 1 if fields["in_confidence"] else None,
        to_email=to,
        message_id=make_msgid(domain=urlsplit(settings.ADDRESS).hostname or "localhost"),
        **fields,
    )


def lease(now: datetime) -> Letter | None:
    """Claim the oldest letter that is due. A letter whose worker died is due again when its lease ends."""
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


def _may_go(letter: Letter) -> bool:
    if letter.conference is None:
        return True
    answers = signals.letters_may_go.send(Letter, conference=letter.conference)
    return all(answer is not False for _receiver, answer in answers)


def as_message(letter: Letter) -> EmailMessage:
    """The letter as it goes out. Only here do secret links get their tokens."""
    body = letter.body
    for marker, link in letter.links.items():
        token = token_of(link["nonce"], purpose=link["purpose"])
        address = settings.ADDRESS + link["path"].replace("{token}", token)
        body = body.replace("{" + marker + "}", address)
    name = " ".join(letter.to_name.split())
    to = letter.copy_of.to_email if letter.copy_of else letter.to_email
    return EmailMessage(
        subject=letter.subject,
        body=body,
        from_email=settings.LETTERS_FROM,
        to=[letter.to_email],
        headers={
            "To": formataddr((name, to)) if name else to,
            **({"Cc": ", ".join(letter.copies)} if letter.copies else {}),
            "Message-ID": letter.message_id,
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
        },
    )


def send(letter: Letter) -> None:
    """Send a leased letter. Killed between the server's yes and our note, it goes twice with one Message-ID."""
    try:
        as_message(letter).send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        too_old = timezone.now() - letter.written_at > GIVE_UP
        _not_sent(letter, _in_words(words), for_good=code >= 500 or too_old)
    except smtplib.SMTPDataError as refused:
        _not_sent(letter, _in_words(refused.smtp_error), for_good=refused.smtp_code >= 500)
    except smtplib.SMTPResponseException as refused:  # about us rather than this letter
        _not_sent(letter, _in_words(refused.smtp_error), for_good=False)
    except (OSError, smtplib.SMTPException) as fault:
        _not_sent(letter, str(fault), for_good=False)
    except ValueError as fault:  # an address or subject no message can carry
        _not_sent(letter, str(fault), for_good=True)
    else:
        Letter.objects.filter(pk=letter.pk).update(
            state=State.SENT, sent_at=timezone.now(), leased_until=None, problem=""
        )


def _in_words(said: bytes | str) -> str:
    return said if isinstance(said, str) else said.decode("utf-8", "replace")


def _not_sent(letter: Letter, problem: str, *, for_good: bool) -> None:
    if for_good:
        mark_bounced(letter, problem)
        return
    wait = BACK_OFF[min(letter.attempts, len(BACK_OFF) - 1)]
    Letter.objects.filter(pk=letter.pk).update(
        state=State.QUEUED,
        attempts=letter.attempts + 1,
        not_before=timezone.now() + wait,
        leased_until=None,
        problem=problem[:2000],
    )


@transaction.atomic
def mark_bounced(letter: Letter, problem: str) -> None:
    """The letter will not arrive: say so to the secretariat and to the step above that wrote it.

    Of a letter in confidence only the desk that wrote it learns, by looking: a mark elsewhere would say that it was.
    """
    letter.state, letter.problem = State.BOUNCED, problem[:2000]
    letter.leased_until = None
    letter.save(update_fields=["state", "problem", "leased_until"])
    if letter.in_confidence:
        return
    record("records.letter_bounced", by=WORKER, about=letter, conference=letter.conference)
    signals.letter_bounced.send(Letter, letter=letter)


@transaction.atomic
def send_again(letter: Letter, *, by: By) -> None:
    """Put a letter that bounced or is held back into the queue."""
    queued = Letter.objects.filter(pk=letter.pk, state__in=[State.BOUNCED, State.HELD]).update(
        state=State.QUEUED, attempts=0, not_before=None, problem=""
    )
    if not queued:
        raise Refused(_("This letter is on its way already."))
    record("records.letter_again", by=by, about=letter, conference=letter.conference)


@transaction.atomic
def bounce(message_id: str, problem: str) -> bool:
    """A server far away told us later that a letter did not arrive; whether it was one of ours, still thought sent."""
    letter = Letter.objects.filter(message_id=message_id, state=State.SENT).first()
    if letter is None:
        return False
    mark_bounced(letter, problem)
    return True


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
