"""The fewest moves that mend a plan, as a model: meetings may stay or move, and all others are walls."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from plenipo.engines.scheduling.board import Board, Place
from plenipo.engines.scheduling.greedy import slots_in
from plenipo.engines.scheduling.mended import Mended, masks, put_all
from plenipo.engines.scheduling.values import Plan, Status, Stop

_MOST_LITERALS = 20_000  # of a neighbourhood: what is solved in a second or two


@dataclass(frozen=True, slots=True)
class Nearest:
    """proven   nothing nearer holds as much weight, among plans that move only these meetings"""

    places: Mapping[int, Place]
    moves: int
    proven: bool


def improve(
    board: Board, earlier: Plan, lost: Collection[int], *, seconds: float, seed: int, stop: Stop
) -> None:
    """Plan the meetings around those that were lost anew, if that holds more or moves fewer."""
    movable = _around(board, earlier, lost)
    mended = nearest(board, earlier, movable, seconds=seconds, seed=seed, stop=stop)
    if mended is None:
        return
    before = _worth(board, earlier)
    board.mark()
    if put_all(board, dict(mended.places), movable) and _worth(board, earlier) >= before:
        board.keep()
    else:
        board.take_back()


def _worth(board: Board, earlier: Plan) -> tuple[int, int, int]:
    held = [index for index in earlier if board.slot[index] >= 0]
    moved = sum(
        (board.slot[index], board.way[index]) != (earlier[index].slot, earlier[index].way)
        for index in held
    )
    return sum(board.weight[index] for index in held), -moved, -board.total_gaps


def _around(board: Board, earlier: Plan, lost: Collection[int]) -> list[int]:
    """What was lost or has moved, the other meetings of these people, and others while there is room."""
    changed = {
        index
        for index, was in earlier.items()
        if index in lost or (board.slot[index], board.way[index]) != (was.slot, was.way)
    }
    people = {who for i in changed for way in board.ways[i] for who in (way.a, way.b)}
    near = {
        index
        for index in earlier
        if board.slot[index] >= 0 and {board.one[index], board.two[index]} & people
    }
    freed = {earlier[index].slot for index in changed}
    rest = sorted(
        (index for index in earlier if index not in near and index not in changed),
        key=lambda i: (-len(_starts(board, i) & freed), i),
    )
    chosen: list[int] = []
    size = 0
    for index in [*sorted(changed), *sorted(near - changed), *rest]:
        size += sum(mask.bit_count() for mask in masks(board, index).values())
        if size > _MOST_LITERALS and index not in changed:
            break
        if index not in board.fixed or index in lost:
            chosen.append(index)
    return chosen


def _starts(board: Board, index: int) -> set[int]:
    return {slot for mask in masks(board, index).values() for slot in slots_in(mask)}


def nearest(
    board: Board,
    earlier: Plan,
    movable: Collection[int],
    *,
    seconds: float,
    seed: int,
    stop: Stop | None = None,
) -> Nearest | None:
    """Most weight of these, then fewest moves; all other meetings stay as they are. None: out of time."""
    dear = len(movable) + 1

    def cost(index: int, place: Place) -> int:
        was = earlier.get(index)
        moved = was is not None and (was.slot, was.way) != place
        return moved - dear * board.ways[index][place[1]].weight

    model = Mended(board, list(movable), cost)
    answer = model.model.solve(seconds=seconds, seed=seed, stop=stop)
    if answer.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return None
    places = model.places(answer)
    moves = sum(place != (earlier[i].slot, earlier[i].way) for i, place in places.items())
    return Nearest(places, moves, answer.status == Status.OPTIMAL)
