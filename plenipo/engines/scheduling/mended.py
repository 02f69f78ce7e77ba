"""A part of a plan as a model: some meetings may stay, move or be dropped, and all others are walls."""

from collections import defaultdict
from collections.abc import Callable

from plenipo.engines.scheduling.board import Board, Place
from plenipo.engines.scheduling.exact import Literal, Model, Solution
from plenipo.engines.scheduling.greedy import slots_in
from plenipo.engines.scheduling.holdings import NONE

Cost = Callable[[int, Place], int]  # of holding a request there


def masks(board: Board, index: int) -> dict[int, int]:
    """For each way, the slots in which it could begin if nobody else met."""
    return {number: board.possible(index, number) for number in board.ways_open[index]}


def put_all(board: Board, places: dict[int, Place], movable: list[int]) -> bool:
    """Move these there, on a board that is marked. False: rooms or interpreters do not allow it."""
    for index in movable:
        if board.slot[index] >= 0:
            board.drop(index)
    return all(
        board.fits(index, way, slot) and board.put(index, way, slot)
        for index, (slot, way) in sorted(places.items())
    )


class Mended:
    """at[r][slot, way]   request r is held there; at most one for each of the movable"""

    def __init__(self, board: Board, movable: list[int], cost: Cost) -> None:
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
        self._objective(cost)

    def _places(self, index: int, mine: set[int]) -> dict[Place, Literal]:
        """Where it could be, with those who do not move as walls."""
        board, literals = self.board, {}
        for number, mask in masks(board, index).items():
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
                    literals[slot, number] = self.model.literal()
        return literals

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

    def _objective(self, cost: Cost) -> None:
        entries = [
            (literal, cost(index, place))
            for index, places in self.at.items()
            for place, literal in places.items()
        ]
        self.model.minimise([literal for literal, _c in entries], [c for _l, c in entries])

    def places(self, answer: Solution) -> dict[int, Place]:
        return {
            index: place
            for index, places in self.at.items()
            for place, literal in places.items()
            if answer.holds(literal)
        }
