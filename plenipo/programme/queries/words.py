"""Languages, times and changes in the reader's words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenipo.conference.models import in_language
from plenipo.kit.locales import locale_of
from plenipo.programme.bridge import Change, Content, FrozenSession
from plenipo.programme.models import Session

Audience = Session.Audience
# CLDR has weekday, day and month in full together with the year only
DAY_NAMES = {
    "ar": "EEEE، d MMMM",
    "es": "EEEE d 'de' MMMM",
    "ru": "EEEE, d MMMM",
    "zh-hans": "M月d日EEEE",
}


def day_name(moment: date) -> str:
    """Weekday, day and month, without the year: "Tuesday 12 May". A moment is in the venue's zone."""
    pattern = DAY_NAMES.get(get_language() or "en", "EEEE d MMMM")
    return str(format_date(moment, pattern, locale_of()))


def hours(starts: datetime, ends: datetime) -> str:
    """Both in the venue's zone; 24 hours in every language, as programmes are printed."""
    return f"{starts:%H:%M}–{ends:%H:%M}"


def when(starts: datetime, ends: datetime, zone: ZoneInfo) -> str:
    here, there = starts.astimezone(zone), ends.astimezone(zone)
    return f"{day_name(here)}, {hours(here, there)}"


def change_in_words(change: Change, content: Content, zone: ZoneInfo) -> str:
    """One sentence; `content` is the version in which the change came."""
    session = content.by_uid()[change.session]
    told = {"title": in_language(session.title), **_details(change, session, zone)}
    return SENTENCES[change.what]() % told


def move_in_words(old: FrozenSession, new: FrozenSession, content: Content, zone: ZoneInfo) -> str:
    """Old and new time and place in one sentence; `content` has the rooms of both."""
    told = {"before": _place(old, content, zone), "after": _place(new, content, zone)}
    what = "cancelled" if new.cancelled else "restored" if old.cancelled else "moved"
    return SENTENCES[what]() % {"title": in_language(new.title), **told}


def _place(session: FrozenSession, content: Content, zone: ZoneInfo) -> str:
    room = content.rooms.get(session.room)
    name = (in_language(room.name) if room else "") or session.room or _("a room still open")
    return f"{when(session.starts, session.ends, zone)}, {name}"


def _details(change: Change, session: FrozenSession, zone: ZoneInfo) -> dict[str, str]:
    if change.what == "moved":
        return {"before": _when(change.before, zone), "after": _when(change.after, zone)}
    if change.what == "room":
        still_open = _("a room still open")
        return {"before": change.before or still_open, "after": change.after or still_open}
    if change.what == "title":
        return {"before": in_language(change.before), "after": in_language(change.after)}
    if change.what == "audience":
        return {"after": str(Audience(change.after).label)}
    place = when(session.starts, session.ends, zone)
    return {"after": f"{place}, {session.room}" if session.room else place}


def _when(stored: list[str], zone: ZoneInfo) -> str:
    starts, ends = map(datetime.fromisoformat, stored)
    return when(starts, ends, zone)


SENTENCES = {
    "added": lambda: _("“%(title)s” is new: %(after)s."),
    "cancelled": lambda: _("“%(title)s” is cancelled."),
    "restored": lambda: _("“%(title)s” takes place after all: %(after)s."),
    "moved": lambda: _("“%(title)s” moves from %(before)s to %(after)s."),
    "room": lambda: _("“%(title)s” moves from %(before)s to %(after)s."),
    "title": lambda: _("“%(before)s” is now called “%(after)s”."),
    "people": lambda: _("The speakers of “%(title)s” have changed."),
    "languages": lambda: _("The languages of “%(title)s” have changed."),
    "audience": lambda: _("“%(title)s” is now for: %(after)s."),
    "about": lambda: _("What is said about “%(title)s” has changed."),
}
