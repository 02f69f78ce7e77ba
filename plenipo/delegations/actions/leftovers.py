"""What names somebody outside the columns of texts: letters kept as files, what waits in sessions, addresses."""

import json
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote_plus

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction

from plenipo.kit.typed import ASIDE
from plenipo.kit.whole_names import pattern_of, pattern_of_words, taken_apart
from plenipo.records.models import Key

BETWEEN = b"-" * 79  # letters of one file


def clean_leftovers(names: Iterable[str], words: Iterable[str] = ()) -> None:
    """In the transaction of the erasure; the files after it.

    words   of the family name: whoever searches may have typed one alone
    """
    pattern = pattern_of(names)
    if pattern is None:
        return
    _addresses([each for each in (pattern, pattern_of_words(words)) if each])
    _sessions(pattern)
    transaction.on_commit(lambda: _throw_away_letters(pattern))


def _addresses(patterns: list[re.Pattern[str]]) -> None:
    """Where a press led to: a page found by a name has it in its address, written with percent signs."""
    for key in Key.objects.filter(location__contains="?").iterator():
        asked = taken_apart(unquote_plus(key.location))
        if any(pattern.search(asked) for pattern in patterns):
            Key.objects.filter(pk=key.pk).update(location=key.location.partition("?")[0])


def _sessions(pattern: re.Pattern[str]) -> None:
    """What somebody typed until their session ended waits there for them: it is typed again."""
    for session in Session.objects.iterator():
        aside = session.get_decoded().get(ASIDE)
        if aside is not None and pattern.search(taken_apart(_plain(aside))):
            store = SessionStore(session.session_key)
            del store[ASIDE]
            store.save()


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _throw_away_letters(pattern: re.Pattern[str]) -> None:
    """Where letters are kept as files and not sent: those that name them, whole."""
    if not settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return
    for path in sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log")):  # type: ignore[misc]
        letters = path.read_bytes().split(BETWEEN)
        if any(pattern.search(taken_apart(text)) for each in letters for text in _texts_of(each)):
            path.unlink()


def _texts_of(raw: bytes) -> Iterator[str]:
    """Heads, and whatever of its parts is text."""
    letter = message_from_bytes(raw.lstrip(), _class=EmailMessage, policy=policy.default)
    yield from (str(value) for value in letter.values())
    for part in letter.walk():
        if part.get_content_maintype() == "text":
            yield str(part.get_content())
