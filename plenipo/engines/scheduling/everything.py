"""Everything must fit: hold every request, with the fewest gaps, and prove it or prove it cannot be.

Booleans and clauses only, counted by totalizers, every gap a literal of cost 1, solved core by core:
docs/decisions/0005-scheduling.md says why.
"""

from collections import defaultdict
from collections.abc import Iterable

from plenipo.engines.scheduling.board import foes_of
from plenipo.engines.scheduling.exact import Answer, Literal, Model
from plenipo.engines.scheduling.rooms import seated, suits
from plenipo.engines.scheduling.values import Meeting, Plan, Problem

PROOF = {
    "optimize_with_core": True,
    "linearization_level": 0,
    "core_minimization_level": 1,
    "symmetry_level": 0,
    "cp_model_probing_level": 0,
}


def starts_of(problem: Problem, index: int) -> list[int]:
    """Slots in which a request may begin, by the rules about it alone."""
    request, halves = problem.requests[index], problem.calendar.half_of
    way = request.ways[0]
    lock = problem.locks.get(index)
    wanted: Iterable[int] = (lock.slot,) if lock else range(problem.calendar.slots)
    free = problem.participants[way.a].available & problem.participants[way.b].available
    if request.within is not None:
        free &= request.within
    return [
        slot
        for slot in wanted
        if free.issuperset(range(slot, slot + way.length))
        and halves(slot) == halves(slot + way.length - 1)
    ]


