"""The released programme as a table of rooms and times, one for each day."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from plenipo.kit.days import day_name
from plenipo.kit.grid import GridCell, GridSpan, places_of, width_of
from plenipo.programme.queries.published import PublishedSession


@dataclass(frozen=True)
class GridHead:
    code: str
    name: str
    width: int


@dataclass(frozen=True)
class GridRow:
    """What starts at `time` in each room; what runs on from above has no cell."""

    time: str
    places: list[GridCell[PublishedSession]]


@dataclass(frozen=True)
class Grid:
    name: str
    anchor: str
    heads: list[GridHead]
    rows: list[GridRow]


def grids_of(entries: Iterable[PublishedSession]) -> list[Grid]:
    """Entries come in the order of time. A row begins wherever a session of the day starts or ends."""
    days = groupby(entries, key=lambda entry: entry.starts.date())
    return [_grid(day_name(day), f"d{day.isoformat()}", list(of_day)) for day, of_day in days]


def _grid(name: str, anchor: str, entries: list[PublishedSession]) -> Grid:
    times = sorted({moment for each in entries for moment in (each.starts, each.ends)})
    row_of = {moment: n for n, moment in enumerate(times)}
    rooms: dict[tuple[int, str], list[GridSpan[PublishedSession]]] = {}
    for each in sorted(entries, key=lambda entry: entry.place):
        span = GridSpan(each, row_of[each.starts], row_of[each.ends])
        rooms.setdefault((each.place, each.room), []).append(span)
    steps = range(len(times) - 1)
    columns = [list(places_of(spans, steps)) for spans in rooms.values()]
    heads = [
        GridHead(code, spans[0].item.room_name if code else _("Other places"), width_of(spans))
        for (_place, code), spans in rooms.items()
    ]
    rows = [
        GridRow(f"{times[n]:%H:%M}", [place for column in columns for place in column[n]])
        for n in steps
    ]
    return Grid(name, anchor, heads, rows)
