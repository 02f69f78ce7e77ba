"""Sessions of a conference: the list with its filter, one session, the rows of its table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.programme.models import Cue, Role, Room, Session
from plenipo.programme.queries.names import Names
from plenipo.programme.queries.places import local_day, zone_of

SORTS = {"kind": "kind", "room": "room__code", "state": "state", "starts": "starts"}


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; `place` "open" are sessions without a room or a time."""

    q: str = ""
    kind: str = ""
    day: date | None = None
    room: str = ""
    language: str = ""
    state: str = ""
    sort: str = ""


def sessions_of(conference: Conference) -> QuerySet[Session]:
    """In the order of time, with room, building and roles; what has no time comes last."""
    rooms = Room.objects.select_related("building")
    return (
        Session.objects.filter(conference=conference)
        .prefetch_related(Prefetch("room", rooms), "roles")
        .order_by("starts", "room__position", "pk")
    )


def session_list(conference: Conference, wanted: Wanted) -> list[Session]:
    """Days, words and languages are compared here: days are the venue's, texts stand in JSON."""
    found = sessions_of(conference)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.state == "open":
        found = found.filter(Q(room=None) | Q(starts=None)).exclude(state="cancelled")
    elif wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.room:
        found = found.filter(room__code=wanted.room)
    key = wanted.sort.lstrip("-")
    if key in SORTS:
        found = found.order_by(("-" if wanted.sort[0] == "-" else "") + SORTS[key], "starts", "pk")
    return [each for each in found if _fits(each, wanted, conference)]


def _fits(session: Session, wanted: Wanted, conference: Conference) -> bool:
    if wanted.day and not (session.starts and local_day(session.starts, conference) == wanted.day):
        return False
    if wanted.q and not any(wanted.q.casefold() in text.casefold() for text in _texts(session)):
        return False
    return not wanted.language or wanted.language in {*session.spoken, *session.into}


def _texts(session: Session) -> list[str]:
    typed = [role.typed_name for role in session.roles.all()]  # type: ignore[attr-defined]
    return [*session.title.values(), *typed]


def session_in(conference: Conference, pk: int) -> QuerySet[Session]:
    return (
        sessions_of(conference).filter(pk=pk).prefetch_related(Prefetch("cues", Cue.objects.all()))
    )


def roles_of(conference: Conference) -> QuerySet[Role]:
    return Role.objects.filter(session__conference=conference).select_related("session")


def cues_of(conference: Conference) -> QuerySet[Cue]:
    return Cue.objects.filter(session__conference=conference).select_related("session")


def table_heads() -> list[str]:
    return [
        _("Day"), _("From"), _("Until"), _("Session"), _("Kind"), _("Room"), _("For whom"),
        _("Languages spoken"), _("Interpreted into"), _("People expected"), _("State"), _("Parts"),
    ]  # fmt: skip


def table_rows(
    sessions: list[Session], conference: Conference, reader: Reader
) -> Iterator[list[Any]]:
    zone = zone_of(conference)
    names = Names([role for each in sessions for role in each.roles.all()], reader, conference)  # type: ignore[attr-defined]
    for each in sessions:
        starts, ends = (t.astimezone(zone) if t else None for t in (each.starts, each.ends))
        yield [
            starts.date().isoformat() if starts else "",
            f"{starts:%H:%M}" if starts else "",
            f"{ends:%H:%M}" if ends else "",
            str(each),
            each.get_kind_display(),
            each.room.code if each.room else "",
            each.get_audience_display(),
            " ".join(each.spoken),
            " ".join(each.into),
            each.expected,
            each.get_state_display(),
            "; ".join(_part(role, names) for role in each.roles.all()),  # type: ignore[attr-defined]
        ]


def _part(role: Role, names: Names) -> str:
    name = names.of(role).name or _("not disclosed")
    return f"{role.get_kind_display()}: {name}"