class Everything:
    """One model: each request in its most wished-for way. Redundant clauses speed up the proof.

    at[r][s]     request r begins in slot s
    busy[p][s]   participant p has a meeting in slot s
    """

    def __init__(self, problem: Problem, only: Iterable[int] | None = None) -> None:
        self.problem = problem
        self.model = Model()
        self.requests = list(range(len(problem.requests)) if only is None else only)
        self.mine: dict[int, list[int]] = defaultdict(list)
        for index in self.requests:
            self.mine[problem.requests[index].ways[0].a].append(index)
            self.mine[problem.requests[index].ways[0].b].append(index)
        self.at: dict[int, dict[int, Literal]] = {
            index: {slot: self.model.literal() for slot in starts_of(problem, index)}
            for index in self.requests
        }
        self.gaps: dict[int, list[Literal]] = {}
        self.busy: dict[int, dict[int, Literal]] = {}
        for places in self.at.values():
            self.model.exactly_one(places.values())
        for who in self.mine:
            self._calendar_of(who)
        for slot in range(problem.calendar.slots):
            self._shared_in(slot)
        for index in self.requests:
            for other in problem.requests[index].after:
                if other in self.at:
                    self._after(index, other)
        self._rivals()
        self._fairness()
        self.model.minimise([gap for gaps in self.gaps.values() for gap in gaps])

    def _during(self, index: int, slot: int) -> list[Literal]:
        """The literals by which the request is going on in this slot: one, unless it is long."""
        places, length = self.at[index], self.problem.requests[index].ways[0].length
        return [places[s] for s in range(slot - length + 1, slot + 1) if s in places]

    def _calendar_of(self, who: int) -> None:
        """One meeting at a time, and the busy slots are as many as the meetings need."""
        model = self.model
        busy: dict[int, Literal] = {}
        self.busy[who] = busy
        for slot in range(self.problem.calendar.slots):
            here = [literal for index in self.mine[who] for literal in self._during(index, slot)]
            if here:
                busy[slot] = model.literal()
                model.exactly_one([*here, ~busy[slot]])
        needed = sum(self.problem.requests[index].ways[0].length for index in self.mine[who])
        if len(busy) < needed:
            model.clause()
            return
        count = model.counter(list(busy.values()), needed + 1)
        model.clause(count[needed - 1])
        if len(count) > needed:
            model.clause(~count[needed])
        self._days_of(who, needed)

    def _days_of(self, who: int, needed: int) -> None:
        """The gaps of each day, and the daily limit."""
        problem, model, busy = self.problem, self.model, self.busy[who]
        person, never = problem.participants[who], ~self.model.true
        self.gaps[who] = []
        for day in range(len(problem.calendar.days)):
            slots = problem.calendar.slots_of(day)
            if person.per_day is not None:
                model.at_most([busy[s] for s in slots if s in busy], person.per_day)
            line = [busy.get(s, never) for s in slots if problem.idle_all or s in person.available]
            if len(line) > 2:
                self._gaps_of(who, line, needed)

    def _gaps_of(self, who: int, line: list[Literal], needed: int) -> None:
        """A gap ends in t: not busy in t, begun before, busy in t + 1."""
        model = self.model
        begun = self._running(line)
        still = self._running(line[::-1])[::-1]
        gaps = []
        for t in range(1, len(line) - 1):
            gap = model.literal()
            model.clause(line[t], ~begun[t], ~line[t + 1], gap)
            model.only_if(gap, ~line[t])
            model.only_if(gap, begun[t])
            model.only_if(gap, line[t + 1])
            gaps.append(gap)
        self.gaps[who] += gaps
        for t in range(1, len(line) - 1):  # implied: idle between two meetings is in some gap
            model.clause(line[t], ~begun[t], ~still[t], *gaps)
        for t in range(len(line) - needed):  # implied: a day longer than its meetings has a gap
            model.clause(~begun[t], ~still[t + needed], *gaps)

    def _running(self, line: list[Literal]) -> list[Literal]:
        """The k-th literal says that one of the first k + 1 holds."""
        model = self.model
        running = [line[0]]
        for literal in line[1:]:
            so_far = model.literal()
            model.only_if(running[-1], so_far)
            model.only_if(literal, so_far)
            model.clause(running[-1], literal, ~so_far)
            running.append(so_far)
        return running

    def _shared_in(self, slot: int) -> None:
        """Tables, interpreters, and rooms by what they are good for."""
        problem = self.problem
        here = [index for index in self.requests if self._during(index, slot)]
        self._tables_in(slot, here)
        for pair, teams in problem.interpreters.items():
            need = [i for i in here if problem.requests[i].interpreters == pair]
            self._at_most_held(need, slot, teams[slot])
        if problem.rooms:
            masks = {index: suits(problem, problem.requests[index], slot) for index in here}
            for mask in sorted(set(masks.values())):
                need = [index for index in here if masks[index] & ~mask == 0]
                self._at_most_held(need, slot, mask.bit_count())

    def _at_most_held(self, requests: list[int], slot: int, most: int) -> None:
        self.model.at_most([x for i in requests for x in self._during(i, slot)], most)

    def _tables_in(self, slot: int, here: list[int]) -> None:
        """Meetings of one participant exclude each other, so a cluster of them counts once."""
        model = self.model
        tables = self.problem.tables[slot]
        people = [busy[slot] for busy in self.busy.values() if slot in busy]
        if len(here) <= tables:
            return
        if len(people) > 2 * tables:
            count = model.counter(people, 2 * tables + 1)
            model.clause(~count[2 * tables])
        clusters = self._clusters(slot, set(here))
        if len(clusters) > tables:
            count = model.counter(clusters, tables + 1)
            model.clause(~count[tables])

    def _clusters(self, slot: int, left: set[int]) -> list[Literal]:
        clusters = []
        mine = {who: left & set(requests) for who, requests in self.mine.items()}
        while left:
            who = max(mine, key=lambda one: len(mine[one] & left))
            cluster = mine[who] & left
            left -= cluster
            if cluster == mine[who]:
                clusters.append(self.busy[who][slot])
                continue
            held = self.model.literal()
            literals = [x for index in sorted(cluster) for x in self._during(index, slot)]
            self.model.exactly_one([*literals, ~held])
            clusters.append(held)
        return clusters

    def _after(self, later: int, earlier: int) -> None:
        model = self.model
        never = ~model.true
        begun = self._running(
            [self.at[earlier].get(t, never) for t in range(self.problem.calendar.slots)]
        )
        length = self.problem.requests[earlier].ways[0].length
        for slot, literal in self.at[later].items():
            model.only_if(literal, begun[slot - length] if slot >= length else never)

    def _rivals(self) -> None:
        halves = self.problem.calendar.half_of
        for index, foes in enumerate(foes_of(self.problem)):
            for slot, literal in self.at.get(index, {}).items():
                end = slot + self.problem.requests[index].ways[0].length
                for foe in foes:
                    if end in self.at.get(foe, {}) and halves(end) == halves(slot):
                        self.model.clause(~literal, ~self.at[foe][end])

    def _fairness(self) -> None:
        apart = self.problem.fairness
        if apart is None:
            return
        model = self.model
        longest = max((len(gaps) for gaps in self.gaps.values()), default=0)
        least, most = model.number(0, longest), model.number(0, longest)
        model.holds(most - least <= apart)
        if len(self.mine) < len(self.problem.participants):
            model.holds(least == 0)
        for gaps in self.gaps.values():
            model.holds(sum(gaps) >= least)
            model.holds(sum(gaps) <= most)

    def plan(self, answer: Answer) -> Plan:
        held = {
            index: next(slot for slot, at in places.items() if answer.holds(at))
            for index, places in self.at.items()
        }
        rooms = self._rooms(held) if self.problem.rooms else {}
        return {index: Meeting(slot, 0, rooms.get(index)) for index, slot in held.items()}

    def _rooms(self, held: dict[int, int]) -> dict[int, int]:
        """A room for each; a meeting of several slots keeps its own. Missing: none was found."""
        problem = self.problem
        rooms: dict[int, int] = {}
        for slot in range(problem.calendar.slots):
            here = [i for i, s in held.items() if s == slot]
            taken = [
                rooms[i]
                for i, s in held.items()
                if i in rooms and s < slot < s + problem.requests[i].ways[0].length
            ]
            masks = {}
            for index in here:
                length = problem.requests[index].ways[0].length
                lock = problem.locks.get(index)
                masks[index] = -1 if lock is None or lock.room is None else 1 << lock.room
                for s in range(slot, slot + length):
                    masks[index] &= suits(problem, problem.requests[index], s)
            rooms |= seated(masks, ~sum(1 << room for room in taken)) or {}
        return rooms
