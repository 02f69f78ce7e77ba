"""The board of one day: a table of rooms and times, and beside it a tray of what has no time yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.days import hours
from plenipo.kit.grid import GridSpan, places_of, width_of
from plenipo.programme.models import Day, Room, Session, Track
from plenipo.programme.queries.board import Movable
from plenipo.programme.queries.places import local_day, zone_of
from plenipo.programme.queries.planning import Planning
from plenipo.programme.words.warnings import Warning

STEP = 15  # minutes of a row
USUAL = (8, 20)  # hours shown of a day nobody has set


@dataclass(frozen=True)
class SessionBlock:
    """A session on the board, covering `rows` rows."""

    session: Session
    rows: int
    hours: str
    track: Track | None = None
    warnings: tuple[Warning, ...] = ()

    @property
    def tone(self) -> str:
        tones = {warning.tone for warning in self.warnings}
        return "no" if "no" in tones else "wait" if tones else ""


@dataclass(frozen=True)
class SessionCell:
    """An empty place, or where a session starts. What a session covers further down has no cell."""

    room: str
    width: int
    block: SessionBlock | None = None


@dataclass(frozen=True)
class Column:
    """One room, or all sessions whose room is open (code "")."""

    code: str
    name: str
    note: str
    spans: list[GridSpan[Session]]

    @property
    def width(self) -> int:
        return width_of(self.spans)


@dataclass(frozen=True)
class BoardRow:
    time: str
    until: str
    full_hour: bool
    cells: list[SessionCell]


@dataclass(frozen=True)
class DayBoard:
    day: date
    columns: list[Column]
    rows: list[BoardRow]
    open: list[Movable]  # without a time
    warnings: list[Warning]

    @property
    def tracks(self) -> list[Track]:
        """Of the sessions of the day, in their order."""
        blocks = [cell.block for row in self.rows for cell in row.cells if cell.block]
        found = {each.track.pk: each.track for each in blocks if each.track}
        return sorted(found.values(), key=lambda track: (track.position, track.pk))


def board_of(
    planning: Planning, warnings: list[Warning], day: date, movable: list[Movable]
) -> DayBoard:
    """Asks the database nothing: the planning of the day is read."""
    conference = planning.conference
    timed = [each for each in planning.sessions if each.starts and _on_board(each)]
    today = [each for each in timed if local_day(each.starts, conference) == day]  # type: ignore[arg-type]
    columns = _columns(planning.rooms, today)
    mine = {each.pk for each in today}
    shown = [warning for warning in warnings if mine & set(warning.sessions)]
    return DayBoard(
        day=day,
        columns=columns,
        rows=_rows(planning, day, today, columns, shown),
        open=[each for each in movable if not each.starts],
        warnings=shown,
    )


def _on_board(session: Session) -> bool:
    return session.state != Session.State.CANCELLED


def _columns(rooms: list[Room], sessions: list[Session]) -> list[Column]:
    columns = {room.pk: Column(room.code, str(room), str(room.capacity), []) for room in rooms}
    columns[0] = Column("", _("No room yet"), "", [])
    for session in sessions:
        span = GridSpan(session, _step_of(session), _step_after(session))
        columns[session.room_id or 0].spans.append(span)
    return [column for pk, column in columns.items() if pk or column.spans]


def _step_of(session: Session) -> int:
    return int(session.starts.timestamp()) // (STEP * 60)  # type: ignore[union-attr]


def _step_after(session: Session) -> int:
    return -(-int(session.ends.timestamp()) // (STEP * 60))  # type: ignore[union-attr]


def _rows(
    planning: Planning,
    day: date,
    sessions: list[Session],
    columns: list[Column],
    warnings: list[Warning],
) -> list[BoardRow]:
    steps = range(*_first_and_last(planning.conference, planning.days, day, sessions))
    blocks = {each.pk: _block(each, planning, warnings) for each in sessions}
    cells = [_cells(column, steps, blocks) for column in columns]
    zone = zone_of(planning.conference)
    rows = []
    for n, step in enumerate(steps):
        moment, after = (
            datetime.fromtimestamp(each * STEP * 60, zone) for each in (step, step + 1)
        )
        of_row = [cell for column in cells for cell in column[n]]
        rows.append(BoardRow(f"{moment:%H:%M}", f"{after:%H:%M}", moment.minute == 0, of_row))
    return rows


def _cells(
    column: Column, steps: Iterable[int], blocks: dict[int, SessionBlock]
) -> list[list[SessionCell]]:
    return [
        [SessionCell(column.code, p.width, blocks[p.item.pk] if p.item else None) for p in places]
        for places in places_of(column.spans, steps)
    ]


def _first_and_last(
    conference: Conference, days: list[Day], day: date, sessions: list[Session]
) -> tuple[int, int]:
    """The day's hours, and whatever is planned outside them."""
    zone = zone_of(conference)
    known = next((each for each in days if each.date == day), None)
    midnight = datetime.combine(day, datetime.min.time(), zone)
    opens = (
        datetime.combine(day, known.opens, zone) if known else midnight + timedelta(hours=USUAL[0])
    )
    closes = (
        datetime.combine(day, known.closes, zone) if known else midnight + timedelta(hours=USUAL[1])
    )
    steps = (int(opens.timestamp()) // (STEP * 60), -(-int(closes.timestamp()) // (STEP * 60)))
    return (
        min([steps[0], *map(_step_of, sessions)]),
        max([steps[1], *map(_step_after, sessions)]),
    )


def _block(session: Session, planning: Planning, warnings: list[Warning]) -> SessionBlock:
    zone = zone_of(planning.conference)
    starts, ends = session.starts.astimezone(zone), session.ends.astimezone(zone)  # type: ignore[union-attr]
    return SessionBlock(
        session,
        rows=_step_after(session) - _step_of(session),
        hours=hours(starts, ends),
        track=session.track,
        warnings=tuple(warning for warning in warnings if session.pk in warning.sessions),
    )
