"""What the next edition begins with, and days that differ between two zones."""

from plenipo.conference.signals import edition_cloned
from plenipo.welcome.models import Hotel, Journey, LiaisonDuty, ReceptionTable, TeamMember, Vehicle
from tests.factories import (
    ConferenceFactory,
    HotelFactory,
    LiaisonDutyFactory,
    RoomAllotmentFactory,
    TeamMemberFactory,
    VehicleFactory,
)


def test_the_rule_the_team_the_hotels_and_the_cars_are_brought_along(world, chief, head):
    here = {"conference": world.conference}
    ReceptionTable.objects.create(meets={"leader": "leadership"}, **here)
    member = TeamMemberFactory(name="Grace Wanjiru", phone="+254 1", **here)
    TeamMemberFactory(removed=True, **here)
    LiaisonDutyFactory(delegation=head("Congress").delegation, member=member)
    RoomAllotmentFactory(hotel=HotelFactory(name="Lake Hotel", **here))
    VehicleFactory(plate="KDA 1", **here)
    copy = ConferenceFactory(slug="next")

    edition_cloned.send(None, conference=world.conference, copy=copy, by=chief, places=True)

    assert ReceptionTable.objects.get(conference=copy).meets == {"leader": "leadership"}
    (one,) = TeamMember.objects.filter(conference=copy)
    assert (one.name, one.phone) == ("Grace Wanjiru", "+254 1")
    assert not LiaisonDuty.objects.filter(member=one).exists()
    (hotel,) = Hotel.objects.filter(conference=copy)
    assert (hotel.name, hotel.allotments.count()) == ("Lake Hotel", 0)
    assert Vehicle.objects.get(conference=copy).plate == "KDA 1"


def test_what_lands_the_day_before_at_the_venue_stands_on_that_day(world, head, signed_in, press):
    world.conference.zone = "Africa/Nairobi"
    world.conference.save()
    delegation = head("Congress").delegation
    said = {"way": "in", "means": "flight", "flight": "NZ 1", "at": "2027-05-10T06:00", "seen": 0}

    answer = press(
        signed_in("sol"),
        "welcome:journey-add",
        "dialogue",
        delegation.pk,
        **said,
        zone="Pacific/Auckland",
    )

    assert "day=2027-05-09" in answer.url
    assert Journey.objects.get().at.isoformat() == "2027-05-09T18:00:00+00:00"
