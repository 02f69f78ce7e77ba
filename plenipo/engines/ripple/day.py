"""A day in hand: what is settled so far, and when what is asked for is free."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from plenipo.engines.ripple.values import Absent, Chosen, Closed, Gaps, Item, ItemChoice

Reason = tuple[str, str]  # the need that was not free, and the item that held it
NOBODY = ("", "")
DAY = 720  # minutes: what is moved by more is on another day


@dataclass(slots=True)
class WorkingDay:
    """Work in hand: items settled so far, by what they need.

    comes      items as planned
    held       items settled in their order, for what they need
    put        items settled out of it
    """

    gaps: Gaps
    planned: Mapping[str, Item]
    absent: Mapping[str, list[Absent]]
    closed: Closed
    chosen: Chosen
    comes: dict[str, list[Item]] = field(default_factory=lambda: defaultdict(list))
    choices: list[ItemChoice] = field(default_factory=list)
    held: dict[str, list[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(list))
    put: dict[str, list[Item]] = field(default_factory=lambda: defaultdict(list))
    now: dict[str, Item] = field(default_factory=dict)
    cancelled: list[str] = field(default_factory=list)

    def settle(self, item: Item) -> None:
        """In its order: what comes after it waits for it."""
        self.now[item.id] = item
        for need in item.needs:
            insort(self.held[need], (item.starts, item.ends, item.id))

    def place(self, item: Item) -> None:
        """Out of its order, in another room or on another day: the others go around it where it is put."""
        self.now[item.id] = item
        elsewhere = self.planned[item.id].room != item.room
        same_day = abs(item.starts - self.planned[item.id].starts) < DAY
        for need in item.needs:
            if same_day and not (elsewhere and need == item.room):
                insort(self.held[need], (item.starts, item.ends, item.id))
            else:
                self.put[need].append(item)

    def lift(self, name: str) -> None:
        """Not settled after all: it holds nothing."""
        item = self.now.pop(name)
        for need in item.needs:
            self.held[need].remove((item.starts, item.ends, item.id))

    def leave_open(self, item: Item) -> None:
        """At its time and without a room. It holds up nobody: a person decides."""
        self.now[item.id] = without_room(item)

    def is_done(self, item: str) -> bool:
        return item in self.now or item in self.cancelled

    def is_free(self, item: Item, needs: Iterable[str]) -> bool:
        """Nothing has these at its time, and nothing that comes to them later would have to wait."""
        for need in needs:
            if away(self.absent.get(need, ()), item):
                return False
            settled = [self.now[name] for _starts, _ends, name in self.held[need]]
            to_come = [e for e in self.comes[need] if e.id != item.id and not self.is_done(e.id)]
            for other in (*settled, *self.put[need], *to_come):
                gap = self.gaps.between(item, other, need)
                if other.starts < item.ends + gap and item.starts < other.ends + gap:
                    return False
        return True

    def is_open(self, item: Item) -> bool:
        """Whether its room may be moved into at its time."""
        return not any(a < item.ends and item.starts < b for a, b in self.closed.get(item.room, ()))

    def when(self, item: Item) -> tuple[int, Reason]:
        """When it can start at the earliest, and what it waits for."""
        start, because = self.earliest(item)
        again = True
        while again:
            again = False
            for need in sorted(item.needs):
                for first, last in self._taken(need, item):
                    if first < start + item.minutes and start < last:
                        start, because, again = last, (need, ""), True
        return start, because

    def _taken(self, need: str, item: Item) -> Iterator[tuple[int, int]]:
        for gone in self.absent.get(need, ()):
            yield gone.starts, gone.ends
        for other in self.put[need]:
            gap = self.gaps.between(item, other, need)
            yield other.starts - gap, other.ends + gap

    def in_the_way(self, item: Item) -> Reason | None:
        """A need of the item that is not free at its time, and the item that holds it."""
        for need in sorted(item.needs):
            if away(self.absent.get(need, ()), item):
                return need, ""
            for starts, _ends, other in self.held[need]:
                if starts >= item.ends + self.gaps.between(item, self.now[other], need):
                    break
                if self._clash(item, self.now[other], need):
                    return need, other
            for holder in self.put[need]:
                if holder.id != item.id and self._clash(item, holder, need):
                    return need, holder.id
        return None

    def _clash(self, item: Item, holder: Item, need: str) -> bool:
        stays = item.starts == self.planned[item.id].starts
        if stays and self._shared(item.id, holder.id, need):
            return False
        if holder.starts >= item.starts:
            return item.ends + self._gap(item, holder, need) > holder.starts
        return holder.ends + self._gap(holder, item, need) > item.starts

    def _shared(self, one: str, other: str, need: str) -> bool:
        """Planned at the same time with the same room or person. Who comes into a room anew shares it with nobody."""
        both = self.planned[one].needs & self.planned[other].needs
        return need in both and self._together(one, other)

    def _together(self, one: str, other: str) -> bool:
        """Planned at the same time, as a block of meetings and a tour are: not for a delay to undo."""
        first, second = self.planned[one], self.planned[other]
        return first.starts < second.ends and second.starts < first.ends

    def _gap(self, before: Item, after: Item, need: str) -> int:
        """The least gap, or what the plan had between these two in this order, where they were, if that was less."""
        least = self.gaps.between(before, after, need)
        first, second = self.planned[before.id], self.planned[after.id]
        was = second.starts - first.ends
        as_planned = (first.room, second.room) == (before.room, after.room)
        return min(least, was) if as_planned and was >= 0 else least

    def earliest(self, item: Item) -> tuple[int, Reason]:
        """When everything the item needs is free after what came before it in the plan, and what it waits for."""
        start, because = item.starts, NOBODY
        for need in sorted(item.needs):
            for _, ends, other in self.held[need]:
                if self.planned[other].starts > item.starts or self._shared(item.id, other, need):
                    continue
                free = ends + self._gap(self.now[other], item, need)
                if free > start:
                    start, because = free, (need, other)
        return start, because


def without_room(item: Item) -> Item:
    return replace(item, needs=item.needs - {item.room}, room="")


def in_room(item: Item, room: str) -> Item:
    needs = (item.needs - {item.room}) | {room}
    there = item.rooms.get(room, item.smaller.get(room, item.place))
    return replace(item, needs=needs, room=room, place=there)


def away(absences: Iterable[Absent], item: Item) -> bool:
    return any(gone.starts < item.ends and item.starts < gone.ends for gone in absences)
