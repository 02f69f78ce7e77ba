"""Letters of invitation: the convenor's own texts, and writing one letter with its personal link."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import FocalPoint, Invitation, LetterText, Link
from plenipo.delegations.profile import Deadlines
from plenipo.delegations.queries.letter_texts import LINK
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.letters import LetterWording, filled, standard, texts_of, values_for
from plenipo.kit.days import long_moment
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import hash_of, new_nonce, token_of
from plenipo.records.actions import record, write_letter
from plenipo.records.models import By, Letter

LINK_PURPOSE = "answer"


@transaction.atomic
def change_text(
    conference: Conference, kind: str, language: str, *, text: LetterWording, by: By
) -> LetterText:
    """Keep the convenor's wording. `text.revision` is the one they started from: 0 is the standard text."""
    mine = LetterText.objects.filter(conference=conference, kind=kind, language=language)
    values = {
        "subject": text.subject,
        "body": text.body,
        "by": by.account,
        "at": timezone.now(),
        "revision": text.revision + 1,
    }
    if text.revision == 0 and not mine.exists():
        LetterText.objects.create(conference=conference, kind=kind, language=language, **values)
    elif not mine.filter(revision=text.revision).update(**values):
        raise Refused(_somebody_else_wrote(mine.select_related("by").first()))
    kept = mine.get()
    record(Verb.INVITATION_TEXT_CHANGED, by=by, about=kept, kind=kind, language=language)
    return kept


def _somebody_else_wrote(text: LetterText | None) -> str:
    if text is None:
        return _("The standard text has since been restored. Reload the page to see it.")
    told = {
        "who": text.by or _("A colleague"),
        "when": long_moment(text.at),
    }
    return _("%(who)s changed this text (%(when)s). Reload the page to see it.") % told


@transaction.atomic
def back_to_standard(conference: Conference, kind: str, language: str, *, by: By) -> None:
    own = LetterText.objects.filter(conference=conference, kind=kind, language=language).first()
    if own is None:
        return
    record(Verb.INVITATION_TEXT_RESET, by=by, about=own, kind=kind, language=language)
    own.delete()


def write_about(
    invitation: Invitation,
    kind: str,
    *,
    to: FocalPoint,
    conference: Conference,
    texts: Mapping[str, LetterWording] | None = None,
    draft: bool = False,
) -> Letter:
    """One letter about an invitation into the outbox; with a new personal link if its text has one.

    texts   the letter in every language, when many are written
    """
    text = (texts or texts_of(conference, kind))[invitation.language]
    letter = filled(text, values_for(invitation, conference))
    marker = f"{{{LINK}}}"
    links = {LINK: new_link(to, conference)} if marker in letter.body else {}
    return write_letter(
        f"invitations.{kind}",
        to=to.email,
        to_name=to.name,
        language=invitation.language,
        subject=letter.subject,
        body=letter.body,
        about=invitation,
        conference=conference.pk,
        links=links,
        draft=draft,
        reference=invitation.reference,
    )


def write_copy(
    invitation: Invitation,
    kind: str,
    email: str,
    *,
    conference: Conference,
    texts: Mapping[str, LetterWording] | None = None,
) -> Letter:
    """The same letter for somebody who shall know of it and not answer: without a personal link."""
    text = (texts or texts_of(conference, kind))[invitation.language]
    letter = filled(text, values_for(invitation, conference))
    with translation.override(invitation.language):
        no_link = _("(personal link: included only in the letter to the addressee)")
        subject = _("Copy: %(subject)s") % {"subject": letter.subject}
    return write_letter(
        f"invitations.{kind}",
        to=email,
        to_name="",
        language=invitation.language,
        subject=subject,
        body=_without_warning(letter.body, kind, invitation.language).replace(
            f"{{{LINK}}}", no_link
        ),
        about=invitation,
        conference=conference.pk,
    )


def _without_warning(body: str, kind: str, language: str) -> str:
    """Without what the standard text says of the link it stands behind: a copy has none. Own words stay."""
    paragraphs = standard(kind, language).body.split("\n\n")
    behind = next((n for n, each in enumerate(paragraphs, 1) if f"{{{LINK}}}" in each), 0)
    warning = paragraphs[behind : behind + 1]
    if not behind or not warning or "{" in warning[0]:
        return body
    return "\n\n".join(each for each in body.split("\n\n") if each.strip() != warning[0].strip())


def new_link(focal_point: FocalPoint, conference: Conference) -> dict[str, str]:
    """What the outbox needs to write the address when the letter leaves. The row keeps only the hash."""
    now, nonce = timezone.now(), new_nonce()
    Link.objects.create(
        focal_point=focal_point,
        hash=hash_of(token_of(nonce, purpose=LINK_PURPOSE)),
        made=now,
        expires=now + timedelta(days=rules_of(conference).of(Deadlines).link_days),
    )
    path = f"/{focal_point.language}/answer/{{token}}/"
    return {"path": path, "nonce": nonce, "purpose": LINK_PURPOSE}
