from datetime import datetime

from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from plenipo.accounts.models import EntryLink, SignedIn
from plenipo.kit.tokens import hash_of
from plenipo.people.models import Account, HouseDuty


def link_with(token: str, purpose: str, now: datetime) -> EntryLink | None:
    """The link with this token, unless it was used, is over, or its account is closed."""
    return (
        EntryLink.objects.select_related("account")
        .filter(hash=hash_of(token), purpose=purpose, used=None, expires__gt=now)
        .filter(account__is_active=True)
        .first()
    )


def sessions_of(account: Account, now: datetime) -> QuerySet[SignedIn]:
    """The browsers in which the account is signed in now, latest first."""
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    return SignedIn.objects.filter(account=account, session__in=alive).order_by("-since", "-pk")


def accounts_asked_for(words: str) -> QuerySet[Account]:
    """Every account, by name; those whose name or address holds the words."""
    accounts = Account.objects.order_by("name", "pk").prefetch_related("house_duties")
    return (
        accounts.filter(Q(name__icontains=words) | Q(email__icontains=words)) if words else accounts
    )


def administrators_but(account: Account) -> bool:
    """Whether anybody else with an open account is administrator."""
    held = HouseDuty.objects.filter(duty=HouseDuty.Duty.ADMINISTRATOR, account__is_active=True)
    return held.exclude(account=account).exists()
