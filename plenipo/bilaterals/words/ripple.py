"""What happens to meetings, in the desk's words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.bilaterals.bridge.ripple import need_of
from plenipo.bilaterals.models import PlannedMeeting, Principal
from plenipo.bilaterals.queries.desk import asked_in_full
from plenipo.bilaterals.queries.ripple import MeetingsIf
from plenipo.conference.models import Conference
from plenipo.delegations.queries.names import with_country
from plenipo.kit.days import day_name, hours
from plenipo.kit.phrases import at_place, with_office
from plenipo.programme.bridge.ripple import ItemChange, Stuck, moment_of
from plenipo.programme.models import Interpreter
from plenipo.programme.words.changes import when


@dataclass(frozen=True)
class RippleMeeting:
    code: str
    sides: str
    day: str
    before: str
    after: str
    because: str


def in_sentences(found: MeetingsIf) -> list[str]:
    """How many meetings move, how many get another interpreter; that none does."""
    told = []
    if n := len(found.moves):
        said = ngettext(
            "%(n)s bilateral meeting gets another time or room.",
            "%(n)s bilateral meetings get another time or room.",
            n,
        )
        told.append(said % {"n": n})
    if n := len(found.seats):
        said = ngettext(
            "%(n)s bilateral meeting gets another interpreter.",
            "%(n)s bilateral meetings get another interpreter.",
            n,
        )
        told.append(said % {"n": n})
    if n := len(found.ripple.stuck):
        said = ngettext(
            "%(n)s bilateral meeting has no free time: the bilateral desk must decide.",
            "%(n)s bilateral meetings have no free time: the bilateral desk must decide.",
            n,
        )
        told.append(said % {"n": n})
    return told or [_("No bilateral meeting has to move.")]


def rows(found: MeetingsIf) -> list[RippleMeeting]:
    meetings = {f"meeting:{row.request_id}": row for row in found.rows}
    return [_row(found, meetings[change.item], change) for change in found.ripple.changes]


def _row(found: MeetingsIf, meeting: PlannedMeeting, change: ItemChange) -> RippleMeeting:
    item = found.items[change.item]
    moved_day = item.starts // 1440 != change.starts // 1440
    return RippleMeeting(
        meeting.request.code,
        sides(meeting),
        day_name(moment_of(item.starts, found.zone)),
        _place(found, item.starts, item.ends, item.room, day=False),
        _place(found, change.starts, change.ends, change.room, day=moved_day),
        _because(found, change.because),
    )


def sides(meeting: PlannedMeeting) -> str:
    return f"{with_country(meeting.request.asker)} – {asked_in_full(meeting.request)}"


def known_here(conference: Conference) -> dict[str, Principal]:
    """Principals who are no delegates, by what they are called among what can happen."""
    found = Principal.objects.filter(conference=conference, delegate=None)
    return {need_of(each): each for each in found.select_related("delegation__country")}


def in_full(principal: Principal) -> str:
    return with_office(
        principal, with_country(principal.delegation) if principal.delegation else ""
    )


def seats(found: MeetingsIf) -> list[RippleMeeting]:
    """Who interprets instead of whom."""
    names = Interpreter.objects.in_bulk(found.seats.values()) if found.seats else {}
    return [
        RippleMeeting(
            row.request.code,
            sides(row),
            when(row.starts, row.ends, found.zone),
            str(row.interpreter),
            str(names[found.seats[row.pk]]),
            "",
        )
        for row in found.rows
        if row.pk in found.seats
    ]


def undecided(found: MeetingsIf) -> list[str]:
    meetings = {f"meeting:{row.request_id}": row for row in found.rows}
    return [_stuck(found, meetings[each.item], each) for each in found.ripple.stuck]


def _stuck(found: MeetingsIf, meeting: PlannedMeeting, stuck: Stuck) -> str:
    told = {
        "code": meeting.request.code,
        "sides": sides(meeting),
        "when": when(meeting.starts, meeting.ends, found.zone),
    }
    if stuck.why == "pinned":
        return _("%(code)s, %(sides)s, %(when)s: its time is locked.") % told
    return _("%(code)s, %(sides)s, %(when)s: no time and room available.") % told


def _place(found: MeetingsIf, starts: int, ends: int, room: str, *, day: bool) -> str:
    first, last = moment_of(starts, found.zone), moment_of(ends, found.zone)
    time = when(first, last, found.zone) if day else hours(first, last)
    rooms = found.programme.rooms
    return at_place(time, rooms[room].code if room in rooms else "")


def _because(found: MeetingsIf, because: tuple[str, str]) -> str:
    need, other = because
    if other in found.programme.sessions:
        return _("because of “%(title)s”") % {"title": found.programme.sessions[other]}
    if need in found.programme.rooms:
        return _("%(room)s is not available") % {"room": found.programme.rooms[need].code}
    if need.startswith("interpreter:"):
        return _("the interpreter is not available")
    return _("a required person is not available")
