"""Who interprets what, and what is missing: sessions that need interpretation, their teams, their gaps."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import STAFF, Reader
from plenipo.delegations.queries.people import delegations_of, persons_seen_by
from plenipo.kit.alphabet import in_order
from plenipo.programme.bridge import interpretation as engine
from plenipo.programme.bridge.interpretation import (
    InterpreterDuty,
    Overload,
    Pair,
    Path,
    Sitting,
    Strength,
)
from plenipo.programme.models import BoothDuty, Interpreter, Role, Session
from plenipo.programme.profile import Interpretation
from plenipo.programme.queries.places import local_day, zone_of


@dataclass(frozen=True)
class Regime:
    """One session that is interpreted.

    there   how many are on duty, without those who are away
    days    until it is held; negative when it is over
    soon    whether its gaps are to be told now, by the rules profile
    """

    session: Session
    sitting: Sitting
    strength: Strength
    there: int
    pairs: list[Pair]
    overloads: list[Overload]
    days: int
    soon: bool

    @cached_property
    def gaps(self) -> list[Pair]:
        return engine.gaps(self.pairs)

    @property
    def short(self) -> int:
        return max(0, self.strength.needed - self.there)

    @property
    def open(self) -> bool:
        """Whether somebody has to be found."""
        return self.days >= 0 and bool(self.gaps or self.short)

    @property
    def covered(self) -> int:
        return sum(pair.path in (Path.DIRECT, Path.PIVOT) for pair in self.pairs)

    @property
    def tone(self) -> str:
        if self.days < 0:
            return "quiet"
        if self.gaps:
            return "no" if self.soon else "wait"
        return "wait" if self.short or self.overloads else "yes"


@dataclass(frozen=True)
class Staffing:
    """An offer to close a gap: who would sit in which booth; nobody for one that takes place in the room."""

    offer: engine.CoverOffer
    seats: list[tuple[int, str]]


class Interpreting:
    """Everything of a conference at once: sessions with their rooms, interpreters with their absences and with the
    delegations they are kept from, duties. Six queries with the rules; two more where somebody is kept from a
    delegation, one where an interpreter is a person of a delegation.

    A duty in a session that has lost its time or its booths counts nowhere.
    """

    def __init__(self, conference: Conference, today: date, reader: Reader = STAFF) -> None:
        self.conference, self.today, self.reader = conference, today, reader
        self.zone, self.rules = zone_of(conference), rules_of(conference).of(Interpretation)
        found = Session.objects.filter(conference=conference, starts__isnull=False)
        found = found.exclude(state=Session.State.CANCELLED).exclude(into=[])
        rows = list(found.select_related("room").order_by("starts", "room__position", "pk"))
        parties = self._parties(row.pk for row in rows)
        sittings = {
            row.pk: engine.sitting_of(row, self.zone, parties.get(row.pk, frozenset()))
            for row in rows
        }
        self.sittings = {pk: sitting for pk, sitting in sittings.items() if sitting.booths}
        self.sessions = {row.pk: row for row in rows if row.pk in self.sittings}

    @cached_property
    def interpreters(self) -> dict[int, Interpreter]:
        return {row.pk: row for row in roster_of(self.conference, self.reader)}

    @cached_property
    def people(self) -> dict[int, engine.BoothInterpreter]:
        return {pk: engine.interpreter_of(row, self.zone) for pk, row in self.interpreters.items()}

    def _parties(self, sessions: Iterable[int]) -> dict[int, frozenset[int]]:
        """The delegations with a part in each session; asked only where somebody is kept from one."""
        if not any(row.kept_from.all() for row in self.interpreters.values()):
            return {}
        roles = Role.objects.filter(session__in=list(sessions)).exclude(
            person=None, delegation=None
        )
        rows = list(roles.values_list("session", "person", "delegation"))
        of_person = delegations_of({person for _s, person, _d in rows if person}, self.conference)
        found: dict[int, set[int]] = defaultdict(set)
        for session, person, delegation in rows:
            if number := delegation or of_person.get(person):
                found[session].add(number)
        return {session: frozenset(numbers) for session, numbers in found.items()}

    @cached_property
    def rows(self) -> list[BoothDuty]:
        found = BoothDuty.objects.filter(session__conference=self.conference)
        return [row for row in found.order_by("booth", "pk") if row.session_id in self.sittings]

    @cached_property
    def duties(self) -> list[InterpreterDuty]:
        return [engine.duty_of(row) for row in self.rows]

    @cached_property
    def _teams(self) -> dict[int, list[InterpreterDuty]]:
        teams: dict[int, list[InterpreterDuty]] = defaultdict(list)
        for duty in self.duties:
            teams[duty.sitting].append(duty)
        return teams

    @cached_property
    def overloads(self) -> list[Overload]:
        return engine.overloads(self.duties, self.sittings, self.people)

    def regimes(self) -> list[Regime]:
        """What is open first, the nearest first; then the others in the order of time."""
        found = [self.regime(pk) for pk in self.sessions]
        return sorted(found, key=lambda each: (not each.open, not each.gaps, each.sitting.starts))

    def regime(self, pk: int) -> Regime:
        session, sitting, team = self.sessions[pk], self.sittings[pk], self._teams.get(pk, [])
        days = (local_day(session.starts, self.conference) - self.today).days  # type: ignore[arg-type]
        return Regime(
            session=session,
            sitting=sitting,
            strength=engine.strength(sitting, self.rules.table),
            there=len(engine.present(sitting, team, self.people)),
            pairs=engine.coverage(sitting, team, self.people),
            overloads=[each for each in self.overloads if pk in each.sittings],
            days=days,
            soon=0 <= days <= 7 * self.rules.weeks,
        )

    def free_for(self, pk: int) -> list[int]:
        """Who could be added to the team without being asked too much."""
        taken = {duty.interpreter for duty in self._teams.get(pk, [])}
        return [
            number
            for number, person in self.people.items()
            if number not in taken
            and engine.is_free(person, self.sittings[pk], self.duties, self.sittings)
        ]

    def ways(self, pk: int, pair: Pair, free: Iterable[int], *, most: int = 4) -> list[Staffing]:
        """What closes the gap; where nothing does, what merely helps, in the room."""
        team = engine.present(self.sittings[pk], self._teams.get(pk, []), self.people)
        found = engine.offers(pair, team, self.people, free)
        ways = [
            Staffing(
                offer,
                []
                if offer.kind == "consecutive"
                else engine.with_booths(offer, pair, team, self.people),
            )
            for offer in found
        ]
        closing = [way for way in ways if way.seats]
        return (closing or ways)[:most]

    def proposal(self, pk: int | None = None) -> list[InterpreterDuty]:
        """Duties to add: for one session, or for all that are open and not over."""
        wanted = [pk] if pk else [each.session.pk for each in self.regimes() if each.open]
        others = [sitting for number, sitting in self.sittings.items() if number not in wanted]
        table = self.rules.table
        sittings = [self.sittings[number] for number in wanted]
        return engine.propose(sittings, self.people, self.duties, table, others)


def roster_of(conference: Conference, reader: Reader = STAFF) -> list[Interpreter]:
    """By name. Whoever is a person of a delegation is named as disclosed to the reader, or by number."""
    found = Interpreter.objects.filter(conference=conference)
    rows = list(found.prefetch_related("absences", "kept_from"))
    named(rows, reader, conference)
    return in_order(sorted(rows, key=lambda row: row.pk))


def named(rows: Iterable[Interpreter], reader: Reader, conference: Conference) -> None:
    """Gives these rows the names under which this reader knows them. Nothing is written."""
    known = [row for row in rows if row.person_id]
    seen = persons_seen_by(reader, {row.person_id for row in known if row.person_id}, conference)
    for row in known:
        one = seen.get(row.person_id or 0)
        row.name = one.shown.name if one else ""


def open_soon(conference: Conference, today: date) -> int:
    """How many sessions within the weeks of the rules profile have a gap. One query where none is near."""
    weeks = timedelta(weeks=rules_of(conference).of(Interpretation).weeks)
    if today + weeks < conference.starts - timedelta(days=7) or today > conference.ends:
        return 0
    return sum(each.open and each.soon for each in Interpreting(conference, today).regimes())


def duties_of(conference: Conference) -> QuerySet[BoothDuty]:
    found = BoothDuty.objects.filter(session__conference=conference)
    return found.select_related("session", "interpreter")
