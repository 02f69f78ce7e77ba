"""Sessions of a conference: the list with its filter, one session, the rows of its table."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OrderBy, Prefetch, Q, QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader
from plenipo.delegations.queries.finding import people_found
from plenipo.kit.forms import whole
from plenipo.programme.models import Cue, Role, Room, Session
from plenipo.programme.profile import Interpretation
from plenipo.programme.queries.places import day_at_venue
from plenipo.registry.queries.finding import narrowed

WITHOUT_LANGUAGES = {"tour", "meal", "bilaterals"}  # until somebody gives them some
BY_TIME = F("starts").asc(nulls_last=True)
SORTS = {
    "starts": F("starts"),
    "title": F("title"),
    "kind": F("kind"),
    "room": F("room__code"),
    "state": F("state"),
}
SEARCHED = ("title", "roles__typed_name")


@dataclass(frozen=True)
class SessionFilter:
    """What the list is narrowed to; `place` "open" are sessions without a room or a time."""

    q: str = ""
    kind: str = ""
    day: date | None = None
    track: str = ""
    room: str = ""
    language: str = ""
    state: str = ""
    sort: str = ""


def languages_of_new(conference: Conference, kind: str) -> list[str]:
    """Spoken in a new session of this kind and interpreted into one another, as the rules say."""
    rules, languages = rules_of(conference).of(Interpretation), list(conference.languages)
    if kind in WITHOUT_LANGUAGES:
        return []
    if kind in rules.all:
        return languages
    return languages[: rules.others]


def sessions_of(conference: Conference) -> QuerySet[Session]:
    """In the order of time, with room, building and roles; what has no time comes last."""
    rooms = Room.objects.select_related("building")
    return (
        Session.objects.filter(conference=conference)
        .select_related("track")
        .prefetch_related(Prefetch("room", rooms), "roles")
        .order_by(BY_TIME, "room__position", "pk")
    )


def session_list(
    conference: Conference, wanted: SessionFilter, reader: Reader
) -> QuerySet[Session]:
    """With room and roles. Who may not see a name does not find a session by it either."""
    found = Session.objects.filter(conference=conference)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.state == "open":
        found = found.filter(Q(room=None) | Q(starts=None)).exclude(state="cancelled")
    elif wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.room:
        found = found.filter(room__code=wanted.room)
    if wanted.track.isdecimal():
        found = found.filter(track=whole(wanted.track, 0))
    if wanted.day:
        found = found.filter(starts__range=day_at_venue(wanted.day, conference))
    if wanted.q:
        titled = narrowed(found, wanted.q, *SEARCHED).values("pk")
        people = [person for person, _ in people_found(reader, conference, wanted.q, most=500)]
        found = found.filter(Q(pk__in=titled) | Q(roles__person__in=people)).distinct()
    if wanted.language:
        found = found.filter(pk__in=_in_language(found, wanted.language))
    found = found.select_related("room", "track", "officer").prefetch_related("roles")
    return found.order_by(*_order(wanted.sort), "pk")


def _order(sort: str) -> list[OrderBy]:
    """What has no time, or no room, comes last in either direction."""
    by = SORTS.get(sort.removeprefix("-"))
    if by is None:
        return [BY_TIME]
    first = OrderBy(by, descending=sort.startswith("-"), nulls_last=True)
    return [first, BY_TIME]


def _in_language(found: QuerySet[Session], code: str) -> list[int]:
    languages = found.values_list("pk", "spoken", "into")
    return [pk for pk, spoken, into in languages if code in {*spoken, *into}]


def session_in(conference: Conference, pk: int) -> QuerySet[Session]:
    return (
        sessions_of(conference)
        .filter(pk=pk)
        .select_related("track", "officer")
        .prefetch_related(Prefetch("cues", Cue.objects.all()))
    )


def roles_of(conference: Conference) -> QuerySet[Role]:
    return Role.objects.filter(session__conference=conference).select_related("session")
