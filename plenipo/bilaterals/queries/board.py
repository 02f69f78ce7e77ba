"""The board of one day of a plan: rooms by slots, what moved since another plan, what may be carried where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge.known import Known
from plenipo.bilaterals.bridge.problem import slots_of
from plenipo.bilaterals.bridge.times import clock, when
from plenipo.bilaterals.models import MeetingRequest, Plan, PlannedMeeting
from plenipo.bilaterals.queries.desk import asked_in_full, asked_name
from plenipo.bilaterals.queries.unheld import code_of
from plenipo.delegations.queries.names import with_country
from plenipo.kit.alphabet import in_order
from plenipo.programme.models import Room

Place = tuple[datetime, int | None]  # begin, room


@dataclass(frozen=True)
class MeetingBlock:
    """
    rows      it covers
    was       where it stood in the plan it is compared with, in words; "" if there
    refused   why it was not moved, if somebody has just tried
    wrong     why it can no longer be held there
    """

    meeting: PlannedMeeting
    rows: int
    asked: str
    wrong: tuple[str, ...] = ()
    was: str = ""
    refused: str = ""

    @property
    def title(self) -> str:
        return title_of(self.meeting.request)

    @property
    def locked(self) -> bool:
        return self.meeting.time_locked or self.meeting.room_locked or self.meeting.person_locked


@dataclass(frozen=True)
class MeetingCell:
    """A meeting begins here, or the place is empty. `ghosts`: names or codes of meetings that have left it."""

    room: Room
    block: MeetingBlock | None = None
    ghosts: tuple[str, ...] = ()


@dataclass
class MeetingRow:
    time: str
    cells: list[MeetingCell] = field(default_factory=list)


@dataclass(frozen=True)
class MeetingBoard:
    """
    compared   there is a plan to compare with
    people     (key, name) of whoever has a meeting that day
    """

    day: date
    days: list[date]
    rooms: list[Room]
    rows: list[MeetingRow]
    meetings: list[PlannedMeeting]
    slots: list[tuple[datetime, str]]
    compared: bool
    people: list[tuple[str, str]]


def board_of(
    plan: Plan,
    meetings: Iterable[PlannedMeeting],
    wanted: str,
    before: Mapping[Any, Place],
    refused: tuple[int, str] = (0, ""),
    *,
    known: Known,
    wrong: Mapping[int, tuple[str, ...]],
    codes: bool = False,
) -> MeetingBoard:
    """Of the wanted day, else of the first. `before`: where requests stood; `refused`: (meeting, sentence); `wrong`:
    {meeting: why it can no longer be held}."""
    days, slots = days_of_board(known), _usable(known)
    day = next((each for each in days if str(each) == wanted), days[0])
    there, zone = list(meetings), ZoneInfo(known.zone)
    today = [span for span in slots if span[0].astimezone(zone).date() == day]
    rows = _MeetingRows(known, there, before, refused, wrong, codes=codes).of(today)
    mine = [each for each in there if each.starts.astimezone(zone).date() == day]
    return MeetingBoard(
        day,
        days,
        list(known.rooms),
        rows,
        mine,
        [(starts, clock(starts, known.zone)) for starts, _ends in today],
        bool(before),
        _people(mine),
    )


def _usable(known: Known) -> list[tuple[datetime, datetime]]:
    """Slots in which some room is open."""
    hours = [span for spans in known.of_rooms.values() for span in spans]
    return [s for s in slots_of(known)[0] if any(a <= s[0] and s[1] <= b for a, b in hours)]


def days_of_board(known: Known) -> list[date]:
    zone = ZoneInfo(known.zone)
    days = sorted({starts.astimezone(zone).date() for starts, _ends in _usable(known)})
    return days or sorted(known.opens)


class _MeetingRows:
    """Rooms by slots. What a longer meeting covers further down has no cell."""

    def __init__(
        self,
        known: Known,
        meetings: list[PlannedMeeting],
        before: Mapping[Any, Place],
        refused: tuple[int, str],
        wrong: Mapping[int, tuple[str, ...]],
        *,
        codes: bool,
    ) -> None:
        self.known, self.before, self.refused, self.wrong = known, before, refused, wrong
        self.names = {m.request_id: "" if codes else title_of(m.request) for m in meetings}
        self.at = {(m.room_id, m.starts): m for m in meetings}
        self.now = {m.request_id: (m.starts, m.room_id) for m in meetings}
        self.codes = {room.pk: room.code for room in known.rooms}
        self.ghosts: dict[tuple[int | None, datetime], list[str]] = {}
        for request, (starts, room) in before.items():
            if self.now.get(request) != (starts, room):
                self.ghosts.setdefault((room, starts), []).append(
                    self.names.get(request) or code_of(str(request))
                )

    def of(self, slots: list[tuple[datetime, datetime]]) -> list[MeetingRow]:
        rows = []
        covered: dict[int, int] = {}
        for number, (starts, _ends) in enumerate(slots):
            row = MeetingRow(clock(starts, self.known.zone))
            for room in self.known.rooms:
                if covered.get(room.pk, 0) > number:
                    continue
                cell = self._cell(room, starts, slots[number:])
                covered[room.pk] = number + (cell.block.rows if cell.block else 1)
                row.cells.append(cell)
            rows.append(row)
        return rows

    def _cell(
        self, room: Room, starts: datetime, left: list[tuple[datetime, datetime]]
    ) -> MeetingCell:
        meeting = self.at.get((room.pk, starts))
        ghosts = tuple(sorted(self.ghosts.get((room.pk, starts), ())))
        if meeting is None:
            return MeetingCell(room, None, ghosts)
        over = sum(1 for begin, _end in left if begin < meeting.ends)
        number, sentence = self.refused
        refused = sentence if meeting.pk == number else ""
        block = MeetingBlock(
            meeting,
            over,
            asked_name(meeting.request),
            self.wrong.get(meeting.pk, ()),
            self._was(meeting),
            refused,
        )
        return MeetingCell(room, block, ghosts)

    def _was(self, meeting: PlannedMeeting) -> str:
        was = self.before.get(meeting.request_id)
        if was is None or was == self.now[meeting.request_id]:
            return ""
        room = self.codes.get(was[1] or 0, "")
        return " ".join(part for part in (when(was[0], self.known.zone), room) if part)


def _people(meetings: list[PlannedMeeting]) -> list[tuple[str, str]]:
    """Principals of the host, and sides, in the order of their names."""
    found: dict[str, str] = {}
    for each in meetings:
        request = each.request
        found[f"side:{request.asker_id}"] = with_country(request.asker)
        if request.to_host and each.principal:
            found[f"principal:{each.principal_id}"] = str(each.principal)
        elif request.asked_id:
            found[f"side:{request.asked_id}"] = asked_in_full(request)
    return in_order(found.items(), key=lambda pair: pair[1])


def title_of(request: MeetingRequest) -> str:
    """Who meets whom, for the desk's own pages: two parties may bear one name."""
    return f"{with_country(request.asker)} – {asked_in_full(request)}"


def places_in(plan: Plan | None) -> dict[Any, Place]:
    if plan is None:
        return {}
    rows = PlannedMeeting.objects.filter(plan=plan).values_list("request", "starts", "room")
    return {request: (starts, room) for request, starts, room in rows}
