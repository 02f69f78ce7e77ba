"""On which terms a party is invited, from the rules profile."""

from plenipo.conference.profile import Participation
from plenipo.conference.sections import Rules
from plenipo.registry.models import Party

NO_PARTIES = (
    Party.Kind.INTERNATIONAL,
    Party.Kind.FOUNDATION,
    Party.Kind.STATE_ORGAN,
    Party.Kind.ORGANISATION,
)


def label_in(rules: Rules, key: str) -> str:
    """A category in the reader's language; a key the profile has dropped since shows as it is."""
    return next((each.label for each in rules.of(Participation).categories if each.key == key), key)


def quota_in(rules: Rules, key: str) -> int:
    return next((each.quota for each in rules.of(Participation).categories if each.key == key), 1)


def category_of_kind(rules: Rules, party: Party) -> str:
    """ "organisation" for what is no party, if the profile has it; else "" (no opinion)."""
    keys = {each.key for each in rules.of(Participation).categories}
    return "organisation" if party.kind in NO_PARTIES and "organisation" in keys else ""
