"""The countries the register starts with, brought up to date with every release (after `migrate`)."""

from django.db import transaction

from plenipo.registry.models import Country
from plenipo.registry.models.world import FACTS

FACTUAL = ("alpha2", "status", "region", "subregion")


@transaction.atomic
def load_countries() -> int:
    """Add what is missing and mend what differs; a country's own name is the operator's and stays.

    Answers how many were added or mended. Not journalled: it is part of the release, not somebody's deed.
    """
    known = Country.objects.in_bulk()
    facts = [Country(**fact._asdict()) for fact in FACTS]
    added = [country for country in facts if country.code not in known]
    mended = [
        country
        for country in facts
        if country.code in known and _differ(country, known[country.code])
    ]
    Country.objects.bulk_create(added)
    Country.objects.bulk_update(mended, FACTUAL, batch_size=100)
    return len(added) + len(mended)


def _differ(one: Country, other: Country) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in FACTUAL)
