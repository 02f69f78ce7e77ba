"""Absent: the line closes up, nearly everybody stays."""

import random

from plenipo.engines.seating import (
    MOST_MOVES,
    Guest,
    Kind,
    SeatRule,
    Shape,
    arrange,
    broken_rules,
    close_up,
    measures_for,
    seats_of,
)


def moved(before, after):
    return [key for key in after if before[key] != after[key]]


def test_a_row_closes_up_towards_its_centre_and_the_other_half_stays():
    seats = seats_of(Shape.PHOTO, (7,))
    before = arrange(seats, [Guest(key) for key in range(1, 8)]).places
    after = close_up(seats, before, [], 2)  # on the right of the host
    assert set(moved(before, after)) == {4, 6}
    assert after[4] == before[2]
    assert after[6] == before[4]


def test_without_the_host_the_second_takes_the_centre():
    seats = seats_of(Shape.PHOTO, (5,))
    before = arrange(seats, [Guest(key) for key in range(1, 6)]).places
    after = close_up(seats, before, [], 1)
    assert after[2] == before[1]
    assert after[3] == before[3]


def test_a_fixed_place_stays_and_the_gap_passes_over_it():
    seats = seats_of(Shape.PHOTO, (7,))
    before = arrange(seats, [Guest(key) for key in range(1, 8)]).places
    after = close_up(seats, before, [SeatRule(1, Kind.FIXED, (4,), before[4])], 2)
    assert after[4] == before[4]
    assert after[6] == before[2]


def test_after_any_absence_at_most_ten_move_and_no_rule_breaks():
    chance = random.Random(12)
    for shape in Shape:
        seats = seats_of(shape, measures_for(shape, 120))
        rules = [
            SeatRule(
                key, chance.choice([Kind.APART, Kind.TOGETHER]), tuple(chance.sample(range(120), 2))
            )
            for key in range(20)
        ]
        plan = arrange(seats, [Guest(key) for key in range(120)], rules)
        kept = [rule for rule in rules if rule.key not in plan.given_up]
        for absent in chance.sample(range(120), 12):
            after = close_up(seats, plan.places, rules, absent)
            assert absent not in after
            assert len(set(after.values())) == 119
            assert len(moved(plan.places, after)) <= MOST_MOVES
            assert not broken_rules(seats, after, kept)
