"""A new plan near an earlier one: somebody is late, a room is lost, an interpreter is ill.

What can stay stays. What cannot is placed by chains of moves, the shortest first: a meeting takes the
place of another, which takes the place of a third, until one finds a free place. If OR-Tools is there and
time is left, the meetings around those that moved are planned anew with the fewest moves.
"""

from collections.abc import Iterable

from plenipo.engines.scheduling import exact, nearest
from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.bound import simple_bound
from plenipo.engines.scheduling.chains import Chains
from plenipo.engines.scheduling.fewest import fewest_moves
from plenipo.engines.scheduling.greedy import fill, hold
from plenipo.engines.scheduling.values import Clock, Outcome, Plan, Problem, Status, Stop, never

_LONGEST = 4  # moves in a chain
_FOR_CHAINS = 0.5  # part of the time
_SOLVED_BY = (
    0.8  # part of the time; the model has to be made before, and the solver ends a little late
)


def replan(
    problem: Problem,
    earlier: Plan,
    *,
    seconds: float,
    seed: int,
    clock: Clock,
    stop: Stop = never,
) -> Outcome:
    """The problem has changed: hold what the earlier plan held, move as few as possible.

    First, the most weight of what was held is held again; then, the fewest meetings change slot or way;
    then, requests that were not held are held where they fit and nothing moves for them.
    """
    began = clock()

    def over(part: float) -> bool:
        return stop() or clock() - began > seconds * part

    board = Board(problem)
    hold(board, earlier)
    lost = [index for index in sorted(earlier) if board.slot[index] < 0]
    lost.sort(key=lambda index: (index not in board.fixed, -board.weight[index], index))
    needed = fewest_moves(board, earlier, lost)
    _place(board, lost, lambda: over(_FOR_CHAINS))
    unheld = [index for index in lost if board.slot[index] < 0]
    if exact.installed() and (unheld or _moved(board, earlier) > needed):
        left = seconds * _SOLVED_BY - (clock() - began)
        if left > 0 and not stop():
            nearest.improve(board, earlier, lost, seconds=left, seed=seed, stop=stop)
    fill(board, sorted(earlier))
    fill(board)
    bound = simple_bound(problem)
    return Outcome(Status.FEASIBLE, board.plan(), board.total_weight, board.total_gaps, bound)


def _moved(board: Board, earlier: Plan) -> int:
    return sum(
        board.slot[index] >= 0 and (board.slot[index], board.way[index]) != (was.slot, was.way)
        for index, was in earlier.items()
    )


def _place(board: Board, lost: Iterable[int], over: Stop) -> None:
    chains = Chains(board, over)
    waiting = list(lost)
    for longest in range(1, _LONGEST + 1):
        waiting = [index for index in waiting if not chains.place(index, longest)]
    for index in waiting:  # something lighter must go
        chains.replace_lighter(index)
