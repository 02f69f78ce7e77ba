"""The invited party's answer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions import while_it_lasts
from plenipo.conference.queries import switches_of
from plenipo.delegations import rules, signals
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.actions.names import called_as
from plenipo.delegations.actions.receipts import receipt_of_answer
from plenipo.delegations.models import Delegation, Invitation, Link
from plenipo.delegations.profile import REPLIES
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.rules import Speaker, StandIn
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, record
from plenipo.records.models import By

State = Invitation.State
SUBMITTED, APPROVED = Delegation.State.SUBMITTED, Delegation.State.APPROVED
ANSWERS = (State.ACCEPTED, State.NAMES_TO_FOLLOW, State.ANOTHER_LEVEL, State.DECLINED)


@transaction.atomic
def use_link(link: Link) -> None:
    """The first use of a link says that the invitation was opened."""
    Link.objects.filter(pk=link.pk).update(last_used=timezone.now())
    invitation = link.focal_point.invitation
    opened = amend(
        Invitation.objects.filter(pk=invitation.pk, state=State.SENT),
        state=State.OPENED,
        opened_at=timezone.now(),
    )
    if opened:
        record(Verb.INVITATION_OPENED, by=by_focal(link.focal_point), about=invitation)


@transaction.atomic
def answer(
    invitation: Invitation, given: str, *, by: Speaker, note: str = "", seen: str = ""
) -> Invitation:
    """Accept, accept with names to follow, ask for another level, or decline. Accepting makes the delegation.

    The answer may be changed until the delegation is submitted. Raises Refused when it no longer may, or while
    the convenor has closed registration. The desk enters answers at any time; after the submission only that a
    party does not come. What was never sent counts as handed over by then.

    seen   the answer the page was drawn with (`answer_seen`), if a page was: another tab may have been quicker
    """
    invitation = (
        Invitation.objects.select_for_update().select_related("party").get(pk=invitation.pk)
    )
    delegation = delegation_of(invitation)
    while_it_lasts(invitation.conference)
    by_desk = isinstance(by, StandIn)
    if not by_desk and not switches_of(invitation.conference_id)[REPLIES]:
        raise Refused(
            _(
                "Replies are closed at the moment. Your entries are not lost; please try again later."
            )
        )
    if seen and seen != answer_seen(invitation):
        raise Refused(
            _("Another reply has since been given: %(answer)s. Check it before you change it.")
            % {"answer": invitation.reply}
        )
    if given not in ANSWERS:
        raise Refused(_("Please choose a reply."))
    _must_be_answerable(invitation, delegation, given, by_desk=by_desk)
    if given == State.ANOTHER_LEVEL and not note.strip():
        raise Refused(_("Please state the level you request."))
    who, before = by_focal(by), invitation.state
    invitation.state, invitation.answer_note = given, note
    invitation.answered_at = timezone.now()
    invitation.sent_at = invitation.sent_at or invitation.answered_at
    invitation.opened_at = invitation.opened_at or invitation.answered_at
    invitation.revision += 1
    moments = ["answered_at", "sent_at", "opened_at"]
    invitation.save(update_fields=["state", "answer_note", *moments, "revision"])
    _follow(invitation, delegation, who)
    record(Verb.ANSWERED, by=who, about=invitation, before=before, after=given)
    receipt_of_answer(invitation, who.source)
    return invitation


def answer_seen(invitation: Invitation) -> str:
    return invitation.answered_at.isoformat() if invitation.answered_at else "none"


def _must_be_answerable(
    invitation: Invitation, delegation: Delegation | None, given: str, *, by_desk: bool
) -> None:
    if rules.may_answer(invitation, delegation):
        return
    if not by_desk:
        raise Refused(_("The reply can no longer be changed here. Please contact the secretariat."))
    if not rules.may_answer_for(invitation):
        raise Refused(_("The invitation has been withdrawn. No reply can be recorded."))
    submitted = delegation is not None and delegation.state in (SUBMITTED, APPROVED)
    if submitted and given != State.DECLINED:
        raise Refused(
            _("The delegation has been submitted. You can now record only that the party declines.")
        )


def _follow(invitation: Invitation, delegation: Delegation | None, by: By) -> None:
    if invitation.state in Invitation.COMING:
        if delegation is None:
            Delegation.objects.create(
                conference_id=invitation.conference_id,
                invitation=invitation,
                party=invitation.party,
                country_id=invitation.country_id,
                category=invitation.category,
                quota=invitation.quota,
                **called_as(invitation),
            )
        elif delegation.state == Delegation.State.WITHDRAWN:
            _set(delegation, Delegation.State.INVITED)
    elif delegation is not None:
        _set(delegation, Delegation.State.WITHDRAWN)
        signals.withdrawn.send(Delegation, delegation=delegation, by=by)


def _set(delegation: Delegation, state: str) -> None:
    amend(Delegation.objects.filter(pk=delegation.pk), state=state)
