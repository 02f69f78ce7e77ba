"""Arrivals and departures, those who meet, and what was printed of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import TAKING_PART
from plenipo.programme.models import Stay
from plenipo.programme.queries.places import day_at_venue, local_day
from plenipo.registry.queries.finding import narrowed
from plenipo.welcome.models import (
    Journey,
    JourneyWay,
    PastedJourneys,
    PrintedSheet,
    ReceptionTable,
    TeamMember,
    Traveller,
)

FURTHEST = timedelta(days=30)  # from the conference: what lies further off is another year
MOST_DAYS = 70


def journeys_of(conference: Conference) -> QuerySet[Journey]:
    return Journey.objects.filter(conference=conference).select_related("delegation__country")


def journeys_on(conference: Conference, day: date) -> QuerySet[Journey]:
    """By the day it is at the venue. Their rows are read of the index on conference and moment."""
    return journeys_of(conference).filter(at__range=day_at_venue(day, conference))


@dataclass(frozen=True)
class DaysOfJourneys:
    """
    next   the first from today on; without one, the last there was
    """

    first: date
    last: date
    next: date

    def all(self) -> list[date]:
        span = min((self.last - self.first).days, MOST_DAYS)
        return [self.first + timedelta(days=n) for n in range(span + 1)]


def days_of(conference: Conference, today: date) -> DaysOfJourneys:
    """From the first to the last there is, or else those of the conference. Three queries."""
    moments = Journey.objects.filter(conference=conference).order_by("at").values_list("at")
    first, last = moments.first(), moments.last()
    if first is None or last is None:
        return DaysOfJourneys(conference.starts, conference.ends, conference.starts)
    coming = moments.filter(at__gte=day_at_venue(today, conference)[0]).first() or last
    days = (local_day(each[0], conference) for each in (first, last, coming))
    return DaysOfJourneys(*days)


def is_far(at: datetime, conference: Conference) -> bool:
    day = local_day(at, conference)
    return not conference.starts - FURTHEST <= day <= conference.ends + FURTHEST


def delegations_that_come(conference: Conference) -> QuerySet[Delegation]:
    found = Delegation.objects.filter(conference=conference, state__in=TAKING_PART)
    return found.select_related("country").order_by("plate_name", "pk")


def delegates_that_come(delegation: Delegation) -> QuerySet[Delegate]:
    return Delegate.objects.filter(delegation=delegation, state__in=Delegate.PRESENT).order_by(
        "position", "pk"
    )


def elsewhere_already(
    conference: Conference, way: str, delegates: Iterable[int], but: Journey | None = None
) -> set[int]:
    """Which of these delegates are on another journey that way."""
    found = Traveller.objects.filter(
        journey__conference=conference,
        journey__way=way,
        journey__state__in=Journey.OPEN,
        delegate__in=list(delegates),
    )
    if but is not None:
        found = found.exclude(journey=but)
    return set(found.values_list("delegate", flat=True))


def same_flight(journey: Journey) -> QuerySet[Journey]:
    """The others who sit in the same machine or train."""
    if not journey.flight:
        return Journey.objects.none()
    found = Journey.objects.filter(
        conference=journey.conference_id,
        way=journey.way,
        flight=journey.flight,
        at=journey.at,
        state__in=Journey.OPEN,
    )
    return found.exclude(pk=journey.pk)


def stays_without_a_journey(conference: Conference, day: date) -> QuerySet[Stay]:
    """Arrivals of this day that the programme knows, and nobody has said by what."""
    by = Traveller.objects.filter(
        journey__conference=conference,
        journey__way=JourneyWay.IN,
        journey__state__in=Journey.OPEN,
        delegate__person=OuterRef("person"),
    )
    found = Stay.objects.filter(conference=conference, arrives__range=day_at_venue(day, conference))
    return found.exclude(Exists(by)).order_by("arrives", "pk")


def team_of(conference: Conference) -> QuerySet[TeamMember]:
    return TeamMember.objects.filter(conference=conference)


def reception_table(conference: Conference) -> ReceptionTable:
    """Not saved, if nobody has decided anything yet. One query."""
    found = ReceptionTable.objects.filter(conference=conference).first()
    return found or ReceptionTable(conference=conference)


def last_pasted(conference: Conference) -> PastedJourneys | None:
    """The list that was entered last, as long as it can be taken back."""
    found = PastedJourneys.objects.filter(conference=conference).first()
    return found if found and not found.undone else None


def last_sheet(conference: Conference, day: date) -> PrintedSheet | None:
    return PrintedSheet.objects.filter(conference=conference, day=day).first()


def journeys_found(conference: Conference, words: str) -> QuerySet[Journey]:
    found = narrowed(
        journeys_of(conference),
        words,
        "flight",
        "place",
        "delegation__plate_name",
        "delegation__called",
        countries=["delegation__country"],
    )
    return found.order_by("at", "pk")


def team_found(conference: Conference, words: str) -> QuerySet[TeamMember]:
    return narrowed(team_of(conference), words, "name", "office", "phone")
