"""Which room each meeting has, when rooms are known one by one."""

from collections.abc import Mapping

from plenipo.engines.scheduling.values import Problem, Request

NONE = -1


def suits(problem: Problem, request: Request, slot: int | None = None) -> int:
    """The rooms, as a mask, that are large enough, have what is needed and can be used then."""
    return sum(
        1 << number
        for number, room in enumerate(problem.rooms)
        if room.capacity >= request.persons and room.features >= request.needs
        if slot is None or room.available is None or slot in room.available
    )


def seated(wanted: Mapping[int, int], free: int) -> dict[int, int] | None:
    """A room of its own for everyone who wants one of a mask of rooms, or None if there is no way.

    Who can use few rooms comes first; who is in the way is asked to take another (augmenting paths).
    """
    taken: dict[int, int] = {}  # room -> who

    def seat(who: int, seen: set[int]) -> bool:
        rooms = wanted[who] & free
        while rooms:
            room = (rooms & -rooms).bit_length() - 1
            rooms &= rooms - 1
            if room not in seen:
                seen.add(room)
                if room not in taken or seat(taken[room], seen):
                    taken[room] = who
                    return True
        return False

    for who in sorted(wanted, key=lambda one: ((wanted[one] & free).bit_count(), one)):
        if not seat(who, set()):
            return None
    return {who: room for room, who in taken.items()}


class Rooms:
    """The rooms of a plan being worked on. Without rooms one by one, everything has room here."""

    def __init__(self, problem: Problem) -> None:
        self.known = bool(problem.rooms)
        if not self.known:
            return
        # a mask numbers rooms by size, so that the lowest bit is the smallest room that suits
        self.order = sorted(range(len(problem.rooms)), key=lambda n: (problem.rooms[n].capacity, n))
        rank = {number: bit for bit, number in enumerate(self.order)}
        self.suitable = []
        for index, request in enumerate(problem.requests):
            lock = problem.locks.get(index)
            if lock and lock.room is not None:
                self.suitable.append(1 << rank[lock.room])
            else:
                mask = suits(problem, request)
                self.suitable.append(sum(1 << rank[n] for n in rank if mask >> n & 1))
        slots = range(problem.calendar.slots)
        self.open = [
            sum(
                1 << rank[number]
                for number, room in enumerate(problem.rooms)
                if room.available is None or slot in room.available
            )
            for slot in slots
        ]
        self.used: list[dict[int, int]] = [{} for _ in slots]  # request -> room, as its bit number
        self.mask = [0] * len(slots)
        self.span: dict[int, tuple[int, int]] = {}  # request -> first slot, length

    def has_one(self, index: int, slot: int, length: int) -> bool:
        if not self.known:
            return True
        if self._free(index, slot, length):
            return True
        return length == 1 and self._moved_over(index, slot) is not None

    def take(self, index: int, slot: int, length: int) -> None:
        if not self.known:
            return
        free = self._free(index, slot, length)
        if free:
            self._set(index, slot, length, (free & -free).bit_length() - 1)
            return
        seats = self._moved_over(index, slot) or {}
        for who in seats:
            if who in self.span:
                self.free(who)
        for who, room in seats.items():
            self._set(who, slot, 1, room)

    def free(self, index: int) -> None:
        if self.known:
            slot, length = self.span.pop(index)
            for s in range(slot, slot + length):
                self.mask[s] &= ~(1 << self.used[s].pop(index))

    def swap(self, to_s: list[int], to_t: list[int], s: int, t: int) -> bool:
        """Seat these anew after their meetings changed places; False, and nothing done: no room."""
        if not self.known:
            return True
        seats = []
        for slot, goes, comes in ((s, to_t, to_s), (t, to_s, to_t)):
            stays = [who for who in self._short(slot) if who not in goes]
            long = [room for who, room in self.used[slot].items() if self.span[who][1] > 1]
            free = self.open[slot] & ~sum(1 << room for room in long)
            found = seated({who: self.suitable[who] for who in (*stays, *comes)}, free)
            if found is None:
                return False
            seats.append(found)
        for slot in (s, t):
            for who in self._short(slot):
                self.free(who)
        for slot, found in zip((s, t), seats, strict=True):
            for who, room in found.items():
                self._set(who, slot, 1, room)
        return True

    def room_of(self, index: int) -> int | None:
        if not self.known:
            return None
        return self.order[self.used[self.span[index][0]][index]]

    def _short(self, slot: int) -> list[int]:
        return [who for who in self.used[slot] if self.span[who][1] == 1]

    def _free(self, index: int, slot: int, length: int) -> int:
        free = self.suitable[index]
        for s in range(slot, slot + length):
            free &= self.open[s] & ~self.mask[s]
        return free

    def _moved_over(self, index: int, slot: int) -> dict[int, int] | None:
        """Seats for the short meetings of the slot and this one, when others must change rooms."""
        short = self._short(slot)
        free = self.open[slot] & ~self.mask[slot]
        free |= sum(1 << self.used[slot][who] for who in short)
        return seated({who: self.suitable[who] for who in (*short, index)}, free)

    def _set(self, index: int, slot: int, length: int, room: int) -> None:
        self.span[index] = (slot, length)
        for s in range(slot, slot + length):
            self.used[s][index] = room
            self.mask[s] |= 1 << room
