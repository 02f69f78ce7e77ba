from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.models import Delegation, FocalPoint, Invitation
from plenipo.records.models import By

Duty = Membership.Duty


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
    return member.has(Duty.INVITATIONS)


def may_decide(member: Membership) -> bool:
    """Approve, return, refuse; decide change requests."""
    return member.has(Duty.ACCREDITATION)


def may_answer_for(invitation: Invitation) -> bool:
    """The desk enters an answer on whatever was not withdrawn: late, on paper, or after the submission."""
    return invitation.state != Invitation.State.WITHDRAWN


def may_answer(invitation: Invitation, delegation: Delegation | None) -> bool:
    """An answer may be given or changed until the delegation is submitted; never after a withdrawal."""
    if invitation.state not in (*Invitation.OPEN, *Invitation.ANSWERED):
        return False
    fallen = Delegation.State.WITHDRAWN  # with a refusal that the party may think better of
    return delegation is None or delegation.state in (*Delegation.EDITABLE, fallen)


def may_name(delegation: Delegation | None) -> bool:
    return delegation is not None and delegation.state in Delegation.EDITABLE


def may_add_letter(delegation: Delegation | None) -> bool:
    """The letter may come after the names, and be replaced until the delegation is refused or falls."""
    over = (Delegation.State.REFUSED, Delegation.State.WITHDRAWN)
    return delegation is not None and delegation.state not in over


def may_ask_changes(delegation: Delegation | None) -> bool:
    return delegation is not None and delegation.state == Delegation.State.APPROVED


def is_late(invitation: Invitation, today: date) -> bool:
    return invitation.deadline is not None and invitation.deadline < today


def is_over(conference: Conference, today: date) -> bool:
    return conference.ends < today
