from django.db.models import QuerySet

from plenipo.conference.models import Membership
from plenipo.people.models import Account


def desks_of(account: Account) -> QuerySet[Membership]:
    """The conferences this account has duties in, latest first."""
    return (
        Membership.objects.filter(account=account, until__isnull=True)
        .select_related("conference__series")
        .order_by("-conference__starts", "-conference__pk")
    )
