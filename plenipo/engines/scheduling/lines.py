"""Who is busy on which day, as lines of bits, and how many gaps a line has."""

from plenipo.engines.scheduling.values import Problem


class LineGaps(dict[int, int]):
    """Gaps of a line: runs of meetings but one. Worked out once for each line."""

    def __missing__(self, line: int) -> int:
        self[line] = gaps = max((line & ~(line << 1)).bit_count() - 1, 0)
        return gaps


class Spread(dict[int, int]):
    """How much is empty between the first and the last meeting of a line."""

    def __missing__(self, line: int) -> int:
        lowest = (line & -line).bit_length()
        self[line] = gaps = line.bit_length() - lowest + 1 - line.bit_count() if line else 0
        return gaps


class Lines:
    """line[p * days + d]   what participant p does on day d
    bit[p][s]            slot s on its line; slots in which p is not available have 0
    gaps_of[p]           how many gaps p has; gappy: those who have any, in no order
    body[p]              a number for the body p belongs to
    """

    def __init__(self, problem: Problem, day: list[int]) -> None:
        self.days = len(problem.calendar.days)
        self.day = day
        self.gaps = LineGaps()
        self.spread = Spread()
        self.line = [0] * (len(problem.participants) * self.days)
        self.bit = [self._bits(problem, one.available) for one in problem.participants]
        numbers: dict[object, int] = {}
        self.body = [
            numbers.setdefault(
                ("alone", who) if one.body is None else ("body", one.body), len(numbers)
            )
            for who, one in enumerate(problem.participants)
        ]
        self.bodies = range(len(numbers))
        self.gaps_of = [0] * len(problem.participants)
        self.gappy: list[int] = []
        self._place = [0] * len(problem.participants)

    def _bits(self, problem: Problem, available: frozenset[int]) -> list[int]:
        bits = [0] * problem.calendar.slots
        for day in range(self.days):
            position = 0
            for slot in problem.calendar.slots_of(day):
                if slot in available:
                    bits[slot] = 1 << position
                if slot in available or problem.idle_all:
                    position += 1
        return bits

    def bits(self, who: int, slot: int, length: int) -> int:
        """What a meeting sets in the line of its day: slots that do not count for gaps have no bit."""
        bit = self.bit[who]
        return bit[slot] if length == 1 else sum(bit[slot : slot + length])

    def change(self, who: int, slot: int, length: int) -> int:
        """Turn these slots over; how many gaps more that makes."""
        key = who * self.days + self.day[slot]
        return self.turn(who, key, self.bits(who, slot, length))

    def turn(self, who: int, key: int, bits: int) -> int:
        """Turn over these bits of a line; how many gaps more that makes. key: who * days + day."""
        old = self.line[key]
        new = self.line[key] = old ^ bits
        more = self.gaps[new] - self.gaps[old]
        if more:
            before = self.gaps_of[who]
            self.gaps_of[who] = before + more
            if not before:
                self._place[who] = len(self.gappy)
                self.gappy.append(who)
            elif before + more == 0:
                last = self.gappy.pop()
                if last != who:
                    self.gappy[self._place[who]] = last
                    self._place[last] = self._place[who]
        return more

    def if_moved(self, who: int, s: int, t: int) -> int:
        """How many gaps more it makes if somebody busy in slot s is busy in t instead."""
        begin, bit, line, gaps = who * self.days, self.bit[who], self.line, self.gaps
        old_s, old_t = line[begin + self.day[s]], line[begin + self.day[t]]
        if self.day[s] == self.day[t]:
            return gaps[old_s ^ bit[s] ^ bit[t]] - gaps[old_s]
        return gaps[old_s ^ bit[s]] - gaps[old_s] + gaps[old_t ^ bit[t]] - gaps[old_t]

    def if_turned(self, who: int, slot: int) -> int:
        """How many gaps more it makes if somebody becomes busy, or free, in a slot."""
        old = self.line[who * self.days + self.day[slot]]
        return self.gaps[old ^ self.bit[who][slot]] - self.gaps[old]

    def count(self, who: int, day: int) -> int:
        """Slots of that day in which somebody is busy."""
        return self.line[who * self.days + day].bit_count()

    def cost(self, who: int, slot: int, length: int) -> tuple[int, int]:
        """(more gaps, more empty slots) a meeting there would make for a participant who is free."""
        old = self.line[who * self.days + self.day[slot]]
        new = old | self.bits(who, slot, length)
        return self.gaps[new] - self.gaps[old], self.spread[new] - self.spread[old]
