"""A plan being worked on, as bit masks: what is free, what a change does to the gaps.

Who is busy is kept as a *line*: one bit per slot that counts for gaps, the days one after another with
an empty bit between them. A run of ones is a run of meetings, so gaps are runs less days in use, and
both are counted without a loop: adding a day's full mask carries into the empty bit when the day is used.
"""

from collections import defaultdict

from plenipo.engines.scheduling.rooms import Rooms
from plenipo.engines.scheduling.values import Meeting, Plan, Problem

NONE = -1


class Board:
    """at[p]     what participant p does in each slot: a request or NONE; the last entry is a fence
    slot[r]      where request r begins, or NONE
    one, two     the participants of request r in the way it is held
    bit[p][s]    slot s on the line of p; 0: not available
    left[s]      tables free; teams[k][s]: teams free of language pair k
    inside[s]    requests held in slot s, in no order; place_in[r]: where in that list r stands
    foes[r]      requests that share a participant with r and set rivals beside each other
    """

    def __init__(self, problem: Problem) -> None:
        calendar, people, requests = problem.calendar, problem.participants, problem.requests
        self.problem = problem
        self.slots = calendar.slots
        self.day = [calendar.day_of(slot) for slot in range(self.slots)]
        half = [calendar.half_of(slot) for slot in range(self.slots)]
        fence = self.slots
        self.before = [s - 1 if s and half[s - 1] == half[s] else fence for s in range(self.slots)]
        self.behind = [fence] * self.slots
        for slot, before in enumerate(self.before):
            if before != fence:
                self.behind[before] = slot
        self.at = [[NONE] * (self.slots + 1) for _ in people]
        self.busy = [0] * len(people)
        self.gaps = [0] * len(people)
        self._draw_lines()
        self.slot = [NONE] * len(requests)
        self.inside: list[list[int]] = [[] for _ in range(self.slots)]
        self.place_in = [0] * len(requests)
        self.way = [0] * len(requests)
        self.one = [request.ways[0].a for request in requests]
        self.two = [request.ways[0].b for request in requests]
        self.weight = [request.ways[0].weight for request in requests]
        self.length = [request.ways[0].length for request in requests]
        self.left = list(problem.tables)
        pairs = {pair: k for k, pair in enumerate(sorted(problem.interpreters))}
        self.teams = [list(problem.interpreters[pair]) for pair in pairs]
        self.pair = [NONE if r.interpreters is None else pairs[r.interpreters] for r in requests]
        everywhere = (1 << self.slots) - 1
        self.allowed = [
            everywhere if r.within is None else sum(1 << slot for slot in r.within)
            for r in requests
        ]
        self.foes = foes_of(problem)
        self.ties: dict[int, list[tuple[int, bool]]] = defaultdict(list)  # (other, other is first)
        for index, request in enumerate(requests):
            for other in request.after:
                self.ties[index].append((other, True))
                self.ties[other].append((index, False))
        self.locked = frozenset(problem.locks)
        self.rooms = Rooms(problem)
        self.total_weight = 0
        self.total_gaps = 0

    def _draw_lines(self) -> None:
        problem = self.problem
        self.bit: list[list[int]] = []
        self.days: list[list[int]] = []  # of each participant, the mask of each day
        self.full: list[int] = []
        self.fence: list[int] = []
        self.limit: list[list[int]] = []  # most meetings of each day; NONE: no need to look
        for person in problem.participants:
            bits, days, position, full, fence = [0] * self.slots, [], 0, 0, 0
            for day in range(len(problem.calendar.days)):
                begin = position
                mask = 0
                for slot in problem.calendar.slots_of(day):
                    if slot in person.available:
                        bits[slot] = 1 << position
                        mask |= bits[slot]
                    if slot in person.available or problem.idle_all:
                        position += 1
                days.append(mask)
                full |= (1 << position) - (1 << begin)
                fence |= 1 << position
                position += 1
            self.bit.append(bits)
            self.days.append(days)
            self.full.append(full)
            self.fence.append(fence)
            most = person.per_day
            self.limit.append(
                [NONE if most is None or m.bit_count() <= most else most for m in days]
            )

    def gaps_on(self, who: int, line: int) -> int:
        runs = (line & ~(line << 1)).bit_count()
        return runs - ((line + self.full[who]) & self.fence[who]).bit_count()

    def fits(self, index: int, way: int, slot: int) -> bool:
        """Whether the request can be held there as things stand."""
        chosen = self.problem.requests[index].ways[way]
        length, pair = chosen.length, self.pair[index]
        if slot + length > self.slots:
            return False
        end = slot + length
        at_a, at_b = self.at[chosen.a], self.at[chosen.b]
        bit_a, bit_b = self.bit[chosen.a], self.bit[chosen.b]
        allowed, left, before_of = self.allowed[index], self.left, self.before
        for s in range(slot, end):
            if (
                at_a[s] >= 0
                or at_b[s] >= 0
                or not bit_a[s]
                or not bit_b[s]
                or left[s] <= 0
                or not allowed >> s & 1
                or (s > slot and before_of[s] != s - 1)
                or (pair >= 0 and self.teams[pair][s] <= 0)
            ):
                return False
        day = self.day[slot]
        for who in (chosen.a, chosen.b):
            most = self.limit[who][day]
            if most >= 0 and (self.busy[who] & self.days[who][day]).bit_count() + length > most:
                return False
        foes = self.foes[index]
        if foes:
            before, behind = before_of[slot], self.behind[end - 1]
            for at in (at_a, at_b):
                if at[before] in foes or at[behind] in foes:
                    return False
        if index in self.ties and not self.in_order(index, slot, length):
            return False
        return self.rooms.has_one(index, slot, length)

    def in_order(self, index: int, slot: int, length: int) -> bool:
        for other, first in self.ties[index]:
            begin = self.slot[other]
            if begin >= 0:
                if first and begin + self.length[other] > slot:
                    return False
                if not first and slot + length > begin:
                    return False
        return True

    def put(self, index: int, way: int, slot: int) -> None:
        """Hold a request where it fits."""
        chosen = self.problem.requests[index].ways[way]
        self.slot[index], self.way[index] = slot, way
        self.one[index], self.two[index] = chosen.a, chosen.b
        self.weight[index], self.length[index] = chosen.weight, chosen.length
        self._take(index, slot, chosen.length, index, 1)
        self.total_weight += chosen.weight
        self.rooms.take(index, slot, chosen.length)

    def drop(self, index: int) -> None:
        slot = self.slot[index]
        self._take(index, slot, self.length[index], NONE, -1)
        self.total_weight -= self.weight[index]
        self.rooms.free(index)
        self.slot[index] = NONE

    def _take(self, index: int, slot: int, length: int, holder: int, sign: int) -> None:
        pair = self.pair[index]
        for s in range(slot, slot + length):
            self.left[s] -= sign
            if pair >= 0:
                self.teams[pair][s] -= sign
        if sign > 0:
            self.place_in[index] = len(self.inside[slot])
            self.inside[slot].append(index)
        else:
            last = self.inside[slot].pop()
            if last != index:
                self.inside[slot][self.place_in[index]] = last
                self.place_in[last] = self.place_in[index]
        for who in (self.one[index], self.two[index]):
            line, at, bit = self.busy[who], self.at[who], self.bit[who]
            for s in range(slot, slot + length):
                at[s] = holder
                line ^= bit[s]
            self.set_line(who, line)

    def set_line(self, who: int, line: int) -> None:
        gaps = self.gaps_on(who, line)
        self.total_gaps += gaps - self.gaps[who]
        self.gaps[who] = gaps
        self.busy[who] = line

    def plan(self) -> Plan:
        return {
            index: Meeting(slot, self.way[index], self.rooms.room_of(index))
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
        for one in by_country:
            for other in by_country:
                if (one, other) in problem.rivals:
                    for index in by_country[one]:
                        foes[index] |= by_country[other]
                    for index in by_country[other]:
                        foes[index] |= by_country[one]
    return [frozenset(found) for found in foes]
