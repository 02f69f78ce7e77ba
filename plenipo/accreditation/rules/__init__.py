from plenipo.conference.queries import is_over
from plenipo.delegations.models import Delegation


def has_badges(delegation: Delegation | None) -> bool:
    """Whether there is something to tell its party of them, as long as there is anything to collect or to lose."""
    if delegation is None or delegation.state != Delegation.State.APPROVED:
        return False
    return not is_over(delegation.conference)


def may_have_visa_letters(delegation: Delegation | None) -> bool:
    """They state that somebody was accredited: not before the delegation is approved, and not when all is over."""
    if delegation is None or delegation.state != Delegation.State.APPROVED:
        return False
    return not is_over(delegation.conference)
