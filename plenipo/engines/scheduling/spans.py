"""Somebody's day in the model in which everything must fit: its gaps, and what follows from them.

A *line* is one literal for each slot that counts: busy there or not. All that is said here beyond the gaps
themselves is implied, and spares the solver finding it out: when a day must have begun, how long it must
go on, and which blocks of slots could hold all meetings of the day without a gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.engines.scheduling.exact import Literal, Model

MANY = 80  # meetings of one person: beyond, what follows takes longer to find than it saves


@dataclass(frozen=True, slots=True)
class Span:
    """begun[t]   a meeting in t or before
    still[t]   a meeting in t or after
    gaps[k]    at least k + 1 gaps
    """

    begun: Sequence[Literal]
    still: Sequence[Literal]
    gaps: Sequence[Literal]


def span_of(model: Model, line: Sequence[Literal], most: int) -> Span:
    """A gap ends in t: not busy in t, begun before, busy in t + 1. most: more gaps may not be."""
    begun = model.running(line)
    still = model.running(line[::-1])[::-1]
    ends = []
    for t in range(1, len(line) - 1):
        gap = model.literal()
        model.clause(line[t], ~begun[t], ~line[t + 1], gap)
        model.only_if(gap, ~line[t])
        model.only_if(gap, begun[t])
        model.only_if(gap, line[t + 1])
        ends.append(gap)
    counted = model.counter(ends, most + 1)
    for gap in counted[most:]:
        model.clause(~gap)
    gaps = counted[:most]
    for t in range(1, len(line) - 1):  # idle between two meetings is in some gap
        model.clause(line[t], ~begun[t], ~still[t], *gaps[:1])
    return Span(begun, still, gaps)


def no_longer_than_needed(model: Model, span: Span, needed: int) -> None:
    """A day longer than its meetings has a gap."""
    for t in range(len(span.begun) - needed):
        model.clause(~span.begun[t], ~span.still[t + needed], *span.gaps[:1])


def windows(model: Model, span: Span, meetings: Sequence[int]) -> None:
    """All these meetings, one slot each, are on this line; each is a mask of where it may be."""
    choices = sorted(meetings, key=int.bit_count)
    length, number = len(span.begun), len(choices)
    last = 0
    for t in range(-1, length):  # begun by t, or else it goes on at least until `last`
        last = max(last, t + number)
        while last < length and not all_fit(choices, (2 << last) - (1 << t + 1)):
            last += 1
        begun = [span.begun[t]] if t >= 0 else []
        model.clause(*begun, *span.still[last : last + 1])
    for t in range(length):
        if not all_fit(choices, (1 << t) - 1):
            model.clause(span.still[t])
    for t in range(length - number + 1):
        if not all_fit(choices, ((1 << number) - 1) << t):  # no day without a gap begins in t
            model.clause(*span.begun[max(t - 1, 0) : t], ~span.begun[t], *span.gaps[:1])


def all_fit(choices: Sequence[int], slots: int) -> bool:
    """Whether each can have a slot of its own, among these slots and its choice (masks)."""
    holder: dict[int, int] = {}
    tried = 0

    def settle(one: int) -> bool:
        nonlocal tried
        while left := choices[one] & slots & ~tried:
            slot = left & -left
            tried |= slot
            if slot not in holder or settle(holder[slot]):
                holder[slot] = one
                return True
        return False

    for one in range(len(choices)):
        tried = 0
        if not settle(one):
            return False
    return True
