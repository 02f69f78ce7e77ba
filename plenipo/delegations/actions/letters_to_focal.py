"""Letters to the focal points of a delegation, each in their own language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters import new_link
from plenipo.delegations.models import Delegation, FocalPoint, Invitation
from plenipo.delegations.queries.focal import focal_points_beside
from plenipo.delegations.queries.notice import controller_of, kept_until
from plenipo.delegations.rules import Speaker, StandIn
from plenipo.delegations.words.letters import day_in, ending
from plenipo.kit.phrases import greeting
from plenipo.kit.post import address_of
from plenipo.records.actions import write_letter
from plenipo.records.actions.letters import as_kept
from plenipo.records.models import By, Letter

Note = str | Callable[[], str]  # words of somebody, or ours in the language of the letter


@dataclass(frozen=True)
class LetterWords:
    """What a letter is about, in its subject, and its first sentence."""

    subject: Promise
    line: Promise


WORDS = {
    "approved": LetterWords(
        gettext_lazy("Delegation approved"), gettext_lazy("Your delegation has been approved.")
    ),
    "returned": LetterWords(
        gettext_lazy("Questions about your delegation"),
        gettext_lazy("The secretariat has questions about your delegation."),
    ),
    "refused": LetterWords(
        gettext_lazy("Delegation not approved"),
        gettext_lazy("The secretariat regrets that it was not able to approve your delegation."),
    ),
    "reopened": LetterWords(
        gettext_lazy("Your delegation is being considered again"),
        gettext_lazy("The decision on your delegation was revoked. It is being considered again."),
    ),
    "change_applied": LetterWords(
        gettext_lazy("Change to your delegation approved"),
        gettext_lazy("The change you requested has been made."),
    ),
    "change_refused": LetterWords(
        gettext_lazy("Change to your delegation declined"),
        gettext_lazy("The secretariat was not able to approve the change you requested."),
    ),
    "awaited_invited": LetterWords(
        gettext_lazy("Reminder: names of your delegation"),
        gettext_lazy("Thank you for accepting. The names of your delegation are still awaited."),
    ),
    "awaited_named": LetterWords(
        gettext_lazy("Reminder: delegation not yet submitted"),
        gettext_lazy(
            "Names have been entered for your delegation, but it has not been submitted to the secretariat yet."
        ),
    ),
    "awaited_returned": LetterWords(
        gettext_lazy("Reminder: questions about your delegation"),
        gettext_lazy(
            "The secretariat has not yet received your answers to its questions. "
            "Please answer them and submit the delegation again."
        ),
    ),
    "hand_on": LetterWords(
        gettext_lazy("Notice to be forwarded to members of your delegation"),
        gettext_lazy(
            "No e-mail address was given for the following persons. Please forward the notice below to each of them:"
        ),
    ),
    "place": LetterWords(
        gettext_lazy("Waiting list of your delegation"),
        gettext_lazy(
            "One or more persons on your waiting list now have a place in the delegation."
        ),
    ),
}

OWN_WORDS = (
    "returned",
    "refused",
    "change_refused",
)  # with words somebody of the secretariat wrote


def by_focal(focal: Speaker) -> By:
    """Who speaks for the party: its focal point, or the officer who enters what it said elsewhere."""
    if isinstance(focal, StandIn):
        return focal.enter()
    return By(duty="focal point", name=f"focal point {focal.pk}")


def tell_focal_points(
    delegation: Delegation, what: str, note: Note = "", *, not_before: datetime | None = None
) -> bool:
    """Write to every focal point what happened, with the words of the secretariat and a fresh link.

    Whether it can arrive anywhere.
    """
    there = list(focal_points_beside(delegation.invitation))
    for focal in there:
        tell(focal, delegation, what, note, not_before=not_before)
    return any(focal.email and not focal.bounced for focal in there)


def tell(
    focal: FocalPoint,
    delegation: Delegation,
    what: str,
    note: Note = "",
    *,
    not_before: datetime | None = None,
    linked: bool = True,
) -> None:
    """linked   with a fresh personal link; never in a letter whose text is to be forwarded"""
    words = WORDS[what]
    _write(
        focal,
        delegation.conference,
        f"delegations.{what}",
        subject=lambda: str(words.subject),
        lines=lambda: [str(words.line), _note(note, own=what in OWN_WORDS)],
        about=delegation,
        linked=linked,
        not_before=not_before,
    )


def _note(note: Note, *, own: bool) -> str:
    """Words that somebody wrote are said to be theirs: they are in whatever language that person wrote."""
    text = note() if callable(note) else note
    return _("Message from the secretariat:\n%(text)s") % {"text": text} if own and text else text


def draft_to_focal_points(
    delegation: Delegation,
    kind: str,
    *,
    subject: Callable[[], str],
    lines: Callable[[], list[str]],
) -> list[int]:
    """Drafts to every focal point who can be reached, each in their own language; they wait until somebody lets
    them go. Returns their numbers."""
    there = focal_points_beside(delegation.invitation).filter(bounced=False)
    more: dict[str, Any] = {"subject": subject, "lines": lines, "about": delegation, "draft": True}
    return [_write(focal, delegation.conference, kind, **more).pk for focal in there]


@dataclass(frozen=True)
class LetterPreview:
    """A letter before it is written; `body` has a gap, {link}, for the personal link."""

    focal: FocalPoint
    delegation: Delegation
    subject: str
    body: str


def preview_told(delegation: Delegation, what: str, note: Note = "") -> list[LetterPreview]:
    """What `tell` would write, to each who can be reached in their own language."""
    words = WORDS[what]
    return preview_for_focal_points(
        delegation,
        subject=lambda: str(words.subject),
        lines=lambda: [str(words.line), _note(note, own=what in OWN_WORDS)],
    )


def preview_for_focal_points(
    delegation: Delegation, *, subject: Callable[[], str], lines: Callable[[], list[str]]
) -> list[LetterPreview]:
    """What `draft_to_focal_points` would write, to each who can be reached in their own language."""
    found = []
    for focal in focal_points_beside(delegation.invitation).filter(bounced=False):
        with translation.override(focal.language):
            words, body = _text(focal, delegation.conference, subject, lines, linked=True)
        found.append(LetterPreview(focal, delegation, words, body))
    return found


def send_new_link(focal: FocalPoint, conference: Conference) -> None:
    write_to(
        focal,
        conference,
        "delegations.new_link",
        subject=lambda: _("Your new personal link"),
        lines=lambda: [_("Here is your new personal link.")],
        about=focal.invitation,
    )


def welcome(focal: FocalPoint, conference: Conference) -> None:
    """The first letter to somebody whom another named: who, what for, and what is done with their data."""

    def about() -> str:
        invitation = focal.invitation
        told = {
            "party": invitation.called_in(focal.language).text,
            "conference": conference,
            "who": controller_of(conference, focal.language),
            "day": day_in(focal.language, kept_until(conference)),
            "address": conference.contact_email or address_of(settings.LETTERS_FROM),
        }
        sentences = [
            _("With the personal link below you can name the delegation and follow the decisions."),
            _(
                "%(who)s stores your name and address for this purpose. Only the secretariat and your "
                "party see them. They are deleted after %(day)s. To see, correct or delete them, write to "
                "%(address)s."
            ),
        ]
        return "\n\n".join(each % told for each in sentences)

    def line() -> str:
        named = focal.invitation.called_in(focal.language).text
        return _("You have been designated as a focal point. Delegation: %(party)s.") % {
            "party": named
        }

    write_to(
        focal,
        conference,
        "delegations.new_link",
        subject=lambda: _("Your designation as a focal point"),
        lines=lambda: [line(), about()],
        about=focal.invitation,
    )


def write_to(
    focal: FocalPoint,
    conference: Conference,
    kind: str,
    *,
    subject: Callable[[], str],
    lines: Callable[[], list[str]],
    about: Delegation | Invitation,
    not_before: datetime | None = None,
) -> None:
    """With a fresh personal link."""
    more: dict[str, Any] = {
        "subject": subject,
        "lines": lines,
        "about": about,
        "not_before": not_before,
    }
    _write(focal, conference, kind, **more)


def write_to_focal_points(
    invitation: Invitation,
    kind: str,
    subject: Callable[[], str],
    lines: Callable[[], list[str]],
    *,
    about: Delegation | Invitation,
) -> None:
    """To every focal point who can be reached, each in their own language, under a subject of its own."""
    more: dict[str, Any] = {
        "subject": subject,
        "lines": lines,
        "about": about,
        "reference": invitation.reference,
    }
    for focal in focal_points_beside(invitation).filter(bounced=False):
        _write(focal, invitation.conference, kind, **more)


@transaction.atomic
def _write(
    focal: FocalPoint,
    conference: Conference,
    kind: str,
    *,
    subject: Callable[[], str],
    lines: Callable[[], list[str]],
    about: Delegation | Invitation,
    linked: bool = True,
    **more: Any,
) -> Letter:
    with translation.override(focal.language):
        words, body = _text(focal, conference, subject, lines, linked=linked)
        return write_letter(
            kind,
            to=focal.email,
            to_name=focal.name,
            language=focal.language,
            subject=words,
            body=body,
            about=about,
            conference=conference.pk,
            links={"link": new_link(focal, conference)} if linked else {},
            **more,
        )


def _text(
    focal: FocalPoint,
    conference: Conference,
    subject: Callable[[], str],
    lines: Callable[[], list[str]],
    *,
    linked: bool,
) -> tuple[str, str]:
    """Subject and body as the outbox keeps them, in the language at hand."""
    words = subject_of(conference, subject())
    return as_kept(words, _body(focal, conference, lines(), linked=linked))


def subject_of(conference: Conference, words: str) -> str:
    return _("%(conference)s: %(what)s") % {"conference": conference, "what": words}


def _body(focal: FocalPoint, conference: Conference, lines: list[str], *, linked: bool) -> str:
    way_in = [
        _("Your delegation's page: %(link)s") % {"link": "{link}"},
        _("This link is personal: anyone who has it can reply in your name."),
    ]
    parts = [
        greeting(focal.name),
        *lines,
        *(way_in if linked else []),
        ending(conference, focal.language),
    ]
    return "\n\n".join(part for part in parts if part)
