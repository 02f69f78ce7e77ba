"""The search leaves the board in order: whatever it drops, moves and holds again, everybody is where the plan says."""

from random import Random

import pytest

from plenipo.engines.scheduling.anneal import Prices, Search
from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.greedy import fill
from plenipo.engines.scheduling.insert import insert
from tests.engines.scheduling import worlds
from tests.engines.scheduling.people import asks, conference, person


def in_order(board):
    """Everything the board keeps beside the plan, counted again from the plan."""
    held = [index for index, slot in enumerate(board.slot) if slot >= 0]
    inside = [sorted(i for i in held if board.slot[i] == slot) for slot in range(board.slots)]
    busy = [0] * len(board.free)
    for index in held:
        for slot in range(board.slot[index], board.slot[index] + board.length[index]):
            for who in (board.one[index], board.two[index]):
                busy[who] |= 1 << slot
    free = [mask & ~busy[who] for who, mask in enumerate(board.available)]
    return (
        [sorted(members) for members in board.inside] == inside
        and list(board.free) == free
        and board.total_weight == sum(board.weight[index] for index in held)
    )


def test_of_two_that_were_dropped_neither_is_held_twice():
    """A meeting of two slots drops two others; when the first finds no place, who lost it may get the second."""
    problem = conference(
        [person(2, 3, 4, 5), person(), person()],
        [asks(0, 1, 90, length=2), asks(0, 2, 1), asks(1, 2, 1)],
    )
    board = Board(problem)
    board.put(1, 0, 0)
    board.put(2, 0, 1)
    search = Search(board, seed=1, better=lambda board: (board.total_weight,))

    assert insert(search, 0)

    assert in_order(board)
    assert (board.slot[0], board.slot[1]) == (0, -1)
    assert board.slot[2] in (2, 3, 4, 5)


@pytest.mark.parametrize("seed", range(60))
def test_after_thousands_of_steps_everybody_is_where_the_plan_says(seed):
    board = Board(worlds.small(seed))
    fill(board)
    search = Search(board, seed=seed, better=lambda board: (board.total_weight,))
    shares = iter([n / 8 for n in range(9)])

    search.run(
        lambda: next(shares),
        hot=Random(seed).choice((1.0, 20.0)),
        cold=0.1,
        prices=Prices(0.3, 1.0),
        inserts=0.5,
        close=0.2,
    )

    assert in_order(board)
