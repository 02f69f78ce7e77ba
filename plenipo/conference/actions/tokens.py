import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from plenipo.conference.declared import SCOPES, only_declared
from plenipo.conference.models import ApiToken, Conference
from plenipo.conference.verbs import Verb
from plenipo.kit.tokens import hash_of
from plenipo.people.models import Account
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def make_token(
    conference: Conference, *, account: Account, name: str, scopes: list[str], days: int, by: By
) -> tuple[ApiToken, str]:
    """A token for a program, and its text: the only time anybody sees it."""
    only_declared(scopes, SCOPES)
    text = "plenipo_" + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        conference=conference,
        account=account,
        name=name,
        hash=hash_of(text),
        scopes=scopes,
        made=timezone.now(),
        until=timezone.now() + timedelta(days=days),
    )
    record(Verb.TOKEN_MADE, by=by, about=token, scopes=list(scopes))
    return token, text


@transaction.atomic
def revoke_token(token: ApiToken, *, by: By) -> None:
    token.revoked = True
    token.save(update_fields=["revoked"])
    record(Verb.TOKEN_REVOKED, by=by, about=token)


def end_tokens(account: Account, conference: Conference | None = None) -> int:
    """Revoke what the account made, in one conference or in all; how many."""
    tokens = ApiToken.objects.filter(account=account, revoked=False)
    if conference is not None:
        tokens = tokens.filter(conference=conference)
    return tokens.update(revoked=True)


def note_use(token: ApiToken, *, now: datetime) -> None:
    """When it was last used, to the hour: a reading program must not queue a write each time."""
    if token.last_used is None or now - token.last_used > timedelta(hours=1):
        ApiToken.objects.filter(pk=token.pk).update(last_used=now)
