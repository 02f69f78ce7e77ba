"""Journeys once their people may no longer be told from them."""

from django.db import transaction

from plenipo.delegations.queries.retention import Due
from plenipo.people.models import Person
from plenipo.records.actions import amend
from plenipo.welcome.models import ConvoySeat, Lodging, Sleeper, Traveller
from plenipo.welcome.models.journeys import WELCOMED


@transaction.atomic
def forget(person: Person) -> None:
    Traveller.objects.filter(delegate__person=person).delete()
    slept = Sleeper.objects.filter(delegate__person=person)
    amend(Lodging.objects.filter(sleepers__in=slept), wishes="", room_number="", unregistered="")
    slept.delete()
    ConvoySeat.objects.filter(delegate__person=person).delete()


@transaction.atomic
def forget_all(due: Due) -> None:
    """After the period of retention: that so many came at that hour, and slept there, stays."""
    if due.has(WELCOMED):
        rows, _kinds = Traveller.objects.filter(journey__conference=due.conference).delete()
        due.count(Traveller, rows)
        rows, _kinds = Sleeper.objects.filter(lodging__conference=due.conference).delete()
        due.count(Sleeper, rows)
        rows, _kinds = ConvoySeat.objects.filter(car__convoy__conference=due.conference).delete()
        due.count(ConvoySeat, rows)
