"""Small cases made by chance, and every plan there is for them."""

import itertools
import random

from plenipo.engines.seating import Guest, Kind, SeatRule, Shape, broken_rules, seats_of

ROOMS = [
    (Shape.PHOTO, (2, 3)),
    (Shape.ROUNDS, (2, 2, 2)),
    (Shape.ROUNDS, (3, 3)),
    (Shape.HORSESHOE, (2, 2)),
    (Shape.SQUARE, (2, 1)),
    (Shape.THEATRE, (2, 3, 1)),
]
PAIRS = [Kind.APART, Kind.TABLES_APART, Kind.TOGETHER, Kind.INTERPRETS]


def case(number: int):
    chance = random.Random(number)
    seats = seats_of(*chance.choice(ROOMS))
    guests = [Guest(key, ranked=chance.random() > 0.1) for key in range(chance.randint(4, 5))]
    keys = [guest.key for guest in guests]
    chance.shuffle(guests)
    rules = []
    for key in range(chance.randint(1, 7)):
        kind = chance.choice([*PAIRS, *PAIRS, *Kind])
        size = 2 if kind in PAIRS else 3 if kind == Kind.GROUP else 1
        rules.append(
            SeatRule(key, kind, tuple(chance.sample(keys, size)), chance.randint(1, len(seats)))
        )
    return seats, guests, rules


def every_plan(seats, guests):
    numbers = [seat.number for seat in seats]
    for chosen in itertools.permutations(numbers, len(guests)):
        yield {guest.key: number for guest, number in zip(guests, chosen, strict=True)}


def kept_together(seats, plans, rules):
    return any(not broken_rules(seats, plan, rules) for plan in plans)


def departure(seats, guests, plan):
    """Squares of how far each who has a place in the order sits from the seat due to them."""
    honour = {seat.number: seat.honour for seat in seats}
    order = [guest.key for guest in guests if guest.ranked]
    return sum((honour[plan[key]] - due) ** 2 for due, key in enumerate(order, start=1))
