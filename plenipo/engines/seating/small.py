"""For few guests: the plan that keeps the rules and departs least from the order, shown to be so."""

from plenipo.engines.seating.board import SeatBoard
from plenipo.engines.seating.masks import bits

MOST = 60_000


def least(board: SeatBoard) -> None:
    """Branch and bound over all seats; the plan on the board is the one to beat, and stays if the
    search grows too long."""
    search = _Search(board)
    search.go(0, 0)
    board.put(search.best_at)


class _Search:
    def __init__(self, board: SeatBoard) -> None:
        self.board = board
        self.count = len(board.guests)
        self.best, self.best_at = board.departure(), list(board.at)
        self.at = [0] * self.count
        self.free = board.room.all
        self.steps = 0
        self.rules: list[list[int]] = [[] for _ in range(self.count)]
        for r, who in enumerate(board.who):
            self.rules[max(who)].append(r)

    def go(self, guest: int, cost: int) -> None:
        self.steps += 1
        if cost >= self.best or self.steps > MOST:
            return
        if guest == self.count:
            self.best, self.best_at = cost, list(self.at)
            return
        places = bits(self.free & self.board.sides[guest])
        for place in sorted(places, key=lambda p: self.board.far(guest, p)):
            self.at[guest] = place
            if all(self.kept(r) for r in self.rules[guest]):
                self.free ^= 1 << place
                self.go(guest + 1, cost + self.board.far(guest, place))
                self.free ^= 1 << place

    def kept(self, r: int) -> bool:
        where = [self.at[guest] for guest in self.board.who[r]]
        return self.board.room.kept(self.board.rules[r], where)
