"""When somebody cannot be met, and why: what the programme asks of them, arrival and departure, an event of the day.

Asks the database nothing. A reason is kept in a plan as numbers and put into words for its reader.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge.times import when
from plenipo.bilaterals.models import Outage, Principal
from plenipo.bilaterals.profile import Bilaterals
from plenipo.programme.bridge import who_of
from plenipo.programme.models import Role, Session, Stay

Who = tuple[int, int]  # (delegation or 0 for the host, principal or 0 for the delegation as such)
Span = tuple[datetime, datetime]
EVER = datetime.max.replace(tzinfo=UTC)
NEVER = datetime.min.replace(tzinfo=UTC)
ALL, ARRIVES, LEAVES, AWAY = "all", "arrives", "leaves", "away"


@dataclass(frozen=True)
class Commitment:
    """From `starts` to `ends` somebody cannot be met, the pause and the way included.

    why       a kind of part, ALL (everybody is there), ARRIVES, LEAVES or AWAY
    at        the moment that is told
    session   its number, for parts and ALL
    """

    starts: datetime
    ends: datetime
    why: str
    at: datetime
    session: int = 0


def keys_of(principal: Principal) -> list[str]:
    """How the programme may name a principal: as a person it knows, or by the name as it is typed there."""
    person = [f"person:{principal.delegate.person_id}"] if principal.delegate else []
    return [*person, who_of(Role(typed_name={"en": principal.name}))] if principal.name else person


def for_all(
    sessions: Iterable[Session], rules: Bilaterals, walks: Mapping[int, int]
) -> list[Commitment]:
    """The sessions for which the rules profile keeps everybody free."""
    return [
        _in_session(each, ALL, rules, walks) for each in sessions if each.kind in rules.not_during
    ]


def parts_by_key(
    roles: Iterable[Role],
    sessions: Mapping[int, Session],
    rules: Bilaterals,
    walks: Mapping[int, int],
) -> dict[str, list[Commitment]]:
    """{who, in the programme's words: sessions they have a part in}. A delegation's part binds no one person."""
    found: dict[str, list[Commitment]] = {}
    for role in roles:
        if role.session_id in sessions and not role.delegation_id:
            one = _in_session(sessions[role.session_id], role.kind, rules, walks)
            found.setdefault(who_of(role), []).append(one)
    return found


def _in_session(
    session: Session, why: str, rules: Bilaterals, walks: Mapping[int, int]
) -> Commitment:
    """walks: minutes from each building to the farthest room for meetings, as far as they are measured."""
    way = walks.get(session.room.building_id, 0) if session.room else 0
    around = timedelta(minutes=max(rules.pause, way))
    starts, ends = session.starts, session.ends
    return Commitment(starts - around, ends + around, why, starts, session.pk)  # type: ignore[operator, arg-type]


def farthest(walks: Mapping[tuple[int, int], int], buildings: set[int]) -> dict[int, int]:
    """Minutes from each building to the farthest of those in which one meets."""
    found: dict[int, int] = {}
    for (one, other), minutes in walks.items():
        for here, there in ((one, other), (other, one)):
            if there in buildings:
                found[here] = max(minutes, found.get(here, 0))
    return found


def around_stay(arrives: datetime | None, leaves: datetime | None) -> list[Commitment]:
    before = [Commitment(NEVER, arrives, ARRIVES, arrives)] if arrives else []
    return [*before, Commitment(leaves, EVER, LEAVES, leaves)] if leaves else before


def stay_of_all(people: Iterable[int], stays: Mapping[int, Stay]) -> list[Commitment]:
    """Of a delegation: from the first to arrive to the last to leave, where that is known of all of them."""
    known = [stays.get(person) for person in people]
    arrivals = [stay.arrives if stay else None for stay in known]
    departures = [stay.leaves if stay else None for stay in known]
    first = min((each for each in arrivals if each), default=None)
    last = max((each for each in departures if each), default=None)
    return around_stay(None if None in arrivals else first, None if None in departures else last)


def away(outage: Outage) -> Commitment:
    return Commitment(outage.starts, outage.ends or EVER, AWAY, outage.starts)


def in_the_way(commitments: Iterable[Commitment], spans: Iterable[Span]) -> list[Commitment]:
    """Those that touch one of these spans, in the order of time."""
    times = list(spans)
    there = {
        each
        for each in commitments
        if any(starts < each.ends and each.starts < ends for starts, ends in times)
    }
    return sorted(there, key=lambda each: (each.at, each.session, each.why))


def kept(who: Who, commitment: Commitment) -> dict[str, Any]:
    """As a plan keeps it: numbers, and a moment that JSON can hold."""
    told = asdict(commitment)
    return {
        "who": list(who),
        "why": told["why"],
        "at": commitment.at.isoformat(),
        "session": told["session"],
    }


def in_words(who: str, why: str, at: datetime, title: str, zone: str) -> str:
    told = {"who": who, "session": title, "when": when(at, zone)}
    return _sentence(why) % told


def _sentence(why: str) -> str:
    return {
        Role.Kind.CHAIR: _("%(who)s chairs “%(session)s” (%(when)s)."),
        Role.Kind.MODERATOR: _("%(who)s moderates “%(session)s” (%(when)s)."),
        Role.Kind.KEYNOTE: _("%(who)s gives the keynote in “%(session)s” (%(when)s)."),
        Role.Kind.SPEAKER: _("%(who)s speaks in “%(session)s” (%(when)s)."),
        Role.Kind.RAPPORTEUR: _("%(who)s is rapporteur of “%(session)s” (%(when)s)."),
        ALL: _("No meetings are held during “%(session)s” (%(when)s)."),
        ARRIVES: _("%(who)s arrives later (%(when)s)."),
        LEAVES: _("%(who)s leaves earlier (%(when)s)."),
        AWAY: _("%(who)s is not available for meetings for a while (from %(when)s)."),
    }[why]
