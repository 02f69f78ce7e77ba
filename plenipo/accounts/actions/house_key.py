"""The secret key of the house signs sessions and personal links: another one is never taken in silence."""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from plenipo.accounts.models import HouseKey
from plenipo.accounts.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.models import By


def _mark() -> str:
    """Tells one key from another and nothing else."""
    return hmac.new(settings.SECRET_KEY.encode(), b"plenipo:house", hashlib.sha256).hexdigest()


def is_another_key() -> bool:
    last = HouseKey.objects.order_by("pk").last()
    return last is not None and last.mark != _mark()


@transaction.atomic
def note_key(*, by: By) -> None:
    """Remember the key of a new house, or the one that an operator put in place of the old one knowingly."""
    known = HouseKey.objects.exists()
    if known and not is_another_key():
        return
    noted = HouseKey.objects.create(mark=_mark(), since=timezone.now())
    if known:
        record(Verb.KEY_REPLACED, by=by, about=noted)
