"""Mail that came back: what is understood marks its letter, the rest is kept for a person."""

import hashlib
import re
from collections.abc import Sequence
from datetime import timedelta
from email.message import Message

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from plenipo.kit.post import concerns_sender, in_ascii, plain
from plenipo.kit.post.returns import Return, ReturnKind, head_of, text_of, understood
from plenipo.records.actions.journal import record
from plenipo.records.actions.letters import mark_bounced
from plenipo.records.models import WORKER, By, JournalEntry, Letter, ReturnedMail
from plenipo.records.verbs import Verb

CODE = re.compile(r"\b[45]\d\d\b")
ADDRESS = re.compile(r"[\w.+'=-]+@[\w.-]+\.\w+")
KEPT_FOR = timedelta(days=180)  # of what nobody has dealt with
MOST = 20_000  # signs of a mail that are kept
State = Letter.State


@transaction.atomic
def take_in(mail: Message) -> str:
    """Read one mail: "marked" that a letter did not arrive, "kept" for a person, or "nothing" to do."""
    told = understood(mail)
    if told.kind == ReturnKind.ON_ITS_WAY:
        return "nothing"
    ours = Letter.objects.filter(message_id__in=told.letters)
    if told.kind == ReturnKind.UNCLEAR or not ours.exists():
        return "kept" if _kept(mail, told.letters) else "nothing"
    letter = ours.filter(state=State.SENT).first()
    told = _of_the_addressee(told, letter) if letter else told
    if letter is None or told.kind != ReturnKind.FAILED:
        return "nothing"
    _mark(letter, told)
    return "marked"


def _of_the_addressee(told: Return, letter: Letter) -> Return:
    """Servers name an address in ASCII or as it was written."""
    said = told.of(letter.to_email)
    return told.of(in_ascii(letter.to_email)) if said is told else said


def _mark(letter: Letter, told: Return) -> None:
    code = CODE.search(told.problem)
    about_us = concerns_sender(int(code[0]) if code else 550, told.problem)
    mark_bounced(letter, told.problem, of_address=not about_us, tell=not about_us)
    if about_us and not letter.in_confidence:
        _tell_once(letter)


def _tell_once(letter: Letter) -> None:
    """A server that refuses us refuses many letters: the desk hears of it once a day."""
    verb = Verb.SENDER_REFUSED
    known = JournalEntry.objects.filter(
        verb=verb, conference=letter.conference, at__gt=timezone.now() - timedelta(days=1)
    )
    if not known.exists():
        record(Verb.SENDER_REFUSED, by=WORKER, about=letter)


def _kept(mail: Message, letters: Sequence[str]) -> bool:
    ReturnedMail.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    text = plain(text_of(mail))[:MOST]
    conference = _conference_of(text, letters)
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
        record(Verb.RETURNED_MAIL, by=WORKER, about=kept)
    return new


def _conference_of(text: str, letters: Sequence[str]) -> int | None:
    """The one whose letters it answers or encloses, else the one that wrote to the addresses it names.

    None if it encloses one in confidence: nobody who reads for the conference may learn of it.
    """
    if Letter.objects.filter(message_id__in=letters[:200], in_confidence=True).exists():
        return None
    named = list(dict.fromkeys(ADDRESS.findall(text)))[:50]
    for meant in (Q(message_id__in=letters[:200]), Q(to_email__in=named)):
        found = Letter.objects.filter(meant, in_confidence=False)
        conferences = set(found.values_list("conference", flat=True)[:200])
        if len(conferences) == 1:
            return conferences.pop()
    return None


@transaction.atomic
def dealt_with(mail: ReturnedMail, *, by: By) -> None:
    """Somebody has read it and done what was to be done: nothing of it is kept."""
    record(Verb.RETURNED_MAIL_READ, by=by, about=mail)
    mail.delete()
