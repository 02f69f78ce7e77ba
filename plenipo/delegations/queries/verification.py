"""Is this letter ours? Answered to whoever holds the letter, and to nobody else."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from plenipo.conference.models import Conference
from plenipo.delegations.models import FocalPoint, Invitation, Question
from plenipo.records.models import Letter

WITHIN = timedelta(hours=1)
OF_ONE_ASKER = 20  # a delegation's office shares one address
ABOUT_ONE_REFERENCE = 10


DRAWN = re.compile(r"[0-9A-F]{4}-[0-9A-F]{4}$")  # at the end of every reference nobody can guess
HALVES = re.compile(r"([0-9A-F]{4})-([0-9A-F]{4})")


def spellings(reference: str) -> list[str]:
    """As it may have been read: behind Arabic letters some programs show "9557-4387" as "4387-9557".

    Each of the two is as hard to guess, and both count as one where tries are counted.
    """
    if found := HALVES.fullmatch(reference):
        return sorted({reference, f"{found[2]}-{found[1]}"})
    return [reference]


@dataclass(frozen=True)
class VerifiedLetter:
    """Nothing that the letter itself does not say."""

    reference: str
    sent_at: datetime | None
    stands: bool
    invitation: bool


def known(conference: Conference, reference: str, email: str) -> VerifiedLetter | None:
    """Two questions to the database whatever is asked: nobody learns anything from the time it takes."""
    invitation = (
        FocalPoint.objects.filter(
            invitation__conference=conference,
            invitation__reference=reference,
            email__iexact=email,
            removed=False,
            invitation__sent_at__isnull=False,
        )
        .values_list("invitation__reference", "invitation__sent_at", "invitation__state")
        .first()
    )
    letters = Letter.objects.filter(
        conference=conference.pk,
        reference__in=spellings(reference),
        to_email__iexact=email,
        state="sent",
    ).values_list("reference", "sent_at")
    letter = min(letters.order_by("pk"), key=lambda each: each[0] != reference, default=None)
    if invitation is not None:
        reference, sent_at, state = invitation
        return VerifiedLetter(
            reference, sent_at, state != Invitation.State.WITHDRAWN, invitation=True
        )
    if letter is None or not DRAWN.search(letter[0]):
        return None
    return VerifiedLetter(*letter, stands=True, invitation=False)


def asked_too_often(conference: Conference, asker: str, reference: str, now: datetime) -> bool:
    """asker and reference as they are kept: hashed."""
    lately = Question.objects.filter(conference=conference, at__gt=now - WITHIN)
    return (
        lately.filter(asker=asker).count() >= OF_ONE_ASKER
        or lately.filter(reference=reference).count() >= ABOUT_ONE_REFERENCE
    )
