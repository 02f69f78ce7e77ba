"""What a delay does to everything after it.

Sessions keep their order: each is pushed just so far that all it needs is free, with the gap there was before or the
least gap, whichever is shorter, and never past the hour at which the day or its room closes. Nobody demands more room
between two items than the plan had. What cannot be where and when it was planned gets a choice (see `choices`).
Meetings that may be put anywhere stay where they are unless something they need is taken; then each goes to the
nearest time and room that is free, and nobody who was not touched is moved for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from plenipo.engines.ripple.choices import choice_of
from plenipo.engines.ripple.day import NOBODY, Reason, WorkingDay, in_room
from plenipo.engines.ripple.values import (
    Absent,
    Chosen,
    Closed,
    Gaps,
    Item,
    ItemChange,
    ItemChoice,
    Overrun,
    Remedy,
    Ripple,
    Stuck,
)

Trouble = Overrun | Absent


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
    chosen   {item: the key of an option} where there is a choice; what is no option of it is the best one
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
    day = WorkingDay(gaps or Gaps(), planned, absent, closed or {}, chosen or {})
    settled = now or {}
    for item in settled.values():
        day.place(item)
    stuck: list[Stuck] = []
    because: dict[str, Reason] = {}
    order = sorted(planned.values(), key=lambda item: (item.starts, item.ends, item.id))
    order = [item for item in order if item.id not in settled]
    for item in order:
        for need in item.needs:
            day.comes[need].append(replace(item, ends=item.ends + late[item.id]))
    for item in order:
        if not item.may_start or item.pinned:
            _push(day, item, late[item.id], because, stuck)
    _put_meetings(day, [item for item in order if not day.is_done(item.id)], because, stuck)
    return Ripple(
        _changes(day, because, settled), tuple(stuck), tuple(day.choices), tuple(day.cancelled)
    )


def _push(
    day: WorkingDay, item: Item, late: int, because: dict[str, Reason], stuck: list[Stuck]
) -> None:
    start, reason = day.when(item)
    if start > item.starts:
        choice, reason = choice_of(day, item, late)
        if choice:
            _take(day, item, choice, reason, because, stuck)
            return
        stuck.append(Stuck(item.id, "pinned", reason, start))
    moved = replace(item, ends=item.ends + late)
    if item.until is not None and moved.ends > max(item.until, item.ends):
        stuck.append(Stuck(item.id, "too_late", NOBODY, item.starts))
    day.settle(moved)


def _take(
    day: WorkingDay,
    item: Item,
    choice: ItemChoice,
    reason: Reason,
    because: dict[str, Reason],
    stuck: list[Stuck],
) -> None:
    day.choices.append(choice)
    taken, because[item.id] = choice.taken, reason
    moved = replace(item, starts=taken.starts, ends=taken.ends)
    match taken.kind:
        case Remedy.CANCEL:
            day.cancelled.append(item.id)
        case Remedy.OPEN:
            day.leave_open(moved)
            if day.chosen.get(item.id) != taken.key:
                stuck.append(Stuck(item.id, "unplaced", reason, item.starts))
        case Remedy.WAIT:
            day.settle(moved)
        case _:
            day.place(in_room(moved, taken.room) if taken.room != item.room else moved)


def _put_meetings(
    day: WorkingDay, meetings: list[Item], because: dict[str, Reason], stuck: list[Stuck]
) -> None:
    touched: list[tuple[Item, Reason]] = []
    for item in meetings:
        reason = day.in_the_way(item)
        if reason:
            touched.append((item, reason))
        else:
            day.settle(item)
    left: set[str] = (
        set()
    )  # what finds no place stays on the plan where it is: nothing comes on top of it
    while more := _put(day, [item for item, _reason in touched], left):
        left |= more
    for item, reason in touched:
        if item.id in left:
            stuck.append(Stuck(item.id, "no_free_time", reason, item.starts))
        else:
            because[item.id] = reason


def _put(day: WorkingDay, items: list[Item], left: set[str]) -> set[str]:
    """What finds no place beside what is `left` where it was. If there is any, nothing has been put."""
    for item in items:
        if item.id in left:
            day.settle(item)
    without: set[str] = set()
    for item in items:
        if item.id in left:
            continue
        place = _nearest(day, item)
        if place is None:
            without.add(item.id)
        else:
            day.settle(place)
    if without:
        for item in items:
            if item.id in day.now:
                day.lift(item.id)
    return without


def _nearest(day: WorkingDay, item: Item) -> Item | None:
    """The free time nearest to the planned one, the later of two; its own room before another."""
    for start in sorted({item.starts, *item.may_start}, key=lambda s: (abs(s - item.starts), -s)):
        moved = replace(item, starts=start, ends=start + item.minutes)
        if item.until is not None and moved.ends > item.until:
            continue
        bare = replace(moved, needs=moved.needs - {item.room})
        if item.rooms and day.in_the_way(bare):
            continue
        for room in (item.room, *(room for room in item.rooms if room != item.room)):
            there = in_room(moved, room) if room else bare
            if not day.is_open(there):
                continue
            if not day.in_the_way(there):
                return there
    return None


def _changes(
    day: WorkingDay, because: Mapping[str, Reason], settled: Mapping[str, Item]
) -> tuple[ItemChange, ...]:
    changes = [
        ItemChange(item.id, item.starts, item.ends, item.room, because.get(item.id, NOBODY))
        for item in day.now.values()
        if item.id not in settled
        and (item.starts, item.ends, item.room) != _at(day.planned[item.id])
    ]
    return tuple(sorted(changes, key=lambda change: (change.starts, change.item)))


def _at(item: Item) -> tuple[int, int, str]:
    return item.starts, item.ends, item.room
