"""The board of one day, rooms by time, as a table: what runs at a time stands side by side in lanes of its room."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from plenipo.conference.models import Conference, in_language
from plenipo.kit.days import hours
from plenipo.programme.models import Day, Room, Session
from plenipo.programme.queries.places import local_day, zone_of
from plenipo.programme.queries.sessions import BY_TIME
from plenipo.programme.queries.warnings import Planning, Warning

STEP = 15  # minutes of a row
USUAL = (8, 20)  # hours shown of a day nobody has set


@dataclass(frozen=True)
class Block:
    """A session on the board, covering `rows` rows."""

    session: Session
    rows: int
    hours: str
    warnings: tuple[Warning, ...] = ()

    @property
    def tone(self) -> str:
        tones = {warning.tone for warning in self.warnings}
        return "no" if "no" in tones else "wait" if tones else ""


@dataclass
class Cell:
    """An empty place, or where a session starts. What a session covers further down has no cell."""

    room: str
    block: Block | None = None


@dataclass
class Column:
    """One room, or all sessions whose room is open (code "")."""

    code: str
    name: str
    note: str = ""
    lanes: list[list[Session]] = field(default_factory=lambda: [[]])

    @property
    def width(self) -> int:
        return len(self.lanes)


@dataclass(frozen=True)
class Row:
    time: str
    full_hour: bool
    cells: list[Cell]


@dataclass(frozen=True)
class Movable:
    """A session as the form of the board offers it, of whatever day."""

    pk: int
    title: str
    revision: int
    starts: datetime | None

    @property
    def choice(self) -> str:
        return f"{self.pk}.{self.revision}"


@dataclass(frozen=True)
class Board:
    day: date
    columns: list[Column]
    rows: list[Row]
    open: list[Movable]  # without a time
    warnings: list[Warning]


def movable_in(conference: Conference) -> list[Movable]:
    """All but the cancelled ones, in the order of time. One query."""
    standing = Session.objects.filter(conference=conference).exclude(state="cancelled")
    rows = standing.order_by(BY_TIME, "room__position", "pk")
    return [
        Movable(pk, in_language(title), revision, starts)
        for pk, title, revision, starts in rows.values_list("pk", "title", "revision", "starts")
    ]


def board_of(
    planning: Planning, warnings: list[Warning], day: date, movable: list[Movable]
) -> Board:
    """Asks the database nothing: the planning of the day is read."""
    conference = planning.conference
    timed = [each for each in planning.sessions if each.starts and _on_board(each)]
    today = [each for each in timed if local_day(each.starts, conference) == day]  # type: ignore[arg-type]
    columns = _columns(planning.rooms, today)
    mine = {each.pk for each in today}
    return Board(
        day=day,
        columns=columns,
        rows=_rows(conference, planning.days, day, today, columns, warnings),
        open=[each for each in movable if not each.starts],
        warnings=[warning for warning in warnings if mine & set(warning.sessions)],
    )


def _on_board(session: Session) -> bool:
    return session.state != Session.State.CANCELLED


def _columns(rooms: list[Room], sessions: list[Session]) -> list[Column]:
    columns = {room.pk: Column(room.code, str(room), str(room.capacity)) for room in rooms}
    columns[0] = Column("", _("Room open"))
    for session in sessions:
        _into_lane(columns[session.room_id or 0], session)
    return [column for pk, column in columns.items() if pk or column.lanes[0]]


def _into_lane(column: Column, session: Session) -> None:
    """The first lane whose last session is over; else a new one."""
    for lane in column.lanes:
        if not lane or _step_after(lane[-1]) <= _step_of(session):
            lane.append(session)
            return
    column.lanes.append([session])


def _step_of(session: Session) -> int:
    return int(session.starts.timestamp()) // (STEP * 60)  # type: ignore[union-attr]


def _step_after(session: Session) -> int:
    return -(-int(session.ends.timestamp()) // (STEP * 60))  # type: ignore[union-attr]


def _rows(
    conference: Conference,
    days: list[Day],
    day: date,
    sessions: list[Session],
    columns: list[Column],
    warnings: list[Warning],
) -> list[Row]:
    start, end = _first_and_last(conference, days, day, sessions)
    zone = zone_of(conference)
    lanes = [(column, lane) for column in columns for lane in column.lanes]
    rows = []
    for step in range(start, end):
        moment = datetime.fromtimestamp(step * STEP * 60, zone)
        cells = [
            cell for column, lane in lanes if (cell := _cell(column, lane, step, zone, warnings))
        ]
        rows.append(Row(f"{moment:%H:%M}", moment.minute == 0, cells))
    return rows


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


def _cell(
    column: Column, lane: list[Session], step: int, zone: ZoneInfo, warnings: list[Warning]
) -> Cell | None:
    for session in lane:
        if _step_of(session) == step:
            return Cell(column.code, _block(session, zone, warnings))
        if _step_of(session) < step < _step_after(session):
            return None
    return Cell(column.code)


def _block(session: Session, zone: ZoneInfo, warnings: list[Warning]) -> Block:
    starts, ends = session.starts.astimezone(zone), session.ends.astimezone(zone)  # type: ignore[union-attr]
    mine = tuple(warning for warning in warnings if session.pk in warning.sessions)
    return Block(session, _step_after(session) - _step_of(session), hours(starts, ends), mine)
