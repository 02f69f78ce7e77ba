"""Letters to print, for who cannot be written to by e-mail: the invitation, and a decision on a delegation."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import WORDS
from plenipo.delegations.models import Delegation, Invitation, LetterText
from plenipo.delegations.profile import ACCREDITATION, INVITATIONS
from plenipo.delegations.queries import approval as queries
from plenipo.delegations.queries.letter_texts import LINK
from plenipo.delegations.views.invitations import invitation_or_404
from plenipo.delegations.words.decisions import who_is_approved
from plenipo.delegations.words.letters import ending, filled, texts_of, values_for
from plenipo.kit.paper import letter_as_pdf
from plenipo.records.formats import on_paper
from plenipo.records.models import Letter


@members_only(INVITATIONS)
@require_safe
def invitation_paper(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """The letter of invitation, drafted, handed over or sent. Its reference can be checked; a link is on no paper."""
    one = invitation_or_404(request, pk)
    if one.state == Invitation.State.WITHDRAWN:
        raise Http404
    text = texts_of(request.conference, LetterText.Kind.INVITATION)[one.language]
    letter = filled(text, values_for(one, request.conference))
    links: dict[str, dict[str, str]] = {LINK: {}}
    return _printed(request.conference, one, letter.subject, letter.body, links)


@members_only(ACCREDITATION)
@require_safe
def decision_paper(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """What the focal points are told by e-mail, for a party that has none who can be reached."""
    one = get_object_or_404(
        queries.delegation_in(request.conference, pk),
        state__in=[*Delegation.DECIDED, Delegation.State.RETURNED],
    )
    invitation = one.invitation
    with override(invitation.language):
        words = WORDS[one.state]
        approved = one.state == Delegation.State.APPROVED
        values = values_for(invitation, request.conference)
        parts = [
            f"{values['addressee']}\n{values['party']}",
            str(words.line),
            who_is_approved(one) if approved else one.decision_note,
            ending(request.conference, invitation.language),
        ]
        subject = _("%(conference)s: %(what)s") % {
            "conference": values["title"],
            "what": words.subject,
        }
    return _printed(request.conference, invitation, subject, "\n\n".join(parts), {})


def _printed(
    conference: Conference,
    invitation: Invitation,
    subject: str,
    body: str,
    links: dict[str, dict[str, str]],
) -> HttpResponse:
    letter = Letter(
        conference=conference.pk,
        language=invitation.language,
        subject=subject,
        body=body,
        reference=invitation.reference,
        links=links,
        written_at=timezone.now(),
    )
    with override(invitation.language):
        instead = _("Please reply by letter, quoting the reference.")
        if conference.contact_email:
            instead = _("Please reply by letter or to %(address)s, quoting the reference.") % {
                "address": conference.contact_email
            }
    answer = HttpResponse(letter_as_pdf(on_paper(letter, instead)), content_type="application/pdf")
    name = f"{conference.slug}-{invitation.reference or invitation.pk}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
