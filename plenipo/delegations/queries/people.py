"""The only door to people: every page, table, feed and letter reads delegates here, as disclosed to its reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import (
    Field,
    Reader,
    View,
    list_is_open,
    policy_of,
    view_of,
)
from plenipo.delegations.models import Delegate, Delegation
from plenipo.people.models import Person

TAKING_PART = [
    state
    for state in Delegation.State
    if state not in (Delegation.State.REFUSED, Delegation.State.WITHDRAWN)
]


@dataclass(frozen=True)
class Shown:
    """One delegate as this reader sees them. What is withheld is empty; `named` is False for "one person"."""

    pk: int
    person: int
    capacity: str
    capacity_label: str
    state: str
    state_label: str
    named: bool
    name: str = ""
    native_name: str = ""
    style: str = ""
    office: str = ""
    office_since: date | None = None
    email: str = ""
    languages: tuple[str, ...] = ()
    disclosure: str = ""
    disclosure_label: str = ""
    protected: bool = False


@dataclass(frozen=True)
class Entry:
    """One delegation of the list of participants as this reader sees it."""

    delegation: Delegation
    people: tuple[Shown, ...]
    unnamed: int


def delegates_of(delegations: Iterable[Delegation]) -> QuerySet[Delegate]:
    return (
        Delegate.objects.filter(delegation__in=delegations, state__in=Delegate.PRESENT)
        .select_related("person", "delegation")
        .order_by("delegation", "position", "pk")
    )


def delegates_seen_by(
    reader: Reader, delegations: Iterable[Delegation], conference: Conference
) -> dict[int, list[Shown]]:
    """Delegates by delegation. One query."""
    policy, now = policy_of(conference, rules_of(conference)), timezone.now()
    found: dict[int, list[Shown]] = {}
    for delegate in delegates_of(delegations):
        shown = _shown(delegate, reader, policy, now)
        if shown is not None:
            found.setdefault(delegate.delegation_id, []).append(shown)
    return found


def _shown(delegate: Delegate, reader: Reader, policy: Any, now: datetime) -> Shown | None:
    def view(field: Field) -> View:
        return view_of(field, delegate, reader=reader, policy=policy, now=now)

    named = view(Field.NAME)
    if named == View.WITHHELD:
        return None
    person = delegate.person
    told: dict[str, Any] = {}
    if named == View.SHOWN:
        told |= {
            "name": person.latin_name or person.native_name,
            "native_name": person.native_name if person.latin_name else "",
            "style": person.style,
        }
    if view(Field.OFFICE) == View.SHOWN:
        told |= {"office": delegate.office, "office_since": delegate.office_since}
    if view(Field.CONTACT) == View.SHOWN:
        told |= {
            "email": person.email,
            "languages": tuple(person.languages),
            "disclosure": delegate.disclosure,
            "disclosure_label": delegate.get_disclosure_display(),
            "protected": person.protected,
        }
    return Shown(
        pk=delegate.pk,
        person=delegate.person_id,
        capacity=delegate.capacity,
        capacity_label=str(
            Delegate.Capacity(delegate.capacity).label
        ),  # hundreds are drawn: display() is slow
        state=delegate.state,
        state_label=str(Delegate.State(delegate.state).label),
        named=named == View.SHOWN,
        **told,
    )


def participants_are_disclosed(reader: Reader, conference: Conference) -> bool:
    policy = policy_of(conference, rules_of(conference))
    return list_is_open(reader, policy, timezone.now())


def participants_seen_by(reader: Reader, conference: Conference) -> list[Entry]:
    """The list of participants as disclosed to this reader; empty while it is not. Two queries."""
    if not participants_are_disclosed(reader, conference):
        return []
    delegations = list(
        Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
        .select_related("country", "party")
        .order_by("plate_name", "pk")
    )
    people = delegates_seen_by(reader, delegations, conference)
    return [
        Entry(
            delegation,
            tuple(shown for shown in people.get(delegation.pk, []) if shown.named),
            sum(1 for shown in people.get(delegation.pk, []) if not shown.named),
        )
        for delegation in delegations
    ]


def same_person_elsewhere(delegation: Delegation) -> set[int]:
    """Delegates of this delegation whose e-mail address stands in another delegation of the conference."""
    here = delegation.delegates.filter(state__in=Delegate.PRESENT)  # type: ignore[attr-defined]
    addresses = [a for a in here.values_list("person__email", flat=True) if a]
    if not addresses:
        return set()
    elsewhere = set(
        Person.objects.filter(
            email__in=addresses,
            delegates__state__in=Delegate.PRESENT,
            delegates__delegation__conference=delegation.conference_id,
        )
        .exclude(delegates__delegation=delegation)
        .values_list("email", flat=True)
    )
    return set(here.filter(person__email__in=elsewhere).values_list("pk", flat=True))


@dataclass(frozen=True)
class Seen:
    """A person as somebody sees them, with the delegation they are of."""

    shown: Shown
    delegation: Delegation


def persons_seen_by(
    reader: Reader, persons: Iterable[int], conference: Conference
) -> dict[int, Seen]:
    """Those of these persons who are in a delegation of the conference and whom this reader may see. One query."""
    wanted = list(persons)
    if not wanted:
        return {}
    found = Delegate.objects.filter(
        person__in=wanted,
        delegation__conference=conference,
        delegation__state__in=TAKING_PART,
        state__in=Delegate.PRESENT,
    ).select_related("person", "delegation")
    policy, now = policy_of(conference, rules_of(conference)), timezone.now()
    return {
        delegate.person_id: Seen(shown, delegate.delegation)
        for delegate in found
        if (shown := _shown(delegate, reader, policy, now)) is not None
    }


def people_found(
    reader: Reader, conference: Conference, words: str, *, most: int = 20
) -> list[tuple[int, Seen]]:
    """(person, as seen) of the delegations taking part whose name, or whose delegation's name, holds these words.

    Whose name the reader may not see is not found by it either.
    """
    named = (
        Q(person__family_name__icontains=words)
        | Q(person__given_name__icontains=words)
        | Q(person__native_name__icontains=words)
        | Q(delegation__plate_name__icontains=words)
    )
    matching = Delegate.objects.filter(
        named,
        delegation__conference=conference,
        delegation__state__in=TAKING_PART,
        state__in=Delegate.PRESENT,
    )
    policy, now = policy_of(conference, rules_of(conference)), timezone.now()
    found = matching.select_related("person", "delegation").order_by(
        "delegation__plate_name", "position", "pk"
    )
    return [
        (delegate.person_id, Seen(shown, delegate.delegation))
        for delegate in found[:most]
        if (shown := _shown(delegate, reader, policy, now)) is not None and shown.named
    ]


def persons_taking_part(persons: Iterable[int], conference: Conference) -> set[int]:
    """Which of these persons are in a delegation of the conference. Numbers only, nothing about anybody."""
    wanted = list(persons)
    if not wanted:
        return set()
    found = Delegate.objects.filter(
        person__in=wanted,
        delegation__conference=conference,
        delegation__state__in=TAKING_PART,
        state__in=Delegate.PRESENT,
    )
    return set(found.values_list("person", flat=True))
