"""Which room and which interpreter each meeting has, when they are known one by one.

Both are seats: one meeting of a slot each. Who finds none free asks others of its slot to change
theirs (augmenting paths), so that a room is missing only if the slot has too few of them.
"""

from collections.abc import Iterable

from plenipo.engines.scheduling.holdings import Holdings
from plenipo.engines.scheduling.values import Plan, Problem


class SeatPool:
    """One kind of seats. A mask numbers them so that the lowest bit is the least versatile one.

    order[k]     what bit k stands for;  open[s]: those that can be used in slot s
    used[s]      request -> bit;  taken[s]: their mask;  work[k]: the slots in which bit k is used
    """

    def __init__(self, order: list[int], open_in: list[int], slots: int) -> None:
        self.order = order
        self.open = open_in
        self.used: list[dict[int, int]] = [{} for _ in range(slots)]
        self.taken = [0] * slots
        self.work = [0] * len(order)
        self.saved: dict[int, dict[int, int]] | None = None

    def set(self, index: int, slots: Iterable[int], bit: int) -> None:
        for slot in slots:
            self._save(slot)
            self.used[slot][index] = bit
            self.taken[slot] |= 1 << bit
            self.work[bit] |= 1 << slot

    def unset(self, index: int, slots: Iterable[int]) -> None:
        for slot in slots:
            if index in self.used[slot]:
                self._save(slot)
                bit = self.used[slot].pop(index)
                self.taken[slot] &= ~(1 << bit)
                self.work[bit] &= ~(1 << slot)

    def _save(self, slot: int) -> None:
        if self.saved is not None and slot not in self.saved:
            self.saved[slot] = dict(self.used[slot])

    def take_back(self) -> None:
        saved, self.saved = self.saved or {}, None
        for slot, used in saved.items():
            self.restore(slot, used)

    def restore(self, slot: int, used: dict[int, int]) -> None:
        for index in list(self.used[slot]):
            self.unset(index, (slot,))
        for index, bit in used.items():
            self.set(index, (slot,), bit)


