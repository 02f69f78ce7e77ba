from datetime import date

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.models import Circular, Delegation, Invitation
from plenipo.records.models import By

Duty = Membership.Duty


def may_invite(member: Membership) -> bool:
    return member.has(Duty.INVITATIONS)


def may_write_to(member: Membership, audience: str) -> bool:
    """Circulars are written by whoever invites; to persons named in delegations only by whoever may read of them."""
    return may_invite(member) and (audience != Circular.Audience.HEADS or may_decide(member))


def may_let_go(by: By, circular: Circular) -> bool:
    """Whoever wrote a circular last does not send it."""
    return by.account is not None and by.account.pk != circular.written_by_id


def may_decide(member: Membership) -> bool:
    """Approve, return, refuse; decide change requests."""
    return member.has(Duty.ACCREDITATION)


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
