"""Everything must fit, as a model: hold every request, with the fewest gaps, or prove it cannot be.

Booleans and clauses only, counted by totalizers, every gap a literal of cost 1, solved core by core:
docs/decisions/0008-scheduling.md says why. `placing` adds rooms and interpreters one by one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from plenipo.engines.scheduling.board import foes_of
from plenipo.engines.scheduling.exact import Literal, Model, Solution
from plenipo.engines.scheduling.spans import MANY, no_longer_than_needed, span_of, windows
from plenipo.engines.scheduling.values import Problem, Request, Way

_CORES = {"optimize_with_core": True, "linearization_level": 0, "core_minimization_level": 1}
# the solver's presolve takes longer than most proofs; what is not proven by then it makes easier
PROOFS: tuple[dict[str, Any], ...] = (
    {**_CORES, "cp_model_presolve": False, "max_deterministic_time": 1.2},
    {**_CORES, "symmetry_level": 0, "cp_model_probing_level": 0},
)
Start = tuple[int, int]  # way, slot


def starts_of(problem: Problem, index: int) -> list[Start]:
    """How and when a request may begin, by the rules about it alone and by what is locked."""
    request, lock = problem.requests[index], problem.locks.get(index)
    return [
        (number, slot)
        for number, way in enumerate(request.ways)
        if lock is None or lock.way in (None, number)
        for slot in range(problem.calendar.slots)
        if lock is None or lock.slot in (None, slot)
        if _may_begin(problem, request, way, slot)
    ]


def _may_begin(problem: Problem, request: Request, way: Way, slot: int) -> bool:
    half_of, slots = problem.calendar.half_of, range(slot, slot + way.length)
    return (
        slots[-1] < problem.calendar.slots
        and half_of(slot) == half_of(slots[-1])
        and problem.participants[way.a].available.issuperset(slots)
        and problem.participants[way.b].available.issuperset(slots)
        and (request.within is None or request.within.issuperset(slots))
    )


class Everything:
    """at[r][way, s]   request r begins in slot s, held in this way
    busy[p][s]      participant p has a meeting in slot s
    gaps[p]         as many of these hold as participant p has gaps
    held[r]         request r must be held: assumed one by one, to find out which cannot be together;
                    empty: all must, which makes stronger clauses
    """

    def __init__(self, problem: Problem, *, only: Sequence[int] | None = None) -> None:
        self.problem = problem
        self.model = Model()
        self.guarded = only is not None
        self.requests = list(range(len(problem.requests)) if only is None else only)
        self.at: dict[int, dict[Start, Literal]] = {}
        self.held: dict[int, Literal] = {}
        for index in self.requests:
            self.at[index] = {s: self.model.literal() for s in starts_of(problem, index)}
            self._hold(index)
        self.mine: dict[int, set[int]] = defaultdict(set)
        for index in self.requests:
            for way in problem.requests[index].ways:
                self.mine[way.a].add(index)
                self.mine[way.b].add(index)
        self.most = self._most_gaps()
        self.gaps: dict[int, list[Literal]] = {}
        self.busy: dict[int, dict[int, Literal]] = {}
        self._here: dict[tuple[int, int], list[Literal]] = defaultdict(list)  # request, slot
        for index, places in self.at.items():
            for (number, slot), literal in places.items():
                for s in range(slot, slot + problem.requests[index].ways[number].length):
                    self._here[index, s].append(literal)
        for who in sorted(self.mine):
            self._calendar_of(who)
        for slot in range(problem.calendar.slots):
            self._shared_in(slot)
        for index in self.requests:
            for other in problem.requests[index].after:
                if other in self.at:
                    self._after(index, other)
        self._foes()
        if not self.guarded:
            self._apart()
            self.model.minimise([gap for gaps in self.gaps.values() for gap in gaps])

    def _hold(self, index: int) -> None:
        literals = self.at[index].values()
        if self.guarded:
            self.held[index] = self.model.literal()
            self.model.at_most_one(literals)
            self.model.clause(*literals, ~self.held[index])
        else:
            self.model.exactly_one(literals)

    def during(self, index: int, slot: int) -> list[Literal]:
        """The literals by which the request is going on in this slot."""
        return self._here.get((index, slot), [])

    def _with(self, who: int, slot: int) -> list[Literal]:
        """The literals by which this participant is busy in this slot."""
        requests, literals = self.problem.requests, []
        for index in sorted(self.mine[who]):
            ways = requests[index].ways
            if len(ways) == 1:
                literals += self.during(index, slot)
                continue
            literals += [
                literal
                for (way, begin), literal in self.at[index].items()
                if who in (ways[way].a, ways[way].b) and begin <= slot < begin + ways[way].length
            ]
        return literals

    def _needed(self, who: int) -> int | None:
        """How many slots this participant will be busy in; None: it depends on levels."""
        total = 0
        for index in self.mine.get(who, ()):
            ways = self.problem.requests[index].ways
            lengths = {way.length if who in (way.a, way.b) else 0 for way in ways}
            if len(lengths) > 1 or self.guarded:
                return None
            total += lengths.pop()
        return total

    def _calendar_of(self, who: int) -> None:
        """One meeting at a time, and the busy slots are as many as the meetings need."""
        model = self.model
        busy: dict[int, Literal] = {}
        self.busy[who] = busy
        for slot in range(self.problem.calendar.slots):
            here = self._with(who, slot)
            if here:
                busy[slot] = model.literal()
                model.exactly_one([*here, ~busy[slot]])
        needed = self._needed(who)
        if needed is not None:
            if len(busy) < needed:
                model.clause()
                return
            count = model.counter(list(busy.values()), needed + 1)
            model.clause(count[needed - 1])
            if len(count) > needed:
                model.clause(~count[needed])
        self._days_of(who, needed)

    def _days_of(self, who: int, needed: int | None) -> None:
        """The gaps of each day, and the daily limit."""
        problem, model, busy = self.problem, self.model, self.busy[who]
        person = problem.participants[who]
        self.gaps[who] = []
        for day in range(len(problem.calendar.days)):
            slots = problem.calendar.slots_of(day)
            if person.per_day is not None:
                model.at_most([busy[s] for s in slots if s in busy], person.per_day)
            counted = self._counted(who, slots)
            if len(counted) > 2 and not self.guarded:
                self._gaps_of(who, counted, needed)

    def _counted(self, who: int, slots: Iterable[int]) -> list[int]:
        """The slots that can be a gap for somebody, or busy."""
        person = self.problem.participants[who]
        return [slot for slot in slots if self.problem.idle_all or slot in person.available]

    def _gaps_of(self, who: int, counted: list[int], needed: int | None) -> None:
        line = [self.busy[who].get(slot, ~self.model.true) for slot in counted]
        span = span_of(self.model, line, min(self._most_gaps_in(len(line), needed), self.most))
        self.gaps[who] += span.gaps
        if needed is not None:
            no_longer_than_needed(self.model, span, needed)
            if self._is_one_line_of_single_slots(who) and needed <= MANY:
                place = {slot: 1 << k for k, slot in enumerate(counted)}
                windows(
                    self.model,
                    span,
                    [
                        sum({place[slot] for _way, slot in self.at[index]})
                        for index in self.mine[who]
                    ],
                )

    def _is_one_line_of_single_slots(self, who: int) -> bool:
        ways = (way for index in self.mine[who] for way in self._ways(index))
        return len(self.problem.calendar.days) == 1 and all(way.length == 1 for way in ways)

    def _most_gaps_in(self, length: int, needed: int | None) -> int:
        """The most gaps there can be on a line: between two, a meeting; in each, an idle slot."""
        most = (length - 1) // 2
        if needed is not None:
            most = min(most, needed - 1)
            if len(self.problem.calendar.days) == 1:
                most = min(most, length - needed)
        return max(most, 0)

    def _most_gaps(self) -> int:
        """The most gaps anybody may have: somebody cannot have more than a few, others not many more."""
        calendar, apart = self.problem.calendar, self.problem.most_apart
        if apart is None:
            return calendar.slots
        days = [calendar.slots_of(day) for day in range(len(calendar.days))]
        return apart + min(
            sum(self._most_gaps_in(len(self._counted(who, day)), self._needed(who)) for day in days)
            for who in range(len(self.problem.participants))
        )

    def _shared_in(self, slot: int) -> None:
        """Tables and teams."""
        problem = self.problem
        here = [index for index in self.requests if self.during(index, slot)]
        if problem.tables:
            self._tables_in(slot, here)
        for pair, teams in sorted(problem.teams.items()):
            need = [
                literal
                for index in here
                for (way, begin), literal in self.at[index].items()
                if problem.requests[index].ways[way].interpreters == pair
                and begin <= slot < begin + problem.requests[index].ways[way].length
            ]
            self.model.at_most(need, teams[slot])

    def _tables_in(self, slot: int, here: list[int]) -> None:
        """Meetings of one participant exclude each other, so a cluster of them counts once."""
        model = self.model
        tables = self.problem.tables[slot]
        people = [busy[slot] for busy in self.busy.values() if slot in busy]
        if len(here) <= tables:
            return
        model.no_more_than(people, 2 * tables)
        model.no_more_than(self._clusters(slot, set(here)), tables)

    def _clusters(self, slot: int, left: set[int]) -> list[Literal]:
        clusters = []
        mine = {}
        for who, requests in self.mine.items():
            certain = {i for i in requests if all(who in (w.a, w.b) for w in self._ways(i))}
            mine[who] = left & certain
        while left:
            who = max(mine, key=lambda one: len(mine[one] & left))
            cluster = mine[who] & left
            if not cluster:  # nobody is in all ways of what is left
                cluster = {min(left)}
            left = left - cluster
            if cluster == mine[who] and self._with_is(who, cluster, slot):
                clusters.append(self.busy[who][slot])
                continue
            held = self.model.literal()
            literals = [x for index in sorted(cluster) for x in self.during(index, slot)]
            self.model.exactly_one([*literals, ~held])
            clusters.append(held)
        return clusters

    def _ways(self, index: int) -> tuple[Way, ...]:
        return self.problem.requests[index].ways

    def _with_is(self, who: int, cluster: set[int], slot: int) -> bool:
        """Whether being busy in this slot means being in one of these meetings."""
        others = self.mine[who] - cluster
        return all(not self.during(index, slot) for index in others)

    def _after(self, later: int, earlier: int) -> None:
        """Not `later` in a slot while `earlier` would end after that slot begins."""
        model, slots = self.model, self.problem.calendar.slots
        ends: dict[int, list[Literal]] = defaultdict(list)
        for (way, slot), literal in self.at[earlier].items():
            ends[slot + self._ways(earlier)[way].length].append(literal)
        line = []
        for end in range(slots, 0, -1):
            here = ends.get(end, [])
            if len(here) > 1:
                either = model.literal()
                for literal in here:
                    model.only_if(literal, either)
                model.clause(*here, ~either)
                here = [either]
            line.append(here[0] if here else ~model.true)
        late = self.model.running(line)[::-1]  # late[k]: it ends in slot k + 1 or after
        for (_way, slot), literal in self.at[later].items():
            if slot < slots:
                model.only_if(literal, ~late[slot])

    def _foes(self) -> None:
        half_of = self.problem.calendar.half_of
        for index, foes in enumerate(foes_of(self.problem)):
            for (way, slot), literal in self.at.get(index, {}).items():
                people = self.people(index, way)
                end = slot + self._ways(index)[way].length
                if end >= self.problem.calendar.slots or half_of(end) != half_of(slot):
                    continue
                for foe in foes & self.at.keys():
                    for (other, begin), its in self.at[foe].items():
                        if begin == end and people & self.people(foe, other):
                            self.model.clause(~literal, ~its)

    def people(self, index: int, way: int) -> frozenset[int]:
        return frozenset((self._ways(index)[way].a, self._ways(index)[way].b))

    def _apart(self) -> None:
        """Nobody has many more gaps than anybody else."""
        apart = self.problem.most_apart
        if apart is None:
            return
        model = self.model
        everybody = [self._all_gaps(who) for who in range(len(self.problem.participants))]
        for k in range(max(map(len, everybody), default=0) - apart):
            least = model.literal()  # everybody has more than k
            for gaps in everybody:
                model.clause(~least, *gaps[k : k + 1])
                for gap in gaps[k + apart : k + apart + 1]:
                    model.only_if(gap, least)

    def _all_gaps(self, who: int) -> list[Literal]:
        """The k-th literal says that somebody has more than k gaps."""
        gaps = self.gaps.get(who, [])
        if len(self.problem.calendar.days) == 1:
            return gaps
        return self.model.counter(gaps, len(gaps))

    def starts(self, answer: Solution) -> dict[int, Start]:
        return {
            index: next(start for start, literal in places.items() if answer.holds(literal))
            for index, places in self.at.items()
        }
