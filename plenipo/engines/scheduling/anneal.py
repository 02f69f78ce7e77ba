"""Annealing: moves that keep every rule; worse plans are taken less and less often."""

from collections.abc import Callable
from dataclasses import dataclass

from plenipo.engines.scheduling import paths
from plenipo.engines.scheduling.board import Board, Place
from plenipo.engines.scheduling.insert import insert, resettle
from plenipo.engines.scheduling.paths import Exchange
from plenipo.engines.scheduling.stance import Prices, Stance
from plenipo.engines.scheduling.values import Way

_COMPANIONS = 8
_PLACES_A_LOOK = 2_000
_LOOKS = 64  # looks at the clock, at least, between two looks for promising requests
_OTHER_WAY = 0.3  # part of the moves of a meeting with several ways that may change the way
_NEVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a plan: meetings held, their weight, bodies that have one, gaps of everybody."""

    held: int
    weight: int
    served: int
    gaps: int


class Search(Stance):
    """Works on a board in place and remembers the best plan it has seen.

    better   what makes one plan better than another: the higher tuple
    STEPS    between two looks at how much of the way is gone
    """

    STEPS = 256

    def __init__(
        self, board: Board, *, seed: int, better: Callable[[Board], tuple[float, ...]]
    ) -> None:
        super().__init__(board, seed=seed)
        self.better = better
        self.promising: list[int] = []
        self.usable = self._usable()
        self.heaviest = max((way.weight for ways in board.ways for way in ways), default=1)
        self.looks, self.pause = 0, 1 + len(board.slot) // _PLACES_A_LOOK
        self.best: tuple[float, ...] = better(board)
        self.best_at: list[Place] = []
        self._remember()

    def _remember(self) -> None:
        self.best = self.better(self.board)
        self.best_at = list(zip(self.board.slot, self.board.way, strict=True))
        self.best_seats = self.board.seats.copy()
        self.best_counts = self._counts()

    def _usable(self) -> int:
        """Slots in which two people could meet."""
        once = twice = 0
        for mask in self.board.available:
            twice |= once & mask
            once |= mask
        return twice

    def look_for_promising(self) -> None:
        """Requests that are not held and weigh more than something that could make way for them."""
        board, weight = self.board, self.board.weight
        lightest = self._lightest_of_each()
        margin = 0
        if not any(self.usable >> slot & 1 and left > 0 for slot, left in enumerate(board.left)):
            margin = (
                min((w for w, s in zip(weight, board.slot, strict=True) if s >= 0), default=0) + 1
            )
        self.promising = [
            index
            for index, slot in enumerate(board.slot)
            if slot < 0 and any(self._may_pay(way, lightest, margin) for way in board.ways[index])
        ]

    def _may_pay(self, way: Way, lightest: list[int], margin: int) -> bool:
        worth = way.weight + self.for_the_unserved(way)
        return worth >= margin and lightest[way.a] <= worth and lightest[way.b] <= worth

    def _lightest_of_each(self) -> list[int]:
        """The least weight each participant would have to give up for another meeting; 0: none."""
        board = self.board
        lightest = [_NEVER] * len(board.free)
        for index, slot in enumerate(board.slot):
            if slot >= 0 and index not in board.fixed:
                for who in (board.one[index], board.two[index]):
                    lightest[who] = min(lightest[who], board.weight[index])
        for who, free in enumerate(board.free):
            if free & board.below[who]:
                lightest[who] = 0
        return lightest

    def _counts(self) -> Counts:
        board = self.board
        held = sum(map(len, board.inside))
        return Counts(held, board.total_weight, board.total_served, board.total_gaps)

    def look(self, *, surely: bool = False) -> bool:
        """Remember the plan if it is the best so far. A large one now and then only: it takes time."""
        self.looks += 1
        if self.looks % self.pause and not surely:
            return False
        if self.better(self.board) > self.best:
            self._remember()
            return True
        return False

    def back_to_best(self) -> None:
        """The board takes the best plan seen so far, seats included."""
        board = self.board
        known, board.seats.known = board.seats.known, False  # seats come back all at once
        for index, (slot, way) in enumerate(self.best_at):
            if board.slot[index] >= 0 and (board.slot[index], board.way[index]) != (slot, way):
                board.drop(index)
        for index, (slot, way) in enumerate(self.best_at):
            if slot >= 0 and board.slot[index] < 0:
                board.put(index, way, slot)
        board.seats.known = known
        board.seats.paste(self.best_seats)

    def run(
        self,
        gone: Callable[[], float],
        *,
        hot: float,
        cold: float,
        prices: Prices,
        inserts: float,
        close: float,
    ) -> int:
        """Make steps until `gone()` is 1 or more; returns how many.

        gone             the part of the search that is over, from 0
        hot, cold        `heat` at the beginning and at the end, in the unit of `cost`; between them it falls by the
                         same factor in the same time
        inserts, close   shares of the steps that hold one more request, or close a gap; the rest drifts
        """
        self.prices = prices
        steps = look_again = 0
        chance = self.chance.random
        while True:
            part = gone()
            if part >= 1:
                self.look(surely=True)
                return steps
            self.heat = hot * (cold / hot) ** part
            for _ in range(self.STEPS):
                roll = chance()
                if roll < inserts:
                    self.insert()
                elif roll < inserts + close:
                    self.close()
                else:
                    self.drift()
            steps += self.STEPS
            self.look()
            if steps >= look_again:
                self.look_for_promising()
                look_again = steps + max(_LOOKS * self.STEPS, 2 * len(self.board.slot))

    def insert(self) -> None:
        """Try to hold one of the promising requests, drawn by chance."""
        board = self.board
        if not self.promising:
            return
        index = self.promising[int(self.chance.random() * len(self.promising))]
        if board.slot[index] < 0:
            insert(self, index)

    def drift(self) -> bool:
        """Any meeting to any slot in which one of its two is free."""
        board, chance = self.board, self.chance.random
        index = int(chance() * len(board.slot))
        s = board.slot[index]
        if s < 0 or index in board.fixed:
            return False
        if not board.movable[index] or (len(board.ways_open[index]) > 1 and chance() < _OTHER_WAY):
            return resettle(self, index)
        who = board.one[index] if chance() < 0.5 else board.two[index]
        t = int(chance() * board.slots)
        if not board.free[who] >> t & 1:
            return False
        return self.shift(who, s, t)

    def close(self) -> bool:
        """Move a meeting of somebody who has a gap so that they have one less."""
        board, chance = self.board, self.chance.random
        gappy = board.lines.gappy
        if not gappy:
            return self.drift()
        who = gappy[int(chance() * len(gappy))]
        busy = board.available[who] & ~board.free[who]
        for _ in range(6):
            s, t = self.one_of(busy), self.one_of(board.free[who])
            if s is None or t is None:
                return False
            if board.lines.if_moved(who, s, t) < 0:
                return self.shift(who, s, t)
        return False

    def shift(self, who: int, s: int, t: int) -> bool:
        """Move whoever is busy in s and free in t, with everybody who must move too; False: nothing is done."""
        board, price = self.board, self.prices.gap
        allowed = self.allowance()
        if price * (board.lines.if_moved(who, s, t) - 2) > allowed:
            return False
        moves = Exchange(s, t)
        if not paths.walk(board, who, moves, s, t) or not paths.days_allow(board, moves):
            return False
        cost = price * paths.more_gaps(board, moves)
        full = paths.short_of_tables(board, moves)
        teams = paths.short_of_teams(board, moves)
        if full is not None or teams is not None:
            return self.with_companion(moves, cost, allowed, full, teams)
        return cost <= allowed and paths.exchange(board, moves)

    def with_companion(
        self,
        moves: Exchange,
        cost: float,
        allowed: float,
        full: int | None,
        teams: tuple[int, int] | None,
    ) -> bool:
        """Carry out moves into a slot that is full, with somebody who leaves it in return; False: nothing is done.

        cost      of the moves alone; with the companion's path it may be at most `allowed`
        full      the slot without a table for them
        teams     the pair of languages, and the slot without a team of it; the companion then is of that pair

        A-B is to go from 10:00 to 11:00, where every table is taken. Of the meetings at 11:00 up to eight are looked
        at, from one drawn by chance on: C-D can go to 10:00 if C or D is free then, and takes with it whoever
        is in its way. Both paths are carried out at once, if tables and teams then suffice.
        """
        board, price = self.board, self.prices.gap
        leaves = teams[1] if teams else full
        if leaves is None or (full is not None and full != leaves):
            return False
        enters = moves.s if leaves == moves.t else moves.t
        members = board.inside[leaves]
        if teams:
            members = [i for i in members if board.pair[i] == teams[0]]
        if not members:
            return False
        on_path = {*moves.there, *moves.back}
        begin = int(self.chance.random() * len(members))
        for k in range(min(_COMPANIONS, len(members))):
            index = members[(begin + k) % len(members)]
            if index in on_path:
                continue
            for who in (board.one[index], board.two[index]):
                if not board.free[who] >> enters & 1:
                    continue
                more = board.lines.if_moved(who, leaves, enters) - 1
                if cost + price * more > allowed:
                    continue
                sizes = len(moves.there), len(moves.back), len(moves.ends)
                if (
                    paths.walk(board, who, moves, leaves, enters)
                    and price * paths.more_gaps(board, moves) <= allowed
                    and paths.short_of_tables(board, moves) is None
                    and paths.days_allow(board, moves)
                    and paths.short_of_teams(board, moves) is None
                ):
                    return paths.exchange(board, moves)
                del moves.there[sizes[0] :], moves.back[sizes[1] :], moves.ends[sizes[2] :]
        return False
