"""Letters for visas: those of a conference, of a party, and the one with a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, QuerySet, When

from plenipo.accreditation.bridge import ACCREDITING
from plenipo.accreditation.models import VisaLetter
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import ShownPerson, delegates_seen_by
from plenipo.kit.codes import code_meant
from plenipo.records.models import JournalEntry
from plenipo.records.queries import name_of
from plenipo.registry.queries.finding import names_of, narrowed

State = VisaLetter.State
MAY_HAVE_ONE = {
    "delegate__state": Delegate.State.APPROVED,
    "delegate__delegation__state": Delegation.State.APPROVED,
}
SEARCHED = (
    "delegate__delegation__plate_name",
    "delegate__delegation__called",
    *names_of("delegate__delegation__party"),
)
OF_PERSON = tuple(
    f"delegate__person__{name}" for name in ("family_name", "given_name", "native_name")
)


@dataclass(frozen=True)
class VisaFilter:
    """What the list was asked for; empty: everything."""

    wanted: str = ""
    state: str = ""


class ListedVisaLetter(NamedTuple):
    """One letter with the person it is about, as the reader sees them."""

    letter: VisaLetter
    person: ShownPerson | None


def visa_letters_of(conference: Conference) -> QuerySet[VisaLetter]:
    found = VisaLetter.objects.filter(delegate__delegation__conference=conference)
    of_party = ("delegate__delegation__invitation", "delegate__delegation__country")
    return found.select_related(*of_party, "issued_by")


def visa_letters_found(conference: Conference, asked: VisaFilter) -> QuerySet[VisaLetter]:
    """Those that wait first; found by number, person or party."""
    found = visa_letters_of(conference)
    if asked.state:
        found = found.filter(state=asked.state)
    if code := code_meant(asked.wanted):
        return found.filter(number=code)
    found = narrowed(found, asked.wanted, *SEARCHED, *OF_PERSON)
    waits = Case(When(state=State.ASKED, then=0), default=1)
    return found.order_by(waits, "-asked_at", "-pk")


def with_persons(
    reader: Reader, letters: Iterable[VisaLetter], conference: Conference
) -> list[ListedVisaLetter]:
    """One query. Who left the delegation is no longer read, and stands there without a name."""
    rows = list(letters)
    delegations = {each.delegate.delegation_id: each.delegate.delegation for each in rows}
    known = people_by_delegate(reader, delegations.values(), conference)
    return [ListedVisaLetter(each, known.get(each.delegate_id)) for each in rows]


def people_by_delegate(
    reader: Reader, delegations: Iterable[Delegation], conference: Conference
) -> dict[int, ShownPerson]:
    there = list(delegations)
    found = delegates_seen_by(reader, there, conference) if there else {}
    return {shown.pk: shown for people in found.values() for shown in people}


def those_who_may_have_one(delegation: Delegation) -> list[ShownPerson]:
    """The approved people of a delegation, as they are printed."""
    people = delegates_seen_by(ACCREDITING, [delegation], delegation.conference)
    return [each for each in people.get(delegation.pk, []) if each.state == Delegate.State.APPROVED]


def last_letters_of(delegation: Delegation) -> dict[int, list[VisaLetter]]:
    """By delegate: what was asked for or issued last, at most two that count."""
    found: dict[int, list[VisaLetter]] = {}
    for each in VisaLetter.objects.filter(delegate__delegation=delegation).order_by("-pk"):
        theirs = found.setdefault(each.delegate_id, [])
        if not theirs or each.state in (State.ASKED, State.ISSUED):
            theirs.append(each)
    return found


def last_letter_of(delegate: int) -> VisaLetter | None:
    """What waits or holds; else whatever was last."""
    counts = Case(When(state__in=(State.ASKED, State.ISSUED), then=0), default=1)
    return VisaLetter.objects.filter(delegate=delegate).order_by(counts, "-pk").first()


def issued_in(conference: Conference, **narrower: Any) -> QuerySet[VisaLetter]:
    return visa_letters_of(conference).filter(state=State.ISSUED, **narrower)


def approved_delegations(conference: Conference) -> QuerySet[Delegation]:
    found = Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
    return found.select_related("country").order_by("plate_name", "pk")


def numbered(conference: Conference, number: str) -> VisaLetter | None:
    """One query, whatever was typed."""
    found = VisaLetter.objects.filter(
        delegate__delegation__conference=conference, number=number
    ).select_related("delegate__delegation")
    return found.first()


def history_of(letter: VisaLetter) -> QuerySet[JournalEntry]:
    lines = JournalEntry.objects.filter(about=name_of(letter)).select_related("account")
    return lines.order_by("-pk")[:50]


def still_true(letter: VisaLetter) -> bool:
    """Whether it is valid now: whatever was forgotten to be revoked is not."""
    return (
        letter.state == State.ISSUED
        and letter.delegate.state == Delegate.State.APPROVED
        and letter.delegate.delegation.state == Delegation.State.APPROVED
    )
