"""The seating of a meeting: who sits where, which side has signed it, whether it is locked."""

from dataclasses import dataclass

from plenipo.bilaterals.bridge.table import TableSeat, people_in, seats_at
from plenipo.bilaterals.models import Arrangement, MeetingRequest, PlannedMeeting
from plenipo.bilaterals.queries.meetings import (
    arrangement_of,
    is_locked,
    meeting_in_force,
    signature_of,
)
from plenipo.conference.queries import rules_of
from plenipo.programme.profile import SeatingRules


@dataclass(frozen=True)
class SideSigned:
    """
    lapsed   it signed, and since then something has been changed
    """

    signed: bool
    lapsed: bool


@dataclass(frozen=True)
class MeetingTable:
    """
    seats      none: they do not sit face to face
    unlocked   it was locked, and since then something has been changed
    """

    request: MeetingRequest
    arrangement: Arrangement
    meeting: PlannedMeeting | None
    seats: tuple[TableSeat, ...]
    asker: SideSigned
    asked: SideSigned
    locked: bool
    unlocked: bool

    @property
    def signed(self) -> bool:
        return self.asker.signed and self.asked.signed


def table_of(request: MeetingRequest) -> MeetingTable:
    """Three queries."""
    kept, meeting = arrangement_of(request), meeting_in_force(request)
    signature = signature_of(kept, meeting) if meeting else "-"
    locked = is_locked(kept, meeting)
    return MeetingTable(
        request=request,
        arrangement=kept,
        meeting=meeting,
        seats=_seats(kept),
        asker=_signed(kept.asker_signed, signature),
        asked=_signed(kept.asked_signed, signature),
        locked=locked,
        unlocked=bool(kept.locked) and not locked,
    )


def _signed(signed: str, signature: str) -> SideSigned:
    return SideSigned(signed == signature, bool(signed) and signed != signature)


def _seats(kept: Arrangement) -> tuple[TableSeat, ...]:
    if kept.seating != Arrangement.Seating.FACING:
        return ()
    rules = rules_of(kept.request.conference).of(SeatingRules)
    people = [people_in(kept.asker_people), people_in(kept.asked_people)]
    upper, lower = people if kept.upper == Arrangement.Upper.ASKER else reversed(people)
    return seats_at(upper, lower, right_high=rules.right_high)
