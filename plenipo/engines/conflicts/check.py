"""Every conflict of a programme, each once, in the order of time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from plenipo.engines.conflicts.values import (
    Conflict,
    ConflictKind,
    Part,
    Planned,
    Stretch,
    TimedProgramme,
    minutes,
)


def conflicts_in(plan: TimedProgramme) -> tuple[Conflict, ...]:
    """Severity is no matter of this function: what is ignored is found too."""
    place = {s.key: n for n, s in enumerate(_in_time(plan.sessions))}
    conflicts = {*_of_single_sessions(plan), *_of_rooms(plan), *_of_people(plan)}
    return tuple(sorted(conflicts, key=lambda c: ([place[key] for key in c.sessions], c)))


def _in_time(sessions: Iterable[Planned]) -> list[Planned]:
    return sorted(sessions, key=lambda session: (session.starts, session.ends, session.key))


def _of_single_sessions(plan: TimedProgramme) -> Iterator[Conflict]:
    for session in plan.sessions:
        room = plan.rooms.get(session.room or 0)
        if room and session.expected is not None and session.expected > room.capacity:
            yield Conflict(
                (session.key,),
                ConflictKind.ROOM_SMALL,
                room=room.key,
                have=room.capacity,
                need=session.expected,
            )
        if room and session.booths > room.booths:
            yield Conflict(
                (session.key,),
                ConflictKind.BOOTHS,
                room=room.key,
                have=room.booths,
                need=session.booths,
            )
        if room and room.hours and not _within(session, room.hours):
            yield Conflict((session.key,), ConflictKind.OUTSIDE_HOURS, room=room.key)
        if not _within(session, plan.days):
            yield Conflict((session.key,), ConflictKind.OUTSIDE_DAY)
        for language in _uninterpreted(session, plan.regime):
            yield Conflict((session.key,), ConflictKind.UNINTERPRETED, language=language)
        for part in session.parts:
            presence = plan.presences.get(part.who)
            if presence and not presence.covers(session.starts, session.ends):
                yield Conflict((session.key,), ConflictKind.ABSENT, who=part.who)


def _within(session: Planned, stretches: tuple[Stretch, ...]) -> bool:
    return any(start <= session.starts and session.ends <= end for start, end in stretches)


def _uninterpreted(session: Planned, regime: frozenset[str]) -> frozenset[str]:
    """Several languages are spoken and one of the conference's cannot be listened to; or one that is none of the
    conference's is interpreted into nothing: its speaker is understood by nobody."""
    own = session.spoken & regime if len(session.spoken) > 1 else frozenset()
    foreign = {code for code in session.spoken - regime if not session.into - {code}}
    return (own - session.into) | foreign


def _of_rooms(plan: TimedProgramme) -> Iterator[Conflict]:
    by_room: dict[int, list[Planned]] = defaultdict(list)
    for session in _in_time(plan.sessions):
        if session.room is not None:
            by_room[session.room].append(session)
    for key, sessions in by_room.items():
        for one, other in _overlapping(sessions):
            yield Conflict((one.key, other.key), ConflictKind.ROOM_TWICE, room=key)
        for one, other, gap in _following(sessions):
            if gap < plan.changeover:
                pair = (one.key, other.key)
                yield Conflict(
                    pair, ConflictKind.CHANGEOVER, room=key, have=gap, need=plan.changeover
                )


def _of_people(plan: TimedProgramme) -> Iterator[Conflict]:
    by_person: dict[Part, list[Planned]] = defaultdict(list)
    for session in _in_time(plan.sessions):
        for part in set(session.parts):
            if part.alone:
                by_person[part].append(session)
    for part, sessions in by_person.items():
        for one, other in _overlapping(sessions):
            yield Conflict((one.key, other.key), ConflictKind.PERSON_TWICE, who=part.who)
        for one, other, gap in _following(sessions):
            walk = _walk_between(one, other, plan)
            if gap < walk:
                pair = (one.key, other.key)
                yield Conflict(pair, ConflictKind.CHANGEOVER, who=part.who, have=gap, need=walk)


def _walk_between(one: Planned, other: Planned, plan: TimedProgramme) -> int:
    here, there = plan.rooms.get(one.room or 0), plan.rooms.get(other.room or 0)
    return plan.walk(here.building, there.building) if here and there else 0


def _overlapping(sessions: list[Planned]) -> Iterator[tuple[Planned, Planned]]:
    """Sessions come in the order of time."""
    for n, one in enumerate(sessions):
        for other in sessions[n + 1 :]:
            if other.starts >= one.ends:
                break
            yield one, other


def _following(sessions: list[Planned]) -> Iterator[tuple[Planned, Planned, int]]:
    """Each session with what was over last before it starts, and the minutes between the two."""
    for n, other in enumerate(sessions):
        over = [one for one in sessions[:n] if one.ends <= other.starts]
        if over:
            one = max(over, key=lambda session: session.ends)
            yield one, other, minutes(other.starts - one.ends)
