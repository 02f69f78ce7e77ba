"""Plans against every plan there is: the rules kept, the fewest given up, the order kept most."""

import itertools
import random

import pytest

from plenipo.engines.seating import (
    Guest,
    Kind,
    SeatRule,
    Shape,
    TooFewSeats,
    arrange,
    broken_rules,
    measures_for,
    seats_of,
)
from plenipo.engines.seating.board import SeatBoard
from plenipo.engines.seating.masks import SeatRoom
from plenipo.engines.seating.tables import to_tables
from tests.engines.seating.cases import case, departure, every_plan, kept_together


@pytest.mark.parametrize("block", range(6))
def test_small_plans_are_the_best_there_are(block):
    """150 cases: as many rules kept as can be, and of all plans that keep these the least departure."""
    for number in range(block * 25, block * 25 + 25):
        seats, guests, rules = case(number)
        plan = arrange(seats, guests, rules)
        plans = list(every_plan(seats, guests))
        broken = {i: set(broken_rules(seats, p, rules)) for i, p in enumerate(plans)}
        assert plan.proven, number
        assert set(broken_rules(seats, plan.places, rules)) <= set(plan.given_up), number
        assert len(plan.given_up) == min(len(rules_broken) for rules_broken in broken.values())
        best = min(
            departure(seats, guests, p)
            for i, p in enumerate(plans)
            if broken[i] <= set(plan.given_up)
        )
        assert departure(seats, guests, plan.places) == best, number


@pytest.mark.parametrize("block", range(3))
def test_a_named_conflict_is_one_and_there_is_no_smaller(block):
    for number in range(200 + block * 25, 225 + block * 25):
        seats, guests, rules = case(number)
        plan = arrange(seats, guests, rules)
        if not plan.conflicts:
            continue
        plans = list(every_plan(seats, guests))
        named = [rules[key] for key in plan.conflicts[0]]
        assert not kept_together(seats, plans, named), number
        for fewer in itertools.combinations(rules, len(named) - 1):
            assert kept_together(seats, plans, fewer), (number, fewer)


def test_without_rules_everybody_has_the_seat_due_to_them():
    seats = seats_of(Shape.PHOTO, measures_for(Shape.PHOTO, 300))
    plan = arrange(seats, [Guest(key) for key in range(300)])
    honour = {seat.number: seat.honour for seat in seats}
    assert [honour[plan.places[key]] for key in range(300)] == list(range(1, 301))


def test_more_people_than_chairs_is_said_in_numbers():
    with pytest.raises(TooFewSeats) as refused:
        arrange(seats_of(Shape.FACE, (2, 1)), [Guest(key) for key in range(4)])
    assert (refused.value.people, refused.value.seats) == (4, 3)


def test_a_side_of_a_long_table_that_is_full_is_said_too():
    with pytest.raises(TooFewSeats):
        arrange(seats_of(Shape.FACE, (2, 1)), [Guest(1, side=2), Guest(2, side=2)])


def test_two_delegations_face_each_other_in_their_own_order():
    seats = seats_of(Shape.FACE, (3, 3))
    plan = arrange(seats, [Guest(key, side=1 if key < 3 else 2) for key in range(5)])
    by_number = {seat.number: seat for seat in seats}
    assert [by_number[plan.places[key]].side for key in range(5)] == [1, 1, 1, 2, 2]
    assert by_number[plan.places[0]].x == by_number[plan.places[3]].x == 0


def test_twenty_five_wheelchairs_and_twenty_four_places_on_the_floor_are_one_conflict():
    seats = seats_of(Shape.PHOTO, (24, 25))
    rules = [SeatRule(key, Kind.WHEELS, (key,)) for key in range(25)]
    plan = arrange(seats, [Guest(key) for key in range(40)], rules)
    assert plan.conflicts == (tuple(range(25)),)
    assert plan.given_up == (24,)
    assert plan.proven


def test_more_enemies_than_tables_are_named_and_one_pair_is_given_up():
    seats = seats_of(Shape.ROUNDS, (4, 4, 4))
    pairs = list(itertools.combinations(range(4), 2))
    rules = [SeatRule(key, Kind.TABLES_APART, pair) for key, pair in enumerate(pairs)]
    plan = arrange(seats, [Guest(key) for key in range(12)], rules)
    assert plan.conflicts == (tuple(range(6)),)
    assert plan.given_up == (5,)


def test_a_delegation_larger_than_a_table_is_a_conflict_by_itself():
    seats = seats_of(Shape.ROUNDS, (4, 4))
    plan = arrange(seats, [Guest(k) for k in range(8)], [SeatRule(9, Kind.GROUP, (0, 1, 2, 3, 4))])
    assert plan.conflicts == ((9,),)


def test_the_same_seed_gives_the_same_plan():
    for number in range(300, 310):
        seats, guests, rules = case(number)
        assert arrange(seats, guests, rules, seed=7) == arrange(seats, guests, rules, seed=7)


@pytest.mark.parametrize("chair", [2, 6])
def test_a_group_goes_where_no_fixed_chair_takes_one_of_its_places_at_the_first_table_too(chair):
    seats = seats_of(Shape.ROUNDS, (4, 4))
    rules = [SeatRule(1, Kind.FIXED, (7,), chair), SeatRule(2, Kind.GROUP, (0, 1, 2, 3))]
    board = SeatBoard(SeatRoom.of(seats), [Guest(key) for key in range(8)], rules, [])

    to_tables(board, random.Random(1))

    assert {place // 4 for place in board.at[:4]} == {1 if chair == 2 else 0}
