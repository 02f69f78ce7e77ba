"""What interpreters may be asked to do: be there, one booth at a time, rest between, so much a day and a week."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from plenipo.engines.interpretation.values import (
    BoothInterpreter,
    InterpreterDuty,
    Overload,
    Sitting,
)

DAY = 24 * 60
WEEK = 7 * DAY


def overloads(
    duties: Iterable[InterpreterDuty],
    sittings: Mapping[int, Sitting],
    people: Mapping[int, BoothInterpreter],
) -> list[Overload]:
    """Whatever is too much, by interpreter and time. The origin of the minutes is a midnight of the venue's."""
    by_person: dict[int, list[Sitting]] = defaultdict(list)
    for duty in duties:
        by_person[duty.interpreter].append(sittings[duty.sitting])
    excess: list[Overload] = []
    for number in sorted(by_person):
        own = sorted(set(by_person[number]), key=lambda s: (s.starts, s.ends, s.id))
        person = people[number]
        excess += [*_cannot(person, own), *_too_close(person, own)]
        excess += [*_of_a_day(person, own), *_of_a_week(person, own)]
    return excess


def is_free(
    person: BoothInterpreter,
    sitting: Sitting,
    duties: Iterable[InterpreterDuty],
    sittings: Mapping[int, Sitting],
) -> bool:
    """Whether this sitting can be added to what the interpreter does already."""
    own = [d for d in duties if d.interpreter == person.id]
    with_it = [*own, InterpreterDuty(person.id, sitting.id, "")]
    known = {**sittings, sitting.id: sitting}
    before = set(overloads(own, known, {person.id: person}))
    return set(overloads(with_it, known, {person.id: person})) <= before


def _cannot(person: BoothInterpreter, own: Sequence[Sitting]) -> Iterable[Overload]:
    for sitting in own:
        if not person.is_there(sitting):
            yield Overload(person.id, "away", (sitting.id,), 0, 0)
        for party in sorted(person.kept_from & sitting.parties):
            yield Overload(person.id, "kept_from", (sitting.id,), party, 0)


def _too_close(person: BoothInterpreter, own: Sequence[Sitting]) -> Iterable[Overload]:
    for before, after in zip(own, own[1:], strict=False):
        between = after.starts - before.ends
        if between < 0:
            yield Overload(person.id, "twice", (before.id, after.id), between, 0)
        elif between < person.rest:
            yield Overload(person.id, "rest", (before.id, after.id), between, person.rest)


def _of_a_day(person: BoothInterpreter, own: Sequence[Sitting]) -> Iterable[Overload]:
    if person.minutes_a_day is None:
        return
    days: dict[int, list[Sitting]] = defaultdict(list)
    for sitting in own:
        days[sitting.starts // DAY].append(sitting)
    for day in sorted(days):
        minutes = sum(sitting.minutes for sitting in days[day])
        if minutes > person.minutes_a_day:
            held = tuple(sitting.id for sitting in days[day])
            yield Overload(person.id, "day", held, minutes, person.minutes_a_day)


def _of_a_week(person: BoothInterpreter, own: Sequence[Sitting]) -> Iterable[Overload]:
    """The first seven days that hold too many, counted from the midnight before each sitting."""
    if person.sittings_a_week is None:
        return
    for first in own:
        midnight = first.starts // DAY * DAY
        within = [s for s in own if midnight <= s.starts < midnight + WEEK]
        if len(within) > person.sittings_a_week:
            held = tuple(s.id for s in within)
            yield Overload(person.id, "week", held, len(within), person.sittings_a_week)
            return
