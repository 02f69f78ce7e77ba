"""A leased letter goes out. What the server answers decides whether it is sent, waits, or did not arrive."""

import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from plenipo.kit.post import (
    Message,
    address_of,
    concerns_sender,
    in_ascii,
    mailbox,
    mailboxes,
    words,
)
from plenipo.kit.tokens import token_of
from plenipo.records.actions.journal import record
from plenipo.records.actions.letters import HALTED_FOR, mark_bounced
from plenipo.records.formats import Dress, as_page, as_text, dress_of
from plenipo.records.models import WORKER, By, Halt, Letter
from plenipo.records.queries import open_halt
from plenipo.records.verbs import Verb

BACK_OFF = [timedelta(minutes=m) for m in (1, 5, 15, 60, 180)]  # then every three hours
GIVE_UP = timedelta(days=5)  # of an address that is refused for the time being
State = Letter.State


def _as_message(letter: Letter, dress: Dress) -> Message:
    """The letter as it goes out. Only here do secret links get their tokens."""
    body = letter.body
    for marker, link in letter.links.items():
        token = token_of(link["nonce"], purpose=link["purpose"])
        address = settings.ADDRESS + link["path"].replace("{token}", token)
        body = body.replace("{" + marker + "}", address)
    sender = address_of(settings.LETTERS_FROM)
    heads = {
        "Message-ID": letter.message_id,
        "From": mailbox(dress.from_name, sender),
        "To": mailbox(
            letter.to_name, letter.copy_of.to_email if letter.copy_of else letter.to_email
        ),
        "Cc": mailboxes(letter.copies),
        "Reply-To": in_ascii(dress.reply_to) if dress.reply_to else "",
        "Subject": words(letter.subject),
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
    }
    return Message(
        sender=in_ascii(settings.BOUNCES_TO or sender),
        to=in_ascii(letter.to_email),
        heads={name: value for name, value in heads.items() if value},
        text=as_text(letter, dress, body),
        page=as_page(letter, dress, body),
    )


def send(letter: Letter) -> None:
    """Send a leased letter. Killed between the server's yes and our note, it goes twice with one Message-ID."""
    dress = dress_of(letter)
    try:
        _as_message(letter, dress).send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        _refused(letter, code, _in_words(said))
    except smtplib.SMTPDataError as refused:
        _refused(letter, refused.smtp_code, _in_words(refused.smtp_error), after_data=True)
    except smtplib.SMTPResponseException as refused:  # our name, our password, our connection
        _halt(letter, _in_words(refused.smtp_error))
    except (smtplib.SMTPNotSupportedError, smtplib.SMTPHeloError) as fault:
        _halt(letter, str(fault))
    except (OSError, smtplib.SMTPException) as fault:
        _silent(letter, str(fault)) if _is_silence(fault) else _not_sent(letter, str(fault))
    except ValueError as fault:  # an address no message can carry
        mark_bounced(letter, str(fault))
    else:
        _sent(letter, dress)


@transaction.atomic
def _sent(letter: Letter, dress: Dress) -> None:
    now = timezone.now()
    Letter.objects.filter(pk=letter.pk).update(
        state=State.SENT, sent_at=now, leased_until=None, problem="", dress=dress.as_kept()
    )
    halt = open_halt()
    if halt and Halt.objects.filter(pk=halt.pk, ended_at=None).update(ended_at=now):
        record(Verb.LETTERS_GO_AGAIN, by=WORKER, about=halt)


def _in_words(said: bytes | str) -> str:
    return said if isinstance(said, str) else said.decode("utf-8", "replace")


def _refused(letter: Letter, code: int, said: str, *, after_data: bool = False) -> None:
    if concerns_sender(code, said, after_data=after_data):
        _halt(letter, said)
    elif code >= 500 or timezone.now() - letter.written_at > GIVE_UP:
        mark_bounced(letter, said)
    else:
        _not_sent(letter, said)


@transaction.atomic
def _halt(letter: Letter, said: str) -> None:
    """Every other letter would be refused alike: all wait, and the desks hear of it once.

    If others have gone out since this one was refused before, it is this one after all.
    """
    now = timezone.now()
    others = Letter.objects.filter(sent_at__gt=letter.tried_at) if letter.tried_at else None
    if others is not None and others.exists():
        mark_bounced(letter, said, of_address=False)
        return
    _not_sent(letter, said)
    # later than the next try, so that another letter makes it
    Letter.objects.filter(pk=letter.pk).update(tried_at=now, not_before=now + 2 * HALTED_FOR)
    _wait_all(said.replace(letter.to_email, "…")[:1000], now)


def _is_silence(fault: Exception) -> bool:
    """A server that accepts and says nothing; smtplib says of it that the connection was closed."""
    return isinstance(fault, TimeoutError) or isinstance(fault.__context__, TimeoutError)


@transaction.atomic
def _silent(letter: Letter, said: str) -> None:
    """Once may be chance. Twice with nothing sent in between costs every letter the whole time-out: all wait."""
    now = timezone.now()
    before = Letter.objects.aggregate(last=Max("silent_at"))["last"]
    _not_sent(letter, said)
    Letter.objects.filter(pk=letter.pk).update(silent_at=now)
    if before and not Letter.objects.filter(sent_at__gt=before).exists():
        _wait_all(said, now)


def _wait_all(problem: str, now: datetime) -> None:
    halt, new = Halt.objects.get_or_create(
        ended_at=None,
        defaults={"since": now, "problem": problem, "next_try": now + HALTED_FOR},
    )
    if new:
        record(Verb.LETTERS_HALTED, by=WORKER, about=halt)


def _not_sent(letter: Letter, problem: str) -> None:
    wait = BACK_OFF[min(letter.attempts, len(BACK_OFF) - 1)]
    Letter.objects.filter(pk=letter.pk).update(
        state=State.QUEUED,
        attempts=letter.attempts + 1,
        not_before=timezone.now() + wait,
        leased_until=None,
        problem=problem[:2000],
    )


@transaction.atomic
def try_now(*, by: By) -> bool:
    """Somebody mended what the server refused: let the next letter try at once. Whether letters were waiting."""
    halt = open_halt()
    if halt is None:
        return False
    Halt.objects.filter(pk=halt.pk).update(next_try=timezone.now())
    Letter.objects.filter(state=State.QUEUED).exclude(tried_at=None, silent_at=None).update(
        not_before=None
    )
    record(Verb.HALT_TRIED, by=by, about=halt)
    return True
