"""What can become of an item that cannot be where and when it was planned, the best first."""

from collections.abc import Iterable
from dataclasses import replace

from plenipo.engines.ripple.day import Reason, WorkingDay, away, in_room, without_room
from plenipo.engines.ripple.values import Item, ItemChoice, Option, Remedy

PATIENCE = 60  # minutes: what is lost for longer is not waited for where a smaller room is free
ROOMS = 4  # of each kind that are offered, and that are looked at on another day


def choice_of(day: WorkingDay, item: Item, late: int) -> tuple[ItemChoice | None, Reason]:
    """And what it waits for; `late`: minutes it takes longer than planned. What is pinned can only go to another
    room at its own time: None if there is none."""
    start, reason = day.when(item)
    elsewhere = day.when(without_room(item))[0] if item.room else start
    there = replace(item, starts=elsewhere, ends=elsewhere + item.minutes + late)
    rooms: list[Option] = []
    smaller: list[Option] = []
    if elsewhere < start and (item.closes is None or there.ends <= item.closes):
        rooms = _in(day, there, item.rooms, Remedy.ROOM)
        smaller = _in(day, there, item.smaller, Remedy.SMALLER)
    lost = away(day.absent.get(item.room, ()), there)
    if item.pinned:
        options = tuple(each for each in (*rooms, *smaller) if each.starts == item.starts)
    else:
        options = _ordered(day, item, late, start, rooms, smaller, lost=lost)
    if not options:
        return None, reason
    wished = day.chosen.get(item.id)
    taken = next((each for each in options if each.key == wished), options[0])
    held_up = taken.kind in (Remedy.ROOM, Remedy.SMALLER) or lost
    return ItemChoice(item.id, options, taken), (item.room, reason[1]) if held_up else reason


def _ordered(
    day: WorkingDay,
    item: Item,
    late: int,
    start: int,
    rooms: list[Option],
    smaller: list[Option],
    *,
    lost: bool,
) -> tuple[Option, ...]:
    """Who has lost their room goes to another one, or waits for an hour; who is held up waits."""
    waits = Option(Remedy.WAIT, start, start + item.minutes + late, item.room)
    in_time = item.until is None or waits.ends <= max(item.until, item.ends)
    stays = [waits] if in_time else []
    long = lost and start - item.starts > PATIENCE
    at_once = [*rooms, *([] if long else stays)] if lost else [*stays, *rooms]
    return (
        *at_once,
        *smaller,
        *(stays if long else []),
        *(_another_day(day, item) if not late else ()),
        Option(Remedy.OPEN, item.starts, item.ends + late, ""),
        Option(Remedy.CANCEL, item.starts, item.ends + late, ""),
    )


def _in(day: WorkingDay, item: Item, rooms: Iterable[str], kind: Remedy) -> list[Option]:
    options: list[Option] = []
    for room in rooms:
        there = in_room(item, room)
        if room != item.room and day.is_open(there) and day.is_free(there, (room,)):
            options.append(Option(kind, item.starts, item.ends, room))
            if len(options) == ROOMS:
                break
    return options


def _another_day(day: WorkingDay, item: Item) -> tuple[Option, ...]:
    """The first time that suits everybody and everything it needs."""
    rooms = (item.room, *list(item.rooms)[:ROOMS])
    for start in item.later:
        then = replace(item, starts=start, ends=start + item.minutes)
        if not day.is_free(then, item.needs - {item.room}):
            continue
        for room in dict.fromkeys(rooms):
            there = in_room(then, room) if room != item.room else then
            if not room or (day.is_open(there) and day.is_free(there, (room,))):
                return (Option(Remedy.DAY, start, there.ends, room),)
    return ()
