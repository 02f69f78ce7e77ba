"""The badges of one delegation, for the delegation: their state, and nothing of zones or gates."""

from plenipo.accreditation.models import Badge
from plenipo.accreditation.queries.badges import BadgeLine, BadgeReading
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import delegates_seen_by


def blocked_of_party(delegation: Delegation) -> list[int]:
    """Every badge of theirs that is no longer accepted, also those another took the place of."""
    ended = Badge.objects.filter(delegation=delegation).exclude(state__in=Badge.VALID)
    return list(ended.values_list("pk", flat=True))


def badges_of_party(delegation: Delegation, reader: Reader) -> list[BadgeLine]:
    """Of its approved persons, in the order of the delegation."""
    conference = delegation.conference
    people = delegates_seen_by(reader, [delegation], conference).get(delegation.pk, [])
    places = {
        each.person: place
        for place, each in enumerate(people)
        if each.state == Delegate.State.APPROVED
    }
    if not places:
        return []
    lines = BadgeReading(conference, reader, list(places)).lines
    own = [each for each in lines if each.delegation == delegation.pk and each.person in places]
    return sorted(own, key=lambda each: places[each.person])
