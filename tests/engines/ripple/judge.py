"""What is wrong with a difference, found without code of the engine: minute by minute, by the rules in words."""

from collections import defaultdict


def wrong(items, trouble, found, *, closed=(), chosen=()):
    """Sentences; empty if the difference keeps every rule. Gaps are not asked about."""
    planned = {item.id: item for item in items}
    now = {item.id: (item.starts, item.ends, item.room) for item in items}
    now |= {change.item: (change.starts, change.ends, change.room) for change in found.changes}
    stuck = {each.item: each.why for each in found.stuck}
    return [
        *_hours(planned, now, found, stuck),
        *_choices(planned, found, dict(chosen)),
        *_minutes(planned, trouble, now, found, stuck),
        *_closed(planned, now, dict(closed)),
    ]


def _hours(planned, now, found, stuck):
    for name, (starts, ends, room) in now.items():
        item = planned[name]
        if starts == item.starts or name in found.cancelled:
            continue
        day = starts // 1440
        if day != item.starts // 1440:
            if starts not in item.later:
                yield f"{name} is on another day at a time nobody offered"
        elif room == item.room and item.until is not None and ends > max(item.until, item.ends):
            yield f"{name} is pushed past the hour at which it must be over"
        elif room != item.room and item.closes is not None and ends > item.closes:
            yield f"{name} is elsewhere after the day has closed"


def _choices(planned, found, chosen):
    for choice in found.choices:
        keys = [option.key for option in choice.options]
        if choice.taken not in choice.options or len(keys) != len(set(keys)):
            yield f"{choice.item} has no choice that can be made"
        elif chosen.get(choice.item) in keys and choice.taken.key != chosen[choice.item]:
            yield f"{choice.item} is not where it was asked to be"
        if not planned[choice.item].pinned and keys[-2:] != ["open", "cancel"]:
            yield f"{choice.item} cannot be left open or cancelled"
    taken = {choice.item: choice.taken.key for choice in found.choices}
    if {name for name, key in taken.items() if key == "cancel"} != set(found.cancelled):
        yield "what is cancelled is not what was chosen"
    for stuck in found.stuck:
        if stuck.why == "unplaced" and taken.get(stuck.item) != "open":
            yield f"{stuck.item} is said to be unplaced and is not"


def _minutes(planned, trouble, now, found, stuck):
    """Nobody and nothing is in two places in one minute who was not in just these before, nor where it cannot be had.

    What finds no free time is not moved, so it is still where it was, and no other meeting comes there.
    """
    held = defaultdict(set)
    for name, (starts, ends, room) in now.items():
        item = planned[name]
        if name in found.cancelled or stuck.get(name) in ("pinned", "unplaced"):
            continue
        if room == "" and item.room:
            continue  # left open: a person decides
        needs = {need for need in item.needs if need != item.room} | ({room} - {""})
        for minute in range(starts, ends):
            for need in needs:
                held[need, minute].add(name)
    told = set()
    for (need, _minute), names in held.items():
        for one in names:
            for other in names:
                pair = tuple(sorted((one, other)))
                first, second = planned[pair[0]], planned[pair[1]]
                overlap = first.starts < second.ends and second.starts < first.ends
                before = overlap and need in first.needs and need in second.needs
                if one == other or before or _came_first(first, second, stuck):
                    continue
                if (pair, need) not in told:
                    told.add((pair, need))
                    yield f"{need} is in {pair[0]} and {pair[1]} at once"
    for each in trouble:
        if not hasattr(each, "need"):
            continue
        for minute in range(each.starts, each.ends):
            for name in held.get((each.need, minute), ()):
                if stuck.get(name) == "no_free_time":
                    continue
                starts, length = now[name][0], planned[name].minutes
                if minute < starts + length:
                    yield f"{name} needs {each.need}, who is away"
                    break


def _came_first(first, second, stuck):
    """A session has come to where a meeting is that finds no other place: somebody decides."""
    left = [each for each in (first, second) if stuck.get(each.id) == "no_free_time"]
    return bool(left) and not (first.may_start and second.may_start)


def _closed(planned, now, closed):
    for name, (starts, ends, room) in now.items():
        if room != planned[name].room and any(
            a < ends and starts < b for a, b in closed.get(room, ())
        ):
            yield f"{name} is moved into {room} while it is closed"
