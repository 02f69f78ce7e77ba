"""What the next edition begins with: who meets whom, the team, the hotels and the cars."""

from django.db import transaction

from plenipo.conference.models import Conference
from plenipo.welcome.models import Hotel, ReceptionTable, TeamMember, Vehicle


@transaction.atomic
def bring_team(conference: Conference, copy: Conference) -> None:
    """Those who are in it still. Whom they look after is decided anew: there are no delegations yet."""
    for rule in ReceptionTable.objects.filter(conference=conference):
        ReceptionTable.objects.create(conference=copy, meets=rule.meets)
    TeamMember.objects.bulk_create(
        [
            TeamMember(
                conference=copy, name=one.name, office=one.office, rank=one.rank, phone=one.phone
            )
            for one in TeamMember.objects.filter(conference=conference, removed=False)
        ]
    )


@transaction.atomic
def bring_hotels_and_cars(conference: Conference, copy: Conference) -> None:
    """Without the rooms they held, and without passes, which are of one conference."""
    Hotel.objects.bulk_create(
        [
            Hotel(
                conference=copy,
                name=one.name,
                address=one.address,
                contact=one.contact,
                phone=one.phone,
            )
            for one in Hotel.objects.filter(conference=conference)
        ]
    )
    Vehicle.objects.bulk_create(
        [
            Vehicle(
                conference=copy,
                plate=one.plate,
                kind=one.kind,
                seats=one.seats,
                driver=one.driver,
                phone=one.phone,
            )
            for one in Vehicle.objects.filter(conference=conference, removed=False)
        ]
    )
