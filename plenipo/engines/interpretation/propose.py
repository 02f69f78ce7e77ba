"""Teams for sittings that have none or too few: covered first, strong enough second, nobody overloaded."""

from collections.abc import Iterable, Mapping, Sequence

from plenipo.engines.interpretation.coverage import coverage, present
from plenipo.engines.interpretation.load import is_free
from plenipo.engines.interpretation.strength import strength
from plenipo.engines.interpretation.values import Duty, Interpreter, Path, Sitting

_WORTH = {Path.DIRECT: 4, Path.PIVOT: 3, Path.THIN: 1, Path.GAP: 0}


def propose(
    sittings: Sequence[Sitting],
    people: Mapping[int, Interpreter],
    duties: Iterable[Duty],
    table: str,
    others: Iterable[Sitting] = (),
) -> list[Duty]:
    """Duties to add to those there are, sitting by sitting in order of time.

    At each step the one is taken who brings most coverage; among equals, who helps the emptiest booth, then who
    works least so far, then the lowest id. What is there already is never taken away.

    others  sittings that get nobody, but in which people have duties
    """
    known = {sitting.id: sitting for sitting in (*others, *sittings)}
    planned = list(duties)
    added: list[Duty] = []
    for sitting in sorted(sittings, key=lambda s: (s.starts, s.id)):
        while duty := _next(sitting, people, planned, known, table):
            planned.append(duty)
            added.append(duty)
    return added


def _next(
    sitting: Sitting,
    people: Mapping[int, Interpreter],
    planned: list[Duty],
    known: Mapping[int, Sitting],
    table: str,
) -> Duty | None:
    team = present(sitting, planned, people)
    now = _worth(sitting, team, people)
    short = len(team) < strength(sitting, table).needed
    taken = {duty.interpreter for duty in planned if duty.sitting == sitting.id}
    best: tuple[tuple[int, int, int, int], Duty] | None = None
    for number in sorted(people.keys() - taken):
        person = people[number]
        for booth in sorted((person.a | person.b) & set(sitting.booths)):
            duty = Duty(number, sitting.id, booth)
            gain = _worth(sitting, [*team, duty], people) - now
            if gain <= 0 and not (short and _useful(person, booth, sitting)):
                continue
            in_booth = sum(other.booth == booth for other in team)
            rank = (-gain, in_booth, sum(d.interpreter == number for d in planned), number)
            if (best is None or rank < best[0]) and is_free(person, sitting, planned, known):
                best = (rank, duty)
    return best[1] if best else None


def _useful(person: Interpreter, booth: str, sitting: Sitting) -> bool:
    return any(person.renders(spoken, booth) for spoken in sitting.spoken)


def _worth(sitting: Sitting, team: Sequence[Duty], people: Mapping[int, Interpreter]) -> int:
    return sum(_WORTH[pair.path] for pair in coverage(sitting, team, people))
