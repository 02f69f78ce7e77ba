"""Who interprets a meeting whose interpreter is ill. Asks the database nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from plenipo.bilaterals.models import PlannedMeeting
from plenipo.engines import scheduling
from plenipo.programme.models import Interpreter

Spans = Sequence[tuple[datetime, datetime]]


def stand_ins(
    rows: Sequence[PlannedMeeting],
    people: Mapping[int, Interpreter],
    busy: Mapping[int, Spans],
    ill: Mapping[int, Spans],
) -> dict[int, int]:
    """{meeting: another interpreter} for those whose own is ill and for which somebody covers the languages and is
    free; whoever has least to do first."""
    taken = {pk: list(spans) for pk, spans in busy.items()}
    work: dict[int, int] = {}
    for row in rows:
        if row.interpreter_id:
            taken.setdefault(row.interpreter_id, []).append((row.starts, row.ends))
            work[row.interpreter_id] = work.get(row.interpreter_id, 0) + 1
    found = {}
    for row in rows:
        own = people.get(row.interpreter_id or 0)
        if own is None or not _meets(ill.get(own.pk, ()), row):
            continue
        free = [
            one
            for pk, one in people.items()
            if pk != own.pk
            and pairs_needed(row, own) <= set(one.pairs)
            and not _meets([*taken.get(pk, ()), *ill.get(pk, ())], row)
        ]
        if free:
            best = min(free, key=lambda one: (work.get(one.pk, 0), one.pk))
            found[row.pk] = best.pk
            taken.setdefault(best.pk, []).append((row.starts, row.ends))
            work[best.pk] = work.get(best.pk, 0) + 1
    return found


def pairs_needed(row: PlannedMeeting, own: Interpreter) -> set[str]:
    """The one pair of the two sides where it is known; else all that their interpreter may be there for."""
    mine = frozenset(row.request.languages)
    theirs = frozenset(row.principal.languages) if row.principal else frozenset()
    pair = scheduling.pair_between(mine, theirs) if mine and theirs else None
    if pair in own.pairs:
        return {str(pair)}
    return {each for each in own.pairs if any(_speaks(code, each) for code in mine)}


def _speaks(code: str, pair: str) -> bool:
    return pair.startswith(f"{code}-") or pair.endswith(f"-{code}")


def _meets(spans: Iterable[tuple[datetime, datetime]], row: PlannedMeeting) -> bool:
    return any(starts < row.ends and row.starts < ends for starts, ends in spans)
