"""The released programme in open formats: iCalendar, JSON, and the schedule XML that conference apps read (frab)."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from xml.etree import ElementTree

from django.utils.translation import gettext
from icalendar import Calendar, Event, vText
from icalendar.prop import vUri

from plenipo.kit.cleaning import without_controls
from plenipo.kit.phrases import in_building, labelled
from plenipo.programme.bridge import FrozenSession
from plenipo.programme.queries.published import PublishedPart, PublishedProgramme, PublishedSession


def as_calendar(shown: PublishedProgramme, address: str) -> bytes:
    """`address`: of the public programme; a session's page lies below it."""
    conference, version = shown.conference, shown.version
    calendar = Calendar()
    calendar.add("prodid", "-//Plenipo//Programme//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", labelled(gettext("Programme"), conference))
    calendar.add("x-wr-timezone", shown.zone)
    events = [_event(_said_of(entry, version.at, address)) for entry in shown.entries()]
    head, end, after = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
    return b"".join([head, *events, end, after])


def _title(entry: PublishedSession) -> str:
    """Many calendars show a cancelled event like any other: its title says it too."""
    if not entry.frozen.cancelled:
        return entry.title
    return gettext("Cancelled: %(title)s") % {"title": entry.title}


class _Said(NamedTuple):
    """All that a calendar says of a session."""

    uid: str
    sequence: int
    cancelled: bool
    released: datetime
    starts: datetime
    ends: datetime
    title: str
    kind: str
    place: str
    about: str
    url: str


def _said_of(entry: PublishedSession, released: datetime, address: str) -> _Said:
    session = entry.frozen
    return _Said(
        uid=session.uid,
        sequence=session.sequence,
        cancelled=session.cancelled,
        released=released,
        starts=session.starts,
        ends=session.ends,
        title=without_controls(_title(entry)),
        kind=without_controls(entry.kind),
        place=without_controls(in_building(entry.room_name, entry.building)),
        about=without_controls(
            "\n\n".join(filter(None, (entry.summary, _people(entry), _languages(entry))))
        ),
        url=f"{address}{entry.key}/",
    )


@lru_cache(maxsize=2048)
def _event(said: _Said) -> bytes:
    """SEQUENCE grows with every change and STATUS says CANCELLED, so that calendars really move and delete.

    Folding lines is most of a calendar's cost: what says the same as before is not folded again.
    """
    event = Event()
    event.add("uid", said.uid)
    event.add("sequence", said.sequence)
    event.add("status", "CANCELLED" if said.cancelled else "CONFIRMED")
    event.add("dtstamp", said.released)
    event.add("dtstart", said.starts)
    event.add("dtend", said.ends)
    event.add("summary", said.title)
    event.add("categories", [said.kind])
    if said.place:
        event.add("location", said.place)
    if said.about:
        event.add("description", vText(said.about))
    event.add("url", vUri(said.url))
    return bytes(event.to_ical())


def _people(entry: PublishedSession) -> str:
    return "\n".join(labelled(label, names) for label, names in entry.card.parts)


def _languages(entry: PublishedSession) -> str:
    return labelled(gettext("Languages spoken"), entry.spoken) if entry.spoken else ""


def as_data(shown: PublishedProgramme) -> dict[str, Any]:
    """Texts in every language they were written in; people as they are disclosed now."""
    conference, version = shown.conference, shown.version
    return {
        "conference": conference.slug,
        "title": conference.title,
        "zone": shown.zone,
        "version": version.number,
        "released": version.at.isoformat(),
        "note": version.note,
        "invented": conference.is_demo,
        "rooms": [
            {"code": room.code, "name": room.name, "building": room.building}
            for room in shown.content.rooms.values()
        ],
        "tracks": [
            {"key": track.key, "name": track.name, "colour": track.colour}
            for track in shown.content.tracks.values()
        ],
        "sessions": [_session(entry) for entry in shown.entries()],
    }


