"""Teams for sittings that have none or too few: covered first, strong enough second, nobody overloaded."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice, product

from plenipo.engines.interpretation.coverage import coverage, present
from plenipo.engines.interpretation.load import is_free
from plenipo.engines.interpretation.strength import strength
from plenipo.engines.interpretation.values import BoothInterpreter, InterpreterDuty, Path, Sitting

_WORTH = {Path.DIRECT: 4, Path.PIVOT: 3, Path.THIN: 1, Path.GAP: 0}
_MOST_TRIED = 1000  # ways to seat one team


def propose(
    sittings: Sequence[Sitting],
    people: Mapping[int, BoothInterpreter],
    duties: Iterable[InterpreterDuty],
    table: str,
    others: Iterable[Sitting] = (),
) -> list[InterpreterDuty]:
    """Duties to add to those there are, sitting by sitting in order of time.

    At each step the one is taken who brings most coverage; among equals, who helps the emptiest booth, then who
    works least so far, then the lowest id. A team that is complete is seated
    anew, if more of it work into their mother tongues then, with as much coverage and no booth emptier. What is there
    already is never taken away.

    others  sittings that get nobody, but in which people have duties
    """
    known = {sitting.id: sitting for sitting in (*others, *sittings)}
    planned = list(duties)
    added: list[InterpreterDuty] = []
    for sitting in sorted(sittings, key=lambda s: (s.starts, s.id)):
        team: list[InterpreterDuty] = []
        while duty := _next(sitting, people, [*planned, *team], known, table):
            team.append(duty)
        team = _seated(sitting, team, present(sitting, planned, people), people)
        planned += team
        added += team
    return added


def _seated(
    sitting: Sitting,
    team: list[InterpreterDuty],
    there: Sequence[InterpreterDuty],
    people: Mapping[int, BoothInterpreter],
) -> list[InterpreterDuty]:
    """The same people, as few as can be away from their mother tongues. `there`: others, who stay where they are."""

    def sizes(seats: Sequence[InterpreterDuty]) -> list[int]:
        by_booth = Counter(duty.booth for duty in (*there, *seats))
        return sorted(by_booth[booth] for booth in sitting.booths)

    now, even = _worth(sitting, [*there, *team], people), sizes(team)
    for seats in islice(_with_fewer_away(sitting, team, people), _MOST_TRIED):
        if sizes(seats) >= even and _worth(sitting, [*there, *seats], people) >= now:
            return seats
    return team


def _with_fewer_away(
    sitting: Sitting, team: Sequence[InterpreterDuty], people: Mapping[int, BoothInterpreter]
) -> Iterator[list[InterpreterDuty]]:
    """Every way to seat them with fewer away from home than now; the fewest first."""
    booths = set(sitting.booths)
    home = {d.interpreter: sorted(people[d.interpreter].a & booths) for d in team}
    away = {n: sorted((people[n].b - people[n].a) & booths) for n in home}
    could_be = [n for n in home if home[n] and away[n]]
    are = sum(duty.booth not in home[duty.interpreter] for duty in team if home[duty.interpreter])
    for few in range(are):
        for going in combinations(could_be, few):
            seats = [away[n] if n in going or not home[n] else home[n] for n in home]
            for chosen in product(*seats):
                yield [replace(d, booth=booth) for d, booth in zip(team, chosen, strict=True)]


def _next(
    sitting: Sitting,
    people: Mapping[int, BoothInterpreter],
    planned: list[InterpreterDuty],
    known: Mapping[int, Sitting],
    table: str,
) -> InterpreterDuty | None:
    team = present(sitting, planned, people)
    now = _worth(sitting, team, people)
    short = len(team) < strength(sitting, table).needed
    taken = {duty.interpreter for duty in planned if duty.sitting == sitting.id}
    best: tuple[tuple[int, int, int, int], InterpreterDuty] | None = None
    for number in sorted(people.keys() - taken):
        person = people[number]
        for booth in sorted((person.a | person.b) & set(sitting.booths)):
            duty = InterpreterDuty(number, sitting.id, booth)
            gain = _worth(sitting, [*team, duty], people) - now
            if gain <= 0 and not (short and _useful(person, booth, sitting)):
                continue
            in_booth = sum(other.booth == booth for other in team)
            works = sum(d.interpreter == number for d in planned)
            rank = (-gain, in_booth, works, number)
            if (best is None or rank < best[0]) and is_free(person, sitting, planned, known):
                best = (rank, duty)
    return best[1] if best else None


def _useful(person: BoothInterpreter, booth: str, sitting: Sitting) -> bool:
    return any(person.renders(spoken, booth) for spoken in sitting.spoken)


def _worth(
    sitting: Sitting, team: Sequence[InterpreterDuty], people: Mapping[int, BoothInterpreter]
) -> int:
    return sum(_WORTH[pair.path] for pair in coverage(sitting, team, people))
