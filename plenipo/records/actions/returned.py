"""Mail that came back: what is understood marks its letter, the rest is kept for a person."""

import hashlib
import re
from datetime import timedelta
from email.message import Message

from django.db import transaction
from django.utils import timezone

from plenipo.kit.post import concerns_sender, plain
from plenipo.kit.post.returns import Kind, Return, head_of, text_of, understood
from plenipo.records.actions.journal import record
from plenipo.records.actions.letters import WORKER, mark_bounced
from plenipo.records.models import By, Letter, ReturnedMail

CODE = re.compile(r"\b[45]\d\d\b")
ADDRESS = re.compile(r"[\w.+'=-]+@[\w.-]+\.\w+")
KEPT_FOR = timedelta(days=180)  # of what nobody has dealt with
MOST = 20_000  # signs of a mail that are kept
State = Letter.State


@transaction.atomic
def take_in(mail: Message) -> str:
    """Read one mail: "marked" that a letter did not arrive, "kept" for a person, or "nothing" to do."""
    told = understood(mail)
    if told.kind == Kind.ON_ITS_WAY:
        return "nothing"
    ours = Letter.objects.filter(message_id__in=told.letters)
    if told.kind == Kind.UNCLEAR or not ours.exists():
        return "kept" if _kept(mail) else "nothing"
    letter = ours.filter(state=State.SENT).first()
    if letter is None:
        return "nothing"
    _mark(letter, told)
    return "marked"


def _mark(letter: Letter, told: Return) -> None:
    code = CODE.search(told.problem)
    about_us = concerns_sender(int(code[0]) if code else 550, told.problem)
    mark_bounced(letter, told.problem, of_address=not about_us)


def _kept(mail: Message) -> bool:
    ReturnedMail.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    text = plain(text_of(mail))[:MOST]
    conference = _conference_of(text)
    kept, new = ReturnedMail.objects.get_or_create(
        hash=hashlib.sha256(mail.as_bytes()).hexdigest(),
        defaults={
            "conference": conference,
            "at": timezone.now(),
            "sender": plain(head_of(mail, "From"))[:300],
            "subject": plain(head_of(mail, "Subject"))[:300],
            "text": text,
        },
    )
    if new:
        record("records.returned_mail", by=WORKER, about=kept, conference=conference)
    return new


def _conference_of(text: str) -> int | None:
    """The one conference that wrote to the addresses it names."""
    named = list(dict.fromkeys(ADDRESS.findall(text)))[:50]
    found = Letter.objects.filter(to_email__in=named, in_confidence=False)
    conferences = set(found.values_list("conference", flat=True)[:200])
    return conferences.pop() if len(conferences) == 1 else None


@transaction.atomic
def dealt_with(mail: ReturnedMail, *, by: By) -> None:
    """Somebody has read it and done what was to be done: nothing of it is kept."""
    record("records.returned_mail_read", by=by, about=mail, conference=mail.conference)
    mail.delete()
