"""Noting that somebody asked about an invitation, so that nobody can ask without end."""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations import signals
from plenipo.delegations.models import Question
from plenipo.delegations.queries.verification import WITHIN, asked_too_often


@transaction.atomic
def note_question(conference: Conference, *, network: str, reference: str) -> bool:
    """Whether the question may be answered. Neither network nor reference is kept in the clear.

    network   where the question comes from, as `network_of` says it
    """
    # one question after the other: what was counted still holds when it is written
    Conference.objects.select_for_update(no_key=True).only("pk").get(pk=conference.pk)
    now, asker, about = timezone.now(), _hidden(network), _hidden(reference)
    Question.objects.filter(at__lt=now - WITHIN).delete()
    if asked_too_often(conference, asker, about, now):
        return False
    Question.objects.create(conference=conference, asker=asker, reference=about, at=now)
    return True


def note_confirmed(conference: Conference, number: str) -> None:
    """A paper of another app was confirmed to who holds it: its app counts it."""
    signals.paper_confirmed.send(Conference, conference=conference, number=number)


def _hidden(text: str) -> str:
    key = f"plenipo:question:{settings.SECRET_KEY}".encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
