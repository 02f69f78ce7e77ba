"""No plan ever breaks a rule, whatever the problem: judged by code that shares nothing with the planners."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.scheduling import (
    Status,
    explain,
    faults,
    first_plan,
    gaps,
    plan_all,
    plan_most,
    replan,
    upper_bound,
    weight,
    what_is_wrong,
)
from tests.engines.scheduling.clock import Clock
from tests.engines.scheduling.worlds import small

problems = st.integers(0, 1_000_000).map(small)


@given(problems)
def test_the_first_plan_breaks_no_rule(problem):
    assert what_is_wrong(problem) == ()
    assert faults(problem, first_plan(problem)) == ()


@given(problems)
def test_a_searched_plan_breaks_no_rule_and_counts_itself_right(problem):
    found = plan_most(problem, seconds=0.05, seed=1, clock=Clock())

    assert faults(problem, found.plan) == ()
    assert found.weight == weight(problem, found.plan)
    assert found.gaps == sum(gaps(problem, found.plan))
    assert found.weight <= upper_bound(problem) + 1e-6


@given(problems)
def test_every_request_that_is_not_held_has_a_reason_or_an_offer(problem):
    plan = first_plan(problem)

    found = explain(problem, plan)

    assert sorted([*found, *plan]) == list(range(len(problem.requests)))
    assert [index for index, why in found.items() if not (why.obstacles or why.offers)] == []


@given(problems)
def test_a_plan_made_anew_breaks_no_rule(problem):
    found = replan(problem, first_plan(problem), seconds=0.05, seed=1, clock=Clock())

    assert faults(problem, found.plan) == ()


@pytest.mark.parametrize("seed", range(60))
def test_everything_is_held_without_fault_or_it_is_proven_that_it_cannot_be(seed):
    problem = small(seed)

    proven = plan_all(problem, seconds=60, seed=1, clock=time.monotonic)
    searched = plan_most(problem, seconds=0.05, seed=1, clock=Clock())

    if proven.status == Status.INFEASIBLE:
        assert len(searched.plan) < len(problem.requests)
    else:
        assert proven.status == Status.OPTIMAL
        assert faults(problem, proven.plan, everything=True) == ()
        assert proven.gaps == sum(gaps(problem, proven.plan)) == proven.bound


def test_the_same_problem_and_seed_give_the_same_plan():
    problem = small(7)

    plans = [plan_most(problem, seconds=0.05, seed=3, clock=Clock()).plan for _ in range(2)]

    assert plans[0] == plans[1]
