"""Protocol order: the order of precedence that was settled last; in a house without one, that of the list of
participants (see the rules profile)."""

from collections.abc import Mapping

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.profile import Listing
from plenipo.delegations.queries.order import place_in_list, settled_places


def places_of(conference: Conference) -> Mapping[int, int]:
    """{delegation: place, from 0}. Who has come since the order was settled stands after all others."""
    settled = settled_places(conference)
    order, language = (
        rules_of(conference).of(Listing).list_order,
        next(iter(conference.languages), "en"),
    )
    approved = Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
    there = sorted(
        approved.select_related("country"),
        key=lambda each: (
            settled.get(each.pk, len(settled) + 1),
            place_in_list(each, order, language, settled),
        ),
    )
    return {each.pk: number for number, each in enumerate(there)}
