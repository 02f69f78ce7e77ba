"""Annealing: moves that keep every rule, worse plans taken less and less often."""

import math
from collections.abc import Callable
from random import Random

from plenipo.engines.scheduling import kempe
from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.greedy import place

_LOOK_EVERY = 128  # steps between two looks at the clock
KEPT = -1


class Annealing:
    """Works on a board in place. worth: how many gaps one unit of weight is worth."""

    def __init__(self, board: Board, *, seed: int, worth: float) -> None:
        self.board = board
        self.chance = Random(seed)  # noqa: S311 -- a search, not a secret
        self.worth = worth
        self.heat = 0.0
        self.unheld = [i for i, slot in enumerate(board.slot) if slot < 0]
        self.held = [i for i, slot in enumerate(board.slot) if slot >= 0]
        self.best_at: list[tuple[int, int]] = []
        self.best = (-1, 0)
        self.stat={}
        self.keep_best()

    def keep_best(self) -> None:
        now = (self.board.total_weight, -self.board.total_gaps)
        if now > self.best:
            self.best = now
            self.best_at = list(zip(self.board.slot, self.board.way, strict=True))

    def accepts(self, worse: float) -> bool:
        return worse <= 0 or self.chance.random() < math.exp(-worse / self.heat)

    def move(self, index: int, t: int) -> bool:
        board = self.board
        s = board.slot[index]
        if s == t or not board.bit[board.one[index]][t] and board.at[board.one[index]][t] < 0:
            return False
        found = kempe.Exchange(s, t)
        if not kempe.chain(board, index, found):
            return False
        over = kempe.unbalanced(board, found)
        if over:
            full = t if over > 0 else s
            members = board.inside[full]
            for _ in range(abs(over)):
                other = members[int(self.chance.random() * len(members))]
                if other in found.seen:
                    return False
                if not kempe.chain(board, other, found):
                    return False
            if kempe.unbalanced(board, found):
                return False
        worse = kempe.more_gaps(board, found)
        if not self.accepts(worse):
            return False
        return (
            kempe.teams_suffice(board, found)
            and kempe.days_allow(board, found)
            and kempe.exchange(board, found)
        )

    def insert(self, index: int, way: int, t: int) -> bool:
        """Hold an unheld request and drop what is in its way, if that is worth it."""
        board = self.board
        chosen = board.problem.requests[index].ways[way]
        victims = self.victims(index, way, t)
        if victims is None:
            return False
        lost = sum(board.weight[v] for v in victims)
        if not self.accepts(self.worth * (lost - chosen.weight) - 2):
            return False
        gaps, weight = board.total_gaps, board.total_weight
        was = [(v, board.way[v], board.slot[v]) for v in victims]
        for victim in victims:
            board.drop(victim)
        if board.fits(index, way, t):
            board.put(index, way, t)
            for victim in victims:
                place(board, victim)
            worse = board.total_gaps - gaps - self.worth * (board.total_weight - weight)
            if self.accepts(worse):
                self.unheld.remove(index)
                self.unheld += [v for v in victims if board.slot[v] < 0]
                return True
            board.drop(index)
        for victim in victims:
            if board.slot[victim] >= 0:
                board.drop(victim)
        for victim, its_way, slot in was:
            board.put(victim, its_way, slot)
        return False

    def victims(self, index: int, way: int, t: int) -> list[int] | None:
        board = self.board
        chosen = board.problem.requests[index].ways[way]
        pair, foes = board.pair[index], board.foes[index]
        found: set[int] = set()
        for s in range(t, t + chosen.length):
            if s >= board.slots:
                return None
            for who in (chosen.a, chosen.b):
                if not board.bit[who][s]:
                    return None
                if board.at[who][s] >= 0:
                    found.add(board.at[who][s])
            if pair >= 0 and board.teams[pair][s] <= 0 and not any(board.pair[v] == pair for v in found):
                rivals = [i for i in board.inside[s] if board.pair[i] == pair]
                if not rivals:
                    return None
                found.add(self.lightest(rivals))
            if board.left[s] <= 0 and not found:
                members = board.inside[s]
                if not members:
                    return None
                found.add(self.lightest([members[int(self.chance.random() * len(members))] for _ in range(4)]))
        for who in (chosen.a, chosen.b):
            day = board.day[t]
            most = board.limit[who][day]
            if most >= 0 and not any(board.one[v]==who or board.two[v]==who for v in found):
                line = board.busy[who] & board.days[who][day]
                if line.bit_count() + chosen.length > most:
                    mine = list({i for i in (board.at[who][s] for s in board.problem.calendar.slots_of(day)) if i >= 0})
                    if not mine:
                        return None
                    found.add(self.lightest(mine))
            if foes:
                for n in (board.before[t], board.behind[t + chosen.length - 1]):
                    if board.at[who][n] in foes:
                        found.add(board.at[who][n])
        if found & board.locked or len(found) > 4:
            return None
        return sorted(found)

    def lightest(self, of: list[int]) -> int:
        weight = self.board.weight
        return min(of, key=lambda i: (weight[i], self.chance.random()))

    def step(self) -> None:
        chance, board = self.chance.random, self.board
        roll = chance()
        if roll < self.inserts and self.unheld:
            index = self.unheld[int(chance() * len(self.unheld))]
            ways = board.problem.requests[index].ways
            ok=self.insert(index, int(chance() * len(ways)), int(chance() * board.slots))
            k='ins'
        elif roll < 0.5:
            ok=self.mend(); k='mend'
        else:
            index = int(chance() * len(board.slot))
            k='rand'; ok=False
            if board.slot[index] >= 0:
                ok=self.move(index, int(chance() * board.slots))
        a=self.stat.setdefault(k,[0,0]); a[0]+=1; a[1]+=ok

    def mend(self) -> bool:
        """Move one meeting into a gap of a participant who has one."""
        chance, board = self.chance.random, self.board
        gaps = board.gaps
        for _ in range(40):
            who = int(chance() * len(gaps))
            if gaps[who]:
                break
        else:
            return False
        line = board.busy[who]
        holes = []; mine = []
        for day in board.days[who]:
            used = line & day
            if not used & (used - 1):
                if used: 
                    mine.append(used)
                continue
            low = used & -used
            hole = day & ~used & ~(low - 1) & ((1 << used.bit_length()) - 1)
            holes.append(hole)
        hole = 0
        for h in holes: hole |= h
        slots = [s for s, b in enumerate(board.bit[who]) if b & hole]
        if not slots: return False
        t = slots[int(chance() * len(slots))]
        at = board.at[who]
        meetings = [i for i in at[:-1] if i >= 0]
        return self.move(meetings[int(chance() * len(meetings))], t)

    inserts = 0.1

    def run(self, progress: Callable[[], float | None], hot: float, cold: float) -> int:
        """progress: how much of the way is gone, from 0 to 1; None: stop."""
        steps = 0
        while True:
            gone = progress()
            if gone is None or gone >= 1:
                return steps
            self.heat = hot * (cold / hot) ** gone
            for _ in range(_LOOK_EVERY):
                self.step()
            steps += _LOOK_EVERY
            self.keep_best()
