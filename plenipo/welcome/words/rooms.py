"""Hotel rooms in words: rows of the list, what is missing, what changed since a list went to the hotel."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import (
    get_language,
    get_language_bidi,
    gettext_lazy,
    ngettext,
    pgettext,
)
from django.utils.translation import gettext as _

from plenipo.delegations.queries.names import with_country
from plenipo.kit.days import days_between, hours, short_day
from plenipo.kit.locales import LEFT_TO_RIGHT, isolated, listed
from plenipo.kit.phrases import at_time
from plenipo.welcome.models import Hotel, Lodging, RoomKind
from plenipo.welcome.queries.hotels import RoomLack, RoomRow
from plenipo.welcome.words.board import SheetDifference

ROOM_GAPS = {
    RoomLack.HOTEL: gettext_lazy("no hotel yet"),
    RoomLack.SHORT: gettext_lazy("no such room left on one of the nights"),
    RoomLack.CONSENT: gettext_lazy("not noted that both agreed to share"),
    RoomLack.NAMES: gettext_lazy("names to follow"),
    RoomLack.UNREGISTERED: gettext_lazy("named, but not yet registered"),
    RoomLack.TWICE: gettext_lazy("this room number stands twice on one of the nights"),
    RoomLack.EARLY: gettext_lazy("arrives before the first night"),
    RoomLack.LATE: gettext_lazy("leaves after the last night"),
    RoomLack.STATED: gettext_lazy("stated by the delegation, not yet checked"),
}


@dataclass(frozen=True)
class LineOfRoom:
    row: RoomRow
    hotel: str
    number: str
    kind: str
    of: str
    names: tuple[str, ...]
    people: str
    nights: str
    gaps: tuple[str, ...]

    @property
    def pk(self) -> int:
        return self.row.lodging.pk

    @property
    def who(self) -> str:
        return listed(self.names) or self.people


def lines_of_rooms(rows: Iterable[RoomRow]) -> list[LineOfRoom]:
    return [_line(row) for row in rows]


def _line(row: RoomRow) -> LineOfRoom:
    room = row.lodging
    n, unregistered = row.number, map(isolated, room.names_unregistered)
    return LineOfRoom(
        row=row,
        hotel=room.hotel.name if room.hotel else "",
        number=isolated(room.room_number, LEFT_TO_RIGHT) if room.room_number else "",
        kind=room.get_kind_display(),
        of=with_country(room.delegation),
        names=(
            *(one.styled for one in row.people if one.named),
            *(_("%(name)s (not yet registered)") % {"name": name} for name in unregistered),
        ),
        people=ngettext("%(n)s person", "%(n)s persons", n) % {"n": n},
        nights=days_between(room.first, room.last),
        gaps=tuple(str(ROOM_GAPS[each]) for each in row.gaps),
    )


def lead_of_rooms(lines: Sequence[LineOfRoom]) -> str:
    n, people = len(lines), sum(each.row.number for each in lines)
    first = ngettext("%(n)s room", "%(n)s rooms", n) % {"n": n}
    second = ngettext("%(n)s person", "%(n)s persons", people) % {"n": people}
    return f"{first} · {second}"


# ---- to take along

ROOM_COLUMNS = (
    gettext_lazy("Hotel"),
    gettext_lazy("Room number"),
    gettext_lazy("Kind of room"),
    gettext_lazy("Names"),
    gettext_lazy("Number of people"),
    gettext_lazy("Delegation"),
    gettext_lazy("Country"),
    gettext_lazy("First night"),
    gettext_lazy("Departure"),
    gettext_lazy("Nights"),
    gettext_lazy("Wishes"),
    gettext_lazy("Missing"),
)


def rooms_as_rows(lines: Iterable[LineOfRoom]) -> tuple[list[str], Iterable[list[object]]]:
    return [str(each) for each in ROOM_COLUMNS], (
        [
            each.hotel,
            each.row.lodging.room_number,
            each.kind,
            listed(each.names),
            each.row.number,
            each.row.lodging.delegation.to_call,
            each.row.lodging.delegation.country_name,
            each.row.lodging.first.isoformat(),
            each.row.lodging.last.isoformat(),
            len(each.row.lodging.nights),
            each.row.lodging.wishes,
            listed(each.gaps),
        ]
        for each in lines
    )


def said_of_rooms(lines: Iterable[LineOfRoom]) -> dict[str, list[Any]]:
    """What a list says, in numbers: compared with another one it tells what changed."""
    return {
        str(each.pk): [
            each.row.lodging.first.isoformat(),
            each.row.lodging.last.isoformat(),
            each.row.lodging.kind,
            each.row.number,
            [one.pk for one in each.row.people],
            each.row.lodging.delegation_id,
            *_mark_of_names(each.row.lodging),
        ]
        for each in lines
    }


def _mark_of_names(room: Lodging) -> list[str]:
    """That other names stand there is told by it, and no name."""
    if not room.unregistered:
        return []
    return [salted_hmac("rooms sent", room.unregistered).hexdigest()[:6]]


def rooms_changed(
    before: Mapping[str, list[Any]], lines: Sequence[LineOfRoom], called: Mapping[int, str]
) -> list[SheetDifference]:
    """Since a list went to the hotel. called: delegations that stood in it and have no room there any more."""
    now, here = said_of_rooms(lines), {str(each.pk): each for each in lines}
    found = []
    for pk, line in here.items():
        if pk not in before:
            what = " · ".join(filter(None, (line.kind, line.nights, line.who)))
            found.append(SheetDifference(_("new"), "yes", line.of, what))
        elif before[pk] != now[pk]:
            what = listed(_changed(before[pk], now[pk], line))
            found.append(SheetDifference(_("changed"), "wait", line.of, what))
    for pk, said in before.items():
        if pk not in here:
            first, last = (date.fromisoformat(each) for each in said[:2])
            what = f"{RoomKind(said[2]).label} · {days_between(first, last)}"
            found.append(SheetDifference(_("no longer here"), "no", called.get(said[5], ""), what))
    return found


def _changed(before: list[Any], now: list[Any], line: LineOfRoom) -> Iterable[str]:
    if before[:2] != now[:2]:
        first, last = (date.fromisoformat(each) for each in before[:2])
        told = {"before": days_between(first, last), "now": line.nights}
        yield _("%(before)s, now %(now)s") % told
    if before[2] != now[2]:
        told = {"before": str(RoomKind(before[2]).label), "now": line.kind}
        yield _("%(before)s, now %(now)s") % told
    if before[3:5] != now[3:5] or before[6:] != now[6:]:
        yield _("now for: %(names)s") % {"names": line.who}


def rooms_on_paper(
    hotel: Hotel,
    lines: Sequence[LineOfRoom],
    *,
    number: int,
    sent: datetime,
    changed: Sequence[SheetDifference],
) -> dict[str, Any]:
    """What formats/paper.py prints."""
    return {
        "language": get_language() or "en",
        "bidi": get_language_bidi(),
        "title": _("Rooming list: %(hotel)s") % {"hotel": hotel.name},
        "lead": lead_of_rooms(lines),
        "label": _("List %(n)s · %(when)s") % {"n": number, "when": _when(sent)},
        "columns": [1, 3, 2, 2],
        "heads": [_("Room number"), _("Names"), _("Kind of room"), _("Nights")],
        "groups": [
            {
                "label": "",
                "rows": [
                    [
                        [each.number],
                        [each.who, each.of],
                        [each.kind, each.row.lodging.wishes],
                        [each.nights, _nights(len(each.row.lodging.nights))],
                    ]
                    for each in lines
                ],
            }
        ],
        "since": _("Changed since list %(n)s") % {"n": number - 1} if changed else "",
        "changed": [[each.kind, each.of, each.what] for each in changed],
        "page": pgettext("on paper", "Page {n} of {of}"),
    }


def _when(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return at_time(short_day(local.date()), hours(local))


def _nights(n: int) -> str:
    return ngettext("%(n)s night", "%(n)s nights", n) % {"n": n}
