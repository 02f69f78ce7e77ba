"""Rounds: first who is at which table, then who is on which chair.

People who must be at one table are one block; blocks that must not share a table are neighbours in a
graph whose colours are the tables. Blocks that found no table push others out, which then look for one
themselves (partial colouring with a forbidden list); a pushed block may not come back at once.
"""

import random
from dataclasses import dataclass, field

from plenipo.engines.seating.board import SeatBoard
from plenipo.engines.seating.masks import bits
from plenipo.engines.seating.values import Kind

ONE_TABLE = {Kind.TOGETHER, Kind.INTERPRETS, Kind.GROUP}


@dataclass
class Block:
    guests: list[int]
    due: float = 0.0  # the table their order would give them
    only: int | None = None  # the table of a fixed chair
    foes: set[int] = field(default_factory=set)


def to_tables(board: SeatBoard, rng: random.Random, *, steps: int = 2000) -> None:
    """Move blocks to tables where nobody is with whom they must not be. Without tables, or if no rule
    asks for one, nothing changes."""
    if not board.room.tables or not any(rule.kind in ONE_TABLE for rule in board.rules):
        return
    blocks = _blocks(board)
    table_of = _coloured(board, blocks, rng, steps)
    _seat(board, blocks, table_of)


def _blocks(board: SeatBoard) -> list[Block]:
    head = list(range(len(board.guests)))

    def find(guest: int) -> int:
        while head[guest] != guest:
            guest = head[guest]
        return guest

    for rule, who in zip(board.rules, board.who, strict=True):
        if rule.kind in ONE_TABLE:
            for other in who[1:]:
                head[find(other)] = find(who[0])
    found: dict[int, Block] = {}
    for guest in range(len(board.guests)):
        found.setdefault(find(guest), Block([])).guests.append(guest)
    roots = list(found)
    place = {root: b for b, root in enumerate(roots)}
    blocks = list(found.values())
    table = _table_numbers(board)
    for rule, who in zip(board.rules, board.who, strict=True):
        mine, other = place[find(who[0])], place[find(who[-1])]
        if rule.kind == Kind.TABLES_APART and mine != other:
            blocks[mine].foes.add(other)
            blocks[other].foes.add(mine)
        elif rule.kind == Kind.FIXED and rule.seat in board.room.by_number:
            blocks[mine].only = table[board.room.by_number[rule.seat]]
    for block in blocks:
        due = [table[board.room.by_honour[board.base[guest] - 1]] for guest in block.guests]
        block.due = sum(due) / len(due)
    return blocks


def _table_numbers(board: SeatBoard) -> list[int]:
    """For each seat the position of its table among the tables."""
    numbers = [0] * len(board.room.seats)
    for t, mask in enumerate(board.room.tables):
        for place in bits(mask):
            numbers[place] = t
    return numbers


def _coloured(
    board: SeatBoard, blocks: list[Block], rng: random.Random, steps: int
) -> dict[int, int]:
    """Tables of the blocks that count: several guests, a foe or a fixed chair."""
    room = [mask.bit_count() for mask in board.room.tables]
    counted = [
        b
        for b, block in enumerate(blocks)
        if len(block.guests) > 1 or block.foes or block.only is not None
    ]
    table_of: dict[int, int] = {}
    at: list[set[int]] = [set() for _ in room]
    waiting = sorted(
        counted, key=lambda b: (blocks[b].only is None, -len(blocks[b].guests), blocks[b].due)
    )
    forbidden: dict[tuple[int, int], int] = {}
    best = dict(table_of)
    for step in range(steps):
        if not waiting:
            return table_of
        block = waiting.pop(0)
        choice = _cheapest(blocks, block, at, room, forbidden, step)
        if choice is None:
            waiting.append(block)
            continue
        table, pushed = choice
        for other in pushed:
            at[table].discard(other)
            del table_of[other]
            forbidden[other, table] = step + 10 + rng.randrange(10)
        at[table].add(block)
        table_of[block] = table
        waiting += pushed
        if len(table_of) > len(best):
            best = dict(table_of)
    return best


def _cheapest(
    blocks: list[Block],
    b: int,
    at: list[set[int]],
    room: list[int],
    forbidden: dict[tuple[int, int], int],
    step: int,
) -> tuple[int, list[int]] | None:
    block, best = blocks[b], None
    for table in range(len(room)) if block.only is None else [block.only]:
        if len(block.guests) > room[table] or forbidden.get((b, table), 0) > step:
            continue
        pushed = [other for other in sorted(at[table]) if other in block.foes]
        used = sum(len(blocks[o].guests) for o in at[table]) - sum(
            len(blocks[o].guests) for o in pushed
        )
        for other in sorted(at[table] - set(pushed), key=lambda o: len(blocks[o].guests)):
            if used + len(block.guests) <= room[table]:
                break
            pushed.append(other)
            used -= len(blocks[other].guests)
        weight = sum(len(blocks[o].guests) for o in pushed)
        cost = (weight, abs(table - block.due), table)
        if best is None or cost < best[0]:
            best = (cost, table, pushed)
    return best and (best[1], best[2])


def _seat(board: SeatBoard, blocks: list[Block], table_of: dict[int, int]) -> None:
    """Chairs: blocks at their tables, one after the other along it; all others as near to the seat
    due to them as is left."""
    free = [sorted(bits(mask)) for mask in board.room.tables]
    at: dict[int, int] = {}
    for b in sorted(table_of, key=lambda b: min(blocks[b].guests)):
        for guest in blocks[b].guests:
            at[guest] = free[table_of[b]].pop(0)
    rest = sorted((place for places in free for place in places), key=lambda p: _honour(board, p))
    others = [guest for guest in range(len(board.guests)) if guest not in at]
    for guest in sorted(others, key=lambda g: board.base[g]):
        at[guest] = rest.pop(0)
    board.put([at[guest] for guest in range(len(board.guests))])


def _honour(board: SeatBoard, place: int) -> int:
    return board.room.seats[place].honour
