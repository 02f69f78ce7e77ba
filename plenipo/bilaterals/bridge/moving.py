"""Where one meeting of a plan can be held instead, and why not elsewhere: the judge's words, time by time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge.standing import Clock, StandingMeeting
from plenipo.bilaterals.models import PlannedMeeting
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import sentences
from plenipo.programme.models import Room


@dataclass(frozen=True)
class Where:
    """A time, with the rooms that are free for the meeting then; without any, the reasons why."""

    starts: datetime
    rooms: tuple[Room, ...]
    reasons: tuple[str, ...] = ()


def places_of(
    clock: Clock, row: PlannedMeeting, rows: Iterable[PlannedMeeting], *, after: datetime
) -> list[Where]:
    """Every time that is still to come and at which any room is open, whether it will do or not."""
    others, length = _others(clock, row, rows), row.ends - row.starts
    spans = [span for room in clock.numbered.known.of_rooms.values() for span in room]
    times = [
        starts
        for starts, _ends in clock.numbered.slots
        if starts > after and any(a <= starts and starts + length <= b for a, b in spans)
    ]
    return [_at(clock, row, others, starts) for starts in times]


def placed(
    clock: Clock, row: PlannedMeeting, rows: Iterable[PlannedMeeting], starts: datetime, room: int
) -> PlannedMeeting:
    """The meeting as it would be there, with an interpreter who is free. Raises Refused with every reason why not."""
    others = _others(clock, row, rows)
    there = _moved(clock, row, others, starts, room)
    if reasons := _reasons(clock, there, others):
        raise Refused(sentences(reasons))
    return there.row


def _others(
    clock: Clock, row: PlannedMeeting, rows: Iterable[PlannedMeeting]
) -> list[StandingMeeting]:
    return [held for each in rows if each.pk != row.pk and (held := clock.held(each))]


def _at(
    clock: Clock, row: PlannedMeeting, others: Sequence[StandingMeeting], starts: datetime
) -> Where:
    """What is wrong with the time itself is said once, not room by room."""
    without_room = _moved(clock, row, others, starts, None)
    if reasons := _reasons(clock, without_room, others, with_room=False):
        return Where(starts, (), reasons)
    rooms = tuple(
        room
        for room in clock.numbered.known.rooms
        if not _reasons(clock, _in(clock, without_room, room.pk), others)
    )
    none = (_("Every suitable room is taken or too far away."),)
    return Where(starts, rooms, () if rooms else none)


def _in(clock: Clock, one: StandingMeeting, room: int) -> StandingMeeting:
    return replace(one, row=_copy(one.row, room_id=room))


def _moved(
    clock: Clock,
    row: PlannedMeeting,
    others: Sequence[StandingMeeting],
    starts: datetime,
    room: int | None,
) -> StandingMeeting:
    there = _copy(row, starts=starts, ends=starts + (row.ends - row.starts), room_id=room)
    held = clock.held(there)
    if held is None:
        raise Refused(_("This request is no longer agreed."))
    if not held.sides and held.number >= 0 and (ways := clock.numbered.ways[held.number]):
        there.principal_id = ways[0]  # whoever was to receive no longer does
        held = clock.held(there) or held
    there.interpreter_id = _seat(clock, held, others)
    return held


def _copy(row: PlannedMeeting, **other: object) -> PlannedMeeting:
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    made = PlannedMeeting(**{**fields, **other})
    made.request = row.request
    return made


def _seat(clock: Clock, one: StandingMeeting, others: Sequence[StandingMeeting]) -> int | None:
    """Its own interpreter if they are free then, else another who covers the languages; None if nobody is needed."""
    if one.pair is None:
        return None
    own = one.row.interpreter_id
    order = sorted(clock.interpreters, key=lambda pk: (pk != own, pk))
    return next((pk for pk in order if _free(clock, pk, one, others)), None)


def _free(
    clock: Clock, interpreter: int, one: StandingMeeting, others: Sequence[StandingMeeting]
) -> bool:
    if not clock.can(interpreter, one):
        return False
    theirs = [each for each in others if each.row.interpreter_id == interpreter]
    if any(each.meets(one.row.starts, one.row.ends) for each in theirs):
        return False
    most = clock.interpreters[interpreter][0].meetings_a_day
    day = [each for each in theirs if clock.day_of(each) == clock.day_of(one)]
    return most is None or sum(each.length for each in day) + one.length <= most


def _reasons(
    clock: Clock, one: StandingMeeting, others: Sequence[StandingMeeting], *, with_room: bool = True
) -> tuple[str, ...]:
    near = [each for each in others if _concerns(one, each)]
    found = list(clock.alone(one, with_room=with_room))
    found += [words for involved, words in clock.together([*near, one]) if one in involved]
    return tuple(dict.fromkeys(found))


def _concerns(one: StandingMeeting, other: StandingMeeting) -> bool:
    """Whether they could be in each other's way at all."""
    same_room = one.row.room_id is not None and one.row.room_id == other.row.room_id
    same_interpreter = one.row.interpreter_id and (
        one.row.interpreter_id == other.row.interpreter_id
    )
    return same_room or bool(same_interpreter) or bool(set(one.sides) & set(other.sides))
