"""Where a search stands: its board, its chance, what things cost it, and how much worse the next step may be."""

import math
from dataclasses import dataclass
from random import Random

from plenipo.engines.scheduling.board import Board
from plenipo.engines.scheduling.values import Way


@dataclass(frozen=True, slots=True)
class Prices:
    """What a gap, a unit of weight and a body left with nothing cost, against each other."""

    gap: float
    weight: float
    nothing: float = 0.0


class Stance:
    """asked_of[p]   the requests of participant p, the weightiest first
    heat          how much worse a step may make things, in the unit of `cost`; 0: not at all
    """

    def __init__(self, board: Board, *, seed: int) -> None:
        self.board = board
        self.chance = Random(seed)  # noqa: S311 -- a search, not a secret
        self.prices = Prices(1.0, 1.0)
        self.heat = 0.0
        self.asked_of = self._asked_of()

    def _asked_of(self) -> list[list[int]]:
        requests_of: list[list[int]] = [[] for _ in self.board.free]
        heavy_first = sorted(enumerate(self.board.ways), key=lambda entry: -entry[1][0].weight)
        for index, ways in heavy_first:
            for who in {who for way in ways for who in (way.a, way.b)}:
                requests_of[who].append(index)
        return requests_of

    def for_the_unserved(self, way: Way) -> float:
        """What this meeting is worth, in weight, because a body would otherwise have nothing."""
        prices, served, body = self.prices, self.board.served, self.board.lines.body
        nothing = (served[body[way.a]] == 0) + (served[body[way.b]] == 0)
        return nothing * prices.nothing / prices.weight

    def allowance(self) -> float:
        """How much worse the next step may make things."""
        return -self.heat * math.log(1.0 - self.chance.random())

    def cost(self) -> float:
        """Of the whole plan, in the unit of the prices; lower is better, and only differences mean anything."""
        board, prices = self.board, self.prices
        return (
            prices.gap * board.total_gaps
            - prices.weight * board.total_weight
            - prices.nothing * board.total_served
        )

    def one_of(self, mask: int) -> int | None:
        """A slot of a mask by chance."""
        if not mask:
            return None
        begin = int(self.chance.random() * self.board.slots)
        later = mask >> begin
        if later:
            return begin + (later & -later).bit_length() - 1
        return (mask & -mask).bit_length() - 1
