"""Holding a request that is not held, and dropping or moving what is in its way if that is worth it."""

from plenipo.engines.scheduling import paths
from plenipo.engines.scheduling.greedy import best_start, place, slots_in
from plenipo.engines.scheduling.paths import Exchange
from plenipo.engines.scheduling.stance import Stance

_TRIES = 6  # pairs of free slots tried
_OTHERS = 4  # other requests of somebody tried in place of one that was dropped
_CLEARED = 0.1  # part of the attempts that clear a slot whatever is in it


def insert(search: Stance, index: int) -> bool:
    """Try once to hold a request that is not held; False: everything is as before.

    A way and a way of making room are drawn by chance. What is dropped is put elsewhere if it can be; the
    step stands if the plan has become no worse than `Stance.allowance` lets it.
    """
    board = search.board
    ways = board.ways_open[index]
    way = ways[int(search.chance.random() * len(ways))]
    chosen = board.ways[index][way]
    allowed = search.allowance()
    # the most it can lose and still be worth it; fewer gaps are worth something as well
    room = (
        chosen.weight
        + search.for_the_unserved(chosen)
        + (allowed + 4 * search.prices.gap) / search.prices.weight
    )
    before = search.cost()
    board.mark()
    if chosen.length > 1 or search.chance.random() < _CLEARED:
        dropped = _clear(search, index, way, room)
    else:
        dropped = _make_way(search, index, way, room)
    if dropped is not None and (board.slot[index] >= 0 or _held(search, index, way)):
        for other in dropped:
            if board.slot[other] >= 0:  # in the place of another that was dropped
                continue
            if not place(board, other) and not squeeze(search, other, board.way[other]):
                _use_what_is_free(search, other)
        if search.cost() - before <= allowed:
            board.keep()
            return True
    board.take_back()
    return False


def _use_what_is_free(search: Stance, dropped: int) -> None:
    """Whoever lost a meeting may have another that fits now, the weightiest first."""
    board = search.board
    for who in (board.one[dropped], board.two[dropped]):
        tried = 0
        for index in search.asked_of[who]:
            if board.slot[index] < 0 and index != dropped:
                tried += 1
                if place(board, index) or tried == _OTHERS:
                    break


def _held(search: Stance, index: int, way: int) -> bool:
    """Hold it where it fits by now, else by moving others."""
    board = search.board
    start = best_start(board, index, way)
    if start is not None and board.put(index, way, start):
        return True
    return squeeze(search, index, way)


def _make_way(search: Stance, index: int, way: int, room: float) -> list[int] | None:
    """Drop the lightest that keeps either from having a free slot: what was dropped, at most one of each.

    room      weight that may be lost
    returns   None if it would lose more; [] if both have a free slot already

    A and B ask to meet. A has no free slot left on a day below the limit: of three of A's meetings drawn by chance
    the lightest, A-C, is dropped. B still has free slots, so none of B's is. A-B then fits where A-C was, if B is
    free then; if not, `squeeze` moves one of the two. Where both are free and yet nothing fits, the table or the team
    of a slot may be what is missing, and half the times `_make_table` drops a meeting of others there.
    """
    board, chance = search.board, search.chance.random
    chosen = board.ways[index][way]
    dropped: list[int] = []
    for who in (chosen.a, chosen.b):
        if board.free[who] & board.below[who] & board.allowed[index]:
            continue
        mine = [board.at[s][who] for s in slots_in(board.available[who] & ~board.free[who])]
        mine = [i for i in mine if i >= 0 and i not in board.fixed and board.weight[i] <= room]
        if not mine:
            return None
        lightest = min(
            (mine[int(chance() * len(mine))] for _ in range(3)), key=board.weight.__getitem__
        )
        room -= board.weight[lightest]
        board.drop(lightest)
        dropped.append(lightest)
    if dropped or chance() < 0.5:
        return dropped
    return _make_table(search, index, way, room)


def _clear(search: Stance, index: int, way: int, room: float) -> list[int] | None:
    """Drop all that is in the way in one slot, drawn by chance, and hold it there.

    returns   what was dropped, in order; None if it would lose more than `room`

    In the way are the meetings of the two in its slots, of foes beside them, the lightest of a full slot, and the
    lightest of a day that would go over somebody's limit.
    """
    board = search.board
    chosen = board.ways[index][way]
    slot = search.one_of(board.possible(index, way))
    if slot is None:
        return None
    slots, people = range(slot, slot + chosen.length), (chosen.a, chosen.b)
    met = {board.at[s][who] for s in slots for who in people}
    beside = {
        board.at[s][who] for s in (board.before[slot], board.behind[slots[-1]]) for who in people
    }
    met = (met | beside & board.foes[index]) - {-1}
    for s in slots:
        if board.left[s] <= 0 and not met & set(board.inside[s]):
            met.add(min(board.inside[s], key=board.weight.__getitem__, default=-1))
    for who in people:
        met |= _over_limit(search, who, board.day[slot], chosen.length, met)
    if -1 in met or met & board.fixed or sum(board.weight[other] for other in met) > room:
        return None
    for other in sorted(met):
        board.drop(other)
    if board.fits(index, way, slot):
        board.put(index, way, slot)
    return sorted(met)


