"""A delegation's meetings as a calendar (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from plenipo.bilaterals.models import PlannedMeeting
from plenipo.bilaterals.queries.meetings import calendar_rows, course_of
from plenipo.bilaterals.queries.requests import told_to
from plenipo.delegations.models import Delegation
from plenipo.kit.cleaning import without_controls
from plenipo.kit.phrases import in_building, labelled

MOST_MOVES = 1000  # what happens to a meeting while one plan is in force counts below the next plan
FOLD = 73  # octets of a line before it is folded, the space of the next line included


def calendar_of(delegation: Delegation) -> bytes:
    held, cancelled = calendar_rows(delegation)
    called = labelled(_("Bilateral meetings"), delegation.conference)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Plenipo//Bilateral meetings//EN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(called)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT10M",
    ]
    for row in held:
        lines += _event(row, delegation, "CONFIRMED")
    for row in cancelled:
        lines += _event(row, delegation, "CANCELLED")
    lines.append("END:VCALENDAR")
    return _folded(lines)


def _event(row: PlannedMeeting, delegation: Delegation, status: str) -> Iterator[str]:
    """The same UID from plan to plan; a cancelled one keeps it, so that calendars take it out."""
    whom = told_to(delegation, row.request).whom
    place = in_building(row.room, row.room.building) if row.room else ""
    course = course_of(row.request)
    said = row.moved + (course.revision if course else 0)
    sequence = MOST_MOVES * row.plan.number + 2 * said + (status == "CANCELLED")
    yield "BEGIN:VEVENT"
    yield f"UID:{row.request_id}@{settings.ADDRESS.rpartition('/')[2]}"
    yield f"DTSTAMP:{_moment(row.plan.in_force_at or row.plan.made_at)}"
    yield f"SEQUENCE:{sequence}"
    yield f"DTSTART:{_moment(row.starts)}"
    yield f"DTEND:{_moment(row.ends)}"
    summary = (
        _("Cancelled: meeting with %(whom)s")
        if status == "CANCELLED"
        else _("Meeting with %(whom)s")
    ) % {"whom": whom}
    yield f"SUMMARY:{_escaped(summary)}"
    if place:
        yield f"LOCATION:{_escaped(place)}"
    yield f"STATUS:{status}"
    yield "CLASS:CONFIDENTIAL"
    yield "END:VEVENT"


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    text = without_controls(text).replace("\r\n", "\n").replace("\r", "\n")
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _folded(lines: list[str]) -> bytes:
    """Lines end with CRLF and are folded between characters, never within one."""
    out = bytearray()
    for line in lines:
        width = 0
        for letter in line:
            octets = letter.encode()
            if width + len(octets) > FOLD:
                out += b"\r\n "
                width = 1
            out += octets
            width += len(octets)
        out += b"\r\n"
    return bytes(out)
