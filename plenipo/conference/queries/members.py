from datetime import datetime

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from plenipo.conference.declared import SWITCHES, that_keep_the_register
from plenipo.conference.models import ApiToken, Conference, Membership, Switch
from plenipo.kit.tokens import hash_of
from plenipo.people.models import Account, HouseDuty


def membership_of(account: Account, slug: str) -> Membership | None:
    """The account's part in this conference today, with the conference loaded.

    `keeps_register` on it: whether the account may also work on the register of the house.
    """
    now = timezone.now()
    of_register = HouseDuty.objects.filter(account=account, duty__in=HouseDuty.OF_REGISTER)
    return (
        memberships_of(account, now)
        .select_related("conference__series", "account")
        .filter(conference__slug=slug)
        .annotate(keeps_register=Exists(of_register))
        .first()
    )


def memberships_of(account: Account, now: datetime) -> QuerySet[Membership]:
    """Where the account holds duties at that moment."""
    return Membership.objects.filter(account=account).filter(
        Q(until__isnull=True) | Q(until__gt=now)
    )


def works_in_a_conference(account: Account) -> bool:
    return memberships_of(account, timezone.now()).exists()


def invites_in(account: Account) -> dict[int, str] | None:
    """The conferences to which the account invites parties, by number; None if it works in no conference at all."""
    members = list(memberships_of(account, timezone.now()).select_related("conference__series"))
    duties = that_keep_the_register()
    named = {each.conference_id: str(each.conference) for each in members if each.has(*duties)}
    return named if members else None


def every_conference() -> dict[int, str]:
    return {each.pk: str(each) for each in Conference.objects.select_related("series")}


def switches_of(conference_id: int) -> dict[str, bool]:
    """Every switch of the conference; one that was never thrown is on."""
    thrown = dict(Switch.objects.filter(conference=conference_id).values_list("name", "on"))
    return {name: thrown.get(name, True) for name in SWITCHES}


def members_of(conference: Conference) -> QuerySet[Membership]:
    """Who holds duties today, by name."""
    return (
        Membership.objects.filter(conference=conference, until=None)
        .select_related("account", "conference")
        .order_by("account__name", "pk")
    )


def tokens_of(conference: Conference) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(conference=conference).select_related("account").order_by("-pk")


def token_with(text: str, now: datetime) -> ApiToken | None:
    """The token with this text, unless it is revoked or over."""
    valid = Q(until=None) | Q(until__gt=now)
    found = ApiToken.objects.filter(
        valid, hash=hash_of(text), revoked=False, account__is_active=True
    )
    return found.select_related("conference", "account").first()