class Seats:
    """known   whether there is anything to be seated"""

    def __init__(self, problem: Problem, board: Holdings) -> None:
        self.problem, self.board = problem, board
        covered = set(problem.teams)
        self.wanted = [  # of each way, the pair of languages for which one person is needed
            [None if way.interpreters in covered else way.interpreters for way in request.ways]
            for request in problem.requests
        ]
        self.people_known = bool(problem.interpreters)
        self.rooms_known = bool(problem.rooms)
        self.known = self.rooms_known or any(p for pairs in self.wanted for p in pairs)
        self.exactly = False  # only seats that are wished for
        self.wishes: dict[int, tuple[int | None, int | None]] = {}  # request -> room, interpreter
        if not self.known:
            return
        self._draw_rooms()
        self._draw_people()
        self.farthest = max(problem.walks.values(), default=0)

    def _draw_rooms(self) -> None:
        rooms, slots = self.problem.rooms, range(self.problem.calendar.slots)
        order = sorted(
            range(len(rooms)), key=lambda n: (rooms[n].capacity, len(rooms[n].features), n)
        )
        opened = [
            sum(
                1 << bit
                for bit, number in enumerate(order)
                if (there := rooms[number].available) is None or slot in there
            )
            for slot in slots
        ]
        self.rooms = SeatPool(order, opened, len(slots))
        self.good_rooms = []
        for index, request in enumerate(self.problem.requests):
            lock = self.problem.locks.get(index)
            self.good_rooms.append(
                sum(
                    1 << bit
                    for bit, number in enumerate(order)
                    if rooms[number].capacity >= request.persons
                    and rooms[number].features >= request.needs
                    and (lock is None or lock.room in (None, number))
                )
            )

    def _draw_people(self) -> None:
        people, slots = self.problem.interpreters, range(self.problem.calendar.slots)
        order = sorted(range(len(people)), key=lambda n: (len(people[n].pairs), n))
        opened = [
            sum(
                1 << bit
                for bit, number in enumerate(order)
                if (there := people[number].available) is None or slot in there
            )
            for slot in slots
        ]
        self.people = SeatPool(order, opened, len(slots))
        self.good_people: dict[tuple[int, int], int] = {}
        for index, request in enumerate(self.problem.requests):
            lock = self.problem.locks.get(index)
            for way, pair in enumerate(self.wanted[index]):
                if pair is not None:
                    who = {request.ways[way].a, request.ways[way].b}
                    self.good_people[index, way] = sum(
                        1 << bit
                        for bit, number in enumerate(order)
                        if pair in people[number].pairs
                        and not who & people[number].avoids
                        and (lock is None or lock.interpreter in (None, number))
                    )

    def wish(self, plan: Plan) -> None:
        """These rooms and interpreters are taken before others, if they are free."""
        if self.known:
            rooms = {number: bit for bit, number in enumerate(self.rooms.order)}
            people = {number: bit for bit, number in enumerate(self.people.order)}
            self.wishes = {
                index: (
                    rooms.get(m.room or 0) if m.room is not None else None,
                    people.get(m.interpreter or 0) if m.interpreter is not None else None,
                )
                for index, m in plan.items()
            }

    def has_one(self, index: int, way: int, slot: int, length: int) -> bool:
        return not self.known or self._found(index, way, slot, length) is not None

    def has_room(self, index: int, way: int, slot: int, length: int) -> bool:
        chosen = self.board.ways[index][way]
        walkers = {index: (chosen.a, chosen.b)} if self.farthest else {}
        good = {index: self.good_rooms[index]}
        return self._seat(self.rooms, index, slot, length, good, walkers) is not None

    def take(self, index: int, way: int, slot: int, length: int) -> bool:
        given = self._found(index, way, slot, length)
        if given is None:
            return False
        for row, seats in given:
            for who in seats:
                if who != index:
                    row.unset(who, (slot,))
            for who, bit in seats.items():
                row.set(who, range(slot, slot + (length if who == index else 1)), bit)
        return True

    def free(self, index: int) -> None:
        slot = self.board.slot[index]
        slots = range(slot, slot + self.board.length[index])
        self.rooms.unset(index, slots)
        self.people.unset(index, slots)

    def of(self, index: int) -> tuple[int | None, int | None]:
        if not self.known:
            return None, None
        slot = self.board.slot[index]
        room, person = self.rooms.used[slot].get(index), self.people.used[slot].get(index)
        return (
            None if room is None else self.rooms.order[room],
            None if person is None else self.people.order[person],
        )

    def mark(self) -> None:
        if self.known:
            self.rooms.saved, self.people.saved = {}, {}

    def keep(self) -> None:
        if self.known:
            self.rooms.saved = self.people.saved = None

    def take_back(self) -> None:
        if self.known:
            self.rooms.take_back()
            self.people.take_back()

    def copy(self) -> list[tuple[SeatPool, int, dict[int, int]]]:
        """Who has which seat, to be pasted later."""
        if not self.known:
            return []
        slots = range(self.problem.calendar.slots)
        return [(row, s, dict(row.used[s])) for row in (self.rooms, self.people) for s in slots]

    def paste(self, copied: list[tuple[SeatPool, int, dict[int, int]]]) -> None:
        for row, slot, used in copied:
            row.restore(slot, used)

    def move(self, groups: tuple[tuple[list[int], int, int], ...]) -> bool:
        """Seat meetings of one slot anew that changed slots: (requests, from, to). False: undone."""
        slots = {slot for _requests, here, to in groups for slot in (here, to)}
        rows = (self.rooms, self.people)
        before = [(row, slot, dict(row.used[slot])) for row in rows for slot in slots]
        for requests, here, _to in groups:
            for index in requests:
                self.rooms.unset(index, (here,))
                self.people.unset(index, (here,))
        done = all(
            self.take(index, self.board.way[index], to, 1)
            for requests, _here, to in groups
            for index in requests
        )
        if not done:
            self.paste(before)
        return done

    def _found(
        self, index: int, way: int, slot: int, length: int
    ) -> list[tuple[SeatPool, dict[int, int]]] | None:
        """For each row in which a seat is needed, who gets which; None: there is no seat."""
        given = []
        a, b = self.board.ways[index][way].a, self.board.ways[index][way].b
        if self.rooms_known:
            walkers = {index: (a, b)} if self.farthest else {}
            good = {index: self.good_rooms[index]}
            seats = self._seat(self.rooms, index, slot, length, good, walkers)
            if seats is None:
                return None
            given.append((self.rooms, seats))
        if self.wanted[index][way] is not None:
            good = {index: self.good_people[index, way]}
            seats = self._seat(self.people, index, slot, length, good, {})
            if seats is None:
                return None
            given.append((self.people, seats))
        return given

    def _seat(
        self,
        row: SeatPool,
        index: int,
        slot: int,
        length: int,
        good: dict[int, int],
        walkers: dict[int, tuple[int, int]],
    ) -> dict[int, int] | None:
        free = good[index]
        for s in range(slot, slot + length):
            free &= row.open[s] & ~row.taken[s]
        wish = self.wishes.get(index, (None, None))[row is self.people]
        if wish is not None:
            first = free & 1 << wish
            free = first if self.exactly else free
        else:
            first = 0
        while free:
            bit = ((first or free) & -(first or free)).bit_length() - 1
            first = 0
            free &= ~(1 << bit)
            if self._can_start(row, bit, slot, length) and self._near(
                row, index, bit, slot, length, walkers
            ):
                return {index: bit}
        if length > 1 or not good[index] or self.exactly:
            return None
        moved: dict[int, int] = {}
        return moved if self._change(row, index, slot, good, walkers, set(), moved) else None

    def _change(
        self,
        row: SeatPool,
        index: int,
        slot: int,
        good: dict[int, int],
        walkers: dict[int, tuple[int, int]],
        seen: set[int],
        moved: dict[int, int],
    ) -> bool:
        """A seat for `index` that somebody else can give up."""
        holders = {bit: who for who, bit in row.used[slot].items()}
        free = self._good(row, index, good) & row.open[slot]
        while free:
            bit = (free & -free).bit_length() - 1
            free &= free - 1
            if bit in seen or not self._near(row, index, bit, slot, 1, walkers):
                continue
            seen.add(bit)
            holder = holders.get(bit)
            if holder is None:
                if self._can_start(row, bit, slot, 1):
                    moved[index] = bit
                    return True
            elif (
                self.board.length[holder] == 1
                and holder not in moved
                and self._change(row, holder, slot, good, walkers, seen, moved)
            ):
                moved[index] = bit
                return True
        return False

    def _good(self, row: SeatPool, index: int, good: dict[int, int]) -> int:
        if index in good:
            return good[index]
        if row is self.rooms:
            return self.good_rooms[index]
        return self.good_people[index, self.board.way[index]]

    def _can_start(self, row: SeatPool, bit: int, slot: int, length: int) -> bool:
        """Whether an interpreter's load allows these slots; a room has no load."""
        if row is self.rooms:
            return True
        person, board = self.problem.interpreters[row.order[bit]], self.board
        work = row.work[bit] | ((1 << length) - 1) << slot
        if person.per_day is not None:
            today = work & board.day_mask[board.day[slot]]
            if today.bit_count() > person.per_day:
                return False
        if person.in_a_row is not None:
            first, last, fence = slot, slot + length - 1, board.slots
            while board.before[first] != fence and work >> board.before[first] & 1:
                first = board.before[first]
            while board.behind[last] != fence and work >> board.behind[last] & 1:
                last = board.behind[last]
            return last - first + 1 <= person.in_a_row
        return True

    def _near(
        self,
        row: SeatPool,
        index: int,
        bit: int,
        slot: int,
        length: int,
        walkers: dict[int, tuple[int, int]],
    ) -> bool:
        """Whether both can walk here in time from their meeting before, and to the one after."""
        if row is not self.rooms or not self.farthest:
            return True
        board, zone = self.board, self.problem.rooms[row.order[bit]].zone
        for who in walkers.get(index) or (board.one[index], board.two[index]):
            for step, first in ((board.before, slot), (board.behind, slot + length - 1)):
                here = step[first]
                for free in range(self.farthest):
                    if here == board.slots:
                        break
                    other = board.at[here][who]
                    if other >= 0 and other != index:
                        room = row.used[here].get(other)
                        if room is not None and self._walk(zone, row.order[room]) > free:
                            return False
                        break
                    here = step[here]
        return True

    def _walk(self, zone: int, room: int) -> int:
        other = self.problem.rooms[room].zone
        return self.problem.walks.get((min(zone, other), max(zone, other)), 0)