def _session(entry: PublishedSession) -> dict[str, Any]:
    session = entry.frozen
    return {
        "uid": session.uid,
        "sequence": session.sequence,
        "cancelled": session.cancelled,
        "kind": session.kind,
        "title": session.title,
        "summary": session.summary,
        "starts": entry.starts.isoformat(),
        "ends": entry.ends.isoformat(),
        "room": session.room,
        "track": session.track,
        "spoken": session.spoken,
        "into": session.into,
        "people": [
            {
                "id": _number_of_person(part),
                "part": part.kind,
                "name": part.named.name,
                "of": part.named.of,
            }
            for part in entry.parts
        ],
    }


def as_schedule(shown: PublishedProgramme, address: str) -> bytes:
    """frab's schedule XML; what is cancelled is not in it, as its readers expect."""
    standing = [entry for entry in shown.entries() if not entry.frozen.cancelled]
    root = ElementTree.Element("schedule")
    _leaf(root, "version", str(shown.version.number))
    _conference(root, shown, address)
    days = groupby(standing, key=lambda entry: entry.starts.date())
    for number, (day, entries) in enumerate(days, start=1):
        of_day = list(entries)
        element = ElementTree.SubElement(
            root,
            "day",
            index=str(number),
            date=day.isoformat(),
            start=of_day[0].starts.isoformat(),
            end=max(entry.ends for entry in of_day).isoformat(),
        )
        _rooms(element, of_day, address)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _conference(root: ElementTree.Element, shown: PublishedProgramme, address: str) -> None:
    conference = shown.conference
    element = ElementTree.SubElement(root, "conference")
    for name, text in (
        ("title", str(conference)),
        ("acronym", conference.slug),
        ("start", conference.starts.isoformat()),
        ("end", conference.ends.isoformat()),
        ("days", str((conference.ends - conference.starts).days + 1)),
        ("timeslot_duration", "00:15"),
        ("base_url", address),
        ("time_zone_name", shown.zone),
    ):
        _leaf(element, name, text)


def _rooms(day: ElementTree.Element, entries: list[PublishedSession], address: str) -> None:
    in_rooms = sorted(entries, key=lambda entry: entry.room)
    for code, of_room in groupby(in_rooms, key=lambda entry: entry.room):
        room = ElementTree.SubElement(day, "room", name=code or "–")
        for entry in of_room:
            _frab_event(room, entry, address)


def _frab_event(room: ElementTree.Element, entry: PublishedSession, address: str) -> None:
    session = entry.frozen
    event = ElementTree.SubElement(room, "event", guid=session.uid, id=str(_number(session)))
    for name, text in _frab_texts(entry, address):
        _leaf(event, name, text)
    recording = ElementTree.SubElement(event, "recording")
    _leaf(recording, "license", "")
    _leaf(recording, "optout", "false")
    persons = ElementTree.SubElement(event, "persons")
    for part in entry.parts:
        person = ElementTree.SubElement(persons, "person", id=str(_number_of_person(part)))
        person.text = without_controls(part.named.name)
    ElementTree.SubElement(event, "links")
    ElementTree.SubElement(event, "attachments")


def _frab_texts(entry: PublishedSession, address: str) -> Iterator[tuple[str, str]]:
    length = entry.ends - entry.starts
    yield "date", entry.starts.isoformat()
    yield "start", f"{entry.starts:%H:%M}"
    yield "duration", _duration(length)
    yield "room", entry.room
    yield "slug", f"{entry.starts:%Y%m%d}-{entry.key}"
    yield "url", f"{address}{entry.key}/"
    yield "title", entry.title
    yield "subtitle", ""
    yield "track", entry.track
    yield "type", entry.kind
    yield "language", entry.frozen.spoken[0] if entry.frozen.spoken else ""
    yield "abstract", entry.summary
    yield "description", ""


def _number(session: FrozenSession) -> int:
    """frab wants a number: the first bits of the uid, the same from version to version."""
    return int(session.uid.replace("-", "")[:7], 16)


def _number_of_person(part: PublishedPart) -> int:
    """The same for a person in every session and version, and telling nothing of our own numbers."""
    return int(hashlib.sha256(part.who.encode()).hexdigest()[:7], 16)


def _duration(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _leaf(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = without_controls(text)


def rooms_in(entries: Iterable[PublishedSession]) -> list[tuple[str, str]]:
    """(code, name) of the rooms in use, in their order."""
    places = {(entry.place, entry.room, entry.room_name) for entry in entries if entry.room}
    return [(code, name) for _place, code, name in sorted(places)]
