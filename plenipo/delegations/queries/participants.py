"""What the public would read of the list of participants, and its releases."""

from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import (
    PUBLIC,
    once_published,
    policy_of,
)
from plenipo.delegations.models import ListRelease
from plenipo.delegations.queries.people import (
    ListedDelegation,
    participants_seen_by,
)


def as_public(conference: Conference) -> list[ListedDelegation]:
    """What the public would read if the list were published now. Two queries."""
    policy = once_published(policy_of(conference, rules_of(conference)))
    return participants_seen_by(PUBLIC, conference, policy)


def shown_to_public(conference: Conference) -> dict[int, list[int]]:
    """{delegation: delegates named} of the list if it were published now."""
    return {
        entry.delegation.pk: [one.pk for one in entry.people] for entry in as_public(conference)
    }


def releases_of(conference: Conference) -> QuerySet[ListRelease]:
    return ListRelease.objects.filter(conference=conference)
