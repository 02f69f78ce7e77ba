"""The countries the register starts with, brought up to date with every release (after `migrate`)."""

from collections.abc import Mapping

from django.db import transaction

from plenipo.records.actions import record
from plenipo.records.models import By
from plenipo.registry import signals
from plenipo.registry.models import Country
from plenipo.registry.models.world import FACTS
from plenipo.registry.verbs import Verb

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


@transaction.atomic
def name_country(country: Country, names: Mapping[str, Mapping[str, str]], *, by: By) -> bool:
    """What the house calls it, by language; what is left out follows the United Nations. Whether anything changed."""
    row = Country.objects.select_for_update().get(pk=country.pk)
    if row.names == names:
        return False
    before, row.names = row.names, dict(names)
    row.save(update_fields=["names"])
    record(Verb.COUNTRY_NAMED, by=by, about=row, before=before, after=row.names)
    signals.countries_called_otherwise.send(Country, by=by)
    return True


def _differ(one: Country, other: Country) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in FACTUAL)
