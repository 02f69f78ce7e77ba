"""The fewest moves that mend a plan, as a model: meetings may stay or move, and all others are walls."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from plenipo.engines.scheduling.board import NONE, Board, Place
from plenipo.engines.scheduling.exact import Answer, Literal, Model
from plenipo.engines.scheduling.greedy import slots_in
from plenipo.engines.scheduling.values import Plan, Status, Stop

_MOST_LITERALS = 20_000  # of a neighbourhood: what is solved in a second or two
_MOVE = 1


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
    found = nearest(board, earlier, movable, seconds=seconds, seed=seed, stop=stop)
    if found is None:
        return
    before = _worth(board, earlier)
    board.mark()
    for index in movable:
        if board.slot[index] >= 0:
            board.drop(index)
    put = all(
        board.fits(index, way, slot) and board.put(index, way, slot)
        for index, (slot, way) in sorted(found.places.items())
    )
    if put and _worth(board, earlier) >= before:
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
        size += sum(mask.bit_count() for mask in _masks(board, index).values())
        if size > _MOST_LITERALS and index not in changed:
            break
        if index not in board.fixed or index in lost:
            chosen.append(index)
    return chosen


def _starts(board: Board, index: int) -> set[int]:
    return {slot for mask in _masks(board, index).values() for slot in slots_in(mask)}


def _masks(board: Board, index: int) -> dict[int, int]:
    """For each way, the slots in which it could begin if nobody else met."""
    found = {}
    for number in board.ways_open[index]:
        way = board.ways[index][number]
        mask = board.available[way.a] & board.available[way.b] & board.allowed[index]
        begin = mask
        for more in range(1, way.length):
            begin &= (mask >> more) & (board.goes_on >> (more - 1))
        found[number] = begin
    return found


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
    model = _Mended(board, earlier, list(movable))
    answer = model.model.solve(seconds=seconds, seed=seed, stop=stop)
    if answer.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return None
    places = model.places(answer)
    moves = sum(place != (earlier[i].slot, earlier[i].way) for i, place in places.items())
    return Nearest(places, moves, answer.status == Status.OPTIMAL)


class _Mended:
    def __init__(self, board: Board, earlier: Plan, movable: list[int]) -> None:
        self.board, self.model = board, Model()
        self.at: dict[int, dict[Place, Literal]] = {}
        mine = set(movable)
        people: dict[tuple[int, int], list[Literal]] = defaultdict(list)
        self.tables: dict[int, list[Literal]] = defaultdict(list)
        self.teams: dict[tuple[int, int], list[Literal]] = defaultdict(list)
        self.days: dict[tuple[int, int], list[tuple[Literal, int]]] = defaultdict(list)
        self.met: dict[tuple[int, int], list[tuple[int, Literal]]] = defaultdict(list)
        for index in movable:
            places = self.at[index] = self._places(index, mine)
            for (slot, number), literal in places.items():
                way = board.ways[index][number]
                self.model.hint(literal, (board.slot[index], board.way[index]) == (slot, number))
                for who in (way.a, way.b):
                    self.days[who, board.day[slot]].append((literal, way.length))
                for s in range(slot, slot + way.length):
                    self.tables[s].append(literal)
                    if board.pair_of[index][number] >= 0:
                        self.teams[board.pair_of[index][number], s].append(literal)
                    for who in (way.a, way.b):
                        people[who, s].append(literal)
                        self.met[who, s].append((index, literal))
            self.model.at_most_one(places.values())
        for literals in people.values():
            if len(literals) > 1:
                self.model.at_most_one(literals)
        self._numbers(mine)
        self._foes()
        self._orders(movable)
        self._objective(earlier)

    def _places(self, index: int, mine: set[int]) -> dict[Place, Literal]:
        """Where it could be, with those who do not move as walls."""
        board, found = self.board, {}
        for number, mask in _masks(board, index).items():
            way = board.ways[index][number]
            for slot in slots_in(mask):
                slots = range(slot, slot + way.length)
                met = {board.at[s][who] for s in slots for who in (way.a, way.b)} - {NONE}
                beside = {
                    board.at[s][who]
                    for s in (board.before[slot], board.behind[slots[-1]])
                    for who in (way.a, way.b)
                }
                if met <= mine and not (beside & board.foes[index]) - mine:
                    found[slot, number] = self.model.literal()
        return found

    def _numbers(self, mine: set[int]) -> None:
        """Tables, teams and daily limits, less what those who do not move use."""
        board = self.board
        moving = [i for i in mine if board.slot[i] >= 0]
        tables, teams = list(board.left), [list(left) for left in board.teams]
        busy: dict[tuple[int, int], int] = defaultdict(int)
        for index in moving:
            for s in range(board.slot[index], board.slot[index] + board.length[index]):
                tables[s] += 1
                if board.pair[index] >= 0:
                    teams[board.pair[index]][s] += 1
            for who in (board.one[index], board.two[index]):
                busy[who, board.day[board.slot[index]]] += board.length[index]
        for slot, literals in self.tables.items():
            self.model.at_most(literals, max(tables[slot], 0))
        for (pair, slot), literals in self.teams.items():
            self.model.at_most(literals, max(teams[pair][slot], 0))
        for (who, day), entries in self.days.items():
            if board.most[who] >= 0:
                left = board.most[who] - board.lines.count(who, day) + busy[who, day]
                if sum(length for _x, length in entries) > left:
                    literals = [x for x, _length in entries]
                    self.model.total(literals, 0, max(left, 0), [n for _x, n in entries])

    def _foes(self) -> None:
        board = self.board
        for (who, slot), entries in self.met.items():
            after = board.behind[slot]
            if after == board.slots:
                continue
            for index, literal in entries:
                for other, its in self.met.get((who, after), ()):
                    if other in board.foes[index]:
                        self.model.clause(~literal, ~its)

    def _orders(self, movable: list[int]) -> None:
        board = self.board
        for index in movable:
            for other, first in board.ties.get(index, ()):
                for (slot, number), literal in self.at[index].items():
                    end = slot + board.ways[index][number].length
                    if other in self.at:
                        for (begin, way), its in self.at[other].items():
                            over = begin + board.ways[other][way].length
                            if first and over > slot:
                                self.model.clause(~literal, ~its)
                    elif board.slot[other] >= 0:
                        over = board.slot[other] + board.length[other]
                        if (first and over > slot) or (not first and end > board.slot[other]):
                            self.model.clause(~literal)

    def _objective(self, earlier: Plan) -> None:
        """A literal for each meeting that is lost (dear) or moved (1)."""
        literals, costs = [], []
        dear = _MOVE * (len(self.at) + 1)
        for index, places in self.at.items():
            was = earlier.get(index)
            for (slot, number), literal in places.items():
                moved = was is not None and (was.slot, was.way) != (slot, number)
                cost = _MOVE * moved - dear * self.board.ways[index][number].weight
                literals.append(literal)
                costs.append(cost)
        self.model.minimise(literals, costs)

    def places(self, answer: Answer) -> dict[int, Place]:
        return {
            index: place
            for index, places in self.at.items()
            for place, literal in places.items()
            if answer.holds(literal)
        }
