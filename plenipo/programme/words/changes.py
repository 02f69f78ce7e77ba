"""Languages, times and changes in the reader's words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.conference.models import in_language
from plenipo.kit.days import day_and_hours
from plenipo.kit.phrases import at_place
from plenipo.programme.bridge import Content, FrozenSession, SessionChange
from plenipo.programme.models import Session
from plenipo.programme.queries.published import PublishedProgramme
from plenipo.programme.queries.versions import changes_of

Audience = Session.Audience


def when(starts: datetime, ends: datetime, zone: ZoneInfo) -> str:
    return day_and_hours(starts.astimezone(zone), ends.astimezone(zone))


def change_in_words(change: SessionChange, content: Content, zone: ZoneInfo) -> str:
    """One sentence; `content` is the version in which the change came."""
    session = content.by_uid()[change.session]
    told = {"title": in_language(session.title), **_details(change, session, zone)}
    return SENTENCES[change.what]() % told


def move_in_words(old: FrozenSession, new: FrozenSession, content: Content, zone: ZoneInfo) -> str:
    """Old and new time and place in one sentence; `content` has the rooms of both."""
    told = {"before": _place(old, content, zone), "after": _place(new, content, zone)}
    what = "cancelled" if new.cancelled else "restored" if old.cancelled else "placed"
    return SENTENCES[what]() % {"title": in_language(new.title), **told}


def _place(session: FrozenSession, content: Content, zone: ZoneInfo) -> str:
    room = content.rooms.get(session.room)
    name = (in_language(room.name) if room else "") or session.room or _("room to be confirmed")
    return at_place(when(session.starts, session.ends, zone), name)


def _details(change: SessionChange, session: FrozenSession, zone: ZoneInfo) -> dict[str, str]:
    if change.what == "moved":
        return {"before": _when(change.before, zone), "after": _when(change.after, zone)}
    if change.what == "room":
        still_open = _("room to be confirmed")
        return {"before": change.before or still_open, "after": change.after or still_open}
    if change.what == "title":
        return {"before": in_language(change.before), "after": in_language(change.after)}
    if change.what == "audience":
        return {"after": str(Audience(change.after).label)}
    place = when(session.starts, session.ends, zone)
    return {"after": at_place(place, session.room)}


def _when(stored: list[str], zone: ZoneInfo) -> str:
    starts, ends = map(datetime.fromisoformat, stored)
    return when(starts, ends, zone)


SENTENCES = {
    "added": lambda: _("“%(title)s” is new: %(after)s."),
    "cancelled": lambda: _("“%(title)s” has been cancelled."),
    "restored": lambda: _("“%(title)s” takes place after all: %(after)s."),
    "moved": lambda: pgettext(
        "to another time", "“%(title)s” has been moved from %(before)s to %(after)s."
    ),
    "placed": lambda: pgettext(
        "to another time or place", "“%(title)s” has been moved from %(before)s to %(after)s."
    ),
    "room": lambda: pgettext(
        "to another room", "“%(title)s” has been moved from %(before)s to %(after)s."
    ),
    "title": lambda: _("“%(before)s” is now called “%(after)s”."),
    "people": lambda: _("The speakers of “%(title)s” have changed."),
    "languages": lambda: _("The languages of “%(title)s” have changed."),
    "audience": lambda: _("“%(title)s” is now for: %(after)s."),
    "about": lambda: _("The description of “%(title)s” has changed."),
}


def changes_published(shown: PublishedProgramme) -> list[str]:
    """Of the sessions the public sees."""
    seen, zone = {session.uid for session in shown.frozen()}, ZoneInfo(shown.zone)
    return [
        change_in_words(each, shown.content, zone)
        for each in changes_of(shown.version)
        if each.session in seen
    ]
