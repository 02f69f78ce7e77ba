"""Places for one more meeting while everything that stands stays where it is. Asks the database nothing."""

import time
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from plenipo.bilaterals.bridge.commitments import Span
from plenipo.bilaterals.bridge.plans import plan_of, rows_of
from plenipo.bilaterals.bridge.problem import Numbered
from plenipo.bilaterals.models import PlannedMeeting
from plenipo.engines import scheduling

APART = timedelta(hours=3)  # so far from each other are proposals, where there are enough


class PlaceSearch:
    """One request among the meetings that stand, each of which is locked as it is.

    expected   when both sides are expected elsewhere, though meetings may be held then
    """

    def __init__(
        self,
        numbered: Numbered,
        standing: Iterable[PlannedMeeting],
        request: UUID,
        now: datetime,
        expected: Collection[Span] = (),
    ) -> None:
        self.numbered, self.plan = numbered, plan_of(numbered, standing)
        self.number = next(n for n, one in enumerate(numbered.known.requests) if one.pk == request)
        locks = {
            number: scheduling.Lock(
                slot=one.slot, way=one.way, room=one.room, interpreter=one.interpreter
            )
            for number, one in self.plan.items()
        }
        self.problem = replace(numbered.problem, locks=locks)
        within = self.problem.requests[self.number].within
        slots = range(len(numbered.slots)) if within is None else within
        self.usable = frozenset(slot for slot in slots if numbered.slots[slot][0] > now)
        length = timedelta(minutes=numbered.known.requests[self.number].minutes)
        self.besides = frozenset(
            slot
            for slot in self.usable
            for starts, _ends in [numbered.slots[slot]]
            if any(starts < b and a < starts + length for a, b in expected)
        )

    def offers(self, most: int) -> list[PlannedMeeting]:
        """At most so many places at different times, in the order of time; hours apart, if there are such.

        Last, and only if there are not enough others, those at which both sides are expected elsewhere.
        """
        found = self._spread(self.usable - self.besides, most)
        return found + self._spread(self.besides, most - len(found))

    def _spread(self, left: frozenset[int], most: int) -> list[PlannedMeeting]:
        found: list[PlannedMeeting] = []
        while len(found) < most:
            apart = frozenset(slot for slot in left if self._far(slot, found))
            row = self._within(apart) or self._within(left)
            if row is None:
                break
            found.append(row)
            left = frozenset(slot for slot in left if self.numbered.slots[slot][0] != row.starts)
        return sorted(found, key=lambda row: row.starts)

    def at(self, starts: datetime) -> PlannedMeeting | None:
        """A place at that time, if there is still one."""
        slots = (slot for slot in self.usable if self.numbered.slots[slot][0] == starts)
        return self._within(frozenset(slots))

    def hindrances(self) -> list[str]:
        """What stands in the way at all times, as the engine calls it."""
        found = scheduling.explain(self._problem(self.usable), self.plan).get(self.number)
        return [each.hindrance.value for each in found.obstacles] if found else []

    def _far(self, slot: int, found: Collection[PlannedMeeting]) -> bool:
        starts = self.numbered.slots[slot][0]
        return all(abs(starts - row.starts) >= APART for row in found)

    def _problem(self, slots: frozenset[int]) -> scheduling.Problem:
        requests = list(self.problem.requests)
        requests[self.number] = replace(requests[self.number], within=slots)
        return replace(self.problem, requests=tuple(requests))

    def _within(self, slots: frozenset[int]) -> PlannedMeeting | None:
        if not slots:
            return None
        search = {"seconds": 1, "seed": 1, "clock": time.monotonic}
        found = scheduling.replan(self._problem(slots), self.plan, **search).plan  # type: ignore[arg-type]
        there = {self.number: found[self.number]} if self.number in found else {}
        return next(iter(rows_of(self.numbered, there)), None)
