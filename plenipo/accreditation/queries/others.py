"""Persons outside delegations: who is registered, and what the desk's list of them is narrowed to."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from plenipo.accreditation.models import OtherHolder
from plenipo.accreditation.profile import Badges
from plenipo.accreditation.queries.badges import NEEDS, BadgeLine, BadgeReading
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader
from plenipo.delegations.queries.people import mentioned_to
from plenipo.delegations.queries.present import Named, named_outside

State = OtherHolder.State


@dataclass(frozen=True)
class OtherLine:
    """One of them, as their reader sees them.

    badge   their line in the list of badges; None of whoever was withdrawn
    """

    row: OtherHolder
    called: Named
    badge: BadgeLine | None


@dataclass(frozen=True)
class OthersFilter:
    """
    state   of the registration; "": those registered
    needs   a key of NEEDS
    """

    q: str = ""
    group: str = ""
    organisation: str = ""
    needs: str = ""
    state: str = State.REGISTERED


def others_of(conference: Conference) -> QuerySet[OtherHolder]:
    return OtherHolder.objects.filter(conference=conference)


def persons_outside(conference: Conference) -> QuerySet[OtherHolder, int]:
    """Numbers of those who are in none of its delegations, whatever became of them."""
    found = others_of(conference).order_by()
    apart = found.exclude(person__delegates__delegation__conference=conference)
    return apart.values_list("person", flat=True)


def groups_of(conference: Conference) -> tuple[str, ...]:
    """Keys of those the rules allow."""
    return rules_of(conference).of(Badges).groups


def organisations_of(conference: Conference) -> list[str]:
    found = others_of(conference).exclude(organisation="").order_by()
    return sorted(set(found.values_list("organisation", flat=True)), key=str.casefold)


def numbers_by_group(conference: Conference) -> dict[str, int]:
    """How many are registered in each group."""
    found: dict[str, int] = {}
    for group in (
        others_of(conference).filter(state=State.REGISTERED).values_list("group", flat=True)
    ):
        found[group] = found.get(group, 0) + 1
    return found


def registered_named(conference: Conference, reader: Reader) -> dict[OtherHolder, str]:
    """Who is registered, and by which name; without those whom the reader may not name. Two queries."""
    rows = list(others_of(conference).filter(state=State.REGISTERED))
    named = named_outside(reader, conference, [each.person_id for each in rows]) if rows else {}
    called = {each: named[each.person_id].name for each in rows}
    return {each: name for each, name in called.items() if name}


def lines_of_others(
    conference: Conference, reader: Reader, rows: Iterable[OtherHolder]
) -> list[OtherLine]:
    """Nine queries, however many they are."""
    known = list(rows)
    persons = [each.person_id for each in known]
    if not persons:
        return []
    named = named_outside(reader, conference, persons)
    badges = {each.person: each for each in BadgeReading(conference, reader, persons).lines}
    return [
        OtherLine(row, named.get(row.person_id, Named()), badges.get(row.person_id))
        for row in known
    ]


def others_found(conference: Conference, reader: Reader, asked: OthersFilter) -> list[OtherLine]:
    rows = others_of(conference).select_related("category", "person")
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.group:
        rows = rows.filter(group=asked.group)
    if asked.organisation:
        rows = rows.filter(organisation=asked.organisation)
    words = asked.q.casefold().split()
    return [
        line
        for line in lines_of_others(conference, reader, rows)
        if all(word in _said(line) for word in words)
        and (not asked.needs or (line.badge and NEEDS[asked.needs](line.badge)))
    ]


def _said(line: OtherLine) -> str:
    row, called, badge = line.row, line.called, line.badge.badge if line.badge else None
    number = f"{badge.serial} {badge}" if badge else ""
    said = (called.name, called.native, row.organisation, row.function, row.contact, number)
    return " ".join(said).casefold()


@dataclass(frozen=True)
class Namesake:
    """Somebody of the conference who may be the person that is being registered.

    capacity, of   of a delegate; else `other` is their row here
    """

    person: int
    name: str
    capacity: str = ""
    of: str = ""
    other: OtherHolder | None = None

    @property
    def is_registered(self) -> bool:
        return self.other is not None and self.other.state == State.REGISTERED


def known_as(conference: Conference, reader: Reader, persons: Iterable[int]) -> dict[int, Namesake]:
    """Who these persons of the conference are, as far as this reader may know. Four queries."""
    wanted = sorted(set(persons))
    if not wanted:
        return {}
    others = {each.person_id: each for each in others_of(conference).filter(person__in=wanted)}
    delegates = {each.person: each for each in mentioned_to(reader, conference, persons=wanted)}
    named = named_outside(reader, conference, wanted)
    found = {}
    for person in wanted:
        of, called = delegates.get(person), named.get(person, Named())
        found[person] = Namesake(
            person,
            called.name,
            of.capacity if of else "",
            of.delegation if of else "",
            others.get(person),
        )
    return found


def is_delegate_anywhere(row: OtherHolder) -> bool:
    """Then their names are their delegation's to state; so are those of whoever is of another conference too."""
    elsewhere = OtherHolder.objects.filter(person=row.person_id).exclude(pk=row.pk)
    return row.person.delegates.exists() or elsewhere.exists()
