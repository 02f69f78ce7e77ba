"""Bilateral meetings into slots, rooms and interpreters: who meets whom, at what level, when and where.

Values in, values out: no database, no clock (it is an argument), no files. Everything is a number; the
caller keeps the names.

    problem = Problem(calendar, participants, requests, tables=(40,) * 48)
    what_is_wrong(problem)                      () or Faults: refuse the problem in words
    plan = first_plan(problem)                  in well under a second, faultless
    plan_most(problem, seconds=60, seed=1, clock=time.monotonic, tell=…, stop=…, bound=upper_bound(problem))
                                                not everything fits: the most weight, then few gaps
    plan_all(problem, seconds=60, …)            everything must fit, proven; INFEASIBLE: ask `conflict`
    replan(problem, earlier, seconds=5, …)      near an earlier plan, after the problem has changed
    faults(problem, plan)                       the judge: also of plans changed by hand
    explain(problem, plan)                      why each unheld request is not held, what could be offered
    difference(before, after)                   what changes between two plans
    in_english(fault)                           for commands; pages translate by `fault.kind`

A **Plan** is a mapping from the number of a request to its **Meeting** (slot, way, room, interpreter). A
**Way** is one acceptable level and length; `ways_at` and `of_rank` make the ways of "this principal, or
whoever of rank 2 or higher". `slots_needed` turns minutes into slots. A **Lock** fixes slot, way (the
person), room or interpreter of a request. See docs/decisions/0008-scheduling.md.

Only `exact` knows OR-Tools, which is optional (`plenipo[scheduling]`): without it `plan_most`, `replan`,
`faults` and `explain` work as well, `plan_all` finds plans but no proofs, `upper_bound` is far too high,
and `conflict` raises NotInstalled with a sentence.
"""

from plenipo.engines.scheduling.all import Clash, conflict, plan_all
from plenipo.engines.scheduling.b2b import b2b_problem
from plenipo.engines.scheduling.bound import upper_bound
from plenipo.engines.scheduling.checks import what_is_wrong
from plenipo.engines.scheduling.dialogue import as_dialogue, dialogue_problem, stated_bound
from plenipo.engines.scheduling.difference import PlanDifference, difference
from plenipo.engines.scheduling.explain import Hindrance, MeetingOffer, Obstacle, Unheld, explain
from plenipo.engines.scheduling.faults import Fault, FaultKind
from plenipo.engines.scheduling.format import schema_of
from plenipo.engines.scheduling.judge import bodies_with_nothing, faults, gaps, weight
from plenipo.engines.scheduling.levels import of_rank, pair_between, ways_at
from plenipo.engines.scheduling.most import first_plan
from plenipo.engines.scheduling.offers import Concession
from plenipo.engines.scheduling.replan import replan
from plenipo.engines.scheduling.values import (
    Calendar,
    Fairness,
    Lock,
    Meeting,
    MeetingInterpreter,
    MeetingRoom,
    NotAnInstance,
    NotInstalled,
    Outcome,
    Participant,
    Plan,
    Problem,
    Request,
    SearchProgress,
    Status,
    Way,
    slots_needed,
)
from plenipo.engines.scheduling.wording import conflict_in_english, in_english
from plenipo.engines.scheduling.workers import plan_most

__all__ = [
    "Calendar",
    "Concession",
    "Clash",
    "PlanDifference",
    "Fairness",
    "Fault",
    "Hindrance",
    "MeetingInterpreter",
    "FaultKind",
    "Lock",
    "Meeting",
    "NotInstalled",
    "Obstacle",
    "MeetingOffer",
    "Outcome",
    "Participant",
    "Plan",
    "Problem",
    "SearchProgress",
    "Request",
    "MeetingRoom",
    "Status",
    "Unheld",
    "NotAnInstance",
    "Way",
    "as_dialogue",
    "b2b_problem",
    "bodies_with_nothing",
    "conflict",
    "conflict_in_english",
    "dialogue_problem",
    "difference",
    "explain",
    "faults",
    "first_plan",
    "gaps",
    "in_english",
    "of_rank",
    "pair_between",
    "plan_all",
    "plan_most",
    "replan",
    "schema_of",
    "slots_needed",
    "stated_bound",
    "upper_bound",
    "ways_at",
    "weight",
    "what_is_wrong",
]
