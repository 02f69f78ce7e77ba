"""What may be done."""

from plenipo.delegations.models import Delegation
from plenipo.people.models import Account
from plenipo.protocol.models import Gift
from plenipo.protocol.profile import GiftRules


def may_state_offices(delegation: Delegation | None) -> bool:
    """Ranks are stated of those who take part: of an approved delegation."""
    return delegation is not None and delegation.state == Delegation.State.APPROVED


def needs_approval(rules: GiftRules, value: int | None, currency: str) -> bool:
    """What cannot be compared with the threshold is not taken to be below it."""
    if not rules.threshold or value is None or currency != rules.currency:
        return True
    return value >= rules.threshold


def may_decide(gift: Gift, account: Account | None) -> bool:
    """Four eyes: neither who entered it nor who last changed what it is."""
    return account is not None and account.pk not in (gift.entered_by_id, gift.changed_by_id)


def may_delete(gift: Gift) -> bool:
    """What was decided on stays in the log."""
    return gift.state in Gift.UNDECIDED
