"""The verbs of a journal and what a reader is told of each. Every app has its own in its `verbs.py`."""

from enum import StrEnum
from typing import Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

UNSEEN = False  # stands third in a verb: the public reads after the deed what it read before


class Phrased(StrEnum):
    """Verbs of one journal. What stands first is stored and sealed: it never changes."""

    phrase: Promise

    def __new__(cls, stored: str, phrase: Promise, *_more: bool) -> Self:
        verb = str.__new__(cls, stored)
        verb._value_ = stored
        verb.phrase = phrase
        return verb


class JournalVerb(Phrased):
    """Of the journal of the conference, for `record`. After a deed that the public sees its pages are drawn anew."""

    def __init__(self, _stored: str, _phrase: Promise, public: bool = True) -> None:
        self.public = public


def journal_verbs() -> list[JournalVerb]:
    """Of every installed app (apps.py imports them)."""
    return [verb for app in JournalVerb.__subclasses__() for verb in app]


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
