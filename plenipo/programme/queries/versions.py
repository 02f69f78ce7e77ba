"""Released versions, what changed in them, and what a release would do now."""

import json
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import TAKING_PART
from plenipo.programme.bridge import (
    Content,
    FrozenSession,
    SessionChange,
    changes_between,
    content_from,
    freeze,
    touched_by,
)
from plenipo.programme.bridge.known import news_for
from plenipo.programme.models import Session, Version
from plenipo.programme.queries.planning import Planning
from plenipo.programme.queries.sessions import sessions_of
from plenipo.programme.queries.told import LETTER as OF_THE_DAY
from plenipo.programme.queries.told import told_since
from plenipo.records.models import Letter

LETTER = "programme.version"
LETTERS = (LETTER, OF_THE_DAY)


def versions_of(conference: Conference) -> QuerySet[Version]:
    """Latest first, without their contents."""
    return Version.objects.filter(conference=conference).defer("content").select_related("by")


def last_version(conference: Conference) -> Version | None:
    """With `stored`, to be read by `content_of`."""
    return _stored_versions(conference).first()


def known_to_delegations(conference: Conference, last: Version | None) -> Version | None:
    """What they know of while letters of the last version wait: the version these compare with. With `stored`."""
    if last is None:
        return None
    number = last.number - 1 if last.since is None else last.since
    return _stored_versions(conference).filter(number=number).first()


def _stored_versions(conference: Conference) -> QuerySet[Version]:
    """Latest first, with their content as the text that stands in the row."""
    found = Version.objects.filter(conference=conference).defer("content")
    return found.annotate(stored=Cast("content", TextField())).order_by("-number")


def content_of(version: Version) -> Content:
    return _content(version.stored)  # type: ignore[attr-defined]


@lru_cache(maxsize=8)
def _content(stored: str) -> Content:
    """A version is read a thousand times and never changes."""
    return content_from(json.loads(stored))


def has_programme(conference: Conference) -> bool:
    """Whether a version has been released."""
    return Version.objects.filter(conference=conference).exists()


def last_content(conference: Conference) -> Content:
    """What was released last; empty before the first release. One query."""
    version = last_version(conference)
    return content_of(version) if version else Content()


def changes_of(version: Version) -> list[SessionChange]:
    return [SessionChange(**stored) for stored in version.changes]


@dataclass(frozen=True)
class Release:
    """What a release would do now."""

    before: Content
    content: Content
    changes: list[SessionChange]
    number: int
    planning: Planning

    @property
    def differs(self) -> bool:
        """A change of the zone alone is reason enough: the hours that are read are others."""
        return bool(self.changes) or bool(self.number > 1 and self.before.zone != self.content.zone)

    @property
    def blocked(self) -> bool:
        return any(
            severity.startswith("block") for _conflict, severity in self.planning.conflicts()
        )


def release_as_planned(conference: Conference) -> Release:
    version = last_version(conference)
    before = content_of(version) if version else Content()
    planning = Planning(conference)
    content = replace(freeze(planning.sessions, before), zone=conference.zone)
    number = version.number + 1 if version else 1
    return Release(before, content, changes_between(before, content), number, planning)


@dataclass(frozen=True)
class Unpublished:
    """What the public does not read yet, or still reads as it was; nothing before the first version."""

    changes: list[SessionChange]
    content: Content

    @property
    def sessions(self) -> int:
        return len(touched_by(self.changes))


def unpublished(conference: Conference, session: Session | None = None) -> Unpublished:
    """Of one session, which comes with room, building and roles, or of all."""
    version = last_version(conference)
    if version is None:
        return Unpublished([], Content())
    before = content_of(version)
    if session:
        its = tuple(each for each in before.sessions if each.uid == str(session.uid))
        before = replace(before, sessions=its)
    after = freeze([session] if session else sessions_of(conference), before)
    return Unpublished(changes_between(before, after), after)


def not_going_out(conference: Conference) -> list[Session]:
    """Planned, but held back or without a time: no version holds them."""
    return [
        session
        for session in sessions_of(conference)
        if session.state == Session.State.HELD_BACK
        or (session.state == Session.State.PLANNED and session.starts is None)
    ]


@dataclass(frozen=True)
class Concerned:
    """A delegation with a part in sessions that are not, or no longer, as it knows them."""

    delegation: Delegation
    changes: list[SessionChange]


def concerned_by(conference: Conference, known: Version | None, after: Content) -> list[Concerned]:
    """Who is written to: delegations that have or had a part, or whose people have, in what changed since the version
    they know, unless letters of the day told them of it. Four queries."""
    before, told = content_of(known) if known else Content(), told_since(conference, known)
    versions = (before.by_uid(), after.by_uid())
    uids = touched_by(changes_between(before, after))
    uids |= {uid for places in told.values() for uid in places}
    touched = [one[uid] for uid in uids for one in versions if uid in one]
    found = [
        Concerned(each, news_for(before, after, told.get(each.pk, {}), sessions))
        for each, sessions in having_part_in(conference, touched)
    ]
    return [each for each in found if each.changes]


def having_part_in(
    conference: Conference, sessions: list[FrozenSession]
) -> list[tuple[Delegation, set[str]]]:
    """Delegations that take part, and in which of these sessions they or their people have a part."""
    of_person = _delegations_of_persons(conference, sessions)
    concerned: dict[int, set[str]] = {}
    for session in sessions:
        for pk in _delegations_in(session, of_person):
            concerned.setdefault(pk, set()).add(session.uid)
    found = Delegation.objects.filter(
        pk__in=concerned, conference=conference, state__in=TAKING_PART
    ).select_related("invitation")
    return [(each, concerned[each.pk]) for each in found]


def _delegations_of_persons(
    conference: Conference, sessions: list[FrozenSession]
) -> dict[int, int]:
    persons = {role.person for session in sessions for role in session.roles if role.person}
    rows = Delegate.objects.filter(
        person__in=persons, delegation__conference=conference, state__in=Delegate.PRESENT
    )
    return dict(rows.values_list("person", "delegation"))


def _delegations_in(session: FrozenSession, of_person: dict[int, int]) -> set[int]:
    numbers = {role.delegation or of_person.get(role.person or 0) for role in session.roles}
    return {number for number in numbers if number}


def drafted_letters(conference: Conference) -> QuerySet[Letter]:
    """Letters of a release or of a change during the day that wait for somebody to let them go."""
    return Letter.objects.filter(
        conference=conference.pk, kind__in=LETTERS, state=Letter.State.DRAFT
    ).order_by("pk")
