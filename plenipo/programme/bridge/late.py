"""Who is late for a part of theirs in a session that does not wait for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenipo.programme.bridge import ripple as engine
from plenipo.programme.bridge import who_of
from plenipo.programme.models import Role, Session


@dataclass(frozen=True)
class Late:
    """
    last    the place at the end of the order of speakers, if they are there before the session ends and others can
            speak first; None where nothing can be done about it
    there   minute from which they are there
    """

    role: Role
    last: int | None
    there: int


def late_in(
    sessions: Mapping[str, Session],
    now: Mapping[str, engine.Item],
    trouble: engine.Trouble,
) -> list[Late]:
    """Roles are loaded; in the order of the sessions' times. A chair or a keynote is waited for: not here."""
    away = [each for each in trouble if isinstance(each, engine.Absent)]
    return [
        late
        for key, session in sessions.items()
        if key in now
        for late in _late_for(list(session.roles.all()), now[key], away)
    ]


def _late_for(roles: list[Role], at: engine.Item, away: Iterable[engine.Absent]) -> Iterable[Late]:
    absent = {role.pk: there for role in roles if (there := _there(role, at, away)) is not None}
    for role in roles:
        if role.pk not in absent or role.kind in engine.WAITED_FOR:
            continue
        others = [
            each for each in roles if each.kind == Role.Kind.SPEAKER and each.pk not in absent
        ]
        can = role.kind == Role.Kind.SPEAKER and absent[role.pk] < at.ends and others
        last = max(each.position for each in roles) + 1
        yield Late(role, last if can else None, absent[role.pk])


def _there(role: Role, at: engine.Item, away: Iterable[engine.Absent]) -> int | None:
    """From when they are there again, if they are not when it starts."""
    found = [
        each.ends
        for each in away
        if each.need == who_of(role) and each.starts <= at.starts < each.ends
    ]
    return max(found, default=None)
