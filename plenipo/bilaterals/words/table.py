"""The table of a meeting as it is drawn and listed: the side that faces the door above."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge.table import TableSeat
from plenipo.bilaterals.models import Arrangement
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.table import MeetingTable, SideSigned

MARGIN, SHORT = 70, 13
CLOSE = 32  # from chair to the edge of the table


@dataclass(frozen=True)
class DrawnTable:
    """
    box     x, y, width, height of the drawing
    board   the same of the table
    seats   (x, y, number of the place on its side, short name, label), then where the name stands
    """

    box: str
    board: tuple[int, int, int, int]
    seats: list[tuple[int, int, int, str, str, int]]


def drawn(table: MeetingTable) -> DrawnTable | None:
    if not table.seats:
        return None
    xs, low = [seat.x for seat in table.seats], max(seat.y for seat in table.seats)
    left, right = min(xs) - MARGIN, max(xs) + MARGIN
    return DrawnTable(
        box=f"{left} {-MARGIN} {right - left} {low + 2 * MARGIN}",
        board=(min(xs) - CLOSE, CLOSE, max(xs) - min(xs) + 2 * CLOSE, low - 2 * CLOSE),
        seats=[
            (seat.x, seat.y, seat.rank, _short(seat), _label(seat), seat.y + (-38 if seat.upper else 38))
            for seat in table.seats
        ],
    )  # fmt: skip


def _short(seat: TableSeat) -> str:
    """The name without the office behind it."""
    name = seat.who.replace("،", ",").replace("，", ",").split(",")[0].strip()
    return name if len(name) <= SHORT else name[: SHORT - 1].rstrip() + "…"


def _label(seat: TableSeat) -> str:
    told = {"place": seat.rank, "who": seat.who or _("nobody named yet")}
    return _("place %(place)s: %(who)s") % told


def in_words(table: MeetingTable, called: dict[str, str]) -> dict[str, Any]:
    """called   {"asker": name, "asked": name}, as the reader may call them"""
    upper = table.arrangement.upper
    order = ("asker", "asked") if upper == Arrangement.Upper.ASKER else ("asked", "asker")
    return {
        "table": table,
        "drawn": drawn(table),
        "sides": [
            {
                "name": called[side],
                "door": place == 0,
                "people": _people(table, upper=place == 0),
                **_state(getattr(table, side)),
            }
            for place, side in enumerate(order)
        ],
    }


def called_by_desk(table: MeetingTable) -> dict[str, str]:
    return {"asker": table.request.asker.to_call, "asked": asked_name(table.request)}


def _people(table: MeetingTable, *, upper: bool) -> list[TableSeat]:
    return sorted(
        (seat for seat in table.seats if seat.upper == upper and seat.who),
        key=lambda seat: seat.rank,
    )


def _state(side: SideSigned) -> dict[str, str]:
    if side.signed:
        return {"tone": "yes", "state": _("confirmed")}
    if side.lapsed:
        return {"tone": "wait", "state": _("confirmed, then changed: to be confirmed again")}
    return {"tone": "quiet", "state": _("not yet confirmed")}
