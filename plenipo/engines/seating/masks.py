"""Seats as bits of one whole number: what is near what, what a rule leaves of the seats."""

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.engines.seating.values import Kind, Seat, SeatRule


def bits(mask: int) -> list[int]:
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _mask(places: Sequence[int]) -> int:
    total = 0
    for place in places:
        total |= 1 << place
    return total


@dataclass(frozen=True)
class SeatRoom:
    """The seats, and for each of them the seats that stand in some way to it."""

    seats: tuple[Seat, ...]
    all: int
    beside: tuple[int, ...]
    near: tuple[int, ...]  # beside, directly before, directly behind
    beside_or_behind: tuple[int, ...]
    beside_or_before: tuple[int, ...]
    table: tuple[int, ...]  # the seats of its table, its own among them
    wheels: int
    sees: int
    tables: tuple[int, ...]  # one mask for each table, if there are several
    by_honour: tuple[int, ...]
    by_number: dict[int, int]

    @classmethod
    def of(cls, seats: Sequence[Seat]) -> "SeatRoom":
        beside = tuple(_mask(seat.beside) for seat in seats)
        behind = tuple(_mask(seat.behind) for seat in seats)
        before = [0] * len(seats)
        tables: dict[int, int] = {}
        for i, seat in enumerate(seats):
            tables[seat.table] = tables.get(seat.table, 0) | 1 << i
            for j in seat.behind:
                before[j] |= 1 << i
        return cls(
            seats=tuple(seats),
            all=(1 << len(seats)) - 1,
            beside=beside,
            near=tuple(beside[i] | behind[i] | before[i] for i in range(len(seats))),
            beside_or_behind=tuple(beside[i] | behind[i] for i in range(len(seats))),
            beside_or_before=tuple(beside[i] | before[i] for i in range(len(seats))),
            table=tuple(tables[seat.table] for seat in seats),
            wheels=_mask([i for i, seat in enumerate(seats) if seat.wheels]),
            sees=_mask([i for i, seat in enumerate(seats) if seat.sees]),
            tables=tuple(tables.values()) if len(tables) > 1 else (),
            by_honour=tuple(sorted(range(len(seats)), key=lambda i: seats[i].honour)),
            by_number={seat.number: i for i, seat in enumerate(seats)},
        )

    def alone(self, rule: SeatRule) -> int:
        """What a rule about one person leaves of the seats."""
        if rule.kind == Kind.WHEELS:
            return self.wheels
        if rule.kind == Kind.SIGHT:
            return self.sees
        if rule.kind == Kind.FIXED:
            place = self.by_number.get(rule.seat)
            return 0 if place is None else 1 << place
        return self.all

    def beside_of(self, rule: SeatRule, who: int, at: int) -> int:
        """With `who` on seat `at`: what a rule leaves to the others whom it is about. Of a group
        that is kept together without tables only the reach: see `unbroken`."""
        if rule.kind == Kind.APART:
            return self.all & ~self.near[at]
        if rule.kind == Kind.TABLES_APART:
            return self.all & ~(self.table[at] if self.tables else self.near[at])
        if rule.kind == Kind.TOGETHER:
            return self.beside[at]
        if rule.kind == Kind.INTERPRETS:
            interpreter = who == rule.who[0]
            return self.beside_or_before[at] if interpreter else self.beside_or_behind[at]
        if rule.kind == Kind.GROUP:
            return self.table[at] if self.tables else self.reach(at, len(rule.who) - 1)
        return self.all

    def reach(self, at: int, steps: int) -> int:
        reached = 1 << at
        for _ in range(steps):
            grown = reached
            for place in bits(reached):
                grown |= self.near[place]
            if grown == reached:
                break
            reached = grown
        return reached

    def unbroken(self, places: Sequence[int]) -> bool:
        """Whether one can go from any of these seats to any other without leaving them."""
        wanted = _mask(places)
        reached = 1 << places[0]
        while True:
            grown = reached
            for place in bits(reached):
                grown |= self.near[place] & wanted
            if grown == reached:
                return reached == wanted
            reached = grown

    def kept(self, rule: SeatRule, places: Sequence[int]) -> bool:
        """`places`: where those stand whom the rule is about, in its order."""
        if rule.kind == Kind.GROUP:
            if self.tables:
                first = self.table[places[0]]
                return all(first >> place & 1 for place in places)
            return self.unbroken(places)
        if len(places) == 1:
            return bool(self.alone(rule) >> places[0] & 1)
        return bool(self.beside_of(rule, rule.who[0], places[0]) >> places[1] & 1)
