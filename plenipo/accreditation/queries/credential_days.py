"""When credentials were received and found in order: an order of precedence may go by it."""

from django.db.models import Min, Q

from plenipo.accreditation.models import Credential
from plenipo.conference.models import Conference
from plenipo.delegations.queries.order import CredentialDays

State = Credential.State
OUT = (State.NOT_IN_ORDER, State.SUPERSEDED)


def credential_days_of(conference: Conference) -> dict[int, CredentialDays]:
    """By delegation, the earliest of each, of letters that count: neither superseded nor found not in order. One
    query."""
    letters = Credential.objects.filter(delegation__conference=conference).exclude(state__in=OUT)
    found = (
        letters.order_by()
        .values("delegation")
        .annotate(
            received=Min("received_on"), in_order=Min("found_on", filter=Q(state=State.IN_ORDER))
        )
    )
    return {row["delegation"]: CredentialDays(row["received"], row["in_order"]) for row in found}
