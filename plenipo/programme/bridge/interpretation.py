"""Rows to the values of the interpretation engine. Asks the database nothing: what is read here is loaded."""

from datetime import datetime
from zoneinfo import ZoneInfo

from plenipo.engines.interpretation import (
    BoothInterpreter,
    CoverOffer,
    InterpreterDuty,
    Overload,
    Pair,
    Path,
    Sitting,
    Strength,
    coverage,
    gaps,
    is_free,
    offers,
    overloads,
    present,
    propose,
    strength,
)
from plenipo.programme.models import BoothDuty, Interpreter, Session

__all__ = [
    "InterpreterDuty",
    "BoothInterpreter",
    "CoverOffer",
    "Overload",
    "Pair",
    "Path",
    "Sitting",
    "Strength",
    "coverage",
    "duty_of",
    "gaps",
    "interpreter_of",
    "is_free",
    "offers",
    "overloads",
    "present",
    "propose",
    "sitting_of",
    "strength",
    "with_booths",
]


def minute_of(moment: datetime, zone: ZoneInfo) -> int:
    """Minutes since a midnight of the venue's, long ago: days and weeks are those of the venue."""
    here = moment.astimezone(zone)
    return here.toordinal() * 1440 + here.hour * 60 + here.minute


def sitting_of(session: Session, zone: ZoneInfo, parties: frozenset[int] = frozenset()) -> Sitting:
    """Of a session that has a time. `parties`: the delegations with a part in it."""
    first = minute_of(session.starts, zone)  # type: ignore[arg-type]
    return Sitting(
        id=session.pk,
        starts=first,
        ends=first + int(session.length.total_seconds() // 60),
        spoken=frozenset(session.spoken),
        into=frozenset(session.into),
        parties=parties,
    )


def interpreter_of(row: Interpreter, zone: ZoneInfo) -> BoothInterpreter:
    """Of a row that comes with its absences and the delegations it is kept from."""
    return BoothInterpreter(
        id=row.pk,
        a=frozenset(row.a),
        b=frozenset(row.b),
        c=frozenset(row.c),
        minutes_a_day=row.minutes_a_day,
        sittings_a_week=row.sittings_a_week,
        rest=row.rest,
        away=tuple(
            (minute_of(each.starts, zone), minute_of(each.ends, zone))
            for each in row.absences.all()
        ),
        kept_from=frozenset(each.pk for each in row.kept_from.all()),
    )


def duty_of(row: BoothDuty) -> InterpreterDuty:
    return InterpreterDuty(row.interpreter_id, row.session_id, row.booth)


def with_booths(
    offer: CoverOffer, pair: Pair, team: list[InterpreterDuty], people: dict[int, BoothInterpreter]
) -> list[tuple[int, str]]:
    """Who would sit in which booth: the last of a relay takes it, unless the booth can take it already."""
    if offer.kind == "direct" or offer.pivot is None:
        return [(number, pair.into) for number in offer.interpreters]
    pivot, asked = offer.pivot, offer.interpreters
    taken = any(
        d.booth == pair.into and people[d.interpreter].renders(pivot, pair.into) for d in team
    )
    giving = asked if taken else asked[:-1]
    taking = () if taken else asked[-1:]
    return [*((number, pivot) for number in giving), *((number, pair.into) for number in taking)]
