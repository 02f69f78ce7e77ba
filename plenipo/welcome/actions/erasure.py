"""Journeys once their people may no longer be told from them."""

from django.db import transaction

from plenipo.delegations.queries.retention import Due
from plenipo.people.models import Person
from plenipo.welcome.models import Traveller
from plenipo.welcome.models.journeys import WELCOMED


@transaction.atomic
def forget(person: Person) -> None:
    Traveller.objects.filter(delegate__person=person).delete()


@transaction.atomic
def forget_all(due: Due) -> None:
    """After the period of retention: that so many came at that hour stays."""
    if due.has(WELCOMED):
        rows, _kinds = Traveller.objects.filter(journey__conference=due.conference).delete()
        due.count(Traveller, rows)
