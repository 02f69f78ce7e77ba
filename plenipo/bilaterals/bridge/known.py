"""What a plan is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from plenipo.bilaterals.bridge.commitments import Commitment, Span, Who
from plenipo.bilaterals.bridge.particulars import Particulars
from plenipo.bilaterals.models import MeetingRequest, Outage, Principal
from plenipo.bilaterals.profile import Bilaterals
from plenipo.programme.models import Interpreter, Room, Session


@dataclass(frozen=True)
class Known:
    """Everything a plan is made from, read once.

    opens      {day: (from, until)} of the days of the programme
    busy       when nobody can be met, the same for all: the sessions the rules profile keeps free
    bound      {(delegation, principal): when they in particular cannot be met, and why}
    of_people  {(delegation, principal): the times they have entered}; who is not there has entered none
    of_rooms   {room: when it can be used}
    every_room those that meetings do not use, too
    only_aside bilateral meetings use only rooms that are set aside
    sessions   those that `busy` and `bound` speak of
    told       {request: what it says in confidence}
    places     {delegation: its place in protocol order}; empty where the profile does not ask for it
    seed       for the lot among equals: the same for the same plan
    """

    rules: Bilaterals
    zone: str
    opens: Mapping[date, Span]
    busy: tuple[Commitment, ...]
    bound: Mapping[Who, tuple[Commitment, ...]]
    sessions: Mapping[int, Session]
    requests: tuple[MeetingRequest, ...]
    told: Mapping[UUID, Particulars]
    principals: tuple[Principal, ...]
    of_people: Mapping[Who, tuple[Span, ...]]
    rooms: tuple[Room, ...]
    of_rooms: Mapping[int, tuple[Span, ...]]
    only_aside: bool
    every_room: Mapping[int, Room]
    walks: Mapping[tuple[int, int], int]
    interpreters: tuple[Interpreter, ...]
    outages: tuple[Outage, ...]
    seed: int
    places: Mapping[int, int] = field(default_factory=dict)

    def commitments(self, who: Who) -> tuple[Commitment, ...]:
        """All that keeps them from a meeting, except the times they have entered themselves."""
        return (*self.busy, *self.bound.get(who, ()))
