"""Small cases against trying everything."""

import random
import time
from dataclasses import replace
from itertools import product

import pytest

from plenipo.engines.scheduling import (
    Fairness,
    Meeting,
    Status,
    bodies_with_nothing,
    faults,
    gaps,
    plan_all,
    plan_most,
    weight,
)
from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.fewest import fewest_moves
from plenipo.engines.scheduling.greedy import hold
from plenipo.engines.scheduling.nearest import nearest
from plenipo.engines.scheduling.replan import replan
from tests.engines.scheduling.clock import Clock
from tests.engines.scheduling.people import asks, conference, person


def tiny(seed):
    """Four people and four requests in six slots, with rivals, limits, a long meeting and one table."""
    away = [{seed % 6}, {(seed // 2) % 6}, {seed % 3, 5}, set()]
    people = [
        person(*slots, per_day=(None, 2, 3)[(seed + number) % 3], country=number)
        for number, slots in enumerate(away)
    ]
    requests = [
        asks(0, 1, 4 + seed % 3),
        asks(0, 2, 3, length=1 + seed % 2),
        asks(1, 2, 2, after=(0,) if seed % 4 == 0 else ()),
        asks(0, 3, 1 + seed % 5, within=frozenset({0, 1, 4}) if seed % 3 else None),
    ]
    return conference(
        people,
        requests,
        tables=(1 + seed % 2,) * 6,
        rivals=frozenset({(1, 2)} if seed % 5 else {(2, 3)}),
        fairness=list(Fairness)[seed % 3],
    )


def every_plan(problem, held=()):
    """Of those in which these requests are held."""
    slots = range(problem.calendar.slots)
    choices = [slots if i in held else [None, *slots] for i in range(len(problem.requests))]
    for slots in product(*choices):
        plan = {i: Meeting(slot) for i, slot in enumerate(slots) if slot is not None}
        if not faults(problem, plan):
            yield plan


def worth(problem, plan):
    served = -len(bodies_with_nothing(problem, plan))
    total = weight(problem, plan), -sum(gaps(problem, plan))
    return {
        Fairness.OFF: (total[0], total[1]),
        Fairness.AFTER_WEIGHT: (total[0], served, total[1]),
        Fairness.FIRST: (served, total[0], total[1]),
    }[problem.fairness]


@pytest.mark.parametrize("seed", range(12))
def test_no_plan_is_better_than_the_one_found(seed):
    problem = tiny(seed)
    plans = list(every_plan(problem))

    most = plan_most(problem, seconds=1.0, seed=1, clock=Clock())
    all_held = plan_all(problem, seconds=60, seed=1, clock=time.monotonic)

    assert worth(problem, most.plan) == max(worth(problem, plan) for plan in plans)
    whole = [sum(gaps(problem, plan)) for plan in plans if len(plan) == len(problem.requests)]
    if whole:
        assert (all_held.status, all_held.gaps) == (Status.OPTIMAL, min(whole))
    else:
        assert all_held.status == Status.INFEASIBLE


def fair(seed):
    """Five people who all meet in single slots of one day, some of them away, nobody far worse off."""
    chance = random.Random(seed)
    pairs = chance.sample([(a, b) for a in range(5) for b in range(a)], 5)
    return conference(
        [person(*chance.sample(range(6), seed % 3)) for _ in range(5 + seed % 2)],
        [asks(a, b, within=chance.choice([None, frozenset({0, 1, 3, 5})])) for a, b in pairs],
        tables=(1 + chance.randrange(2),) * 6,
        idle_all=seed % 2 == 0,
        most_apart=(0, 1, 2, None)[seed % 4],
    )


@pytest.mark.parametrize("seed", range(24))
def test_no_plan_of_everything_has_fewer_gaps_than_the_one_proven(seed):
    problem = fair(seed)
    every = [Meeting(slot) for slot in range(6)]
    possible = [  # what is at fault by itself is at fault in every plan
        [meeting for meeting in every if not faults(problem, {index: meeting})]
        for index in range(5)
    ]
    plans = (dict(enumerate(chosen)) for chosen in product(*possible))
    allowed = [plan for plan in plans if not faults(problem, plan, everything=True)]

    found = plan_all(problem, seconds=60, seed=1, clock=time.monotonic)

    if allowed:
        fewest = min(sum(gaps(problem, plan)) for plan in allowed)
        assert (found.status, found.gaps, found.bound) == (Status.OPTIMAL, fewest, fewest)
        assert faults(problem, found.plan, everything=True) == ()
    else:
        assert found.status == Status.INFEASIBLE


@pytest.mark.parametrize("seed", range(6))
def test_a_plan_is_mended_with_the_fewest_moves_there_are(seed):
    problem = tiny(seed)
    earlier = plan_most(problem, seconds=0.3, seed=1, clock=Clock()).plan
    late = conference(
        [person(0, 1, 2), *problem.participants[1:]],
        problem.requests,
        tables=problem.tables,
        rivals=problem.rivals,
    )

    def near(plan):
        kept = {index: meeting for index, meeting in plan.items() if index in earlier}
        moved = sum(kept[index].slot != earlier[index].slot for index in kept)
        return weight(late, kept), -moved

    found = replan(late, earlier, seconds=5, seed=1, clock=Clock())
    board = Board(late)
    hold(board, earlier)
    proven = nearest(board, earlier, sorted(earlier), seconds=60, seed=1)

    best = max(near(plan) for plan in every_plan(late))
    assert faults(late, found.plan) == ()
    assert near(found.plan) == best
    assert proven is not None
    assert (proven.proven, proven.moves) == (True, -best[1])


@pytest.mark.parametrize("seed", range(12))
def test_fewer_meetings_cannot_move_than_is_proven(seed):
    problem = replace(fair(seed), most_apart=None)
    earlier = plan_most(problem, seconds=0.2, seed=1, clock=Clock()).plan
    late = {slot for index, meeting in earlier.items() if index < 2 for slot in [meeting.slot]}
    people = [
        replace(one, available=one.available - late) if number == 1 else one
        for number, one in enumerate(problem.participants)
    ]
    changed = replace(problem, participants=tuple(people))
    board = Board(changed)
    hold(board, earlier)
    lost = [index for index in earlier if board.slot[index] < 0]

    proven = fewest_moves(board, earlier, lost)

    needed = [
        sum(plan[index].slot != earlier[index].slot for index in earlier)
        for plan in every_plan(changed, held=earlier)
    ]
    assert len(lost) <= proven
    assert not needed or proven <= min(needed)
