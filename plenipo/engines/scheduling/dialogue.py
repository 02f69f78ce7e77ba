"""Reads and writes the JSON of world-size dialogues, in which not every request fits."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plenipo.engines.scheduling.format import Delegation, Dialogue, PartOfDay, Wish
from plenipo.engines.scheduling.reading import Path, place, read_dialogue
from plenipo.engines.scheduling.values import (
    Calendar,
    NotAnInstance,
    Participant,
    Plan,
    Problem,
    Request,
    Way,
)

MOST_SLOTS = 10_000


def dialogue_problem(text: str) -> Problem:
    """docs/schedule.md says what stands in the text; raises NotAnInstance with the place of what is wrong."""
    given = read_dialogue(text)
    days, per_day, half = given.days, given.slots_per_day, given.half_day
    slots = days * per_day
    if not slots or not half or half > per_day or slots > MOST_SLOTS:
        raise NotAnInstance(
            f"{days} days of {per_day} slots, half a day being {half}, cannot be planned."
            f" There must be a slot and at most {MOST_SLOTS}; half_day is from 1 to slots_per_day."
        )
    times = _Times(days, per_day, half)
    return Problem(
        calendar=times.calendar,
        participants=tuple(
            _participant(one, ("delegations", number), times, given.max_meetings_per_day)
            for number, one in enumerate(given.delegations)
        ),
        requests=tuple(
            _request(one, ("requests", index), times, given)
            for index, one in enumerate(given.requests)
        ),
        tables=(given.rooms,) * slots,
        teams={pair: (teams,) * slots for pair, teams in given.interpreters.items()},
        rivals=frozenset((min(pair), max(pair)) for pair in given.rival_countries),
    )


def as_dialogue(plan: Plan) -> dict[str, int]:
    """The form the published judge reads: request index to slot."""
    return {str(index): meeting.slot for index, meeting in sorted(plan.items())}


@dataclass(frozen=True, slots=True)
class _Times:
    """Halves lie within their day: where half_day does not divide it, its last part is shorter."""

    days: int
    per_day: int
    half: int

    @property
    def calendar(self) -> Calendar:
        firsts = range(0, self.days * self.per_day, self.per_day)
        halves = (first + at for first in firsts for at in range(0, self.per_day, self.half))
        return Calendar(self.days * self.per_day, tuple(firsts), tuple(halves))

    def slots(self, given: Sequence[int | PartOfDay], path: Path) -> frozenset[int]:
        return frozenset(
            slot for n, each in enumerate(given) for slot in self._slots(each, (*path, n))
        )

    def _slots(self, time: int | PartOfDay, path: Path) -> Iterable[int]:
        if isinstance(time, int):
            _at_most(time, self.days * self.per_day - 1, path)
            return (time,)
        _at_most(time.day, self.days - 1, (*path, "day"))
        first, last = time.day * self.per_day, (time.day + 1) * self.per_day
        if time.half is None:
            return range(first, last)
        _at_most(time.half, (self.per_day - 1) // self.half, (*path, "half"))
        begin = first + time.half * self.half
        return range(begin, min(begin + self.half, last))


def _at_most(number: int, most: int, path: Path) -> None:
    if number > most:
        range_ = f"it must be from 0 to {most}" if most >= 0 else "there are none"
        raise NotAnInstance(f"{place(path)} is {number}; {range_}.")


def _participant(one: Delegation, path: Path, times: _Times, most: int) -> Participant:
    return Participant(
        available=times.slots(one.available, (*path, "available")),
        per_day=most,
        country=one.country,
    )


def _request(one: Wish, path: Path, times: _Times, given: Dialogue) -> Request:
    pair = one.interpreters
    if pair is not None and pair not in given.interpreters:
        raise NotAnInstance(
            f"{place((*path, 'interpreters'))} is '{pair}'; interpreters does not say how many there are."
        )
    for name, who in (("a", one.a), ("b", one.b)):
        _at_most(who, len(given.delegations) - 1, (*path, name))
    way = Way(a=one.a, b=one.b, weight=one.weight, interpreters=pair)
    within = None if one.within is None else times.slots(one.within, (*path, "within"))
    return Request(ways=(way,), within=within)


def stated_bound(text: str) -> float | None:
    """The most weight there can be, if the instance says so; it is believed."""
    given = json.loads(text).get("weight_upper_bound")
    known = isinstance(given, int | float) and 0 < given < math.inf
    return float(given) if known else None
