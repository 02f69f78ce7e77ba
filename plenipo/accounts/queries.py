from collections.abc import Iterable
from datetime import datetime
from unicodedata import combining, normalize

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

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
    """Every account, by name; those in whose name or address all words stand, whatever their case and accents.

    Compared here: two databases know different things of letters.
    """
    accounts = Account.objects.order_by("name", "pk").prefetch_related("house_duties")
    if not words.strip():
        return accounts
    wanted = plain(words).split()
    texts = {pk: plain(f"{name} {email}") for pk, name, email in _texts_of_accounts()}
    return accounts.filter(
        pk__in=[pk for pk, text in texts.items() if all(w in text for w in wanted)]
    )


def _texts_of_accounts() -> Iterable[tuple[int, str, str]]:
    return Account.objects.values_list("pk", "name", "email")


def plain(text: str) -> str:
    letters = normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not combining(letter))


def administrators_but(account: Account) -> bool:
    """Whether anybody else with an open account is administrator."""
    held = HouseDuty.objects.filter(duty=HouseDuty.Duty.ADMINISTRATOR, account__is_active=True)
    return held.exclude(account=account).exists()
