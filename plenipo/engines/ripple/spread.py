"""What a delay does to everything after it.

Sessions keep their order: each is pushed just so far that all it needs is free, with the gap there was before or the
least gap, whichever is shorter. Nobody demands more room between two items than the plan had. What is in a room that
is lost goes to another one, if one is free. Meetings that may be put anywhere stay where they are unless something
they need is taken; then each goes to the nearest time and room that is free, and nobody who was not touched is moved
for it.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from plenipo.engines.ripple.values import (
    Absent,
    Change,
    Choice,
    Chosen,
    Closed,
    Gaps,
    Item,
    Overrun,
    Ripple,
    Stuck,
)

Trouble = Overrun | Absent
_NOBODY = ("", "")


@dataclass(slots=True)
class _Day:
    """Work in hand: items settled so far, by what they need."""

    gaps: Gaps
    planned: Mapping[str, Item]
    absent: Mapping[str, list[Absent]]
    closed: Closed
    chosen: Chosen
    comes: dict[str, list[Item]] = field(default_factory=lambda: defaultdict(list))
    choices: list[Choice] = field(default_factory=list)
    held: dict[str, list[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(list))
    now: dict[str, Item] = field(default_factory=dict)

    def settle(self, item: Item) -> None:
        self.now[item.id] = item
        for need in item.needs:
            insort(self.held[need], (item.starts, item.ends, item.id))

    def in_the_way(self, item: Item) -> tuple[str, str] | None:
        """A need of the item that is not free at its time, and the item that holds it."""
        for need in sorted(item.needs):
            if _away(self.absent.get(need, ()), item):
                return need, ""
            for starts, ends, other in self.held[need]:
                if starts >= item.ends + self.gaps.between(item, self.now[other], need):
                    break
                if self._clash(item, other, need, starts, ends):
                    return need, other
        return None

    def _clash(self, item: Item, other: str, need: str, starts: int, ends: int) -> bool:
        holder = self.now[other]
        stays = item.starts == self.planned[item.id].starts
        if stays and self._together(item.id, other):
            return False
        if starts >= item.starts:
            return item.ends + self._gap(item, holder, need) > starts
        return ends + self._gap(holder, item, need) > item.starts

    def _together(self, one: str, other: str) -> bool:
        """Planned at the same time, as a block of meetings and a tour are: not for a delay to undo."""
        first, second = self.planned[one], self.planned[other]
        return first.starts < second.ends and second.starts < first.ends

    def _gap(self, before: Item, after: Item, need: str) -> int:
        """The least gap, or what the plan had between these two in this order, if that was less."""
        least = self.gaps.between(before, after, need)
        was = self.planned[after.id].starts - self.planned[before.id].ends
        return min(least, was) if was >= 0 else least

    def earliest(self, item: Item) -> tuple[int, tuple[str, str]]:
        """When everything the item needs is free after what came before it in the plan, and what it waits for."""
        start, because = item.starts, _NOBODY
        for need in sorted(item.needs):
            for _, ends, other in self.held[need]:
                if self.planned[other].starts > item.starts or self._together(item.id, other):
                    continue
                free = ends + self._gap(self.now[other], item, need)
                if free > start:
                    start, because = free, (need, other)
        return start, because


def spread(
    items: Iterable[Item],
    trouble: Iterable[Trouble],
    gaps: Gaps | None = None,
    *,
    now: Mapping[str, Item] | None = None,
    closed: Closed | None = None,
    chosen: Chosen | None = None,
) -> Ripple:
    """Raises KeyError if an overrun names an item that is not there.

    now      items whose new place is settled already, as they are now: what follows of the others is asked for
    closed   when nothing may be moved into a room
    chosen   {item: another room, or WAIT} where there is a choice
    """
    planned = {item.id: item for item in items}
    late: dict[str, int] = defaultdict(int)
    absent: dict[str, list[Absent]] = defaultdict(list)
    for each in trouble:
        match each:
            case Overrun(item=name, minutes=minutes):
                late[planned[name].id] += minutes
            case Absent(need=need):
                absent[need].append(each)
    day = _Day(gaps or Gaps(), planned, absent, closed or {}, chosen or {})
    settled = now or {}
    for item in settled.values():
        day.settle(item)
    stuck: list[Stuck] = []
    because: dict[str, tuple[str, str]] = {}
    order = sorted(planned.values(), key=lambda item: (item.starts, item.ends, item.id))
    order = [item for item in order if item.id not in settled]
    for item in order:
        day.comes[item.room].append(item)
    for item in order:
        if not item.may_start or item.pinned:
            day.settle(_pushed(day, item, late[item.id], because, stuck))
    _put_meetings(day, [item for item in order if item.id not in day.now], because, stuck)
    return Ripple(_changes(day, because, settled), tuple(stuck), tuple(day.choices))


def _pushed(
    day: _Day, item: Item, late: int, because: dict[str, tuple[str, str]], stuck: list[Stuck]
) -> Item:
    start, reason = _when(day, item)
    room = _another_room(day, item, start, late)
    if room:
        start, because[item.id] = _when(day, _without_room(item))[0], (item.room, reason[1])
        item = _in_room(item, room)
    if item.pinned and start > item.starts:
        stuck.append(Stuck(item.id, "pinned", reason, start))
        start, reason = item.starts, _NOBODY
    moved = replace(item, starts=start, ends=start + item.minutes + late)
    because.setdefault(item.id, reason)
    if item.until is not None and moved.ends > max(item.until, item.ends):
        stuck.append(Stuck(item.id, "too_late", reason, start))
    return moved


def _when(day: _Day, item: Item) -> tuple[int, tuple[str, str]]:
    return _after_absence(day, item, *day.earliest(item))


def _without_room(item: Item) -> Item:
    return replace(item, needs=item.needs - {item.room}, room="")


def _in_room(item: Item, room: str) -> Item:
    needs = (item.needs - {item.room}) | {room}
    return replace(item, needs=needs, room=room, place=item.rooms.get(room, item.place))


def _another_room(day: _Day, item: Item, waits: int, late: int) -> str:
    """The room chosen for it, or the best one when its own is lost; "" for what stays or waits."""
    start = _when(day, _without_room(item))[0] if item.rooms else waits
    if start >= waits:
        return ""
    there = replace(item, starts=start, ends=start + item.minutes + late)
    free = tuple(room for room in item.rooms if room != item.room and _is_free(day, there, room))
    day.choices.append(Choice(item.id, waits, start, free))
    lost = _away(day.absent.get(item.room, ()), there)
    best = free[0] if free and lost else ""
    chosen = day.chosen.get(item.id, best)
    return chosen if chosen in free else ""


def _is_free(day: _Day, item: Item, room: str) -> bool:
    """Nothing in it, and nothing that comes to it later would have to wait."""
    if _away(day.absent.get(room, ()), item) or _is_closed(day, replace(item, room=room)):
        return False
    moved_in = [day.now[name] for _starts, _ends, name in day.held[room]]
    to_come = [each for each in day.comes[room] if each.id not in day.now and each.id != item.id]
    least = day.gaps.rooms
    return not any(
        each.starts < item.ends + least and item.starts < each.ends + least
        for each in [*moved_in, *to_come]
    )


def _after_absence(
    day: _Day, item: Item, start: int, because: tuple[str, str]
) -> tuple[int, tuple[str, str]]:
    again = True
    while again:
        again = False
        for need in sorted(item.needs):
            for gone in day.absent.get(need, ()):
                if gone.starts < start + item.minutes and start < gone.ends:
                    start, because, again = gone.ends, (need, ""), True
    return start, because


def _put_meetings(
    day: _Day, meetings: list[Item], because: dict[str, tuple[str, str]], stuck: list[Stuck]
) -> None:
    touched: list[tuple[Item, tuple[str, str]]] = []
    for item in meetings:
        reason = day.in_the_way(item)
        if reason:
            touched.append((item, reason))
        else:
            day.settle(item)
    for item, reason in touched:
        place = _nearest(day, item)
        if place is None:
            stuck.append(Stuck(item.id, "no_free_time", reason, item.starts))
        else:
            because[item.id] = reason
            day.settle(place)


def _nearest(day: _Day, item: Item) -> Item | None:
    """The free time nearest to the planned one, the later of two; its own room before another."""
    for start in sorted({item.starts, *item.may_start}, key=lambda s: (abs(s - item.starts), -s)):
        moved = replace(item, starts=start, ends=start + item.minutes)
        if item.until is not None and moved.ends > item.until:
            continue
        bare = replace(moved, needs=moved.needs - {item.room})
        if item.rooms and day.in_the_way(bare):
            continue
        for room in (item.room, *(room for room in item.rooms if room != item.room)):
            there = _in_room(moved, room) if room else bare
            if _is_closed(day, there):
                continue
            if not day.in_the_way(there):
                return there
    return None


def _is_closed(day: _Day, item: Item) -> bool:
    return any(a < item.ends and item.starts < b for a, b in day.closed.get(item.room, ()))


def _away(absences: Iterable[Absent], item: Item) -> bool:
    return any(gone.starts < item.ends and item.starts < gone.ends for gone in absences)


def _changes(
    day: _Day, because: Mapping[str, tuple[str, str]], settled: Mapping[str, Item]
) -> tuple[Change, ...]:
    found = [
        Change(item.id, item.starts, item.ends, item.room, because.get(item.id, _NOBODY))
        for item in day.now.values()
        if item.id not in settled
        and (item.starts, item.ends, item.room) != _at(day.planned[item.id])
    ]
    return tuple(sorted(found, key=lambda change: (change.starts, change.item)))


def _at(item: Item) -> tuple[int, int, str]:
    return item.starts, item.ends, item.room
