"""Can these rules be kept together at all? A complete answer, by search over the seats that are left.

Only the guests the rules are about are placed: with seats for everybody, all others fit in anyhow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plenipo.engines.seating.masks import SeatRoom, bits
from plenipo.engines.seating.values import Guest, Kind, SeatRule


class Undecided(Exception):
    """The search was given up before it had seen everything."""


@dataclass
class SeatSearch:
    room: SeatRoom
    rules: Sequence[SeatRule]
    steps: int
    about: dict[int, list[SeatRule]] = field(default_factory=dict)

    def others(self, who: int) -> int:
        return sum(len(rule.who) - 1 for rule in self.about[who])


def possible(
    room: SeatRoom, guests: Mapping[int, Guest], rules: Sequence[SeatRule], *, steps: int = 4000
) -> dict[int, int] | None:
    """Seats (by position) for all whom the rules are about, or None if there are none."""
    question = SeatSearch(room, rules, steps)
    for rule in rules:
        for who in rule.who:
            question.about.setdefault(who, []).append(rule)
    left: dict[int, int] = {}
    for who, about in question.about.items():
        side = guests[who].side
        left[who] = room.all
        if side:
            left[who] = sum(1 << i for i, seat in enumerate(room.seats) if seat.side == side)
        for rule in about:
            left[who] &= room.alone(rule)
    return _place(question, left, {})


def _place(question: SeatSearch, left: dict[int, int], at: dict[int, int]) -> dict[int, int] | None:
    question.steps -= 1
    if question.steps < 0:
        raise Undecided
    if not left:
        return at if _groups_hold(question, at) else None
    if not all(left.values()) or not _all_different(left):
        return None
    who = min(left, key=lambda w: (left[w].bit_count(), -question.others(w), w))
    for place in _worth_trying(question.room, left, who):
        rest = _after(question, left, who, place)
        found = _place(question, rest, {**at, who: place})
        if found is not None:
            return found
    return None


def _after(question: SeatSearch, left: dict[int, int], who: int, place: int) -> dict[int, int]:
    rest = {other: mask & ~(1 << place) for other, mask in left.items() if other != who}
    for rule in question.about[who]:
        for other in rule.who:
            if other in rest:
                rest[other] &= question.room.beside_of(rule, who, place)
    return rest


def _groups_hold(question: SeatSearch, at: dict[int, int]) -> bool:
    return all(
        question.room.kept(rule, [at[who] for who in rule.who])
        for rule in question.rules
        if rule.kind == Kind.GROUP
    )


def _worth_trying(room: SeatRoom, left: dict[int, int], who: int) -> list[int]:
    """The seats left to this guest, without those that are the same by symmetry: of an untouched
    table any chair stands for all its chairs, and it for every untouched table of its size."""
    places = bits(left[who])
    if not room.tables:
        return places
    kept, seen = [], set()
    for table in room.tables:
        mine = left[who] & table
        if not mine:
            continue
        shape = _untouched(left, table)
        if shape is None:
            kept += bits(mine)
        elif shape not in seen:
            seen.add(shape)
            kept.append(bits(mine)[0])
    return kept


def _untouched(left: dict[int, int], table: int) -> tuple[object, ...] | None:
    """Who may sit at this table, if each of them may sit anywhere at it; None if a chair differs."""
    who = []
    for guest, mask in left.items():
        if mask & table == table:
            who.append(guest)
        elif mask & table:
            return None
    return (table.bit_count(), *sorted(who))


def _all_different(left: dict[int, int]) -> bool:
    """Whether each can have a seat of their own (Hall's condition, by augmenting paths)."""
    on: dict[int, int] = {}
    return all(_augment(left, who, on, [0]) for who in left)


def _augment(left: dict[int, int], who: int, on: dict[int, int], seen: list[int]) -> bool:
    while fresh := left[who] & ~seen[0]:
        place = (fresh & -fresh).bit_length() - 1
        seen[0] |= 1 << place
        if place not in on or _augment(left, on[place], on, seen):
            on[place] = who
            return True
    return False
