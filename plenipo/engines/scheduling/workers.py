"""Several processes for one plan: each searches with a seed of its own, and the best plan is taken."""

import multiprocessing
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from typing import Any

from plenipo.engines.scheduling.judge import bodies_with_nothing
from plenipo.engines.scheduling.most import plan_alone
from plenipo.engines.scheduling.values import (
    Clock,
    Fairness,
    Outcome,
    Plan,
    Problem,
    Status,
    Stop,
    Tell,
    never,
    say_nothing,
)

_PATIENCE = 10.0  # seconds a worker may take to hand over its plan
_FAR = 1_000_003  # between the seeds of two workers


def plan_most(
    problem: Problem,
    *,
    seconds: float,
    seed: int,
    clock: Clock,
    workers: int = 1,
    tell: Tell = say_nothing,
    stop: Stop = never,
    bound: float | None = None,
    start: Plan | None = None,
) -> Outcome:
    """Hold the most weight, then leave the fewest gaps, and keep all rules. A plan at any time.

    seconds   of `clock`. The work is measured in steps, so that the same problem, seed and seconds give
              the same plan wherever the machine makes the steps in time; where it is too slow for that,
              time ends the search and the plan is the best found until then
    workers   processes; more than one need a clock that can be sent to another process
    tell      is given the best so far (of the first worker), about twice a second
    stop      ends the search, with the best found
    bound     the most weight there can be, if it is known (`upper_bound`)
    start     a faultless plan to begin with
    """
    common: dict[str, Any] = {"seconds": seconds, "clock": clock, "bound": bound, "start": start}
    if workers < 2:
        return plan_alone(problem, seed=seed, tell=tell, stop=stop, **common)
    context = multiprocessing.get_context("spawn")
    to_stop = context.Event()
    others = []
    for number in range(1, workers):
        mine, its = context.Pipe(duplex=False)
        arguments = (problem, common | {"seed": seed + number * _FAR}, to_stop, its)
        worker = context.Process(target=_work, args=arguments, daemon=True)
        worker.start()
        its.close()
        others.append((worker, mine))
    outcomes = [plan_alone(problem, seed=seed, tell=tell, stop=stop, **common)]
    if stop() or outcomes[0].status == Status.OPTIMAL:
        to_stop.set()
    for worker, mine in others:
        outcomes += _received(mine)
        worker.join(_PATIENCE)
        if worker.is_alive():
            worker.terminate()
    best = max(outcomes, key=lambda outcome: _worth(problem, outcome))
    return replace(best, bound=outcomes[0].bound)


def _work(problem: Problem, arguments: dict[str, Any], to_stop: Event, answer: Connection) -> None:
    answer.send(plan_alone(problem, stop=to_stop.is_set, **arguments))
    answer.close()


def _received(answer: Connection) -> list[Outcome]:
    """What a worker found; a worker that died has found nothing."""
    try:
        return [answer.recv()] if answer.poll(_PATIENCE) else []
    except EOFError:
        return []


def _worth(problem: Problem, outcome: Outcome) -> tuple[float, ...]:
    nothing = 0
    if problem.fairness != Fairness.OFF:
        nothing = -len(bodies_with_nothing(problem, outcome.plan))
    if problem.fairness == Fairness.FIRST:
        return nothing, outcome.weight, -outcome.gaps
    return outcome.weight, nothing, -outcome.gaps
