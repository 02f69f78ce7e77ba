"""Which rules cannot be kept together, shown to be the fewest.

Every set of rules that cannot be kept has a member outside any set that can. So: take the smallest set
that meets all complements known so far; if it can be kept, the plan that keeps it gives one more
complement, if not, it is a smallest conflict (implicit hitting sets, as for minimal unsatisfiable
cores). What is given up is, the other way round, a smallest set that meets all conflicts.
"""

import random
from collections.abc import Mapping, Sequence

from plenipo.engines.seating.board import SeatBoard
from plenipo.engines.seating.exact import Undecided, possible
from plenipo.engines.seating.search import mend
from plenipo.engines.seating.values import Guest


def fewest(sets: Sequence[frozenset[int]], *, steps: int = 60_000) -> frozenset[int]:
    """A smallest set with a member in each of `sets`; of equal ones the latest numbers, so that what
    was asked for first is given up last."""
    best = [frozenset().union(*sets) if sets else frozenset()]
    left = [steps]

    def branch(chosen: frozenset[int], rest: list[frozenset[int]]) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Undecided
        rest = [one for one in rest if not one & chosen]
        if not rest:
            if len(chosen) < len(best[0]):
                best[0] = chosen
            return
        if len(chosen) + _apart(rest) >= len(best[0]):
            return
        barred: set[int] = set()
        shortest: frozenset[int] = min(rest, key=len)
        for member in sorted(shortest, reverse=True):
            branch(chosen | {member}, [one - barred for one in rest])
            barred.add(member)

    branch(frozenset(), sorted(set(sets), key=lambda one: (len(one), sorted(one))))
    return best[0]


def _apart(sets: list[frozenset[int]]) -> int:
    """Sets without a common member: each needs a member of its own."""
    seen: set[int] = set()
    count = 0
    for one in sorted(sets, key=len):
        if not one & seen:
            seen |= one
            count += 1
    return count


def conflict_among(board: SeatBoard, rng: random.Random, *, most: int) -> frozenset[int] | None:
    """A smallest set of the board's rules (positions) that cannot be kept together. None: they all
    can, and the board shows how. `most`: changes that may be costed; beyond them Undecided is raised
    and the best plan seen is on the board."""
    guests: Mapping[int, Guest] = {guest.key: guest for guest in board.guests}
    outside: list[frozenset[int]] = []
    best, best_at = len(board.broken), list(board.at)
    while board.broken:
        if len(board.broken) < best:
            best, best_at = len(board.broken), list(board.at)
        if board.asked > most:
            board.put(best_at)
            raise Undecided
        outside.append(frozenset(board.broken))
        core = fewest(outside)
        found = possible(board.room, guests, [board.rules[r] for r in sorted(core)])
        if found is None:
            return core
        _seat(board, found, core, rng)
    return None


def _seat(
    board: SeatBoard, found: Mapping[int, int], core: frozenset[int], rng: random.Random
) -> None:
    """Bring these guests to these seats and keep as many of the other rules as one can."""
    index = {guest.key: i for i, guest in enumerate(board.guests)}
    fixed = {index[key]: place for key, place in found.items()}
    board.put(_others_around(board, fixed))
    board.locked = set(fixed)
    mend(board, rng, patience=30)
    board.locked = set()
    before, broken = list(board.at), len(board.broken)
    mend(board, rng, patience=60)  # whatever else keeps the core is as good
    if board.broken & core or len(board.broken) > broken:
        board.put(before)


def _others_around(board: SeatBoard, fixed: Mapping[int, int]) -> list[int]:
    """Where everybody sits if these sit there: whoever can stays, the others take what is free."""
    at = dict(fixed)
    taken = set(fixed.values())
    moved = []
    for guest, place in enumerate(board.at):
        if guest in fixed:
            continue
        if place in taken:
            moved.append(guest)
        else:
            at[guest] = place
            taken.add(place)
    for guest in sorted(moved, key=lambda g: (board.sides[g] == board.room.all, g)):
        free = (p for p in board.room.by_honour if p not in taken and board.sides[guest] >> p & 1)
        at[guest] = next(free)
        taken.add(at[guest])
    return [at[guest] for guest in range(len(board.at))]
