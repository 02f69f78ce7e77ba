"""Not everything fits: hold the most weight, then leave the fewest gaps. A plan at any time.

A greedy plan in a moment, then three searches: annealing for weight, exact search of small parts for
weight, annealing for gaps.
"""

from collections.abc import Callable
from dataclasses import dataclass

from plenipo.engines.scheduling import exact
from plenipo.engines.scheduling.anneal import Search
from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.bound import simple_bound
from plenipo.engines.scheduling.greedy import fill, hold
from plenipo.engines.scheduling.neighbourhoods import plan_some_anew
from plenipo.engines.scheduling.stance import Prices
from plenipo.engines.scheduling.values import (
    Clock,
    Fairness,
    Outcome,
    Plan,
    Problem,
    SearchProgress,
    Status,
    Stop,
    Tell,
    never,
    say_nothing,
)

STEPS_A_SECOND = 90_000  # what a second is worth: few machines make fewer steps in it
_TELL_EVERY = 0.5  # seconds
_WEIGHT_UNTIL, _PARTS_UNTIL = 0.12, 0.62  # parts of all the work
_DEAR = 1000.0  # what outweighs everything below it


@dataclass(frozen=True, slots=True)
class Phase:
    """until: part of all the work after which it is over."""

    until: float
    hot: float
    cold: float
    prices: Prices
    inserts: float
    close: float


def first_plan(problem: Problem) -> Plan:
    """Greedy: in well under a second for a world-size conference."""
    board = Board(problem)
    fill(board)
    return board.plan()


def plan_alone(
    problem: Problem,
    *,
    seconds: float,
    seed: int,
    clock: Clock,
    tell: Tell = say_nothing,
    stop: Stop = never,
    bound: float | None = None,
    start: Plan | None = None,
) -> Outcome:
    """Hold the most weight, then leave the fewest gaps, and keep all rules.

    seconds   of `clock`; the same problem, seed and seconds give the same plan wherever the machine
              makes STEPS_A_SECOND steps a second, else what it reached in time
    tell      is given the best so far, about twice a second, and at the start and the end
    stop      ends the search, with the best found
    bound     the most weight there can be, if it is known (`upper_bound`)
    start     a plan to begin with, faultless
    """
    board = Board(problem)
    if start:
        hold(board, start)
    fill(board)
    return _Run(board, seconds, clock, tell, stop, bound).search(seed)


class _Run:
    def __init__(
        self,
        board: Board,
        seconds: float,
        clock: Clock,
        tell: Tell,
        stop: Stop,
        bound: float | None,
    ) -> None:
        self.board, self.clock, self.tell, self.stop = board, clock, tell, stop
        self.began = self.reported = clock()
        self.seconds = seconds
        self.work = max(1.0, seconds * STEPS_A_SECOND)
        simple = simple_bound(board.problem)
        self.bound = simple if bound is None else min(bound, simple)
        self.steps = 0

    def search(self, seed: int) -> Outcome:
        board = self.board
        search = Search(board, seed=seed, better=_better(board.problem.fairness))
        self._say(search)
        for_weight, for_gaps = _phases(board)
        self._cool(search, for_weight)
        self._plan_some_anew(search)
        self._cool(search, for_gaps)
        self._say(search)
        weight, gaps = board.total_weight, board.total_gaps
        perfect = weight >= int(self.bound + 1e-6) and not gaps
        status = Status.OPTIMAL if perfect else Status.FEASIBLE
        return Outcome(status, board.plan(), weight, gaps, self.bound)

    def _cool(self, search: Search, phase: Phase) -> None:
        self.steps += search.run(
            self._gone(phase.until, search),
            hot=phase.hot,
            cold=phase.cold,
            prices=phase.prices,
            inserts=phase.inserts,
            close=phase.close,
        )
        search.back_to_best()

    def _plan_some_anew(self, search: Search) -> None:
        """What annealing cannot reach, an exact search of small parts can, if OR-Tools is there."""
        if not exact.installed():
            return
        while self._share() < _PARTS_UNTIL and not self.stop() and not self._won(search, True):
            left = self.seconds * _PARTS_UNTIL - (self.clock() - self.began)
            steps = plan_some_anew(search, left, self.stop)
            if not steps:
                return
            self.steps += steps
            if self.clock() - self.reported >= _TELL_EVERY:
                self._say(search)

    def _gone(self, until: float, search: Search) -> Callable[[], float]:
        """How much of a phase is over: by work, by time, or because nothing is left to win."""
        first = self._share()
        whole = max(until - first, 1e-9)
        steps, weight_only = self.steps, until < 1

        def gone() -> float:
            nonlocal steps
            steps += search.STEPS
            now = self.clock()
            if now - self.reported >= _TELL_EVERY:
                self._say(search)
            if self.stop() or self._won(search, weight_only):
                return 1.0
            share = max(steps / self.work, (now - self.began) / self.seconds)
            return (share - first) / whole

        return gone

    def _share(self) -> float:
        return max(self.steps / self.work, (self.clock() - self.began) / self.seconds)

    def _won(self, search: Search, weight_only: bool) -> bool:
        """Nobody could do better. Searches for weight end when there is no more to be had."""
        board, best = search.board, search.best_counts
        if best.weight < int(self.bound + 1e-6) or best.served < board.bodies_asking:
            return False
        return weight_only or best.gaps == 0

    def _say(self, search: Search) -> None:
        best = search.best_counts
        self.reported = self.clock()
        self.tell(
            SearchProgress(
                self.reported - self.began, best.held, best.weight, best.gaps, self.bound
            )
        )


def _better(fairness: Fairness) -> Callable[[Board], tuple[int, ...]]:
    if fairness == Fairness.FIRST:
        return lambda board: (board.total_served, board.total_weight, -board.total_gaps)
    if fairness == Fairness.AFTER_WEIGHT:
        return lambda board: (board.total_weight, board.total_served, -board.total_gaps)
    return lambda board: (board.total_weight, -board.total_gaps)


def _phases(board: Board) -> tuple[Phase, Phase]:
    """Weights are measured by the average one, so that heats mean the same for all problems."""
    weights = [ways[0].weight for ways in board.ways]
    unit = max(sum(weights) / max(len(weights), 1) / 12, 1e-9)
    nothing = {
        Fairness.OFF: (0.0, 0.0),
        Fairness.AFTER_WEIGHT: (0.2, 10.0),
        Fairness.FIRST: (_DEAR, _DEAR * _DEAR),
    }[board.problem.fairness]
    for_weight = Prices(gap=0.3, weight=1 / unit, nothing=nothing[0])
    for_gaps = Prices(gap=1.0, weight=_DEAR, nothing=nothing[1])
    return (
        Phase(_WEIGHT_UNTIL, 1.0, 0.1, for_weight, inserts=0.4, close=0.2),
        Phase(1.0, 0.5, 0.08, for_gaps, inserts=0.02, close=0.6),
    )
