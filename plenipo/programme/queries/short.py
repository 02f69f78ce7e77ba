"""Sessions left short of interpreters when one is ill, and who could sit there instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from plenipo.conference.models import Conference
from plenipo.programme.bridge import interpretation as teams
from plenipo.programme.bridge import ripple as engine
from plenipo.programme.models import BoothDuty, Session
from plenipo.programme.queries.interpretation import Interpreting
from plenipo.programme.queries.places import local_day, zone_of

Seat = tuple[int, str, int | None, int | None]  # session, booth, who is off duty, who sits there


@dataclass(frozen=True)
class ShortSession:
    """A session whose team loses somebody.

    offered   who could sit there instead; approved with the difference
    gaps      what nobody reaches even so
    missing   how many the table still asks for
    """

    session: Session
    off: list[BoothDuty]
    offered: list[teams.InterpreterDuty]
    gaps: list[teams.Pair]
    missing: int


class Short:
    """`ill`: absences of interpreters. Asks nothing where nobody is ill; else three queries.

    Sessions have their duties loaded, with the interpreters.
    """

    def __init__(
        self, conference: Conference, sessions: Mapping[str, Session], ill: list[engine.Absent]
    ) -> None:
        self.conference, self.ill, self._zone = conference, ill, zone_of(conference)
        self._sessions = {each.pk: each for each in sessions.values()} if ill else {}

    @cached_property
    def off(self) -> dict[int, list[BoothDuty]]:
        """The duties that cannot be done, by session."""
        found = {
            pk: [d for d in each.booth_duties.all() if self._is_ill(each, d)]
            for pk, each in self._sessions.items()
        }
        return {pk: duties for pk, duties in found.items() if duties}

    def _is_ill(self, session: Session, duty: BoothDuty) -> bool:
        first = engine.minute_of(session.starts, self._zone)  # type: ignore[arg-type]
        last = first + int(session.length.total_seconds() // 60)
        need = f"interpreter:{duty.interpreter_id}"
        return any(e.need == need and e.starts < last and first < e.ends for e in self.ill)

    @cached_property
    def names(self) -> dict[int, str]:
        return {pk: str(row) for pk, row in self._known.interpreters.items()} if self.off else {}

    @cached_property
    def sittings(self) -> list[ShortSession]:
        if not self.off:
            return []
        known = self._known
        offered = self._offered(known)
        known.duties = [*known.duties, *offered]
        return [self._sitting(pk, offered, known) for pk in self.off]

    @cached_property
    def _known(self) -> Interpreting:
        """As it is without those who are ill."""
        first = self._sessions[next(iter(self.off))]
        today = local_day(first.starts, self.conference)  # type: ignore[arg-type]
        found = Interpreting(self.conference, today)
        gone = {duty.pk for duties in self.off.values() for duty in duties}
        found.rows = [row for row in found.rows if row.pk not in gone]
        return found

    def _offered(self, known: Interpreting) -> list[teams.InterpreterDuty]:
        """Whoever is free and can: nobody who is ill, and nobody beyond what is agreed with them."""
        ill = {int(each.need.partition(":")[2]) for each in self.ill}
        well = {pk: one for pk, one in known.people.items() if pk not in ill}
        duties = [duty for duty in known.duties if duty.interpreter in well]
        wanted = [pk for pk in self.off if pk in known.sittings]
        others = [sitting for pk, sitting in known.sittings.items() if pk not in wanted]
        table = known.rules.table
        return teams.propose([known.sittings[pk] for pk in wanted], well, duties, table, others)

    def _sitting(
        self, pk: int, offered: list[teams.InterpreterDuty], after: Interpreting
    ) -> ShortSession:
        """A session without a language to interpret has no sitting: nothing is missing there."""
        there = [duty for duty in offered if duty.sitting == pk]
        if pk not in after.sittings:
            return ShortSession(self._sessions[pk], self.off[pk], there, [], 0)
        regime = after.regime(pk)
        return ShortSession(self._sessions[pk], self.off[pk], there, regime.gaps, regime.short)

    @cached_property
    def seats(self) -> list[Seat]:
        """What is approved: who comes off duty, who sits there instead."""
        return [
            seat
            for each in self.sittings
            for seat in (
                *((each.session.pk, d.booth, d.interpreter_id, None) for d in each.off),
                *((each.session.pk, d.booth, None, d.interpreter) for d in each.offered),
            )
        ]
