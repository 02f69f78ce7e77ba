"""The arrivals and departures of a day, with who meets whom and what is missing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import SeenPerson, ShownPerson, persons_seen_by, seen_among
from plenipo.programme.models import Stay
from plenipo.protocol.queries.offices import principals_then
from plenipo.protocol.queries.ranks import RankClass, classes_of
from plenipo.welcome.models import Journey, Reception, TeamMember, Traveller
from plenipo.welcome.queries.journeys import (
    journeys_on,
    reception_table,
    stays_without_a_journey,
)

TOO_CLOSE = timedelta(minutes=45)  # nobody meets two delegations nearer to each other than that


class Lack(StrEnum):
    NOBODY = "nobody"  # nobody meets them
    RANK = "rank"  # none of those who meet is of the rank the rule says
    TWICE = "twice"  # one who meets them meets others at the same time
    NUMBER = "number"  # no number of flight or train
    PEOPLE = "people"  # neither who comes nor how many


@dataclass(frozen=True)
class ArrivalRow:
    """
    people   who comes, as the reader may see them
    number   how many come; None: nobody has said
    rank     the highest of those who come; of the head of delegation, where nobody is named; "": none is known
    wanted   the rank of who meets, as the rule says; "": it says nothing
    """

    journey: Journey
    delegation: Delegation
    people: tuple[ShownPerson, ...]
    number: int | None
    rank: str
    wanted: str
    receivers: tuple[TeamMember, ...]
    gaps: tuple[Lack, ...]


@dataclass(frozen=True)
class ArrivalsBoard:
    day: date
    rows: list[ArrivalRow]
    cancelled: list[ArrivalRow]
    unknown: list[tuple[Stay, SeenPerson]]
    classes: list[RankClass]


def board_of(conference: Conference, reader: Reader, day: date) -> ArrivalsBoard:
    """Eleven queries, whatever else the conference holds."""
    read = _RowsReading(conference, reader, day, journeys_on(conference, day))
    rows = read.rows()
    stays = list(stays_without_a_journey(conference, day))
    seen = persons_seen_by(reader, [each.person_id for each in stays], conference)
    return ArrivalsBoard(
        day=day,
        rows=[each for each in rows if each.journey.state != Journey.State.CANCELLED],
        cancelled=[each for each in rows if each.journey.state == Journey.State.CANCELLED],
        unknown=[(each, seen[each.person_id]) for each in stays if each.person_id in seen],
        classes=read.classes,
    )


def rows_of(
    conference: Conference, reader: Reader, day: date, found: QuerySet[Journey]
) -> list[ArrivalRow]:
    return _RowsReading(conference, reader, day, found).rows()


class _RowsReading:
    """What the rows of a page have in common, each asked for once."""

    def __init__(
        self, conference: Conference, reader: Reader, day: date, found: QuerySet[Journey]
    ) -> None:
        self.conference = conference
        self.journeys = list(found)
        self.classes = classes_of(conference)
        self._places = {each.key: place for place, each in enumerate(self.classes)}
        self._meets: Mapping[str, str] = reception_table(conference).meets
        here = [each.pk for each in self.journeys]
        self._on: dict[int, list[int]] = {}
        for journey, delegate in (
            Traveller.objects.filter(journey__in=here)
            .order_by("pk")
            .values_list("journey", "delegate")
        ):
            self._on.setdefault(journey, []).append(delegate)
        self._seen = self._people(reader)
        self._ranks = self._ranks_of(day)
        self._receivers: dict[int, list[TeamMember]] = {}
        met = Reception.objects.filter(journey__in=here).select_related("member").order_by("pk")
        for each in met:
            self._receivers.setdefault(each.journey_id, []).append(each.member)

    def _people(self, reader: Reader) -> dict[int, ShownPerson]:
        numbers = {pk for those in self._on.values() for pk in those}
        found = Delegate.objects.filter(pk__in=numbers, state__in=Delegate.PRESENT)
        seen = seen_among(reader, found.order_by("position", "pk"), self.conference)
        return {one.shown.pk: one.shown for _person, one in seen}

    def _ranks_of(self, day: date) -> dict[int, dict[int, str]]:
        """Of principals, by delegation and delegate; that of a head who has none yet is ""."""
        among = {each.delegation_id for each in self.journeys}
        found: dict[int, dict[int, str]] = {}
        then = principals_then(self.conference, self.classes, day, among=among)
        for pk, one in then.items():
            found.setdefault(one.delegation, {})[pk] = one.rank
        return found

    def rows(self) -> list[ArrivalRow]:
        busy = self._meeting_two()
        return [self._row(each, busy) for each in self.journeys]

    def _row(self, journey: Journey, busy: Mapping[int, set[int]]) -> ArrivalRow:
        on = self._on.get(journey.pk, [])
        people = tuple(self._seen[pk] for pk in on if pk in self._seen)
        told = max(journey.people or 0, len(people))
        rank = self._highest(journey.delegation_id, on)
        wanted = self._meets.get(rank, "")
        receivers = tuple(self._receivers.get(journey.pk, ()))
        row = ArrivalRow(
            journey, journey.delegation, people, told or None, rank, wanted, receivers, ()
        )
        gaps = tuple(self._gaps(row, busy.get(journey.pk, set())))
        return ArrivalRow(**{**vars(row), "gaps": gaps})

    def _highest(self, delegation: int, on: Collection[int]) -> str:
        """Where nobody is named the head may be among those who come."""
        theirs = self._ranks.get(delegation, {})
        ranks = [rank for pk, rank in theirs.items() if (pk in on or not on) and rank]
        known = [each for each in ranks if each in self._places]
        return min(known, key=self._places.__getitem__, default="")

    def _gaps(self, row: ArrivalRow, busy: Collection[int]) -> Iterable[Lack]:
        if row.journey.state not in Journey.OPEN:
            return
        if not row.receivers:
            yield Lack.NOBODY
        elif row.wanted in self._places:
            least = self._places[row.wanted]
            if not any(self._places.get(each.rank, 99) <= least for each in row.receivers):
                yield Lack.RANK
        if busy:
            yield Lack.TWICE
        if not row.journey.flight and row.journey.means in ("flight", "train"):
            yield Lack.NUMBER
        if row.number is None:
            yield Lack.PEOPLE

    def _meeting_two(self) -> dict[int, set[int]]:
        """{journey: who meets it and another one, not of the same machine, at nearly the same time}."""
        of: dict[int, list[Journey]] = {}
        for journey in self.journeys:
            if journey.state in Journey.OPEN:
                for member in self._receivers.get(journey.pk, ()):
                    of.setdefault(member.pk, []).append(journey)
        busy: dict[int, set[int]] = {}
        for who, theirs in of.items():
            theirs.sort(key=lambda each: each.at)
            for one, other in zip(theirs, theirs[1:], strict=False):
                together = one.flight and (one.flight, one.at) == (other.flight, other.at)
                if not together and other.at - one.at < TOO_CLOSE:
                    busy.setdefault(one.pk, set()).add(who)
                    busy.setdefault(other.pk, set()).add(who)
        return busy
