"""Everything must fit: hold all requests with the fewest gaps, and prove it, or prove that it cannot be.

Without OR-Tools there is no proof: then a plan is searched for, and none found means nothing.
"""

from dataclasses import dataclass, replace

from plenipo.engines.scheduling import exact
from plenipo.engines.scheduling.everything import PROOFS, Everything
from plenipo.engines.scheduling.exact import Solution
from plenipo.engines.scheduling.most import plan_alone
from plenipo.engines.scheduling.placing import PlacingModel
from plenipo.engines.scheduling.values import (
    Clock,
    Meeting,
    Outcome,
    Plan,
    Problem,
    Request,
    SearchProgress,
    Status,
    Stop,
    Tell,
    never,
    say_nothing,
)


def plan_all(
    problem: Problem,
    *,
    seconds: float,
    seed: int,
    clock: Clock,
    tell: Tell = say_nothing,
    stop: Stop = never,
) -> Outcome:
    """Hold all requests with the fewest gaps. bound: no plan of all requests has fewer gaps.

    status   OPTIMAL, or INFEASIBLE, are proven; FEASIBLE, or UNKNOWN: out of time, or OR-Tools is missing.
             What cannot be together when it is INFEASIBLE is found by `conflict`.
    """
    if not exact.installed():
        return _searched(problem, seconds, seed, clock, tell, stop)
    began = clock()

    def report(cost: int, bound: int) -> None:
        held, weight = len(problem.requests), _weight(problem)
        tell(SearchProgress(clock() - began, held, weight, cost, max(bound, 0)))

    model = Everything(problem)
    placing = PlacingModel(model)
    answer = Solution(Status.UNKNOWN, 0, 0)
    for parameters in PROOFS:
        left = max(seconds - (clock() - began), 0.01)
        better = model.model.solve(seconds=left, seed=seed, stop=stop, report=report, **parameters)
        worse = answer.status == better.status == Status.FEASIBLE and better.cost >= answer.cost
        if better.status != Status.UNKNOWN and not worse:
            answer = better
        if better.status in (Status.OPTIMAL, Status.INFEASIBLE) or stop():
            break
    plan: Plan = {}
    if answer.status in (Status.OPTIMAL, Status.FEASIBLE):
        plan = {
            index: Meeting(slot, way, *placing.seats(answer, index))
            for index, (way, slot) in model.starts(answer).items()
        }
    weight = sum(problem.requests[i].ways[meeting.way].weight for i, meeting in plan.items())
    return Outcome(answer.status, plan, weight, answer.cost, max(answer.bound, 0))


def _weight(problem: Problem) -> int:
    return sum(request.ways[0].weight for request in problem.requests)


def _searched(
    problem: Problem, seconds: float, seed: int, clock: Clock, tell: Tell, stop: Stop
) -> Outcome:
    """Without OR-Tools: every request weighs the same, so that a plan of all of them wins."""
    equal = replace(problem, requests=tuple(_of_equal_weight(one) for one in problem.requests))
    outcome = plan_alone(equal, seconds=seconds, seed=seed, clock=clock, tell=tell, stop=stop)
    if len(outcome.plan) < len(problem.requests):
        return Outcome(Status.UNKNOWN, {}, 0, 0, 0)
    weight = sum(problem.requests[i].ways[m.way].weight for i, m in outcome.plan.items())
    return Outcome(Status.FEASIBLE, outcome.plan, weight, outcome.gaps, 0)


def _of_equal_weight(request: Request) -> Request:
    return replace(request, ways=tuple(replace(way, weight=1) for way in request.ways))


@dataclass(frozen=True, slots=True)
class Clash:
    """Requests that cannot all be held, although without any one of them the others can.

    minimal       whether that was proven of each of them; False: out of time
    apart         it is only the rule about gaps (`Problem.most_apart`) that cannot be kept
    participant   somebody who is in all of them, with the slots there are for these meetings
    """

    requests: tuple[int, ...]
    minimal: bool = True
    apart: bool = False
    participant: int | None = None
    slots: tuple[int, ...] = ()


def conflict(
    problem: Problem, *, seconds: float, seed: int, clock: Clock, stop: Stop = never
) -> Clash | None:
    """What cannot be together in a problem in which not everything fits. None: nothing was found.

    Raises NotInstalled without OR-Tools.
    """
    began = clock()

    def core(requests: list[int]) -> list[int] | None:
        """Some of these that cannot all be held; []: they can be; None: out of time."""
        model = Everything(problem, only=requests)
        PlacingModel(model)
        model.model.assume(model.held.values())
        left = max(seconds - (clock() - began), 0.01)
        answer = model.model.solve(seconds=left, seed=seed, stop=stop, linearization_level=0)
        if answer.status == Status.INFEASIBLE:
            blamed = [index for index in requests if model.held[index] in answer.core]
            return blamed or requests
        return None if answer.status == Status.UNKNOWN else []

    everything = list(range(len(problem.requests)))
    found = core(everything)
    if found is None:
        return None
    if not found:
        return Clash((), apart=True)
    minimal = True
    for index in list(found):
        if index not in found or len(found) == 1:
            continue
        fewer = core([other for other in found if other != index])
        if fewer:
            found = fewer
        elif fewer is None:
            minimal = False
            break
    return _clash_of(problem, found, minimal)


def _clash_of(problem: Problem, requests: list[int], minimal: bool) -> Clash:
    people = [
        {who for way in problem.requests[index].ways for who in (way.a, way.b)}
        for index in requests
    ]
    shared = set.intersection(*people)
    if not shared:
        return Clash(tuple(requests), minimal)
    who = min(shared, key=lambda one: (len(problem.participants[one].available), one))
    within: set[int] = set()
    for index in requests:
        allowed = problem.requests[index].within
        within |= set(range(problem.calendar.slots)) if allowed is None else allowed
    slots = tuple(sorted(problem.participants[who].available & within))
    return Clash(tuple(requests), minimal, participant=who, slots=slots)
