"""Persons in danger: whose name and office stay with those who accredit, whatever the person once allowed."""

from django.db import transaction

from plenipo.delegations.queries import held
from plenipo.delegations.verbs import Verb
from plenipo.people.models import Person
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def protect(person: Person, *, on: bool, by: By) -> bool:
    """False if it is so already. Written down in every conference they are in: the pages of each are drawn anew."""
    changed = Person.objects.filter(pk=person.pk, protected=not on).update(protected=on)
    if changed:
        verb = Verb.PERSON_PROTECTED if on else Verb.PERSON_UNPROTECTED
        for conference in held.conferences_of(person):
            record(verb, by=by, about=person, conference=conference)
    return bool(changed)
