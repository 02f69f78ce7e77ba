from django.db import transaction

from plenipo.records.actions import record
from plenipo.records.models import By
from plenipo.registry.models import Party


@transaction.atomic
def add_organisation(*, country: str, by: By, **values: str) -> Party:
    party = Party.objects.create(country_id=country or None, **values)
    record("registry.party.added", by=by, about=party)
    return party
