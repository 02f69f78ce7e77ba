"""Noting that somebody asked about an invitation, so that nobody can ask without end."""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations.models import Question
from plenipo.delegations.queries.verification import WITHIN, asked_too_often


@transaction.atomic
def note_question(conference: Conference, *, address: str, reference: str) -> bool:
    """Whether the question may be answered. Neither address nor reference is kept in the clear.

    address   where the question comes from
    """
    now, asker, about = timezone.now(), _hidden(address), _hidden(reference)
    Question.objects.filter(at__lt=now - WITHIN).delete()
    if asked_too_often(conference, asker, about, now):
        return False
    Question.objects.create(conference=conference, asker=asker, reference=about, at=now)
    return True


def _hidden(text: str) -> str:
    key = f"plenipo:question:{settings.SECRET_KEY}".encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
