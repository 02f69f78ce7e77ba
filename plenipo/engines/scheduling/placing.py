"""Rooms and interpreters, one by one, in the model in which everything must fit."""

from collections import defaultdict
from collections.abc import Mapping

from plenipo.engines.scheduling.everything import Everything
from plenipo.engines.scheduling.exact import Literal, Solution
from plenipo.engines.scheduling.values import MeetingInterpreter, Problem

Chosen = dict[tuple[int, int], Literal]  # request, room or interpreter


class PlacingModel:
    """in_room[r, room], with_one[r, interpreter]: what a request has, if it is held."""

    def __init__(self, model: Everything) -> None:
        self.every = model
        self.problem: Problem = model.problem
        self.in_room: Chosen = {}
        self.with_one: Chosen = {}
        if self.problem.rooms:
            self._rooms()
            self._walks()
        if self.problem.interpreters:
            self._interpreters()

    def _rooms(self) -> None:
        model, rooms = self.every.model, self.problem.rooms
        for index in self.every.requests:
            request, lock = self.problem.requests[index], self.problem.locks.get(index)
            good = [
                number
                for number, room in enumerate(rooms)
                if room.capacity >= request.persons and room.features >= request.needs
                if lock is None or lock.room in (None, number)
            ]
            for number in good:
                self.in_room[index, number] = model.literal()
            model.at_most_one([self.in_room[index, number] for number in good])
            for literal in self.every.at[index].values():
                model.clause(~literal, *(self.in_room[index, number] for number in good))
            for number in good:
                there = rooms[number].available
                if there is not None:
                    self._never_outside(index, self.in_room[index, number], there)
        for number in range(len(rooms)):
            self._once({i: x for (i, n), x in self.in_room.items() if n == number})

    def _never_outside(self, index: int, chosen: Literal, there: frozenset[int]) -> None:
        for slot in range(self.problem.calendar.slots):
            if slot not in there:
                for literal in self.every.during(index, slot):
                    self.every.model.clause(~literal, ~chosen)

    def _once(self, chosen: Mapping[int, Literal]) -> dict[int, list[Literal]]:
        """One meeting at a time; returns for each slot the literals by which this seat is in use."""
        model = self.every.model
        used: dict[int, list[Literal]] = defaultdict(list)
        for index, literal in chosen.items():
            for slot in range(self.problem.calendar.slots):
                here = self.every.during(index, slot)
                if here:
                    both = model.literal()
                    for one in here:
                        model.clause(~one, ~literal, both)
                    used[slot].append(both)
        for literals in used.values():
            if len(literals) > 1:
                model.at_most_one(literals)
        return used

    def _walks(self) -> None:
        if not self.problem.walks:
            return
        zones: dict[tuple[int, int], list[Literal]] = defaultdict(list)
        for (index, number), literal in self.in_room.items():
            zones[index, self.problem.rooms[number].zone].append(literal)
        for index in self.every.requests:
            for other in self.every.requests:
                if other != index:
                    self._too_near(index, other, zones)

    def _too_near(
        self, index: int, other: int, zones: Mapping[tuple[int, int], list[Literal]]
    ) -> None:
        """If `other` begins soon after `index` for somebody, their zones must be near enough."""
        half_of, model = self.problem.calendar.half_of, self.every.model
        mine = [zone for i, zone in zones if i == index]
        its = [zone for i, zone in zones if i == other]
        for (way, slot), literal in self.every.at[index].items():
            end = slot + self.problem.requests[index].ways[way].length
            for (its_way, begin), later in self.every.at[other].items():
                free = begin - end
                if not 0 <= free < max(self.problem.walks.values()) or half_of(begin) != half_of(
                    slot
                ):
                    continue
                if not self.every.people(index, way) & self.every.people(other, its_way):
                    continue
                for zone in mine:
                    for far in its:
                        if self.problem.walks.get((min(zone, far), max(zone, far)), 0) > free:
                            for x in zones[index, zone]:
                                for y in zones[other, far]:
                                    model.clause(~literal, ~later, ~x, ~y)

    def _interpreters(self) -> None:
        model, people = self.every.model, self.problem.interpreters
        for index in self.every.requests:
            lock = self.problem.locks.get(index)
            for (way, slot), literal in self.every.at[index].items():
                chosen = self.problem.requests[index].ways[way]
                pair = chosen.interpreters
                if pair is None or pair in self.problem.teams:
                    continue
                good = [
                    number
                    for number, one in enumerate(people)
                    if pair in one.pairs
                    and not one.avoids & {chosen.a, chosen.b}
                    and (lock is None or lock.interpreter in (None, number))
                    and (
                        one.available is None
                        or one.available.issuperset(range(slot, slot + chosen.length))
                    )
                ]
                for number in good:
                    self.with_one.setdefault((index, number), model.literal())
                model.clause(~literal, *(self.with_one[index, number] for number in good))
            mine = [x for (i, _n), x in self.with_one.items() if i == index]
            model.at_most_one(mine)
        for number, one in enumerate(people):
            used = self._once({i: x for (i, n), x in self.with_one.items() if n == number})
            self._load(one, used)
            self._can(number, one)

    def _can(self, number: int, one: MeetingInterpreter) -> None:
        """Not for a way whose languages, people or slots are not theirs."""
        for (index, who), chosen in self.with_one.items():
            if who != number:
                continue
            for (way, slot), literal in self.every.at[index].items():
                form = self.problem.requests[index].ways[way]
                slots = range(slot, slot + form.length)
                if (
                    form.interpreters not in one.pairs
                    or one.avoids & {form.a, form.b}
                    or (one.available is not None and not one.available.issuperset(slots))
                ):
                    self.every.model.clause(~literal, ~chosen)

    def _load(self, one: MeetingInterpreter, used: Mapping[int, list[Literal]]) -> None:
        calendar, model = self.problem.calendar, self.every.model
        if one.per_day is not None:
            for day in range(len(calendar.days)):
                today = [x for slot in calendar.slots_of(day) for x in used.get(slot, [])]
                model.at_most(today, one.per_day)
        if one.in_a_row is not None:
            for slot in range(calendar.slots - one.in_a_row):
                window = range(slot, slot + one.in_a_row + 1)
                if calendar.half_of(window[0]) == calendar.half_of(window[-1]):
                    model.at_most([x for s in window for x in used.get(s, [])], one.in_a_row)

    def seats(self, answer: Solution, index: int) -> tuple[int | None, int | None]:
        """The room and the interpreter of a request that is held."""
        return _held(self.in_room, answer, index), _held(self.with_one, answer, index)


def _held(chosen: Chosen, answer: Solution, index: int) -> int | None:
    return next((k for (i, k), x in chosen.items() if i == index and answer.holds(x)), None)
