"""Principals announced ahead of the list. People are read through `people`, as the public may read them now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import PUBLIC, Policy, Reader
from plenipo.delegations.models import Announcement, Delegation
from plenipo.delegations.queries.finding import delegates_found
from plenipo.delegations.queries.order import CAPACITIES, place_in_list
from plenipo.delegations.queries.participants import as_published
from plenipo.delegations.queries.people import ShownPerson, delegates_seen_by

State = Announcement.State


@dataclass(frozen=True)
class Announceable:
    """Somebody whom the public may read by name, with the delegation."""

    shown: ShownPerson
    delegation: Delegation


@dataclass(frozen=True)
class AnnouncedLine:
    """An announcement as one member of the secretariat reads it; `shown` is None of whom they may not read by name.

    public   whether the public reads it today
    """

    row: Announcement
    shown: ShownPerson | None
    public: bool


def announcements_of(conference: Conference) -> QuerySet[Announcement]:
    return Announcement.objects.filter(conference=conference).select_related(
        "delegate__delegation", "by"
    )


def _by_consent(conference: Conference) -> Policy:
    """Whoever agrees to be announced is named, whatever the rules say of the names in the list."""
    return replace(as_published(conference), show_names=True, show_offices=True)


def may_be_announced(
    conference: Conference, delegations: Iterable[Delegation]
) -> dict[int, Announceable]:
    """By number of the delegate: approved, in an approved delegation, agreed to be public, not protected. One query."""
    approved = {each.pk: each for each in delegations if each.state == Delegation.State.APPROVED}
    if not approved:
        return {}
    policy = _by_consent(conference)
    seen = delegates_seen_by(PUBLIC, approved.values(), conference, policy)
    return {
        one.pk: Announceable(one, approved[pk])
        for pk, people in seen.items()
        for one in people
        if one.named
    }


def announceable_found(conference: Conference, words: str, most: int) -> list[Announceable]:
    """Heads of delegation first; without those announced already. Three queries, four with words."""
    rows = Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
    people = may_be_announced(conference, rows.select_related("country"))
    there = Announcement.objects.filter(conference=conference, state=State.ANNOUNCED)
    announced = set(there.values_list("delegate", flat=True))
    wanted = delegates_found(conference, words) if words.strip() else people.keys()
    found = [one for pk, one in people.items() if pk in wanted and pk not in announced]
    found.sort(key=_place)
    return found[:most]


def _place(one: Announceable) -> tuple[int, object]:
    return CAPACITIES[one.shown.capacity], place_in_list(one.delegation, "name")


def _read_by_public(conference: Conference, today: date) -> list[tuple[Announcement, ShownPerson]]:
    found = announcements_of(conference).filter(starts__lte=today)
    rows = [
        each for each in found if (each.texts if each.state == State.ANNOUNCED else each.closing)
    ]
    if not rows:
        return []
    people = may_be_announced(conference, {each.delegate.delegation for each in rows})
    return [(each, people[each.delegate_id].shown) for each in rows if each.delegate_id in people]


def read_by_public(conference: Conference, today: date) -> list[Announcement]:
    """Announced and begun, or withdrawn with a word; of persons who may be named today. Two queries."""
    return [row for row, _shown in _read_by_public(conference, today)]


def announced_to_public(conference: Conference, today: date) -> list[ShownPerson]:
    """Whom the public reads as announced: for whoever asks whether somebody comes. Two queries."""
    found = _read_by_public(conference, today)
    return [shown for row, shown in found if row.state == State.ANNOUNCED]


def lines_for(reader: Reader, conference: Conference, today: date) -> list[AnnouncedLine]:
    """Four queries at most."""
    rows = list(announcements_of(conference))
    public = {each.pk for each in read_by_public(conference, today)}
    delegations = {each.delegate.delegation for each in rows}
    seen = delegates_seen_by(reader, delegations, conference) if rows else {}
    named = {one.pk: one for people in seen.values() for one in people if one.named}
    return [AnnouncedLine(row, named.get(row.delegate_id), row.pk in public) for row in rows]
