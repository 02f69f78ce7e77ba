"""The verbs of a journal and what a reader is told of each. Every app has its own in its `verbs.py`."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# stands third in a verb: whether the public reads after the deed what it read before
SEEN, UNSEEN = True, False


class Phrased(StrEnum):
    """Verbs of one journal. What stands first is stored and sealed: it never changes."""

    phrase: Promise

    def __new__(cls, stored: str, phrase: Promise, *_more: Any) -> Self:
        verb = str.__new__(cls, stored)
        verb._value_ = stored
        verb.phrase = phrase
        return verb


class JournalVerb(Phrased):
    """Of the journal of the conference, for `record`. After a deed that the public sees its pages are drawn anew.

    told_to   stands fourth: the duties that alone read such lines, where a line itself tells a secret; none: everybody
    """

    def __init__(
        self,
        _stored: str,
        _phrase: Promise,
        public: bool = SEEN,
        told_to: str | tuple[str, ...] = (),
    ) -> None:
        self.public = public
        self.told_to = (told_to,) if isinstance(told_to, str) else told_to


def journal_verbs() -> list[JournalVerb]:
    """Of every installed app (apps.py imports them)."""
    return [verb for app in JournalVerb.__subclasses__() for verb in app]


def kept_from(holds: Callable[[str], bool]) -> list[JournalVerb]:
    """Whose lines are not there for a reader: neither shown, nor counted, nor offered as a filter.

    holds   whether the reader has a duty
    """
    return [verb for verb in journal_verbs() if verb.told_to and not any(map(holds, verb.told_to))]


class Verb(JournalVerb):
    LETTER_BOUNCED = "records.letter_bounced", _("a letter was not delivered"), UNSEEN
    SENDER_REFUSED = (
        "records.sender_refused",
        _("a mail server refused letters because of our server, not because of an address"),
        UNSEEN,
    )
    LETTER_AGAIN = "records.letter_again", _("a letter was sent again"), UNSEEN
    LETTERS_HALTED = (
        "records.letters_halted",
        _("the mail server refused our letters; letters are waiting"),
        UNSEEN,
    )
    LETTERS_GO_AGAIN = (
        "records.letters_go_again",
        _("the mail server accepts letters again"),
        UNSEEN,
    )
    HALT_TRIED = (
        "records.halt_tried",
        _("an immediate retry of the mail server was requested"),
        UNSEEN,
    )
    RETURNED_MAIL = "records.returned_mail", _("returned mail could not be processed"), UNSEEN
    RETURNED_MAIL_READ = "records.returned_mail_read", _("returned mail was read"), UNSEEN