def _over_limit(search: Stance, who: int, day: int, length: int, going: set[int]) -> set[int]:
    """The lightest of somebody's meetings of a day that must go as well for one of `length` slots more.

    going     those that go in any case
    returns   {-1} if the limit is below the length itself
    """
    board = search.board
    if board.most[who] < 0:
        return set()
    today = {
        index
        for slot in board.problem.calendar.slots_of(day)
        if (index := board.at[slot][who]) >= 0 and index not in going
    }
    over = sum(board.length[index] for index in today) + length - board.most[who]
    lightest: set[int] = set()
    for index in sorted(today, key=lambda i: (board.weight[i], i)):
        if over <= 0:
            break
        lightest.add(index)
        over -= board.length[index]
    return lightest if over <= 0 else {-1}


def resettle(search: Stance, index: int) -> bool:
    """Hold a request elsewhere or in another way: for meetings that cannot go along a path."""
    board = search.board
    ways = board.ways_open[index]
    allowed, before = search.allowance(), search.cost()
    board.mark()
    board.drop(index)
    way = ways[int(search.chance.random() * len(ways))]
    slot = search.one_of(board.starts(index, way))
    if (
        slot is not None
        and board.agrees(index, way, slot)
        and board.put(index, way, slot)
        and search.cost() - before <= allowed
    ):
        board.keep()
        return True
    board.take_back()
    return False


def _make_table(search: Stance, index: int, way: int, room: float) -> list[int] | None:
    """Where both are free in a slot that has no table or no team left: drop the lightest of four drawn there.

    returns   what was dropped; [] if nothing was: never None, as it may be worth trying without
    """
    board, chance = search.board, search.chance.random
    chosen, pair = board.ways[index][way], board.pair_of[index][way]
    both = board.free[chosen.a] & board.free[chosen.b] & board.allowed[index]
    both &= board.below[chosen.a] & board.below[chosen.b]
    slot = search.one_of(both)
    if slot is None:
        return []
    members = board.inside[slot]
    if pair >= 0 and not board.teams_open[pair] >> slot & 1:
        members = [i for i in members if board.pair[i] == pair]
    elif board.open >> slot & 1:
        return []
    members = [members[int(chance() * len(members))] for _ in range(4)] if members else []
    members = [i for i in members if i not in board.fixed and board.weight[i] <= room]
    if not members:
        return []
    lightest = min(members, key=board.weight.__getitem__)
    board.drop(lightest)
    if board.fits(index, way, slot):
        board.put(index, way, slot)
    return [lightest]


def squeeze(search: Stance, index: int, way: int) -> bool:
    """Hold a request by moving others: one of the two is free in x, the other in y, none in both.

    A is free at 10:00 and B at 11:00. B's meeting of 10:00, B-C, goes to 11:00 along its path (paths.py), and A-B is
    held at 10:00; or A's of 11:00 goes to 10:00, and A-B is held at 11:00. Only meetings of one slot.
    """
    board, chance = search.board, search.chance.random
    chosen = board.ways[index][way]
    if chosen.length > 1:
        return False
    free_a = board.free[chosen.a] & board.below[chosen.a] & board.allowed[index] & board.open
    free_b = board.free[chosen.b] & board.below[chosen.b] & board.allowed[index] & board.open
    for _ in range(_TRIES):
        x, y = search.one_of(free_a), search.one_of(free_b)
        if x is None or y is None or x == y:
            return False
        who, leaves, enters = (chosen.b, x, y) if chance() < 0.5 else (chosen.a, y, x)
        if board.at[leaves][who] < 0 or not board.free[who] >> enters & 1:
            continue
        moves = Exchange(leaves, enters)
        if (
            paths.walk(board, who, moves, leaves, enters)
            and paths.days_allow(board, moves)
            and paths.short_of_tables(board, moves) is None
            and paths.short_of_teams(board, moves) is None
            and paths.exchange(board, moves)
            and board.fits(index, way, leaves)
            and board.put(index, way, leaves)
        ):
            return True
    return False
