"""Protocol order: the order in which the list of participants stands (see the rules profile)."""

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import country_of


def places_of(conference: Conference) -> dict[int, int]:
    """{delegation: place, from 0}; names of countries in the conference's first language. One query."""
    approved = Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
    there = list(approved.select_related("country"))
    order, language = rules_of(conference).list_order, next(iter(conference.languages), "en")

    def place(each: Delegation) -> tuple[str, str, int]:
        country = country_of(each, language).casefold() if order == "country" else ""
        name = "" if order == "answer" else each.called_in(language).text.casefold()
        return country, name, each.pk

    return {each.pk: number for number, each in enumerate(sorted(there, key=place))}
