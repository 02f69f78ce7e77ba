"""A plan being worked on: who is free when, what a slot still takes, what a change does to the gaps.

Slots are bits. What a request may still use is a handful of ANDs. Who is busy on one day is a *line*:
one bit per slot of the day that counts for gaps, so that a table says how many gaps a line has.
"""

from collections import defaultdict

from plenipo.engines.scheduling.holdings import NONE, Holdings, mask_of
from plenipo.engines.scheduling.lines import Lines
from plenipo.engines.scheduling.seats import Seats
from plenipo.engines.scheduling.values import Meeting, Plan, Problem

Place = tuple[int, int]  # slot or NONE, way


class Board(Holdings):
    """free[p]     slots in which p is available and not busy; spare[p]: and below the daily limit
    both[r]     one ^ two
    inside[s]   requests that begin in slot s, in no order; place_in[r]: where in that list r stands
    left[s]     tables free; open: slots in which there are any; teams, teams_open: of language pairs
    foes[r]     requests that must not be beside r for anybody who is in both
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        people = problem.participants
        self.lines = Lines(problem, self.day)
        self.free = [mask_of(one.available) for one in people]
        self.available = list(self.free)
        self.most = [
            one.per_day if one.per_day is not None and one.per_day < self.longest_day else NONE
            for one in people
        ]
        # slots of days below the daily limit
        self.below = [self.everywhere if most else 0 for most in self.most]
        self._draw_requests(problem)
        self.inside: list[list[int]] = [[] for _ in range(self.slots)]
        tables = problem.tables or tuple(
            sum(room.available is None or s in room.available for room in problem.rooms)
            for s in range(self.slots)
        )
        self.left = list(tables)
        self.open = sum(1 << s for s in range(self.slots) if self.left[s] > 0)
        self.teams = [list(problem.teams[pair]) for pair in self.pairs]
        self.teams_open = [
            sum(1 << s for s in range(self.slots) if teams[s] > 0) for teams in self.teams
        ]
        self.seats = Seats(problem, self)
        self.served = [0] * len(self.lines.bodies)
        self.total_weight = 0
        self.total_gaps = 0
        self.total_served = 0
        asking = {who for ways in self.ways for way in ways for who in (way.a, way.b)}
        self.bodies_asking = len({self.lines.body[who] for who in asking})
        self.touched: dict[int, Place] | None = None

    def _draw_requests(self, problem: Problem) -> None:
        requests = problem.requests
        self.pairs = sorted(problem.teams)
        number = {pair: k for k, pair in enumerate(self.pairs)}
        self.pair_of = [[number.get(w.interpreters or "", NONE) for w in r.ways] for r in requests]
        self.place_in = [0] * len(requests)
        self.both = [a ^ b for a, b in zip(self.one, self.two, strict=True)]
        self.weight = [request.ways[0].weight for request in requests]
        self.pair = [pairs[0] for pairs in self.pair_of]
        self.allowed = [
            self.everywhere if r.within is None else mask_of(r.within) for r in requests
        ]
        self.ways_open = [list(range(len(request.ways))) for request in requests]
        self.fixed: set[int] = set()  # held where they are
        for index, lock in problem.locks.items():
            if lock.slot is not None:
                length = requests[index].ways[lock.way or 0].length
                self.allowed[index] &= mask_of(range(lock.slot, lock.slot + length))
                self.fixed.add(index)
            if lock.way is not None:
                self.ways_open[index] = [lock.way]
        self.foes = foes_of(problem)
        self.ties: dict[int, list[tuple[int, bool]]] = defaultdict(list)  # (other, other is first)
        for index, request in enumerate(requests):
            for other in request.after:
                self.ties[index].append((other, True))
                self.ties[other].append((index, False))
        self.ties = dict(self.ties)
        self.movable = list(
            self.allowed
        )  # slots it can go to on a path: none if fixed, or long now
        for index in range(len(requests)):
            if index in self.fixed or self.length[index] > 1:
                self.movable[index] = 0

    def starts(self, index: int, way: int) -> int:
        """Slots, as a mask, in which the request could begin as far as people and numbers go."""
        chosen = self.ways[index][way]
        a, b = chosen.a, chosen.b
        mask = self.free[a] & self.free[b] & self.open & self.allowed[index]
        pair = self.pair_of[index][way]
        if pair >= 0:
            mask &= self.teams_open[pair]
        if chosen.length == 1:
            return mask & self.below[a] & self.below[b]
        begin = mask
        for more in range(1, chosen.length):
            begin &= (mask >> more) & (self.goes_on >> (more - 1))
        return self._within_limits(begin, chosen.length, (a, b)) if begin else 0

    def possible(self, index: int, way: int) -> int:
        """Slots, as a mask, in which the request could begin if nobody else met."""
        chosen = self.ways[index][way]
        mask = self.available[chosen.a] & self.available[chosen.b] & self.allowed[index]
        begin = mask
        for more in range(1, chosen.length):
            begin &= (mask >> more) & (self.goes_on >> (more - 1))
        return begin

    def _within_limits(self, begin: int, length: int, people: tuple[int, int]) -> int:
        for who in people:
            if self.most[who] >= 0:
                for day, mask in enumerate(self.day_mask):
                    if self.lines.count(who, day) + length > self.most[who]:
                        begin &= ~mask
        return begin

    def agrees(self, index: int, way: int, slot: int) -> bool:
        """Of a slot among `starts`: whether rivals, order, rooms and interpreters agree as well."""
        chosen = self.ways[index][way]
        if self.foes[index] and not self.in_peace(index, chosen.a, chosen.b, slot, chosen.length):
            return False
        if index in self.ties and not self.in_order(index, slot, chosen.length):
            return False
        return self.seats.has_one(index, way, slot, chosen.length)

    def fits(self, index: int, way: int, slot: int) -> bool:
        """Whether it can be held there as things stand, every rule kept."""
        return bool(self.starts(index, way) >> slot & 1) and self.agrees(index, way, slot)

    def in_peace(self, index: int, a: int, b: int, slot: int, length: int) -> bool:
        """Whether none of its foes stands in the slot before or after it for one of the two, in the same half day."""
        foes = self.foes[index]
        before, behind = self.at[self.before[slot]], self.at[self.behind[slot + length - 1]]
        return not (
            before[a] in foes or before[b] in foes or behind[a] in foes or behind[b] in foes
        )

    def in_order(self, index: int, slot: int, length: int) -> bool:
        """Whether what must be over before it is over by then, and what must follow it has not begun."""
        for other, first in self.ties[index]:
            begin = self.slot[other]
            if begin >= 0:
                if first and begin + self.length[other] > slot:
                    return False
                if not first and slot + length > begin:
                    return False
        return True

    def put(self, index: int, way: int, slot: int) -> bool:
        """Hold a request where people and numbers allow; False, and nothing done: no seat for it."""
        chosen = self.ways[index][way]
        if self.seats.known and not self.seats.take(index, way, slot, chosen.length):
            return False
        self._note(index)
        self.slot[index], self.way[index] = slot, way
        self.one[index], self.two[index] = chosen.a, chosen.b
        self.both[index] = chosen.a ^ chosen.b
        self.weight[index], self.length[index] = chosen.weight, chosen.length
        self.pair[index] = self.pair_of[index][way]
        if index not in self.fixed:
            self.movable[index] = self.allowed[index] if chosen.length == 1 else 0
        self.place_in[index] = len(self.inside[slot])
        self.inside[slot].append(index)
        self._take(index, index, 1)
        self.total_weight += chosen.weight
        return True

    def drop(self, index: int) -> None:
        self._note(index)
        if self.seats.known:
            self.seats.free(index)
        self._take(index, NONE, -1)
        self._leave(index, self.slot[index])
        self.total_weight -= self.weight[index]
        self.slot[index] = NONE

    def _leave(self, index: int, slot: int) -> None:
        last = self.inside[slot].pop()
        if last != index:
            self.inside[slot][self.place_in[index]] = last
            self.place_in[last] = self.place_in[index]

    def _take(self, index: int, holder: int, sign: int) -> None:
        slot, pair = self.slot[index], self.pair[index]
        for s in range(slot, slot + self.length[index]):
            self.take_table(s, sign)
            if pair >= 0:
                self.take_team(pair, s, sign)
            here = self.at[s]
            for who in (self.one[index], self.two[index]):
                here[who] = holder
                self.free[who] ^= 1 << s
        for who in (self.one[index], self.two[index]):
            self.total_gaps += self.lines.change(who, slot, self.length[index])
            self.look_at_limit(who, self.day[slot])
            body = self.lines.body[who]
            self.total_served += (self.served[body] == 0) if sign > 0 else -(self.served[body] == 1)
            self.served[body] += sign

    def take_table(self, slot: int, number: int) -> None:
        self.left[slot] -= number
        if self.left[slot] > 0:
            self.open |= 1 << slot
        else:
            self.open &= ~(1 << slot)

    def take_team(self, pair: int, slot: int, number: int) -> None:
        teams = self.teams[pair]
        teams[slot] -= number
        if teams[slot] > 0:
            self.teams_open[pair] |= 1 << slot
        else:
            self.teams_open[pair] &= ~(1 << slot)

    def look_at_limit(self, who: int, day: int) -> None:
        """After somebody's line of a day has changed: whether that day is still below their limit."""
        if self.most[who] >= 0:
            if self.lines.count(who, day) < self.most[who]:
                self.below[who] |= self.day_mask[day]
            else:
                self.below[who] &= ~self.day_mask[day]

    def mark(self) -> None:
        """From here on, changes can be taken back."""
        self.touched = {}
        self.seats.mark()

    def _note(self, index: int) -> None:
        if self.touched is not None and index not in self.touched:
            self.touched[index] = (self.slot[index], self.way[index])

    def keep(self) -> None:
        """End what `mark` began: changes stay."""
        self.touched = None
        self.seats.keep()

    def take_back(self) -> None:
        """Undo everything since `mark`."""
        touched, self.touched = self.touched or {}, None
        known, self.seats.known = self.seats.known, False
        for index in touched:
            if self.slot[index] >= 0:
                self.drop(index)
        for index, (slot, way) in touched.items():
            if slot >= 0:
                self.put(index, way, slot)
        self.seats.known = known
        self.seats.take_back()

    def plan(self) -> Plan:
        """As it stands, rooms and interpreters included."""
        return {
            index: Meeting(slot, self.way[index], *self.seats.of(index))
            for index, slot in enumerate(self.slot)
            if slot >= 0
        }


def foes_of(problem: Problem) -> list[frozenset[int]]:
    """For each request, those that must not be beside it: a shared participant, rival countries."""
    met: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    if problem.rivals:
        for index, request in enumerate(problem.requests):
            for way in request.ways:
                for who, other in ((way.a, way.b), (way.b, way.a)):
                    country = problem.participants[other].country
                    if country is not None:
                        met[who][country].add(index)
    foes: list[set[int]] = [set() for _ in problem.requests]
    for by_country in met.values():
        for one, requests in by_country.items():
            for other in by_country:
                if (one, other) in problem.rivals:
                    for index in requests:
                        foes[index] |= by_country[other]
                    for index in by_country[other]:
                        foes[index] |= requests
    for index, request in enumerate(problem.requests):
        for other in request.apart:
            foes[index].add(other)
            foes[other].add(index)
    return [frozenset(each) for each in foes]
