"""A difference in the reader's words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.delegations.bridge import Reader
from plenipo.kit.days import day_name, hours
from plenipo.kit.locales import language_name, listed
from plenipo.kit.phrases import at_place, bracketed
from plenipo.programme.bridge.late import Late
from plenipo.programme.bridge.ripple import (
    Item,
    ItemChange,
    ItemChoice,
    Option,
    Remedy,
    Stuck,
    is_like,
    moment_of,
)
from plenipo.programme.models import Cue, Room
from plenipo.programme.queries.names import RoleNames
from plenipo.programme.queries.planning import Planning
from plenipo.programme.queries.ripple import WhatIf
from plenipo.programme.queries.short import ShortSession
from plenipo.programme.words.changes import when
from plenipo.programme.words.interpretation import short
from plenipo.programme.words.ripple_costs import Costs
from plenipo.programme.words.warnings import warnings_of


@dataclass(frozen=True)
class Chance:
    """What can become of a session; `name` and `value` are those of the form.

    costs      in sentences; empty where it costs nothing
    proposed   why it is the best there is; "" of the others
    """

    name: str
    value: str
    label: str
    chosen: bool
    costs: list[str]
    proposed: str


@dataclass(frozen=True)
class RippleSession:
    """One session: how it is called here, before, after, because of what; its cues as they would be, whom it touches,
    and what else could become of it."""

    title: str
    day: str
    before: str
    after: str
    because: str
    cues: list[str]
    persons: str
    options: list[Chance]


def in_sentences(what_if: WhatIf) -> list[str]:
    """The whole difference, shortest first."""
    sessions, short_of = len(what_if.moves), len(what_if.short.sittings)
    later = sum(each.last is not None for each in what_if.late)
    found = []
    if sessions:
        said = ngettext("%(n)s session changes.", "%(n)s sessions change.", sessions)
        found.append(said % {"n": sessions})
    if gone := len(what_if.cancelled):
        said = ngettext("%(n)s session is cancelled.", "%(n)s sessions are cancelled.", gone)
        found.append(said % {"n": gone})
    if later:
        said = ngettext("%(n)s person speaks later.", "%(n)s persons speak later.", later)
        found.append(said % {"n": later})
    if short_of:
        said = ngettext(
            "%(n)s session lacks an interpreter.",
            "%(n)s sessions lack an interpreter.",
            short_of,
        )
        found.append(said % {"n": short_of})
    return found or [_("The programme does not need to change.")]


def undecided(what_if: WhatIf, names: RoleNames) -> list[str]:
    """What a person must decide."""
    found = [_stuck(what_if, each) for each in what_if.ripple.stuck]
    return found + [_missing(what_if, each, names) for each in what_if.late if each.last is None]


def _stuck(what_if: WhatIf, stuck: Stuck) -> str:
    item = what_if.items[stuck.item]
    starts = moment_of(stuck.starts, what_if.zone)
    told = {"title": str(what_if.sessions[stuck.item]), "starts": f"{starts:%H:%M}"}
    if stuck.why == "pinned":
        return _("“%(title)s” would have to start at %(starts)s; it has not been moved.") % told
    if stuck.why == "unplaced":
        return _(
            "“%(title)s” has no place before the day closes, and none on a later day: it is left without a room."
        ) % {"title": told["title"]}
    now = {change.item: change.ends for change in what_if.ripple.changes}
    over = now.get(stuck.item, item.ends) - (item.until or item.ends)
    return ngettext(
        "“%(title)s” would end %(n)s minute after the room or the day closes.",
        "“%(title)s” would end %(n)s minutes after the room or the day closes.",
        over,
    ) % {**told, "n": over}


def names_in(what_if: WhatIf, reader: object) -> RoleNames:
    """Of those who are late; two queries."""
    roles = [each.role for each in what_if.late]
    return RoleNames(roles, reader, what_if.conference)  # type: ignore[arg-type]


def _missing(what_if: WhatIf, late: Late, names: RoleNames) -> str:
    told = _told(what_if, late, names)
    if late.there >= what_if.now[f"session:{late.role.session_id}"].ends:
        return _("“%(title)s” ends before %(who)s arrives (%(part)s).") % told
    return _("%(who)s is absent when “%(title)s” begins (%(part)s).") % told


def later(what_if: WhatIf, names: RoleNames) -> list[str]:
    """Who speaks after the others."""
    return [
        _("%(who)s speaks last in “%(title)s”.") % _told(what_if, each, names)
        for each in what_if.late
        if each.last is not None
    ]


def _told(what_if: WhatIf, late: Late, names: RoleNames) -> dict[str, str]:
    return {
        "title": str(what_if.sessions[f"session:{late.role.session_id}"]),
        "who": names.of(late.role).name or _("A speaker"),
        "part": str(late.role.get_kind_display()),
    }


def session_rows(what_if: WhatIf) -> list[RippleSession]:
    """What changes or is cancelled, and what else could become of it."""
    choices = {each.item: each for each in what_if.ripple.choices}
    costs = Costs(what_if)
    gone = [
        ItemChange(each.item, each.taken.starts, each.taken.ends, "", ("", ""))
        for each in what_if.ripple.choices
        if each.item in what_if.ripple.cancelled
    ]
    changes = sorted([*what_if.ripple.changes, *gone], key=lambda c: (c.starts, c.item))
    return [_row(what_if, change, choices.get(change.item), costs) for change in changes]


def _row(
    what_if: WhatIf, change: ItemChange, choice: ItemChoice | None, costs: Costs
) -> RippleSession:
    item, session = what_if.items[change.item], what_if.sessions[change.item]
    before = _place(what_if, item.starts, item.ends, item.room, day=False)
    cues = session.cues.all() if change.starts != item.starts else []
    gone = change.item in what_if.ripple.cancelled
    return RippleSession(
        str(session),
        day_name(moment_of(item.starts, what_if.zone)),
        before,
        _("cancelled") if gone else _after(what_if, change, item),
        _("cancelled by you") if gone else _because(what_if, change),
        [_cue(what_if, cue, item.starts, change.starts) for cue in cues],
        costs.persons(change.item) if choice else "",
        _chances(what_if, choice, costs) if choice else [],
    )


def _after(what_if: WhatIf, change: ItemChange | Option, item: Item) -> str:
    moved_day = item.starts // 1440 != change.starts // 1440
    place = _place(what_if, change.starts, change.ends, change.room, day=moved_day)
    return place if change.room or not item.room else listed([place, _("no room yet")])


def _cue(what_if: WhatIf, cue: Cue, before: int, after: int) -> str:
    """A cue is counted from the start of its session: it moves with it."""
    then, now = (
        moment_of(start, what_if.zone) + timedelta(minutes=cue.minute) for start in (before, after)
    )
    told = {"before": f"{then:%H:%M}", "after": f"{now:%H:%M}", "what": cue.what}
    return listed([_("%(before)s → %(after)s %(what)s") % told, cue.owner])


def _chances(what_if: WhatIf, choice: ItemChoice, costs: Costs) -> list[Chance]:
    return [
        Chance(
            f"at:{choice.item}",
            option.key,
            _label(what_if, choice.item, option),
            option == choice.taken,
            costs.of(choice.item, option),
            "" if number else BEST[option.kind](),
        )
        for number, option in enumerate(choice.options)
    ]


def _label(what_if: WhatIf, item: str, option: Option) -> str:
    own = what_if.items[item]
    told = {"place": _after(what_if, option, own)}
    if option.kind in (Remedy.ROOM, Remedy.SMALLER):
        room = what_if.rooms[option.room]
        told = {"place": listed([told["place"], _unlike(room, what_if.rooms[own.room])])}
    return LABELS[option.kind]() % told


LABELS = {
    Remedy.WAIT: lambda: _("Wait: %(place)s"),
    Remedy.ROOM: lambda: _("Another room: %(place)s"),
    Remedy.SMALLER: lambda: _("A smaller room: %(place)s"),
    Remedy.DAY: lambda: _("Another day: %(place)s"),
    Remedy.OPEN: lambda: _("Decide later: %(place)s"),
    Remedy.CANCEL: lambda: _("Cancel the session"),
}
BEST: dict[Remedy, Callable[[], str]] = {
    Remedy.WAIT: lambda: _("Proposed: the session keeps its room and its day."),
    Remedy.ROOM: lambda: _("Proposed: this room is free and large enough."),
    Remedy.SMALLER: lambda: _("Proposed: no larger room is free, and the session keeps its day."),
    Remedy.DAY: lambda: _("Proposed: nothing is free before the day closes."),
    Remedy.OPEN: lambda: _("Proposed: nothing is free before the day closes or on a later day."),
    Remedy.CANCEL: lambda: "",
}


def _unlike(room: Room, own: Room) -> str:
    """What a room has not that the other has; "" where it is like it."""
    if is_like(room, own):
        return ""
    labels = dict(Room.Feature.choices)
    lacks = [str(labels[f]) for f in own.features if f not in room.features]
    layout = str(room.get_layout_display()) if room.layout != own.layout else ""
    without = _("without %(features)s") % {"features": listed(lacks)} if lacks else ""
    return listed([layout, without])


def _place(what_if: WhatIf, starts: int, ends: int, room: str, *, day: bool) -> str:
    first, last = moment_of(starts, what_if.zone), moment_of(ends, what_if.zone)
    time = when(first, last, what_if.zone) if day else hours(first, last)
    code = what_if.rooms[room].code if room in what_if.rooms else ""
    return at_place(time, code)


def _because(what_if: WhatIf, change: ItemChange) -> str:
    need, other = change.because
    if other in what_if.sessions:
        return _("after “%(title)s”") % {"title": what_if.sessions[other]}
    if need in what_if.rooms:
        return _("%(room)s is not available") % {"room": what_if.rooms[need].code}
    if need:
        return _("a required person is not available")
    return _("the session overruns")


@dataclass(frozen=True)
class Team:
    """A session short of an interpreter: who is missing, who could sit there, what is open even so."""

    sitting: ShortSession
    off: str
    offered: str
    open: str


def teams(what_if: WhatIf) -> list[Team]:
    names = what_if.short.names
    return [
        Team(
            each,
            _seats((str(duty.interpreter), duty.booth) for duty in each.off),
            _seats((names[duty.interpreter], duty.booth) for duty in each.offered),
            _open(each),
        )
        for each in what_if.short.sittings
    ]


def _seats(seats: Iterable[tuple[str, str]]) -> str:
    return listed([bracketed(name, short(booth)) for name, booth in seats])


def _open(sitting: ShortSession) -> str:
    found = [
        _("%(spoken)s into %(into)s")
        % {"spoken": language_name(pair.spoken), "into": language_name(pair.into)}
        for pair in sitting.gaps
    ]
    if found:
        return _("No interpreter for: %(pairs)s.") % {"pairs": listed(found)}
    if not sitting.missing:
        return ""
    said = ngettext(
        "%(n)s interpreter is missing.", "%(n)s interpreters are missing.", sitting.missing
    )
    return said % {"n": sitting.missing}


def new_conflicts(what_if: WhatIf, reader: Reader) -> list[str]:
    """What would be wrong with the programme that is not wrong now: somebody in two places, a room too small."""
    if not what_if.moves_sessions:
        return []
    planning = Planning(what_if.conference)
    before = {conflict for conflict, _severity in planning.conflicts()}
    places = {move.item: move.after for move in what_if.moves}
    gone = {session.pk for session in what_if.cancelled}
    planning.sessions = [each for each in planning.sessions if each.pk not in gone]
    for session in planning.sessions:
        if after := places.get(f"session:{session.pk}"):
            session.starts, session.ends, room = after
            session.room = what_if.rooms.get(room)
    after_it = warnings_of(planning, reader)
    return [each.sentence for each in after_it if each.conflict not in before]
