"""More weight by exact search: all meetings of a few people are planned anew, the others being walls."""

from plenipo.engines.scheduling.anneal import Search
from plenipo.engines.scheduling.board import Place
from plenipo.engines.scheduling.mended import Mended, masks, put_all
from plenipo.engines.scheduling.values import Stop

_PEOPLE = 10
_MOST_LITERALS = 9_000
_WORK = 3.0  # in the solver's units: about a second
_SECONDS = 60.0  # never reached but on a machine that does something else
STEPS_FOR_ONE, STEPS_FOR_WORK = 22_000, 40_000  # what a model, and a unit of work, count for


def plan_some_anew(search: Search, left: float, stop: Stop) -> int:
    """Around requests that are not held and could be. Returns what that counts for, in steps; 0: none is.

    left   seconds until all must be over
    """
    board, chance = search.board, search.chance.random
    search.look_for_promising()
    if not search.promising:
        return 0
    people: set[int] = set()
    for _ in range(20 * _PEOPLE):
        index = search.promising[int(chance() * len(search.promising))]
        way = board.ways[index][0]
        if chance() * search.heaviest < way.weight:
            people |= {way.a, way.b}
        if len(people) >= _PEOPLE:
            break
    movable, size = [], 0
    for index in _of(search, people):
        size += sum(mask.bit_count() for mask in masks(board, index).values())
        if size > _MOST_LITERALS:
            break
        movable.append(index)
    movable.sort()
    model = Mended(board, movable, lambda i, place: -board.ways[i][place[1]].weight)
    answer = model.model.solve(
        seconds=max(min(left, _SECONDS), 0.01),
        seed=int(chance() * 1_000_000),
        stop=stop,
        max_deterministic_time=_WORK,
    )
    if answer.values:
        _take_if_better(search, model.places(answer), movable)
    return STEPS_FOR_ONE + int(STEPS_FOR_WORK * answer.work)


def _of(search: Search, people: set[int]) -> list[int]:
    """The requests of these people, held or not, those within the group first."""
    board = search.board
    mine = [
        index
        for index, ways in enumerate(board.ways)
        if index not in board.fixed and any(way.a in people or way.b in people for way in ways)
    ]
    return sorted(mine, key=lambda i: (not people.issuperset((board.one[i], board.two[i])), i))


def _take_if_better(search: Search, places: dict[int, Place], movable: list[int]) -> None:
    board = search.board
    before = search.better(board)
    board.mark()
    if put_all(board, places, movable) and search.better(board) > before:
        board.keep()
        search.look(surely=True)
    else:
        board.take_back()
