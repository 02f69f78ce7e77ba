"""A first plan in a fraction of a second: the weightiest request first, beside other meetings."""

from collections.abc import Iterable, Iterator

from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.values import Plan


def fill(board: Board, requests: Iterable[int] | None = None) -> None:
    """Hold what fits as things stand: locks, then by weight, then who has less choice. Drops nothing."""
    everything = range(len(board.slot)) if requests is None else requests
    waiting = [index for index in everything if board.slot[index] < 0]
    waiting.sort(key=lambda index: (*_urgency(board, index), index))
    for index in waiting:
        place(board, index)


def _urgency(board: Board, index: int) -> tuple[bool, int, int]:
    way = board.ways[index][0]
    choice = (board.available[way.a] & board.available[way.b]).bit_count()
    return index not in board.fixed, -way.weight, choice


def place(board: Board, index: int) -> bool:
    """Hold a request in its most wished-for way that fits somewhere; False: none does.

    Of the slots that fit, the one that leaves the fewest gaps; of equals, that nearest to the two
    participants' other meetings.
    """
    for way in board.ways_open[index]:
        start = best_start(board, index, way)
        if start is not None and board.put(index, way, start):
            return True
    return False


def best_start(board: Board, index: int, way: int) -> int | None:
    """The slot to begin in, of those that fit as things stand the one `place` would choose; None: none fits."""
    chosen, cost = board.ways[index][way], board.lines.cost
    fitting = []
    for slot in slots_in(board.starts(index, way)):
        gaps_a, empty_a = cost(chosen.a, slot, chosen.length)
        gaps_b, empty_b = cost(chosen.b, slot, chosen.length)
        fitting.append((gaps_a + gaps_b, empty_a + empty_b, slot))
    for _gaps, _empty, slot in sorted(fitting):
        if board.agrees(index, way, slot):
            return slot
    return None


def slots_in(mask: int) -> Iterator[int]:
    """The slots of a mask in the order of time: 0b1010 has 1 and 3."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def hold(board: Board, plan: Plan) -> None:
    """Hold what fits of a plan, as it is; rooms and interpreters change only where they must."""
    order = sorted(
        plan, key=lambda index: (index not in board.fixed, -_weight(board, plan, index), index)
    )
    board.seats.wish(plan)
    for exactly in (True, False):
        board.seats.exactly = exactly
        for index in order:
            meeting = plan[index]
            if board.slot[index] < 0 and board.fits(index, meeting.way, meeting.slot):
                board.put(index, meeting.way, meeting.slot)


def _weight(board: Board, plan: Plan, index: int) -> int:
    return board.ways[index][plan[index].way].weight
