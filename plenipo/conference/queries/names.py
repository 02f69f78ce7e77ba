"""What a conference calls parties and countries, where it says so itself (its nomenclature)."""

from collections.abc import Collection
from typing import Any

from plenipo.conference.models import Conference, NameToUse
from plenipo.conference.profile import Names
from plenipo.conference.queries.profile import rules_of
from plenipo.registry.models import Country
from plenipo.registry.words.countries import country_name

OfParties = dict[int, dict[str, str]]  # party to language to name
OfCountries = dict[
    str, Any
]  # code to language to {"short", "formal"}; under "" whose names are used else


def names_of_countries(conference: Conference) -> OfCountries:
    """Read once per conference object; no query of its own while the conference has no nomenclature."""
    known: OfCountries | None = getattr(conference, "_names_of_countries", None)
    if known is None:
        known = {"": rules_of(conference).of(Names).country_names}
        for each in _own(conference, "country"):
            names = {"short": each.short, "formal": each.formal}
            known.setdefault(each.country_id, {})[each.language] = names
        conference._names_of_countries = known  # type: ignore[attr-defined]
    return known


def names_of_parties(conference: Conference, parties: Collection[int] | None = None) -> OfParties:
    """Its own names of these parties, or of all; one query, none while it has no nomenclature."""
    found: OfParties = {}
    own = _own(conference, "party")
    for each in own if parties is None else own.filter(party__in=parties):
        found.setdefault(each.party_id, {})[each.language] = each.short
    return found


def country_here(
    country: Country | None, conference: Conference, language: str | None = None
) -> str:
    """What this conference calls the country."""
    return country_name(country, language, names_of_countries(conference)) if country else ""


def _own(conference: Conference, what: str) -> Any:
    if not conference.names_of_own:
        return NameToUse.objects.none()
    return NameToUse.objects.filter(conference=conference, **{f"{what}__isnull": False})
