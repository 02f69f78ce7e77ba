from django.db.models import QuerySet

from plenipo.conference.models import Conference, Membership
from plenipo.people.models import Account


def desks_of(account: Account) -> QuerySet[Membership]:
    """The conferences this account has duties in, latest first."""
    return (
        Membership.objects.filter(account=account, until__isnull=True)
        .select_related("conference__series")
        .order_by("-conference__starts", "-conference__pk")
    )


def everybody_in(conference: Conference) -> list[tuple[int, str]]:
    """Number and name of every account that has or had duties here, by name."""
    held = Membership.objects.filter(conference=conference).select_related("account")
    return sorted(((m.account_id, str(m.account)) for m in held), key=lambda each: each[1])
