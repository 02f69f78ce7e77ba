"""The slots of a calendar side by side, and who holds which of them: what a board and its seats both stand on."""

from collections.abc import Iterable

from plenipo.engines.scheduling.values import Problem

NONE = -1


class Holdings:
    """at[s][p]    the request participant p is busy with in slot s, or NONE; at[slots] is a fence
    slot[r]     where request r begins, or NONE; way[r]: in which of its ways; one, two: its participants then
    before[s]   the slot before s in the same half day, or the fence; behind[s]: the one after it
    day[s]      the day of slot s;  day_mask[d]: the slots of day d
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._draw_calendar()
        requests = problem.requests
        self.at = [[NONE] * len(problem.participants) for _ in range(self.slots + 1)]
        self.slot = [NONE] * len(requests)
        self.ways = [request.ways for request in requests]
        self.way = [0] * len(requests)
        self.one = [request.ways[0].a for request in requests]
        self.two = [request.ways[0].b for request in requests]
        self.length = [request.ways[0].length for request in requests]

    def _draw_calendar(self) -> None:
        calendar = self.problem.calendar
        self.slots = calendar.slots
        self.days = len(calendar.days)
        self.day = [calendar.day_of(slot) for slot in range(self.slots)]
        half = [calendar.half_of(slot) for slot in range(self.slots)]
        fence = self.slots
        self.before = [s - 1 if s and half[s - 1] == half[s] else fence for s in range(self.slots)]
        self.behind = [
            s + 1 if s + 1 < self.slots and half[s + 1] == half[s] else fence
            for s in range(self.slots)
        ]
        self.everywhere = (1 << self.slots) - 1
        self.day_mask = [mask_of(calendar.slots_of(day)) for day in range(self.days)]
        self.longest_day = max(len(calendar.slots_of(day)) for day in range(self.days))
        self.goes_on = mask_of(s for s in range(self.slots) if self.behind[s] != fence)


def mask_of(slots: Iterable[int]) -> int:
    """Slots 1 and 3 are 0b1010."""
    return sum(1 << slot for slot in slots)
