"""Identity documents: entered, replaced, removed; destroyed on their day and with whom they are of."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.models import IdentityRecord
from plenipo.accreditation.models.identity import OF_IDENTITY, new_uid
from plenipo.accreditation.queries.identity import asked_of, expires_too_early
from plenipo.accreditation.rules.identity import may_give_documents
from plenipo.accreditation.verbs import Verb
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.retention import Due
from plenipo.delegations.rules import Speaker
from plenipo.kit.envelopes import open_row, seal_row, wrapped_again
from plenipo.kit.errors import Refused
from plenipo.people.models import PARTICIPANT, Person
from plenipo.records.actions import ask_for, claim, record
from plenipo.records.actions.claims import amend
from plenipo.records.actions.scrub import KIND as SCRUB
from plenipo.records.models import By

AT_ONCE = 200


@transaction.atomic
def keep(delegate: Delegate, typed: Mapping[str, str], *, seen: int, by: Speaker) -> IdentityRecord:
    """Sealed from here on. What was there is written over; `seen`: its revision, -1 if there was none."""
    conference = delegate.delegation.conference
    while_it_lasts(conference)
    Delegation.objects.select_for_update(no_key=True).get(pk=delegate.delegation_id)
    if not may_give_documents(delegate.delegation):
        raise Refused(_("No identity documents are collected of this delegation."))
    if not asked_of(conference).filter(pk=delegate.pk).exists():
        raise Refused(_("No identity document is collected of this person."))
    who, there = by_focal(by), IdentityRecord.objects.filter(delegate=delegate).first()
    row = IdentityRecord(delegate=delegate, uid=new_uid(), received_at=timezone.now())
    row.key, row.sealed = seal_row(typed, row=row.row)
    row.short = expires_too_early(_day(typed.get("expires")), conference)
    if there is None:
        if seen != -1:
            raise Refused(_overtaken())
        row.save()
        record(Verb.IDENTITY_RECEIVED, by=who, about=delegate)
        return row
    values = {name: getattr(row, name) for name in ("uid", "key", "sealed", "short", "received_at")}
    claim(there, seen=seen, in_words=_overtaken, **values)
    record(Verb.IDENTITY_REPLACED, by=who, about=delegate)
    ask_for(SCRUB, by=who, conference=conference.pk)
    return there


def _overtaken() -> str:
    return _("This document has since been replaced or removed. Reload the page to see it.")


@transaction.atomic
def remove(delegate: Delegate, *, by: Speaker) -> None:
    """Over the link, or for a party that telephones: at once, whatever the rules say."""
    who = by_focal(by)
    if not _destroy(IdentityRecord.objects.filter(delegate=delegate)):
        raise Refused(_("There is no identity document of this person any more."))
    record(Verb.IDENTITY_REMOVED, by=who, about=delegate)
    ask_for(SCRUB, by=who, conference=delegate.delegation.conference_id)


def _destroy(records: QuerySet[IdentityRecord]) -> int:
    """Written over, then deleted: without its key nothing of a row can be read in any copy of it made from now on."""
    n = amend(records, key="", sealed={}, short=None)
    records.delete()
    return n


# ---- what happens elsewhere


@transaction.atomic
def follow(delegation: Delegation, *, by: By) -> None:
    """Of whoever is no longer approved nothing is kept."""
    gone = IdentityRecord.objects.filter(delegate__delegation=delegation)
    if delegation.state == Delegation.State.APPROVED:
        gone = gone.exclude(delegate__state=Delegate.State.APPROVED)
    numbers = list(gone.values_list("delegate", flat=True))
    _destroy(IdentityRecord.objects.filter(delegate__in=numbers))
    for delegate in Delegate.objects.filter(pk__in=numbers).select_related("delegation"):
        record(Verb.IDENTITY_REMOVED, by=by, about=delegate)
    if numbers:
        ask_for(SCRUB, by=by, conference=delegation.conference_id)


@transaction.atomic
def forget(person: Person, *, by: By) -> None:
    """Of whoever is erased."""
    theirs = IdentityRecord.objects.filter(delegate__person=person)
    numbers = list(theirs.values_list("delegate", flat=True))
    _destroy(IdentityRecord.objects.filter(delegate__in=numbers))
    for delegate in Delegate.objects.filter(pk__in=numbers).select_related("delegation"):
        record(Verb.IDENTITY_REMOVED, by=by, about=delegate)


@transaction.atomic
def shred_due(due: Due, *, by: By) -> None:
    """On the day the rules name, and with all other data of participants at the latest."""
    if not (due.has(OF_IDENTITY) or due.has(PARTICIPANT)):
        return
    n = _destroy(IdentityRecord.objects.filter(delegate__delegation__conference=due.conference))
    if n:
        record(Verb.IDENTITY_SHREDDED, by=by, about=due.conference, documents=n)
    due.count(IdentityRecord, n)


@transaction.atomic
def judge_again(conference: Conference, *, by: By) -> None:
    """Other dates, or another margin: whether each document is valid long enough. The machine looks, nobody reads."""
    changed = 0
    for one in _in(conference):
        short = expires_too_early(_expiry_of(one), conference)
        if short != one.short:
            changed += amend(IdentityRecord.objects.filter(pk=one.pk), short=short)
    if changed:
        record(Verb.IDENTITY_JUDGED, by=by, about=conference, documents=changed)


def _expiry_of(one: IdentityRecord) -> date | None:
    """None where it is not known; or cannot be, because the key is lost: dates can be changed all the same."""
    try:
        return _day(open_row(one.key, one.sealed, row=one.row).get("expires"))
    except Refused:
        return None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _in(conference: Conference) -> Iterable[IdentityRecord]:
    return IdentityRecord.objects.filter(delegate__delegation__conference=conference)


def wrap_again() -> int:
    """The key of every document under the first key of the house, some at a time; how many. Their texts stay."""
    numbers = list(IdentityRecord.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        with transaction.atomic():
            some = IdentityRecord.objects.select_for_update()
            for row in some.filter(pk__in=numbers[start : start + AT_ONCE]):
                amend(
                    IdentityRecord.objects.filter(pk=row.pk),
                    key=wrapped_again(row.key, row=row.row),
                )
    return len(numbers)
