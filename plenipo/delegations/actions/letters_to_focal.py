"""Letters to the focal points of a delegation, each in their own language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters import new_link
from plenipo.delegations.models import Delegation, FocalPoint, Invitation
from plenipo.delegations.queries.focal import focal_points_beside
from plenipo.delegations.queries.letters import day_in
from plenipo.delegations.queries.notice import controller_of, kept_until
from plenipo.delegations.rules import Speaker, StandIn
from plenipo.kit.post import address_of
from plenipo.records.actions import write_letter
from plenipo.records.models import By

Note = str | Callable[[], str]  # words of somebody, or ours in the language of the letter

LINE = {
    "approved": gettext_lazy("Your delegation is approved."),
    "returned": gettext_lazy("The secretariat has questions about your delegation."),
    "refused": gettext_lazy("The secretariat could not approve your delegation."),
    "reopened": gettext_lazy(
        "The decision on your delegation was taken back; it is being looked at again."
    ),
    "change_applied": gettext_lazy("The change you asked for has been made."),
    "change_refused": gettext_lazy("The change you asked for was not made."),
    "awaited_invited": gettext_lazy(
        "Thank you for accepting. The names of your delegation are still awaited."
    ),
    "awaited_named": gettext_lazy(
        "Names of your delegation have been entered, but the delegation has not been submitted."
    ),
    "awaited_returned": gettext_lazy(
        "The questions of the secretariat are still open, and the delegation has not been submitted again."
    ),
    "hand_on": gettext_lazy("A notice to hand on to persons of your delegation."),
    "place": gettext_lazy("A place became free: the next person of your waiting list now has it."),
}


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
) -> None:
    conference, kind = delegation.conference, f"delegations.{what}"
    write_to(focal, conference, kind, lambda: str(LINE[what]), note, delegation, not_before)


def draft_to_focal_points(
    delegation: Delegation,
    kind: str,
    *,
    subject: Callable[[], str],
    lines: Callable[[], list[str]],
) -> list[int]:
    """Drafts to every focal point who can be reached, each in their own language; they wait until somebody lets
    them go. Returns their numbers."""
    written = []
    for each in preview_for_focal_points(delegation, subject=subject, lines=lines):
        with translation.override(each.focal.language):
            letter = write_letter(
                kind,
                to=each.focal.email,
                to_name=each.focal.name,
                language=each.focal.language,
                subject=each.subject,
                body=each.body,
                about=delegation,
                conference=delegation.conference_id,
                links={"link": new_link(each.focal, delegation.conference)},
                draft=True,
            )
        written.append(letter.pk)
    return written


@dataclass(frozen=True)
class Preview:
    """A letter before it is written; `body` has a gap, {link}, for the personal link."""

    focal: FocalPoint
    delegation: Delegation
    subject: str
    body: str


def preview_for_focal_points(
    delegation: Delegation, *, subject: Callable[[], str], lines: Callable[[], list[str]]
) -> list[Preview]:
    """What `draft_to_focal_points` would write, to each who can be reached in their own language."""
    found = []
    for focal in focal_points_beside(delegation.invitation).filter(bounced=False):
        with translation.override(focal.language):
            words = _subject(delegation.conference, subject())
            body = _body(focal, delegation.conference, lines())
        found.append(Preview(focal, delegation, words, body))
    return found


def send_new_link(focal: FocalPoint, conference: Conference) -> None:
    write_to(
        focal,
        conference,
        "delegations.new_link",
        lambda: _("Here is your new personal link."),
        "",
        focal.invitation,
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
            _(
                "With the personal link below you can name the delegation and follow what is decided."
            ),
            _(
                "%(who)s keeps your name and address for this, shows them to nobody but the secretariat and "
                "your party, and deletes them after %(day)s. To see, correct or delete them, write to %(address)s."
            ),
        ]
        return "\n\n".join(each % told for each in sentences)

    def line() -> str:
        named = focal.invitation.called_in(focal.language).text
        return _("You were named to answer for %(party)s.") % {"party": named}

    kind = "delegations.new_link"
    write_to(focal, conference, kind, line, about, focal.invitation)


@transaction.atomic
def write_to(
    focal: FocalPoint,
    conference: Conference,
    kind: str,
    line: Callable[[], str],
    note: Note,
    about: Delegation | object,
    not_before: datetime | None = None,
) -> None:
    with translation.override(focal.language):
        said = line()
        write_letter(
            kind,
            to=focal.email,
            to_name=focal.name,
            language=focal.language,
            subject=_subject(conference, said),
            body=_body(focal, conference, [said, note() if callable(note) else note]),
            about=about,  # type: ignore[arg-type]
            conference=conference.pk,
            links={"link": new_link(focal, conference)},
            not_before=not_before,
        )


def write_to_focal_points(
    invitation: Invitation,
    kind: str,
    subject: Callable[[], str],
    lines: Callable[[], list[str]],
    *,
    about: Delegation | Invitation,
) -> None:
    """To every focal point who can be reached, each in their own language, under a subject of its own."""
    conference = invitation.conference
    for focal in focal_points_beside(invitation).filter(bounced=False):
        with translation.override(focal.language):
            write_letter(
                kind,
                to=focal.email,
                to_name=focal.name,
                language=focal.language,
                subject=_subject(conference, subject()),
                body=_body(focal, conference, lines()),
                about=about,
                conference=conference.pk,
                links={"link": new_link(focal, conference)},
                reference=invitation.reference,
            )


def _subject(conference: Conference, words: str) -> str:
    return _("%(conference)s: %(what)s") % {"conference": conference, "what": words}


def _body(focal: FocalPoint, conference: Conference, lines: list[str]) -> str:
    parts = [
        _("To %(name)s") % {"name": focal.name} if focal.name else "",
        *lines,
        _("Your delegation's page: %(link)s") % {"link": "{link}"},
        _("The link is personal to you: whoever has it can answer in your name."),
        str(conference),
    ]
    return "\n\n".join(part for part in parts if part)
