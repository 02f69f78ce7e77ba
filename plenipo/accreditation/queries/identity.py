"""Identity documents: of whom they are asked, which are there, and who opened them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from plenipo.accreditation.models import IdentityOpening, IdentityRecord, VisaLetter
from plenipo.accreditation.models.identity import OF_IDENTITY
from plenipo.accreditation.profile.identity import Identity
from plenipo.accreditation.queries.visa import people_by_delegate
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.members import members_of
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.delegations.queries.people import ShownPerson
from plenipo.delegations.queries.retention import OWN_DAYS
from plenipo.kit.personal import GONE
from plenipo.people.models import Person
from plenipo.records.models import JournalEntry
from plenipo.records.queries import journal, name_of
from plenipo.registry.queries.finding import names_of, narrowed

State = IdentityOpening.State
SEARCHED = (
    *(f"person__{name}" for name in ("family_name", "given_name", "native_name")),
    "delegation__plate_name",
    "delegation__called",
    *names_of("delegation__party"),
)
MISSING, RECEIVED, SHORT = "missing", "received", "short"


@dataclass(frozen=True)
class IdentityFilter:
    """What the list was asked for; empty: everything."""

    wanted: str = ""
    state: str = ""


class AskedPerson(NamedTuple):
    """Of whom a document is collected, as the reader sees them; record: what is there of it."""

    delegate: Delegate
    person: ShownPerson | None
    record: IdentityRecord | None


def asked_of(conference: Conference) -> QuerySet[Delegate]:
    """Approved persons the rules name; and whoever gave one already, whatever the rules say today."""
    here = Delegate.objects.filter(
        delegation__conference=conference,
        delegation__state=Delegation.State.APPROVED,
        state=Delegate.State.APPROVED,
    ).exclude(person__family_name=GONE)
    who = rules_of(conference).of(Identity).who
    given = Exists(IdentityRecord.objects.filter(delegate=OuterRef("pk")))
    wanted = Q(given)
    if who == "everybody":
        wanted = Q()
    elif who == "visa":
        counts = (VisaLetter.State.ASKED, VisaLetter.State.ISSUED)
        wanted |= Q(Exists(VisaLetter.objects.filter(delegate=OuterRef("pk"), state__in=counts)))
    found = here.filter(wanted).select_related("delegation__country", "identity_record")
    return found.order_by("delegation__plate_name", "delegation", "position", "pk")


def asked_found(conference: Conference, asked: IdentityFilter) -> QuerySet[Delegate]:
    found = narrowed(
        asked_of(conference), asked.wanted, *SEARCHED, countries=["delegation__country"]
    )
    if asked.state == MISSING:
        found = found.filter(identity_record=None)
    elif asked.state == RECEIVED:
        found = found.filter(identity_record__isnull=False)
    elif asked.state == SHORT:
        found = found.filter(identity_record__short=True)
    return found


def as_seen(
    reader: Reader, delegates: Iterable[Delegate], conference: Conference
) -> list[AskedPerson]:
    """One query for the people of all their delegations."""
    rows = list(delegates)
    delegations = {each.delegation_id: each.delegation for each in rows}
    known = people_by_delegate(reader, delegations.values(), conference)
    return [
        AskedPerson(each, known.get(each.pk), getattr(each, "identity_record", None))
        for each in rows
    ]


def expires_too_early(expires: date | None, conference: Conference) -> bool | None:
    """Before the months after the last day that the rules ask for; None where nothing is known."""
    if expires is None:
        return None
    return expires < _months_later(conference.ends, rules_of(conference).of(Identity).margin)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):  # the last day of a shorter month
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)


def last_day_of(conference: Conference) -> date:
    """On which identity documents are kept."""
    return conference.ends + timedelta(days=rules_of(conference).of(Identity).shred)


OWN_DAYS[OF_IDENTITY] = lambda conference: rules_of(conference).of(Identity).shred


# ---- openings


def openings_seen_by(member: Membership) -> QuerySet[IdentityOpening]:
    """All to data protection; to others what they asked for themselves."""
    found = IdentityOpening.objects.filter(conference=member.conference)
    if not member.has(DATA_PROTECTION):
        found = found.filter(asked_by=member.account)
    return found.select_related("asked_by", "decided_by")


def persons_of(
    openings: Iterable[IdentityOpening], reader: Reader, conference: Conference
) -> dict[int, list[AskedPerson]]:
    """By opening, whose documents it is about. Three queries."""
    rows = list(openings)
    links = IdentityOpening.delegates.through.objects.filter(identityopening__in=rows)
    pairs = list(links.order_by("pk").values_list("identityopening", "delegate"))
    delegates = Delegate.objects.filter(pk__in=[pk for _opening, pk in pairs])
    seen = {
        each.delegate.pk: each
        for each in as_seen(
            reader, delegates.select_related("delegation__country", "identity_record"), conference
        )
    }
    found: dict[int, list[AskedPerson]] = {each.pk: [] for each in rows}
    for opening, delegate in pairs:
        found[opening].append(seen[delegate])
    return found


def lines_of(opening: IdentityOpening, holds: Callable[[str], bool]) -> QuerySet[JournalEntry]:
    return journal(opening.conference_id, holds=holds, about=name_of(opening))[:50]


def openings_about(person: Person) -> QuerySet[IdentityOpening]:
    """Those in which their document was opened."""
    theirs = IdentityOpening.objects.filter(
        delegates__person=person, opened_at__isnull=False
    ).distinct()
    return theirs.select_related("conference__series").order_by("opened_at")


def openings_of_persons(conference: Conference, persons: list[int]) -> list[int]:
    """Numbers of those that are about these persons."""
    found = IdentityOpening.objects.filter(conference=conference, delegates__person__in=persons)
    return list(found.distinct().values_list("pk", flat=True))


def records_of(person: Person) -> QuerySet[IdentityRecord]:
    found = IdentityRecord.objects.filter(delegate__person=person)
    return found.select_related("delegate__delegation__conference__series").order_by("pk")


def could_allow(member: Membership) -> bool:
    """Whether somebody else of the conference guards its data."""
    others = members_of(member.conference).exclude(account=member.account)
    return any(each.has(DATA_PROTECTION) for each in others)
