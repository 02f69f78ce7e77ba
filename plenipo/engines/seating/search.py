"""Local search: rules first, then the order. Weighted conflicts as in graph colouring (a plan of
tables is one: guests who must be apart are neighbours, tables are colours), every change costed by its
difference alone. Chance comes from the seed; there is no clock."""

import random

from plenipo.engines.seating.board import SeatBoard
from plenipo.engines.seating.masks import bits
from plenipo.engines.seating.values import Kind

TRIED = 40
"""Seats tried for one guest when a rule leaves more than these."""


def mend(board: SeatBoard, rng: random.Random, *, patience: int) -> None:
    """Change places until no rule is broken, or until `patience` changes brought nothing. The best
    plan that was seen stays on the board; its rules weigh one each."""
    best, best_at, idle = len(board.broken), list(board.at), 0
    forbidden: dict[tuple[int, int], int] = {}
    step = 0
    while board.broken and idle < patience:
        step, idle = step + 1, idle + 1
        rule = rng.choice(sorted(board.broken))
        change = _best_change(board, rule, forbidden, step, rng)
        if change is None:
            board.weight[rule] += 1
            continue
        cost, guest, place = change
        if cost >= 0:
            for r in board.broken:
                board.weight[r] += 1
        forbidden[guest, board.at[guest]] = step + 8 + rng.randrange(8)
        board.do(guest, place)
        if len(board.broken) < best:
            best, best_at, idle = len(board.broken), list(board.at), 0
    board.weight = [1] * len(board.rules)
    board.put(best_at)


def _best_change(
    board: SeatBoard,
    rule: int,
    forbidden: dict[tuple[int, int], int],
    step: int,
    rng: random.Random,
) -> tuple[int, int, int] | None:
    best: tuple[int, int, int, int] | None = None
    for guest in board.who[rule]:
        for place in _seats_for(board, rule, guest, rng):
            if not board.allowed(guest, place) or forbidden.get((guest, place), 0) > step:
                continue
            cost, order = board.would(guest, place)
            if best is None or (cost, order) < best[:2]:
                best = (cost, order, guest, place)
    return best and (best[0], best[2], best[3])


def _seats_for(board: SeatBoard, rule: int, guest: int, rng: random.Random) -> list[int]:
    """Where this guest would have to sit for this rule's sake; the nearest in honour if many."""
    room, kind = board.room, board.rules[rule].kind
    mask = room.alone(board.rules[rule])
    others = [other for other in board.who[rule] if other != guest]
    if kind == Kind.GROUP and not room.tables:
        mask = 0
        for other in others:
            mask |= room.near[board.at[other]]
    elif kind == Kind.GROUP:
        mask = 0
        for other in others:
            mask |= room.table[board.at[other]]
    else:
        for other in others:
            mask &= room.beside_of(board.rules[rule], _key(board, other), board.at[other])
    places = bits(mask)
    if len(places) <= TRIED:
        return places
    here = board.base[guest]
    nearest = sorted(places, key=lambda p: (abs(room.seats[p].honour - here), p))
    return nearest[: TRIED // 2] + rng.sample(nearest[TRIED // 2 :], TRIED // 2)


def _key(board: SeatBoard, guest: int) -> int:
    return board.guests[guest].key


def tidy(board: SeatBoard, *, rounds: int = 60) -> None:
    """Bring everybody nearer to the seat due to them, breaking nothing more. Furthest first, and
    each through the seats between: whoever gave way goes back by single steps."""
    by_honour = board.room.by_honour
    for _ in range(rounds):
        better = False
        order = sorted(range(len(board.at)), key=lambda g: (-board.far(g, board.at[g]), g))
        for guest in order:
            while (place := _nearer(board, guest, by_honour)) is not None:
                board.do(guest, place)
                better = True
        if not better:
            return


def _nearer(board: SeatBoard, guest: int, by_honour: tuple[int, ...]) -> int | None:
    if not board.guests[guest].ranked:
        return None
    here, due = board.room.seats[board.at[guest]].honour, board.base[guest]
    if here == due:
        return None
    step = 1 if due > here else -1
    stops = {due, here + step, here + 2 * step, (here + due) // 2, due - step, due + 1, due - 1}
    stops |= {here + step * j for j in range(3, 8)}
    best: tuple[int, int] | None = None
    for stop in sorted(stops):
        if not 1 <= stop <= len(by_honour):
            continue
        place = by_honour[stop - 1]
        if not board.allowed(guest, place):
            continue
        broken, order = board.would(guest, place)
        if broken <= 0 and (broken, order) < (0, 0) and (best is None or order < best[0]):
            best = (order, place)
    return best and best[1]
