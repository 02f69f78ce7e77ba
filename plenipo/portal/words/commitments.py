"""Who promised what, when: all that was said between the secretariat and one party, from every app that knows some."""

from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.bilaterals.profile import BILATERALS
from plenipo.bilaterals.words.dealings import dealings_of
from plenipo.conference.models import Membership
from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.words.dealings import (
    SECRETARIAT,
    Dealing,
    in_order,
    promises_of,
    said_between,
)
from plenipo.portal.rules import may_see_addressee
from plenipo.records.models import Letter
from plenipo.records.queries import name_of
from plenipo.records.words.lines import Reading


def dealings_with(invitation: Invitation, member: Membership) -> list[Dealing]:
    """The latest first. What is in confidence is asked for only where the reader holds that duty by name."""
    delegation = delegation_of(invitation)
    in_confidence = member.has(BILATERALS) and delegation is not None
    return in_order(
        said_between(invitation, Reading(member, member.conference)),
        promises_of(invitation),
        _letters(invitation, delegation, member),
        dealings_of(delegation, member) if in_confidence and delegation else [],
    )


def _letters(
    invitation: Invitation, delegation: Delegation | None, member: Membership
) -> list[Dealing]:
    about = [name_of(row) for row in (invitation, delegation) if row is not None]
    found = Letter.objects.filter(about__in=about, in_confidence=False, copy_of=None)
    found = found.exclude(state=Letter.State.DRAFT).defer("body", "dress")
    return [_of_letter(each, member) for each in found.order_by("pk")]


def _of_letter(letter: Letter, member: Membership) -> Dealing:
    to = (letter.to_name or letter.to_email) if may_see_addressee(member, letter) else ""
    return Dealing(
        at=letter.sent_at or letter.written_at,
        text=letter.subject or _("A letter (personal data erased)"),
        side=SECRETARIAT,
        who=_("To %(name)s") % {"name": to} if to else "",
        channel=_("letter by e-mail, %(state)s") % {"state": letter.get_state_display()},
        url=reverse("portal:letter", args=[member.conference.slug, letter.pk]),
    )
