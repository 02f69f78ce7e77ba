"""A second opinion on a plan, from the words of each rule and the seats as drawn; it shares nothing
with the search."""

from collections.abc import Iterable, Mapping, Sequence

from plenipo.engines.seating.values import Kind, Seat, SeatRule


def broken_rules(
    seats: Sequence[Seat], places: Mapping[int, int], rules: Iterable[SeatRule]
) -> list[int]:
    """Keys of the rules that this plan does not keep. A rule about somebody who has no seat is not
    asked."""
    by_number = {seat.number: seat for seat in seats}
    tables = len({seat.table for seat in seats}) > 1
    broken = []
    for rule in rules:
        if any(who not in places for who in rule.who):
            continue
        where = [by_number.get(places[who]) for who in rule.who]
        sitting = [seat for seat in where if seat is not None]
        if len(sitting) < len(where) or not _holds(rule, sitting, seats, tables):
            broken.append(rule.key)
    return broken


def _holds(rule: SeatRule, sitting: list[Seat], seats: Sequence[Seat], tables: bool) -> bool:
    first, last = sitting[0], sitting[-1]
    match rule.kind:
        case Kind.FIXED:
            return first.number == rule.seat
        case Kind.WHEELS:
            return first.wheels
        case Kind.SIGHT:
            return first.sees
        case Kind.TOGETHER:
            return _beside(first, last, seats)
        case Kind.INTERPRETS:
            return _beside(first, last, seats) or _behind(first, last, seats)
        case Kind.TABLES_APART if tables:
            return first.table != last.table
        case Kind.GROUP if tables:
            return len({seat.table for seat in sitting}) == 1
        case Kind.GROUP:
            return _one_piece(sitting, seats)
    return not _near(first, last, seats)


def _beside(one: Seat, other: Seat, seats: Sequence[Seat]) -> bool:
    return any(seats[i].number == other.number for i in one.beside)


def _behind(one: Seat, other: Seat, seats: Sequence[Seat]) -> bool:
    """`one` has `other` before their eyes."""
    return any(seats[i].number == one.number for i in other.behind)


def _near(one: Seat, other: Seat, seats: Sequence[Seat]) -> bool:
    return _beside(one, other, seats) or _behind(one, other, seats) or _behind(other, one, seats)


def _one_piece(sitting: list[Seat], seats: Sequence[Seat]) -> bool:
    found, rest = [sitting[0]], sitting[1:]
    for seat in found:
        for other in [r for r in rest if _near(seat, r, seats)]:
            found.append(other)
            rest.remove(other)
    return not rest
