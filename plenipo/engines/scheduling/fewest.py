"""How many meetings must move, whatever is done, so that those that were lost are held again. A proof.

Each of the lost moves. Where it goes, whoever its two people meet there must leave, and if the slot is full
somebody else must. Meetings of one person go to slots of their own, and nobody leaves two slots: so what must
leave for one of them is not what must leave for another, and the cheapest choice of slots is a proven minimum.
"""

from collections.abc import Collection
from functools import reduce

from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.greedy import slots_in
from plenipo.engines.scheduling.holdings import NONE
from plenipo.engines.scheduling.values import Plan

_TRIES = 20_000
_MANY = 12  # lost meetings of one person: beyond, each is counted as one move


def fewest_moves(board: Board, earlier: Plan, lost: Collection[int]) -> int:
    """The board holds what can stay of the earlier plan; all of the lost are to be held again."""
    gone = [index for index in lost if not _could_stay(board, earlier, index)]
    people = [{who for way in board.ways[i] for who in (way.a, way.b)} for i in gone]
    single = all(length == 1 for length in board.length)
    least = len(lost)
    if gone and len(gone) <= _MANY and single and reduce(set.__and__, people):
        least += _for_slots_of_their_own(board, gone) - len(gone)
    if least == len(lost) == len(gone) and not board.seats.known:
        least += not _fit_beside_the_others(board, gone)
    return least


def _for_slots_of_their_own(board: Board, gone: list[int]) -> int:
    cheapest = {0: 0}  # a set of the gone, as bits, that have a slot so far: moves
    for slot in range(board.slots):
        costs = [(1 << k, _moves_into(board, index, slot)) for k, index in enumerate(gone)]
        for placed, moves in list(cheapest.items()):
            for bit, more in costs:
                if more is not None and not placed & bit:
                    other = cheapest.get(placed | bit)
                    if other is None or moves + more < other:
                        cheapest[placed | bit] = moves + more
    return cheapest.get((1 << len(gone)) - 1, len(gone))


def _fit_beside_the_others(board: Board, gone: list[int]) -> bool:
    """Whether all can be held while nobody else moves; also if that takes too long to find out."""
    tried = 0

    def all_of(left: list[int]) -> bool:
        nonlocal tried
        if not left:
            return True
        index = left[0]
        for number in board.ways_open[index]:
            for slot in slots_in(board.starts(index, number)):
                tried += 1
                if tried > _TRIES:
                    return True
                if board.agrees(index, number, slot):
                    board.put(index, number, slot)
                    if all_of(left[1:]):
                        return True
                    board.drop(index)
        return False

    board.mark()
    fits = all_of(gone)
    board.take_back()
    return fits


def _could_stay(board: Board, earlier: Plan, index: int) -> bool:
    was = earlier[index]
    return bool(board.possible(index, was.way) >> was.slot & 1)


def _moves_into(board: Board, index: int, slot: int) -> int | None:
    """Its own, and those of others who must leave the slot for it; None: it cannot be held there."""
    costs = [
        1 + leaving
        for number in board.ways_open[index]
        if board.possible(index, number) >> slot & 1
        if (leaving := _leaving(board, index, number, slot)) is not None
    ]
    return min(costs, default=None)


def _leaving(board: Board, index: int, number: int, slot: int) -> int | None:
    way, pair = board.ways[index][number], board.pair_of[index][number]
    met = {board.at[slot][way.a], board.at[slot][way.b]} - {NONE}
    if met & board.fixed:
        return None
    full = not board.open >> slot & 1 and not met
    short = pair >= 0 and not board.teams_open[pair] >> slot & 1
    if short and all(board.pair[other] != pair for other in met):
        full = True
    return len(met) + full
