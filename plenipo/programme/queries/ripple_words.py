"""A difference in the reader's words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.programme.bridge.ripple import Change, Stuck, moment_of
from plenipo.programme.queries.ripple import WhatIf
from plenipo.programme.queries.words import hours, when


@dataclass(frozen=True)
class Row:
    """One item: how it is called here, before, after, because of what."""

    title: str
    before: str
    after: str
    because: str


def in_sentences(what_if: WhatIf) -> list[str]:
    """The whole difference, shortest first: how much moves, what cannot."""
    sessions, meetings = len(what_if.of_sessions), len(what_if.of_meetings)
    found = []
    if sessions:
        said = ngettext("%(n)s session changes.", "%(n)s sessions change.", sessions)
        found.append(said % {"n": sessions})
    if meetings:
        said = ngettext(
            "%(n)s bilateral meeting gets another time or room.",
            "%(n)s bilateral meetings get another time or room.",
            meetings,
        )
        found.append(said % {"n": meetings})
    if not found:
        found.append(_("Nothing has to change."))
    return found


def undecided(what_if: WhatIf) -> list[str]:
    """What a person must decide."""
    own = [each for each in what_if.ripple.stuck if each.item in what_if.sessions]
    found = [_stuck(what_if, each) for each in own]
    if n := what_if.stuck_meetings:
        said = ngettext(
            "%(n)s bilateral meeting finds no free time: the bilateral desk must decide.",
            "%(n)s bilateral meetings find no free time: the bilateral desk must decide.",
            n,
        )
        found.append(said % {"n": n})
    return found


def _stuck(what_if: WhatIf, stuck: Stuck) -> str:
    item = what_if.items[stuck.item]
    starts = moment_of(stuck.starts, what_if.zone)
    told = {"title": str(what_if.sessions[stuck.item]), "starts": f"{starts:%H:%M}"}
    if stuck.why == "pinned":
        return _("“%(title)s” would have to start at %(starts)s; it is not moved.") % told
    now = {change.item: change.ends for change in what_if.ripple.changes}
    over = now.get(stuck.item, item.ends) - (item.until or item.ends)
    return ngettext(
        "“%(title)s” would end %(n)s minute after the room or the day closes.",
        "“%(title)s” would end %(n)s minutes after the room or the day closes.",
        over,
    ) % {**told, "n": over}


def session_rows(what_if: WhatIf) -> list[Row]:
    return [_row(what_if, c, str(what_if.sessions[c.item])) for c in what_if.of_sessions]


def meeting_rows(what_if: WhatIf, *, all_of_them: bool) -> list[Row]:
    """By code. What moves because of persons is told to the desk only: two questions would tell who meets whom."""
    shown = what_if.of_meetings if all_of_them else what_if.meetings_by_room
    return [_row(what_if, c, code_of(c.item)) for c in shown]


def code_of(item: str) -> str:
    return f"B-{item.partition(':')[2][:5].upper()}"


def _row(what_if: WhatIf, change: Change, title: str) -> Row:
    item = what_if.items[change.item]
    before = _place(what_if, item.starts, item.ends, item.room, day=True)
    moved_day = item.starts // 1440 != change.starts // 1440
    after = _place(what_if, change.starts, change.ends, change.room, day=moved_day)
    return Row(title, before, after, _because(what_if, change))


def _place(what_if: WhatIf, starts: int, ends: int, room: str, *, day: bool) -> str:
    first, last = moment_of(starts, what_if.zone), moment_of(ends, what_if.zone)
    time = when(first, last, what_if.zone) if day else hours(first, last)
    code = what_if.rooms[room].code if room in what_if.rooms else ""
    return f"{time}, {code}" if code else time


def _because(what_if: WhatIf, change: Change) -> str:
    need, other = change.because
    if other in what_if.sessions:
        return _("after “%(title)s”") % {"title": what_if.sessions[other]}
    if need in what_if.rooms:
        return _("%(room)s cannot be used") % {"room": what_if.rooms[need].code}
    if need:
        return _("somebody it needs is not there")
    return _("it overruns")
