"""Press releases: at the desk, and what is out of them."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.press.models import PressRelease
from plenipo.registry.queries.finding import narrowed

State = PressRelease.State


def releases_of(conference: Conference) -> QuerySet[PressRelease]:
    return PressRelease.objects.filter(conference=conference)


def released(conference: Conference, now: datetime) -> QuerySet[PressRelease]:
    """Those out by now; of one that was withdrawn its title and the reason are still said."""
    found = releases_of(conference).filter(release_at__lte=now)
    return found.filter(state__in=(State.SCHEDULED, State.WITHDRAWN))


def is_out(row: PressRelease, now: datetime) -> bool:
    return bool(row.state != State.DRAFT and row.release_at and row.release_at <= now)


def releases_found(conference: Conference, words: str) -> QuerySet[PressRelease]:
    return narrowed(releases_of(conference), words, "title", "text")


def has_released(conference: Conference) -> bool:
    return released(conference, timezone.now()).exists()
