"""The agenda of a delegation or of one person: what is theirs, out of every domain that knows of it.

A domain above joins with `@joins_agendas` in its receivers; the programme's own sessions join the same way.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from plenipo.conference.models import Conference, Membership, in_language
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.locales import listed
from plenipo.kit.phrases import in_building
from plenipo.programme.bridge import Content, FrozenSession
from plenipo.programme.models import BoothDuty, Role, Session
from plenipo.programme.queries.expected import FOR_ALL, OPEN, Kind
from plenipo.programme.queries.places import local_day
from plenipo.programme.queries.versions import last_content


@dataclass(frozen=True)
class Whose:
    """A delegation, or one of its persons; and who reads: `member` if it is one of the secretariat."""

    conference: Conference
    delegation: Delegation
    reader: Reader
    person: int | None = None
    member: Membership | None = None


@dataclass(frozen=True)
class AgendaItem:
    """
    part   in words, for whom has one; "" for whoever simply attends
    note   what the person has to know besides: that it is cancelled, with whom it is
    apart  arranged apart from the programme: where the two clash, it is this that has to give way
    room   its code; session_kind: as a value, for sessions
    not_during  of what is arranged apart: the kinds of sessions that come before it for everybody
    """

    starts: datetime
    ends: datetime
    title: str
    kind: str = ""
    place: str = ""
    part: str = ""
    note: str = ""
    cancelled: bool = False
    apart: bool = False
    room: str = ""
    session_kind: str = ""
    not_during: Collection[str] = ()

    @property
    def own(self) -> bool:
        """Theirs alone: a meeting, or a session in which they have a part."""
        return self.apart or bool(self.part)


Provider = Callable[[Whose], Iterable[AgendaItem]]
PROVIDERS: list[Provider] = []


def joins_agendas(provider: Provider) -> Provider:
    PROVIDERS.append(provider)
    return provider


def agenda_of(whose: Whose, day: date | None = None) -> list[AgendaItem]:
    """In the order of time; of one day at the venue, if one is named."""
    found = [item for provider in PROVIDERS for item in provider(whose)]
    found = _with_clashes(found, whose.conference) if _apart(found) else found
    if day:
        found = [item for item in found if local_day(item.starts, whose.conference) == day]
    return sorted(found, key=lambda item: (item.starts, item.ends, item.title))


def _apart(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    return [item for item in items if item.apart and not item.cancelled]


def _with_clashes(items: list[AgendaItem], conference: Conference) -> list[AgendaItem]:
    """Of the released programme alone: their own part in a session or one for all of them, or their room is taken."""
    content = last_content(conference)
    bound = [item for item in items if not item.apart and not item.cancelled]
    taken = [
        each
        for each in content.sessions
        if each.room and not each.cancelled and each.kind != Kind.BILATERALS
    ]
    return [
        replace(item, note=_("conflicts with the programme; the bilateral desk is dealing with it"))
        if item.apart
        and not item.cancelled
        and (
            any(
                _meet(item, other)
                for other in bound
                if other.part or other.session_kind in item.not_during
            )
            or any(each.room == item.room and _meet(item, each) for each in taken)
        )
        else item
        for item in items
    ]


def _meet(one: AgendaItem, other: AgendaItem | FrozenSession) -> bool:
    return one.starts < other.ends and other.starts < one.ends


@joins_agendas
def _sessions(whose: Whose) -> Iterable[AgendaItem]:
    """Released sessions: those for delegations, and those in which they have a part.

    A delegation chooses among what runs in parallel; on one person's sheet stands only what is theirs, or for all.
    """
    content = last_content(whose.conference)
    people, booths = _people_of(whose), _booths_of(whose)
    for session in content.sessions:
        parts = [*_parts_in(session, whose, people), *booths.get(session.uid, [])]
        open_to_them = session.audience in OPEN
        if parts or (open_to_them and (not whose.person or session.kind in FOR_ALL)):
            yield _item(session, content, parts)


def _people_of(whose: Whose) -> set[int]:
    if whose.person:
        return {whose.person}
    present = Delegate.objects.filter(delegation=whose.delegation, state__in=Delegate.PRESENT)
    return set(present.values_list("person", flat=True))


def _booths_of(whose: Whose) -> dict[str, list[str]]:
    """Of a person who interprets: the booth in each session."""
    if not whose.person:
        return {}
    duties = BoothDuty.objects.filter(
        session__conference=whose.conference, interpreter__person=whose.person
    )
    return {
        str(uid): [_("interpreter, booth %(booth)s") % {"booth": booth[:2].upper()}]
        for uid, booth in duties.values_list("session__uid", "booth")
    }


def _parts_in(session: FrozenSession, whose: Whose, people: set[int]) -> list[str]:
    """Open parts too: it is their own."""
    return [
        Role.Kind.named(role.kind, 1)
        for role in session.roles
        if role.person in people or role.delegation == whose.delegation.pk
    ]


def _item(session: FrozenSession, content: Content, parts: list[str]) -> AgendaItem:
    room = content.rooms.get(session.room)
    place = (in_language(room.name) or room.code, in_language(room.building)) if room else ("", "")
    return AgendaItem(
        session.starts,
        session.ends,
        in_language(session.title),
        kind=str(Session.Kind(session.kind).label),
        place=in_building(*place),
        part=listed(dict.fromkeys(parts)),
        note=_("cancelled") if session.cancelled else "",
        cancelled=session.cancelled,
        session_kind=session.kind,
    )
