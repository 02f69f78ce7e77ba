"""Protocol order: the order in which the list of participants stands (see the rules profile)."""

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.profile import Listing
from plenipo.delegations.queries.order import place_in_list, places_in_precedence


def places_of(conference: Conference) -> dict[int, int]:
    """{delegation: place, from 0}; names of countries in the conference's first language. One query;
    in the order of precedence, those of that order besides."""
    approved = Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
    order, language = (
        rules_of(conference).of(Listing).list_order,
        next(iter(conference.languages), "en"),
    )
    places = places_in_precedence(conference, order)
    there = sorted(
        approved.select_related("country"),
        key=lambda each: place_in_list(each, order, language, places),
    )
    return {each.pk: number for number, each in enumerate(there)}
