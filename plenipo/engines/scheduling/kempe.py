"""Moves that keep every rule: two slots exchange a whole component of their meetings.

A meeting that moves from slot s to slot t pushes its participants' meetings in t over to s, those push
others, until nobody is in two places (a Kempe chain). Nobody busy in both slots notices.
"""

from plenipo.engines.scheduling.board import Board

LONGEST = 24  # meetings in one chain; longer ones are hardly ever an improvement


class Exchange:
    """there: requests that go from s to t; back: those that go from t to s."""

    __slots__ = ("back", "lines", "s", "seen", "t", "there")

    def __init__(self, s: int, t: int) -> None:
        self.s, self.t = s, t
        self.there: list[int] = []
        self.back: list[int] = []
        self.seen: set[int] = set()
        self.lines: list[tuple[int, int]] = []  # participants who move, and their new lines


def chain(board: Board, first: int, found: Exchange) -> bool:
    """Add to `found` the component of `first`; False: somebody cannot go with it."""
    at, slot_of, s, t = board.at, board.slot, found.s, found.t
    one, two, allowed, bit = board.one, board.two, board.allowed, board.bit
    length, locked, seen = board.length, board.locked, found.seen
    todo = [first]
    seen.add(first)
    while todo:
        index = todo.pop()
        if length[index] != 1 or index in locked:
            return False
        here = slot_of[index]
        if here == s:
            target = t
            found.there.append(index)
        else:
            target = s
            found.back.append(index)
        if not allowed[index] >> target & 1:
            return False
        for who in (one[index], two[index]):
            other = at[who][target]
            if other < 0:
                bits = bit[who]
                if not bits[target]:
                    return False
                found.lines.append((who, board.busy[who] ^ bits[s] ^ bits[t]))
            elif other not in seen:
                seen.add(other)
                todo.append(other)
        if len(seen) > LONGEST:
            return False
    return True


def unbalanced(board: Board, found: Exchange) -> int:
    """How many meetings too many t would have (below zero: s); 0: there are tables for all."""
    net = len(found.there) - len(found.back)
    if net > board.left[found.t]:
        return net - board.left[found.t]
    if -net > board.left[found.s]:
        return net + board.left[found.s]
    return 0


def teams_suffice(board: Board, found: Exchange) -> bool:
    pair_of = board.pair
    net: dict[int, int] = {}
    for index in found.there:
        pair = pair_of[index]
        if pair >= 0:
            net[pair] = net.get(pair, 0) + 1
    for index in found.back:
        pair = pair_of[index]
        if pair >= 0:
            net[pair] = net.get(pair, 0) - 1
    for pair, more in net.items():
        if more > board.teams[pair][found.t] or -more > board.teams[pair][found.s]:
            return False
    return True


def more_gaps(board: Board, found: Exchange) -> int:
    full, fence, gaps = board.full, board.fence, board.gaps
    more = 0
    for who, line in found.lines:
        more += (line & ~(line << 1)).bit_count() - gaps[who]
        more -= ((line + full[who]) & fence[who]).bit_count()
    return more


def days_allow(board: Board, found: Exchange) -> bool:
    if board.day[found.s] == board.day[found.t]:
        return True
    for who, line in found.lines:
        for day in (board.day[found.s], board.day[found.t]):
            most = board.limit[who][day]
            if most >= 0 and (line & board.days[who][day]).bit_count() > most:
                return False
    return True


def exchange(board: Board, found: Exchange) -> bool:
    """Carry it out, unless rivals, an order or the rooms forbid it; then nothing is changed."""
    if not board.rooms.swap(found.back, found.there, found.s, found.t):
        return False
    _swap(board, found.there, found.back, found.s, found.t)
    if not (_in_peace(board, found.there, found.t) and _in_peace(board, found.back, found.s)):
        _swap(board, found.back, found.there, found.s, found.t)
        board.rooms.swap(found.there, found.back, found.s, found.t)
        return False
    for who, line in found.lines:
        board.set_line(who, line)
    return True


def _swap(board: Board, there: list[int], back: list[int], s: int, t: int) -> None:
    at, one, two, pair = board.at, board.one, board.two, board.pair
    slot, inside, place_in = board.slot, board.inside, board.place_in
    for group, here, to in ((there, s, t), (back, t, s)):
        members = inside[here]
        for index in group:
            at[one[index]][here] = at[two[index]][here] = -1
            last = members.pop()
            if last != index:
                members[place_in[index]] = last
                place_in[last] = place_in[index]
    for group, here, to in ((there, s, t), (back, t, s)):
        members = inside[to]
        for index in group:
            at[one[index]][to] = at[two[index]][to] = index
            slot[index] = to
            place_in[index] = len(members)
            members.append(index)
            if pair[index] >= 0:
                teams = board.teams[pair[index]]
                teams[here] += 1
                teams[to] -= 1
    net = len(there) - len(back)
    board.left[s] += net
    board.left[t] -= net


def _in_peace(board: Board, group: list[int], slot: int) -> bool:
    before, behind = board.before[slot], board.behind[slot]
    for index in group:
        foes = board.foes[index]
        if foes:
            for who in (board.one[index], board.two[index]):
                at = board.at[who]
                if at[before] in foes or at[behind] in foes:
                    return False
        if index in board.ties and not board.in_order(index, slot, 1):
            return False
    return True
