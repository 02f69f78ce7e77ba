"""What may be done."""

from plenipo.delegations.models import Delegation


def may_state_journeys(delegation: Delegation | None) -> bool:
    """As soon as a delegation takes part: flights are booked before names are decided on."""
    return delegation is not None and delegation.state not in (
        Delegation.State.REFUSED,
        Delegation.State.WITHDRAWN,
    )
