import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from plenipo.conference.models import ApiToken, Conference
from plenipo.kit.tokens import hash_of
from plenipo.people.models import Account
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def make_token(
    conference: Conference, *, account: Account, name: str, scopes: list[str], days: int, by: By
) -> tuple[ApiToken, str]:
    """A token for a program, and its text: the only time anybody sees it."""
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
    record(
        "conference.token_made", by=by, about=token, conference=conference.pk, scopes=list(scopes)
    )
    return token, text


@transaction.atomic
def revoke_token(token: ApiToken, *, by: By) -> None:
    token.revoked = True
    token.save(update_fields=["revoked"])
    record("conference.token_revoked", by=by, about=token, conference=token.conference_id)
