from datetime import datetime, timedelta

from plenipo.accreditation.models import IdentityOpening
from plenipo.accreditation.profile.identity import Identity
from plenipo.conference.models import Membership
from plenipo.conference.queries import is_over, rules_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.records.models import By

State = IdentityOpening.State
WAITS = timedelta(days=1)  # after an approval, until it lapses unread


def may_give_documents(delegation: Delegation | None) -> bool:
    """Nothing is collected of who may still be refused, and nothing when all is over."""
    if delegation is None or delegation.state != Delegation.State.APPROVED:
        return False
    conference = delegation.conference
    return rules_of(conference).of(Identity).who != "nobody" and not is_over(conference)


def may_allow(member: Membership, opening: IdentityOpening) -> bool:
    """Whoever guards the data, and never of what they asked for themselves."""
    return member.has(DATA_PROTECTION) and is_another(opening, member.account_id)


def is_another(opening: IdentityOpening, account: int | None) -> bool:
    return account is not None and account != opening.asked_by_id


def may_read(by: By, opening: IdentityOpening, now: datetime) -> bool:
    """Whoever asked, once: from the first reading on for the minutes the rules name."""
    if by.account is None or by.account.pk != opening.asked_by_id:
        return False
    return is_ready(opening, now) or is_open(opening, now)


def is_ready(opening: IdentityOpening, now: datetime) -> bool:
    """Approved, not read yet, and not lapsed."""
    decided = opening.decided_at
    return opening.state == State.ALLOWED and decided is not None and now < decided + WAITS


def is_open(opening: IdentityOpening, now: datetime) -> bool:
    return opening.state == State.OPENED and opening.ends_at is not None and now < opening.ends_at


def may_decline(member: Membership, opening: IdentityOpening) -> bool:
    """Whoever guards the data, or thinks better of what they asked for; not once it was read."""
    if opening.state not in (State.ASKED, State.ALLOWED):
        return False
    return member.has(DATA_PROTECTION) or member.account_id == opening.asked_by_id
