"""Finding a place for a meeting by a short chain of moves: each takes the place of the next."""

from collections.abc import Iterator

from plenipo.engines.scheduling.board import Board, Place
from plenipo.engines.scheduling.greedy import place, slots_in
from plenipo.engines.scheduling.values import Stop

_NODES = 20_000  # placements tried for one meeting
_LOOK_EVERY = 256


class Chains:
    """over   asked now and then: whether to give up"""

    def __init__(self, board: Board, over: Stop) -> None:
        self.board = board
        self.over = over
        self.nodes = 0
        self.gone = False
        self.log: list[tuple[int, Place]] = []

    def place(self, index: int, longest: int) -> bool:
        """Hold a request with at most so many moves, its own included. False: nothing is changed."""
        self.board.mark()
        self.nodes, self.gone, self.log = 0, False, []
        if self._settle(index, longest, {index}):
            self.board.keep()
            return True
        self.board.take_back()
        return False

    def replace_lighter(self, index: int) -> bool:
        """Hold a request in place of lighter ones, which are placed again if they can be."""
        board = self.board
        best: tuple[int, int, int, frozenset[int]] | None = None
        for way in board.ways_open[index]:
            for slot in slots_in(self.board.possible(index, way)):
                for victims in self._in_the_way(index, way, slot):
                    weight = sum(board.weight[v] for v in victims)
                    if weight < board.ways[index][way].weight and (
                        best is None or weight < best[0]
                    ):
                        best = weight, way, slot, victims
        if best is None:
            return False
        board.mark()
        _weight, way, slot, victims = best
        for victim in sorted(victims):
            board.drop(victim)
        if board.fits(index, way, slot) and board.put(index, way, slot):
            for victim in sorted(victims, key=lambda v: -board.weight[v]):
                place(board, victim)
            board.keep()
            return True
        board.take_back()
        return False

    def _settle(self, index: int, moves: int, chain: set[int]) -> bool:
        if moves < 1 or self.gone:
            return False
        if place(self.board, index):
            self.log.append((index, (-1, 0)))
            return True
        if moves < 2:
            return False
        for way in self.board.ways_open[index]:
            for slot in slots_in(self.board.possible(index, way)):
                for victims in self._in_the_way(index, way, slot):
                    if len(victims) < moves and not victims & chain and self._could(victims, moves):
                        if self._take_over(index, way, slot, victims, moves, chain):
                            return True
                        if self.gone:
                            return False
        return False

    def _could(self, victims: frozenset[int], moves: int) -> bool:
        """A quick look: with no moves to spare, each must have a free place now."""
        if moves - 1 > len(victims):
            return True
        board = self.board
        return all(any(board.starts(v, way) for way in board.ways_open[v]) for v in victims)

    def _take_over(
        self,
        index: int,
        way: int,
        slot: int,
        victims: frozenset[int],
        moves: int,
        chain: set[int],
    ) -> bool:
        board = self.board
        self.nodes += 1
        if self.nodes > _NODES or (self.nodes % _LOOK_EVERY == 0 and self.over()):
            self.gone = True
            return False
        before = len(self.log)
        for victim in sorted(victims):
            self.log.append((victim, (board.slot[victim], board.way[victim])))
            board.drop(victim)
        if board.fits(index, way, slot) and board.put(index, way, slot):
            self.log.append((index, (-1, 0)))
            left, now = moves - 1, chain | victims
            for number, victim in enumerate(sorted(victims)):
                others = len(victims) - number - 1
                begin = len(self.log)
                if not self._settle(victim, left - others, now):
                    break
                left -= max(1, sum(place[0] < 0 for _i, place in self.log[begin:]))
            else:
                return True
        self._undo(before)
        return False

    def _undo(self, length: int) -> None:
        board = self.board
        while len(self.log) > length:
            index, (slot, way) = self.log.pop()
            if board.slot[index] >= 0:
                board.drop(index)
            if slot >= 0 and not board.put(index, way, slot):
                self.gone = True  # no seat for it any more: the whole attempt is taken back

    def _in_the_way(self, index: int, way: int, slot: int) -> Iterator[frozenset[int]]:
        """Sets of meetings that would have to leave for this one to be held there."""
        board, chosen = self.board, self.board.ways[index][way]
        slots = range(slot, slot + chosen.length)
        met = {board.at[s][who] for s in slots for who in (chosen.a, chosen.b)}
        if board.foes[index]:
            beside = (board.before[slot], board.behind[slots[-1]])
            met |= {
                other
                for s in beside
                for who in (chosen.a, chosen.b)
                if (other := board.at[s][who]) in board.foes[index]
            }
        met.discard(-1)
        if met & board.fixed:
            return
        pair = board.pair_of[index][way]
        short = [s for s in slots if pair >= 0 and board.teams[pair][s] <= 0]
        full = [s for s in slots if board.left[s] <= 0]
        if not (short or full) or any(
            board.slot[m] <= slot < board.slot[m] + board.length[m] for m in met
        ):
            if met:
                yield frozenset(met)
            return
        for other in board.inside[slot]:
            if other not in board.fixed and (not short or board.pair[other] == pair):
                yield frozenset({*met, other})
