"""A new plan near an earlier one: somebody is late, a room is lost, an interpreter is ill."""

from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.bound import simple_bound
from plenipo.engines.scheduling.greedy import fill, hold
from plenipo.engines.scheduling.values import Clock, Outcome, Plan, Problem, Status, Stop, never


def replan(
    problem: Problem,
    earlier: Plan,
    *,
    seconds: float,
    seed: int,
    clock: Clock,
    stop: Stop = never,
) -> Outcome:
    """The problem has changed; keep what can be kept of the earlier plan, and hold what it held."""
    del seconds, seed, clock, stop
    board = Board(problem)
    hold(board, earlier)
    fill(board, earlier)
    fill(board)
    bound = simple_bound(problem)
    return Outcome(Status.FEASIBLE, board.plan(), board.total_weight, board.total_gaps, bound)
