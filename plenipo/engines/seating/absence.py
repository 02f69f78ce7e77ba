"""Somebody is not coming: their row or table closes up, and nobody else is troubled."""

from collections.abc import Mapping, Sequence

from plenipo.engines.seating.masks import SeatRoom
from plenipo.engines.seating.values import Seat, SeatRule

MOST_MOVES = 10
"""So many people can be told by hand in the minutes before a photo."""


def close_up(
    seats: Sequence[Seat], places: Mapping[int, int], rules: Sequence[SeatRule], absent: int
) -> dict[int, int]:
    """The plan without `absent`. The gap wanders outward along its line: each who moves goes one
    place nearer to the head, in as few as MOST_MOVES moves, the long steps where honour is least. Nobody
    moves whose move would break a rule that is kept now."""
    room = SeatRoom.of(seats)
    plan = dict(places)
    gap = room.by_number[plan.pop(absent)]
    on = {room.by_number[number]: key for key, number in plan.items()}
    rules = [rule for rule in rules if all(who in plan for who in rule.who)]
    outward = _outward(room, on, gap)
    moved = _moved(room, plan, on, gap, [outward[i] for i in _movers(len(outward))])
    if _no_worse(room, plan, moved, rules):
        return moved
    return _one_by_one(room, plan, gap, outward, rules)


def _outward(room: SeatRoom, on: Mapping[int, int], gap: int) -> list[int]:
    """Who sits farther from the head on the line of the gap, nearest first."""
    here = room.seats[gap]
    further = [
        place
        for place in on
        if room.seats[place].line == here.line and room.seats[place].honour > here.honour
    ]
    return sorted(further, key=lambda place: room.seats[place].honour)


def _movers(count: int) -> list[int]:
    """Which of `count` people in a row move: all of them, or the first and then every second, third …
    towards the end, at most MOST_MOVES; the last always moves, so that the gap is at the end."""
    if count <= MOST_MOVES:
        return list(range(count))
    small, extra = divmod(count, MOST_MOVES)
    steps = [small] * (MOST_MOVES - extra) + [small + 1] * extra
    movers, place = [], -1
    for step in steps:
        place += step
        movers.append(place)
    return movers


def _moved(
    room: SeatRoom, plan: Mapping[int, int], on: Mapping[int, int], gap: int, movers: Sequence[int]
) -> dict[int, int]:
    moved = dict(plan)
    for place in movers:
        moved[on[place]] = room.seats[gap].number
        gap = place
    return moved


def _broken(room: SeatRoom, plan: Mapping[int, int], rules: Sequence[SeatRule]) -> set[int]:
    return {
        rule.key
        for rule in rules
        if not room.kept(rule, [room.by_number[plan[who]] for who in rule.who])
    }


def _no_worse(
    room: SeatRoom, before: Mapping[int, int], after: Mapping[int, int], rules: Sequence[SeatRule]
) -> bool:
    return _broken(room, after, rules) <= _broken(room, before, rules)


def _one_by_one(
    room: SeatRoom, plan: dict[int, int], gap: int, outward: list[int], rules: Sequence[SeatRule]
) -> dict[int, int]:
    """Where the whole row cannot move: the gap passes over whoever must stay where they are."""
    moves = 0
    for place in outward:
        if moves == MOST_MOVES:
            break
        key = next(k for k, number in plan.items() if room.by_number[number] == place)
        moved = {**plan, key: room.seats[gap].number}
        if _no_worse(room, plan, moved, rules):
            plan, gap, moves = moved, place, moves + 1
    return plan
