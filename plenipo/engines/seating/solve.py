"""Everybody on a seat: the order as far as the rules allow, the rules as far as they can be kept."""

import random
from collections.abc import Mapping, Sequence

from plenipo.engines.seating.board import SeatBoard
from plenipo.engines.seating.conflicts import conflict_among, fewest
from plenipo.engines.seating.exact import Undecided
from plenipo.engines.seating.masks import SeatRoom
from plenipo.engines.seating.search import mend, tidy
from plenipo.engines.seating.small import least
from plenipo.engines.seating.tables import to_tables
from plenipo.engines.seating.values import Guest, Seat, SeatedPlan, SeatRule, TooFewSeats

MOST_ASKED = 350_000
"""Changes that are costed before it is said that nothing is proven: some three seconds."""
SMALL = 7
"""Up to so many guests the least departure from the order is shown, not only looked for."""


def arrange(
    seats: Sequence[Seat],
    guests: Sequence[Guest],
    rules: Sequence[SeatRule] = (),
    *,
    seed: int = 0,
    now: Mapping[int, int] | None = None,
) -> SeatedPlan:
    """Seats for `guests`, who come in their order. `now`: what there is already, of which as much
    stays as the rules allow; the order has been seen to."""
    _enough(seats, guests)
    room = SeatRoom.of(seats)
    rng = random.Random(seed)  # noqa: S311 - chance, not a secret
    at = [room.by_number[now[guest.key]] for guest in guests] if now else []
    aside: frozenset[int] = frozenset()
    cores: list[frozenset[int]] = []
    asked = 0
    while True:
        active = [r for r in range(len(rules)) if r not in aside]
        board = SeatBoard(room, guests, [rules[r] for r in active], at)
        board.asked = asked
        if not now:
            to_tables(board, rng)
        mend(board, rng, patience=150)
        try:
            core = conflict_among(board, rng, most=MOST_ASKED)
            if core is not None:
                cores.append(frozenset(active[r] for r in core))
                aside = fewest(cores)
        except Undecided:
            return _plan(board, rules, aside, cores, proven=False)
        asked = board.asked
        if core is None:
            return _plan(board, rules, aside, cores, proven=True)


def _enough(seats: Sequence[Seat], guests: Sequence[Guest]) -> None:
    if len(guests) > len(seats):
        raise TooFewSeats(len(guests), len(seats))
    for side in {guest.side for guest in guests} - {0}:
        wanted = sum(guest.side == side for guest in guests)
        there = sum(seat.side == side for seat in seats)
        if wanted > there:
            raise TooFewSeats(wanted, there)


def _plan(
    board: SeatBoard,
    rules: Sequence[SeatRule],
    aside: frozenset[int],
    cores: list[frozenset[int]],
    *,
    proven: bool,
) -> SeatedPlan:
    if len(board.guests) <= SMALL and proven:
        least(board)
    tidy(board)
    given_up = {rules[r].key for r in aside} | {board.rules[r].key for r in board.broken}
    return SeatedPlan(
        places={g.key: board.room.seats[board.at[i]].number for i, g in enumerate(board.guests)},
        given_up=tuple(sorted(given_up)),
        conflicts=tuple(tuple(sorted(rules[r].key for r in core)) for core in cores),
        proven=proven,
    )
