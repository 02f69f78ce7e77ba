"""Persons in danger: whose name and office stay with those who accredit, whatever the person once allowed.

Two people decide. The safe side does not wait for the second: a protection holds at once, and ends when both want it.
"""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations import rules
from plenipo.delegations.models import LookUp, Protection
from plenipo.delegations.queries import held
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.people.models import Account, Person
from plenipo.records.actions import record
from plenipo.records.models import By

State = Protection.State
AGAIN = timedelta(hours=1)  # after which the same look-up counts as another


@transaction.atomic
def protect(person: Person, reason: str, *, conference: Conference, by: By) -> Protection:
    """At once, and to be confirmed. Written down in every conference they are in: the pages of each are drawn anew."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.protected:
        raise Refused(_("This person is already protected."))
    Person.objects.filter(pk=person.pk).update(protected=True)
    _in_every_conference(Verb.PERSON_PROTECTED, person, by)
    return _proposed(person, reason, conference, by, on=True)


@transaction.atomic
def ask_to_lift(person: Person, reason: str, *, conference: Conference, by: By) -> Protection:
    """Nothing changes before a second person confirms it."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.protected:
        raise Refused(_("This person is not protected."))
    if Protection.objects.filter(person=person, on=False, state=State.PROPOSED).exists():
        raise Refused(_("This already awaits a second person."))
    record(Verb.PROTECTION_LIFT_ASKED, by=by, about=person, conference=conference.pk)
    return _proposed(person, reason, conference, by, on=False)


def _proposed(
    person: Person, reason: str, conference: Conference, by: By, *, on: bool
) -> Protection:
    return Protection.objects.create(
        person=person,
        conference=conference,
        on=on,
        reason=reason,
        proposed_by=by.account,
        proposed_at=timezone.now(),
    )


@transaction.atomic
def confirm(protection: Protection, *, by: By) -> None:
    """By another than who proposed it."""
    if not rules.may_confirm(by, protection):
        raise Refused(_("You proposed this. A second person must confirm it."))
    _decide(protection, State.CONFIRMED, by)
    person = protection.person
    if protection.on:
        record(Verb.PROTECTION_CONFIRMED, by=by, about=person, conference=protection.conference_id)
        return
    Person.objects.filter(pk=person.pk).update(protected=False)
    Protection.objects.filter(person=person, state=State.PROPOSED).update(
        state=State.DECLINED, decided_by=by.account, decided_at=timezone.now()
    )
    _in_every_conference(Verb.PERSON_UNPROTECTED, person, by)


@transaction.atomic
def keep(protection: Protection, *, by: By) -> None:
    """The protection is not lifted: a second person declines, or the first thinks better of it."""
    if protection.on:
        raise Refused(_("A protection ends only by a proposal to lift it."))
    _decide(protection, State.DECLINED, by)
    about, conference = protection.person, protection.conference_id
    record(Verb.PROTECTION_KEPT, by=by, about=about, conference=conference)


def _decide(protection: Protection, state: str, by: By) -> None:
    waiting = Protection.objects.filter(pk=protection.pk, state=State.PROPOSED)
    if not waiting.update(state=state, decided_by=by.account, decided_at=timezone.now()):
        raise Refused(_("This has already been decided. Reload the page to see it."))


def _in_every_conference(verb: Verb, person: Person, by: By) -> None:
    for conference in held.conferences_of(person):
        record(verb, by=by, about=person, conference=conference)


@transaction.atomic
def note_look_ups(
    persons: Collection[int], *, conference: Conference, account: Account, place: str
) -> None:
    """Of protected persons whose name an officer has just read."""
    now = timezone.now()
    lately = LookUp.objects.filter(
        conference=conference, account=account, place=place, at__gt=now - AGAIN, person__in=persons
    )
    known = set(lately.values_list("person", flat=True))
    LookUp.objects.bulk_create(
        LookUp(conference=conference, person_id=pk, account=account, place=place, at=now)
        for pk in sorted(set(persons) - known)
    )
