"""Who sits in which car. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class PartyToSeat:
    """people: delegates in their order, None for whoever is not named"""

    key: int
    people: tuple[int | None, ...]


@dataclass(frozen=True)
class CarToFill:
    key: int
    seats: int


@dataclass(frozen=True)
class SeatTaken:
    car: int
    party: int
    delegate: int | None
    place: int


def seated(
    parties: Sequence[PartyToSeat], cars: Sequence[CarToFill]
) -> tuple[list[SeatTaken], list[tuple[int, int | None]]]:
    """Parties in their order from the first car on; who found no seat.

    A party begins in a car of its own as long as there are cars for all that follow; the first of it has the place of
    honour of its first car. Whoever found none shares what is free in the others.
    """
    taken: list[SeatTaken] = []
    left: list[tuple[int, int | None]] = []
    used = dict.fromkeys((car.key for car in cars), 0)
    order = [car for car in cars if car.seats]
    at = 0
    for n, party in enumerate(parties):
        people = list(party.people)
        spare = len(order) - at - (len(parties) - n - 1)  # cars it may take for itself
        own = max(1, min(spare, _cars_for(len(people), order[at:]))) if at < len(order) else 0
        for car in order[at : at + own]:
            while people and used[car.key] < car.seats:
                used[car.key] += 1
                taken.append(SeatTaken(car.key, party.key, people.pop(0), used[car.key]))
        at += own
        left += [(party.key, each) for each in people]
    return taken, _into_what_is_free(left, order, used, taken)


def _cars_for(people: int, cars: Sequence[CarToFill]) -> int:
    """How many of these cars, one after the other, hold so many."""
    n = 0
    for car in cars:
        if people <= 0:
            break
        people -= car.seats
        n += 1
    return n


def _into_what_is_free(
    left: list[tuple[int, int | None]],
    cars: Sequence[CarToFill],
    used: dict[int, int],
    taken: list[SeatTaken],
) -> list[tuple[int, int | None]]:
    standing = []
    for party, delegate in left:
        car = next((each for each in cars if used[each.key] < each.seats), None)
        if car is None:
            standing.append((party, delegate))
            continue
        used[car.key] += 1
        taken.append(SeatTaken(car.key, party, delegate, used[car.key]))
    return standing
