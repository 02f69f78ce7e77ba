"""Moves that keep every rule: two slots exchange the meetings along a path.

Somebody who moves from slot s to slot t pushes the meeting their partner has in t over to s, that one's
partner pushes on, until nobody is in two places (a Kempe chain). As everybody has at most one meeting in
each slot, the chain is a path, and only the two people at its ends notice: all others are busy in both.
"""

from dataclasses import dataclass, field

from plenipo.engines.scheduling.board import Board

LONGEST = 60  # meetings on one side of a path


@dataclass(slots=True)
class Exchange:
    """there: requests that go from s to t; back: those that go from t to s.

    ends   participants who change, with the slot they leave and the one they enter
    """

    s: int
    t: int
    there: list[int] = field(default_factory=list)
    back: list[int] = field(default_factory=list)
    ends: list[tuple[int, int, int]] = field(default_factory=list)


def walk(board: Board, who: int, moves: Exchange, leaves: int, enters: int) -> bool:
    """Add to `moves` the path of `who`, busy in the slot they leave and free in the one they enter.

    False: somebody on it cannot move, or it is longer than LONGEST; what was added so far is left there.

    Ann leaves 10:00, where she meets Bo, for 11:00. Bo meets Cy at 11:00: that meeting goes to 10:00. Cy is free at
    10:00, and the path ends: Ann-Bo goes there, Bo-Cy comes back, and only Ann and Cy have changed their hours.
    """
    both, movable = board.both, board.movable
    at_here, at_there = board.at[leaves], board.at[enters]
    there, back = (moves.there, moves.back) if leaves == moves.s else (moves.back, moves.there)
    here = who
    index = at_here[here]
    for _ in range(LONGEST):
        if not movable[index] >> enters & 1:
            return False
        there.append(index)
        here ^= both[index]
        index = at_there[here]
        if index < 0:
            moves.ends.append((who, leaves, enters))
            moves.ends.append((here, leaves, enters))
            return board.available[here] >> enters & 1 == 1
        if not movable[index] >> leaves & 1:
            return False
        back.append(index)
        here ^= both[index]
        index = at_here[here]
        if index < 0:
            moves.ends.append((who, leaves, enters))
            moves.ends.append((here, enters, leaves))
            return board.available[here] >> leaves & 1 == 1
    return False


def days_allow(board: Board, moves: Exchange) -> bool:
    """Whether nobody gets more slots in a day than their limit."""
    if board.day[moves.s] == board.day[moves.t]:
        return True
    return all(board.below[who] >> enters & 1 for who, _leaves, enters in moves.ends)


def more_gaps(board: Board, moves: Exchange) -> int:
    """By how many gaps the plan becomes worse; below 0: better."""
    moved = board.lines.if_moved
    return sum([moved(*end) for end in moves.ends])


def short_of_teams(board: Board, moves: Exchange) -> tuple[int, int] | None:
    """A pair of languages and the slot in which the exchange would need too many teams of it; None: in no slot."""
    if not board.pairs:
        return None
    pair_of = board.pair
    net: dict[int, int] = {}
    for index in moves.there:
        if pair_of[index] >= 0:
            net[pair_of[index]] = net.get(pair_of[index], 0) + 1
    for index in moves.back:
        if pair_of[index] >= 0:
            net[pair_of[index]] = net.get(pair_of[index], 0) - 1
    for pair, more in net.items():
        if more > 0 and more > board.teams[pair][moves.t]:
            return pair, moves.t
        if more < 0 and -more > board.teams[pair][moves.s]:
            return pair, moves.s
    return None


def short_of_tables(board: Board, moves: Exchange) -> int | None:
    """The slot that would have too many meetings; None: neither."""
    net = len(moves.there) - len(moves.back)
    if net > 0 and net > board.left[moves.t]:
        return moves.t
    if net < 0 and -net > board.left[moves.s]:
        return moves.s
    return None


def exchange(board: Board, moves: Exchange) -> bool:
    """Carry it out, unless rivals, an order, rooms or interpreters forbid it; then nothing is done."""
    _swap(board, moves, moves.there, moves.back, moves.s, moves.t)
    if not (
        _in_peace(board, moves.there, moves.t)
        and _in_peace(board, moves.back, moves.s)
        and _seated(board, moves)
    ):
        _swap(board, moves, moves.there, moves.back, moves.t, moves.s)
        return False
    for who, leaves, enters in moves.ends:
        _account(board, who, leaves, enters)
    return True


def _account(board: Board, who: int, leaves: int, enters: int) -> None:
    lines, bit = board.lines, board.lines.bit[who]
    board.free[who] ^= 1 << leaves | 1 << enters
    day_out, day_in, begin = board.day[leaves], board.day[enters], who * board.days
    if day_out == day_in:
        board.total_gaps += lines.turn(who, begin + day_in, bit[leaves] | bit[enters])
        return
    board.total_gaps += lines.turn(who, begin + day_out, bit[leaves])
    board.total_gaps += lines.turn(who, begin + day_in, bit[enters])
    board.look_at_limit(who, day_out)
    board.look_at_limit(who, day_in)


def _swap(board: Board, moves: Exchange, there: list[int], back: list[int], s: int, t: int) -> None:
    """`there` goes from s to t and `back` from t to s."""
    one, two, pair, slot = board.one, board.two, board.pair, board.slot
    inside, place_in, touched = board.inside, board.place_in, board.touched
    for group, here in ((there, s), (back, t)):
        at, members = board.at[here], inside[here]
        for index in group:
            if touched is not None and index not in touched:
                touched[index] = (here, board.way[index])
            at[one[index]] = at[two[index]] = -1
            last = members.pop()
            if last != index:
                members[place_in[index]] = last
                place_in[last] = place_in[index]
    for group, here, to in ((there, s, t), (back, t, s)):
        at, members = board.at[to], inside[to]
        for index in group:
            at[one[index]] = at[two[index]] = index
            slot[index] = to
            place_in[index] = len(members)
            members.append(index)
            if pair[index] >= 0:
                board.take_team(pair[index], here, -1)
                board.take_team(pair[index], to, 1)
    net = len(there) - len(back)
    if net:
        board.take_table(s, -net)
        board.take_table(t, net)


def _in_peace(board: Board, group: list[int], slot: int) -> bool:
    foes, one, two, ties = board.foes, board.one, board.two, board.ties
    for index in group:
        if foes[index] and not board.in_peace(index, one[index], two[index], slot, 1):
            return False
        if ties and index in ties and not board.in_order(index, slot, 1):
            return False
    return True


def _seated(board: Board, moves: Exchange) -> bool:
    if not board.seats.known:
        return True
    s, t = moves.s, moves.t
    return board.seats.move(((moves.there, s, t), (moves.back, t, s)))
