"""Arrivals and departures: lists as they were sent, a team that meets, two late flights, some that nobody meets."""

from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.people.models import Account
from plenipo.protocol.queries.ranks import classes_of
from plenipo.records.models import By
from plenipo.welcome.actions import journeys, liaison, receiving
from plenipo.welcome.models import Journey, JourneyWay, TeamMember

FLIGHTS = (  # number, from, hour, minute
    ("ET 306", "Addis Ababa", 9, 35),
    ("QR 1335", "Doha", 13, 25),
    ("LH 590", "Frankfurt", 14, 35),
    ("AF 814", "Paris", 15, 10),
    ("TK 607", "Istanbul", 15, 55),
    ("SA 184", "Johannesburg", 18, 20),
    ("CZ 6043", "Guangzhou", 18, 40),
    ("KQ 101", "London", 21, 15),
)
TEAM = (  # name, office, place in the table of ranks
    ("Grace Wanjiru", "Deputy Secretary-General of the host", 2),
    ("Daniel Otieno", "Member of the Political Bureau", 3),
    ("Fatuma Ali", "Head of protocol", 4),
    ("Peter Mwangi", "Liaison officer, African delegations", 6),
    ("Li Xinyi", "Liaison officer, Asian delegations", 6),
)
UNMET = 6  # of so many one has nobody yet
LATE_COMERS = 5  # of so many one arrives on the first day, the others on the day before
LATE = (("LH 590", 95), ("SA 184", 40))


def arrivals(conference: Conference, officer: Account, chance: Random) -> None:
    by = By(duty="welcome", account=officer)
    coming = Delegation.objects.filter(
        conference=conference, state=Delegation.State.APPROVED
    ).order_by("pk")
    if not coming.exists():
        return
    team = _team(conference, by)
    _rule(conference, by)
    for place, delegation in enumerate(coming):
        _journeys(delegation, place, team, chance, by)
    for number, minutes in LATE:
        flights = Journey.objects.filter(conference=conference, flight=number, way=JourneyWay.IN)
        first = flights.last()
        if first is not None:
            later = first.at + timedelta(minutes=minutes)
            journeys.enter_time(first, later, whole_flight=True, seen=first.revision, by=by)
    _those_who_are_here(conference)
    _liaison(list(coming[:8]), team, by)


def _those_who_are_here(conference: Conference) -> None:
    hours = timedelta(hours=1)
    for journey in Journey.objects.filter(
        conference=conference, way=JourneyWay.IN, at__lt=timezone.now() - 3 * hours
    ):
        journey.state = Journey.State.THERE
        journey.met_at, journey.there_at = journey.at + hours / 3, journey.at + hours * 1.5
        journey.save()


def _liaison(delegations: list[Delegation], team: list[TeamMember], by: By) -> None:
    for place, delegation in enumerate(delegations):
        member = team[3 + place % 2]
        member.refresh_from_db()
        liaison.look_after(member, delegation, seen=member.revision, by=by)
    for member in team[3:]:
        member.refresh_from_db()
        liaison.new_link(member, seen=member.revision, by=by)


def _team(conference: Conference, by: By) -> list[TeamMember]:
    ranks = [each.key for each in classes_of(conference)]
    return [
        receiving.add_member(
            conference,
            name=name,
            office=office,
            rank=ranks[min(rank, len(ranks) - 1)],
            phone=f"+254 700 000 {place:03}",
            by=by,
        )
        for place, (name, office, rank) in enumerate(TEAM, 101)
    ]


def _rule(conference: Conference, by: By) -> None:
    ranks = [each.key for each in classes_of(conference)]
    meets = {key: ranks[min(place + 2, len(ranks) - 1)] for place, key in enumerate(ranks[:4])}
    receiving.set_rule(conference, meets, seen=0, by=by)


def _journeys(
    delegation: Delegation, place: int, team: list[TeamMember], chance: Random, by: By
) -> None:
    zone = ZoneInfo(delegation.conference.zone)
    day = delegation.conference.starts - timedelta(days=1 if place % LATE_COMERS else 0)
    number, origin, hour, minute = FLIGHTS[chance.randrange(len(FLIGHTS))]
    people = list(
        Delegate.objects.filter(delegation=delegation, state__in=Delegate.PRESENT).values_list(
            "pk", flat=True
        )
    )
    come = {
        "way": JourneyWay.IN,
        "means": Journey.Means.FLIGHT,
        "flight": number,
        "place": origin,
        "point": "T1A",
        "at": datetime.combine(day, time(hour, minute), zone),
        "people": None,
        "note": "",
    }
    arrival = journeys.enter_journey(delegation, come, people, by=by)
    leaves = datetime.combine(
        delegation.conference.ends + timedelta(days=1), time(8 + place % 12, 20), zone
    )
    go = {**come, "way": JourneyWay.OUT, "at": leaves, "point": ""}
    go["flight"] = "" if place % 4 == 0 else number
    journeys.enter_journey(delegation, go, people, by=by)
    if place % UNMET:
        who = [team[min(2 + place % 3, len(team) - 1)]]
        if place % 5 == 1:
            who.insert(0, team[0])
        receiving.set_receivers(arrival, who, seen=0, by=by)
