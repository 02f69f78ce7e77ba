"""Who tries a secret may not try without end. Counted by account and network together, in the database.

So no number of processes and no restart gives more tries; who guesses at an account elsewhere does not lock its owner
out; and one guest of a venue does not lock out the others behind the same address. A passkey is no guess: it is
never counted.
"""

import hashlib
import hmac
import ipaddress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from plenipo.accounts.models import Tries, UsedCode
from plenipo.people.models import Account

FREE = 5
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
FORGOTTEN = timedelta(hours=24)
CODE_KEPT = timedelta(minutes=10)  # longer than any code works


def network_of(request: HttpRequest) -> str:
    """Where a request comes from: one address, or the network of 64 bits that one house has in IPv6."""
    said: str = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return said
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))


def _hidden(*parts: object) -> str:
    """Not to be turned back without the key, so that no address is kept in the clear."""
    key = f"plenipo:tries:{settings.SECRET_KEY}".encode()
    return hmac.new(key, repr(parts).encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def take_try(kind: str, *, who: object, network: str) -> timedelta:
    """Count a try before it is looked at; how long the person must wait instead, or nothing.

    Counted first, so that many at once get no more tries than one after the other.
    """
    now, key = timezone.now(), _hidden(kind, who, network)
    Tries.objects.filter(last__lt=now - FORGOTTEN).delete()
    Tries.objects.get_or_create(key=key, defaults={"last": now})
    tries = Tries.objects.select_for_update().get(key=key)
    if tries.until and tries.until > now:
        return tries.until - now
    tries.n, tries.last = tries.n + 1, now
    tries.until = _pause_after(tries.n, now)
    tries.save(update_fields=["n", "last", "until"])
    return timedelta(0)


def _pause_after(n: int, now: datetime) -> datetime | None:
    if n < FREE:
        return None
    doubled: int = 2 ** min(n - FREE, 20)
    return now + min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def was_right(kind: str, *, who: object, network: str) -> None:
    Tries.objects.filter(key=_hidden(kind, who, network)).delete()


def in_words(wait: timedelta, *, passkey: bool = True) -> str:
    minutes = int(wait.total_seconds() // 60) + 1
    if not passkey:
        return ngettext(
            "Too many attempts. Try again in %(n)s minute.",
            "Too many attempts. Try again in %(n)s minutes.",
            minutes,
        ) % {"n": minutes}
    return ngettext(
        "Too many attempts. Try again in %(n)s minute, or sign in with a passkey now.",
        "Too many attempts. Try again in %(n)s minutes, or sign in with a passkey now.",
        minutes,
    ) % {"n": minutes}


def spend_code(account: Account, code: str) -> bool:
    """Whether this code of an app lets its owner in for the first time."""
    now = timezone.now()
    UsedCode.objects.filter(at__lt=now - CODE_KEPT).delete()
    try:
        with transaction.atomic():
            UsedCode.objects.create(key=_hidden("code", account.pk, code), at=now)
    except IntegrityError:
        return False
    return True
