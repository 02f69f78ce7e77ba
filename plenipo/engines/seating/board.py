"""A plan while it is worked on: who sits where, which rules are broken, and what a change would do."""

from collections.abc import Sequence

from plenipo.engines.seating.masks import SeatRoom
from plenipo.engines.seating.values import Guest, SeatRule

EMPTY = -1


class SeatBoard:
    """Guests and rules are numbers here, seats are positions. A change is two guests, or a guest and
    an empty chair, changing places; only the rules about these two are asked again. `at`: where
    they sit before, which is what is due to them; without it, what their order gives them."""

    def __init__(
        self, room: SeatRoom, guests: Sequence[Guest], rules: Sequence[SeatRule], at: Sequence[int]
    ) -> None:
        self.room, self.guests, self.rules = room, guests, rules
        index = {guest.key: i for i, guest in enumerate(guests)}
        self.who = [tuple(index[key] for key in rule.who) for rule in rules]
        self.rules_of: list[list[int]] = [[] for _ in guests]
        for r, who in enumerate(self.who):
            for guest in who:
                self.rules_of[guest].append(r)
        self.weight = [1] * len(rules)
        self.locked: set[int] = set()
        self.asked = 0
        self.sides = [self._side(guest) for guest in guests]
        self.stay = len(room.seats) ** 2 if at else 0
        at = at or first_places(room, guests)
        self.base = [room.seats[place].honour for place in at]
        self.put(at)

    def _side(self, guest: Guest) -> int:
        if not guest.side:
            return self.room.all
        return sum(1 << i for i, seat in enumerate(self.room.seats) if seat.side == guest.side)

    def put(self, at: Sequence[int]) -> None:
        self.at = list(at)
        self.on = [EMPTY] * len(self.room.seats)
        for guest, place in enumerate(self.at):
            self.on[place] = guest
        self.broken = {r for r in range(len(self.rules)) if not self.kept(r)}

    def kept(self, r: int) -> bool:
        return self.room.kept(self.rules[r], [self.at[guest] for guest in self.who[r]])

    def far(self, guest: int, place: int) -> int:
        """How much the order minds: squares, so that many step aside by one before one falls far. From a
        plan there is already, that anybody moves at all weighs more than how far."""
        away = self.room.seats[place].honour - self.base[guest]
        if not away or not self.guests[guest].ranked:
            return 0
        return away**2 + self.stay

    def departure(self) -> int:
        return sum(self.far(guest, place) for guest, place in enumerate(self.at))

    def swap(self, guest: int, place: int) -> int:
        """Do it; the seat that was left. Doing it again with that seat undoes it."""
        left, other = self.at[guest], self.on[place]
        self.at[guest], self.on[place], self.on[left] = place, guest, other
        if other != EMPTY:
            self.at[other] = left
        return left

    def allowed(self, guest: int, place: int) -> bool:
        other = self.on[place]
        if other == guest or guest in self.locked or other in self.locked:
            return False
        if not self.sides[guest] >> place & 1:
            return False
        return other == EMPTY or bool(self.sides[other] >> self.at[guest] & 1)

    def touched(self, guest: int, place: int) -> list[int]:
        rules, other = self.rules_of[guest], self.on[place]
        if other == EMPTY or not self.rules_of[other]:
            return rules
        return rules + [r for r in self.rules_of[other] if r not in rules]

    def would(self, guest: int, place: int) -> tuple[int, int]:
        """What a change would do to the weight of broken rules and to the order: less is better.
        `asked` counts how often this was asked: the only clock of the engine."""
        self.asked += 1
        other, left = self.on[place], self.at[guest]
        order = self.far(guest, place) - self.far(guest, left)
        if other != EMPTY:
            order += self.far(other, left) - self.far(other, place)
        touched = self.touched(guest, place)
        if not touched:
            return 0, order
        self.swap(guest, place)
        change = 0
        for r in touched:
            kept = self.kept(r)
            if kept is (r in self.broken):
                change += -self.weight[r] if kept else self.weight[r]
        self.swap(guest, left)
        return change, order

    def do(self, guest: int, place: int) -> None:
        touched = self.touched(guest, place)
        self.swap(guest, place)
        for r in touched:
            if self.kept(r):
                self.broken.discard(r)
            else:
                self.broken.add(r)


def first_places(room: SeatRoom, guests: Sequence[Guest]) -> list[int]:
    """Everybody on the first free seat of their side, in their order; who is not ranked comes last."""
    free = list(room.by_honour)
    at = [EMPTY] * len(guests)
    for guest in sorted(range(len(guests)), key=lambda i: not guests[i].ranked):
        side = guests[guest].side
        place = next(p for p in free if not side or room.seats[p].side == side)
        free.remove(place)
        at[guest] = place
    return at
