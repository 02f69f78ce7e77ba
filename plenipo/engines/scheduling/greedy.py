"""A first plan in a fraction of a second: the weightiest request first, beside other meetings."""

from plenipo.engines.scheduling.board import Board


def fill(board: Board, requests: list[int] | None = None) -> None:
    """Hold what fits as things stand: by weight, then who has less choice; never drop anything.

    Of the slots that fit, the one that leaves the fewest gaps; of equals, that nearest to the two
    participants' other meetings.
    """
    everything = range(len(board.slot)) if requests is None else requests
    for index in sorted(
        (i for i in everything if board.slot[i] < 0), key=lambda i: (*_urgency(board, i), i)
    ):
        place(board, index)


def place(board: Board, index: int) -> bool:
    """Hold a request in its most wished-for way that fits somewhere; False: none does."""
    for way in range(len(board.problem.requests[index].ways)):
        fitting = [slot for slot in range(board.slots) if board.fits(index, way, slot)]
        if fitting:
            slot = min(fitting, key=lambda s: (_holes(board, index, way, s), s))
            board.put(index, way, slot)
            return True
    return False


def _urgency(board: Board, index: int) -> tuple[int, int]:
    way = board.problem.requests[index].ways[0]
    people = board.problem.participants
    choice = len(people[way.a].available & people[way.b].available)
    return -way.weight, choice


def _holes(board: Board, index: int, way: int, slot: int) -> tuple[int, int]:
    """(more gaps, more idle slots) this meeting would make."""
    chosen = board.problem.requests[index].ways[way]
    gaps = idle = 0
    for who in (chosen.a, chosen.b):
        line = board.busy[who]
        for s in range(slot, slot + chosen.length):
            line |= board.bit[who][s]
        gaps += board.gaps_on(who, line) - board.gaps[who]
        day = board.days[who][board.day[slot]]
        old, new = board.busy[who] & day, line & day
        idle += _idle(new) - _idle(old)
    return gaps, idle


def _idle(line: int) -> int:
    """Empty places between the first and the last of a line."""
    if not line:
        return 0
    return line.bit_length() - (line & -line).bit_length() + 1 - line.bit_count()
