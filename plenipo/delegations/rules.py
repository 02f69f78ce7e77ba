from collections.abc import Callable
from dataclasses import dataclass

from plenipo.conference.models import Membership
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries import is_over
from plenipo.delegations.models import (
    Circular,
    Delegation,
    FocalPoint,
    Invitation,
    ListRelease,
    Protection,
)
from plenipo.delegations.profile import ACCREDITATION, INVITATIONS
from plenipo.records.models import By


@dataclass(frozen=True)
class StandIn:
    """An officer who enters what a party wrote or said, with the pages and deeds of its focal point.

    enter   notes the source in the transaction of the deed, once, and says who does it
    """

    invitation: Invitation
    member: Membership
    enter: Callable[[], By]
    language: str

    pk = 0  # no focal point has this number

    @property
    def invitation_id(self) -> int:
        return self.invitation.pk


Speaker = FocalPoint | StandIn  # who speaks for an invited party


def may_invite(member: Membership) -> bool:
    return member.has(INVITATIONS)


def may_write_to(member: Membership, audience: str) -> bool:
    """Circulars are written by whoever invites; to persons named in delegations only by whoever may read of them."""
    return may_invite(member) and (audience != Circular.Audience.HEADS or may_decide(member))


def may_let_go(by: By, circular: Circular) -> bool:
    """Whoever wrote a circular last does not send it."""
    return by.account is not None and by.account.pk != circular.written_by_id


def may_confirm(by: By, protection: Protection) -> bool:
    """Setting and lifting a protection needs two people."""
    return by.account is not None and by.account.pk != protection.proposed_by_id


def may_decide(member: Membership) -> bool:
    """Approve, return, refuse; decide change requests."""
    return member.has(ACCREDITATION)


def may_confirm_list(member: Membership, release: ListRelease, *, proposer_directs: bool) -> bool:
    """Another person than who proposed the version; one of the two is the secretary-general."""
    another = member.account_id != release.proposed_by_id
    return another and (proposer_directs or member.has(SECRETARY_GENERAL))


def may_answer_for(invitation: Invitation) -> bool:
    """The desk enters an answer on whatever was not withdrawn: late, on paper, or after the submission."""
    return invitation.state != Invitation.State.WITHDRAWN


def may_answer(invitation: Invitation, delegation: Delegation | None) -> bool:
    """An answer may be given or changed until the delegation is submitted; never after a withdrawal."""
    if invitation.state not in (*Invitation.OPEN, *Invitation.ANSWERED):
        return False
    if is_over(invitation.conference):
        return False
    fallen = Delegation.State.WITHDRAWN  # with a refusal that the party may think better of
    return delegation is None or delegation.state in (*Delegation.EDITABLE, fallen)


def may_name(delegation: Delegation | None) -> bool:
    if delegation is None or delegation.state not in Delegation.EDITABLE:
        return False
    return not is_over(delegation.conference)


def may_add_letter(delegation: Delegation | None) -> bool:
    """The letter may come after the names, and be replaced until the delegation is refused or falls."""
    over = (Delegation.State.REFUSED, Delegation.State.WITHDRAWN)
    if delegation is None or delegation.state in over:
        return False
    return not is_over(delegation.conference)


def may_ask_changes(delegation: Delegation | None) -> bool:
    if delegation is None or delegation.state != Delegation.State.APPROVED:
        return False
    return not is_over(delegation.conference)
