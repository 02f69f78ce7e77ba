"""Invented people are planted in what members take with them, one for each member, and withdrawn."""

import random
import secrets
from collections.abc import Iterator

from babel.languages import get_official_languages
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Canary, Delegation
from plenipo.delegations.queries.canaries import canaries_in, members_without
from plenipo.delegations.queries.people import present_in
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.invented import POOLS, USUAL, NamePool, native_of
from plenipo.kit.errors import Refused
from plenipo.people.models import Account, Person
from plenipo.records.actions import record
from plenipo.records.models import By

SPREAD = 50  # numbers around those of the persons of the conference


@transaction.atomic
def plant(conference: Conference, *, by: By) -> int:
    """For every member whose copies hold none. Returns how many."""
    Conference.objects.select_for_update().get(pk=conference.pk)
    members = list(members_without(conference))
    delegations = _delegations(conference)
    if not members:
        raise Refused(_("The copies of every member already hold an invented person."))
    if not delegations:
        raise Refused(_("No delegation is approved yet: an invented person would stand alone."))
    Canary.objects.filter(conference=conference, withdrawn_at=None, account__in=members).update(
        withdrawn_at=timezone.now()
    )
    inventing = _Inventing(conference, delegations)
    Canary.objects.bulk_create([inventing.one_for(each) for each in members])
    record(Verb.CANARIES_PLANTED, by=by, about=conference)
    return len(members)


@transaction.atomic
def withdraw(conference: Conference, *, by: By) -> int:
    """From now on no copy holds one. What was handed out can still be told by them."""
    n = Canary.objects.filter(conference=conference, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    if not n:
        raise Refused(_("No invented person is planted."))
    record(Verb.CANARIES_WITHDRAWN, by=by, about=conference)
    return n


def _delegations(conference: Conference) -> list[tuple[Delegation, NamePool]]:
    """Where an invented person would not be noticed: those whose names can be made; all, if there is none."""
    approved = Delegation.objects.filter(
        conference=conference, state=Delegation.State.APPROVED
    ).select_related("country")
    pools = [(each, _pool_of(each)) for each in approved]
    known = [(each, pool) for each, pool in pools if pool]
    return known or [(each, POOLS[USUAL]) for each, _none in pools]


def _pool_of(each: Delegation) -> NamePool | None:
    spoken = get_official_languages(each.country.alpha2) if each.country else ()
    return next((POOLS[code] for code in spoken if code in POOLS), None)


class _Inventing:
    """No name of anybody there is, none twice, and no number of a person of the conference."""

    def __init__(
        self, conference: Conference, delegations: list[tuple[Delegation, NamePool]]
    ) -> None:
        self._conference, self._delegations = conference, delegations
        self._chance, self._now = secrets.SystemRandom(), timezone.now()
        families = {name.lower() for pool in POOLS.values() for name, _own in pool.family}
        taken = Person.objects.annotate(family=Lower("family_name")).filter(family__in=families)
        self._names = {_key(*names) for names in taken.values_list("given_name", "family_name")}
        self._names |= {_key(each.given_name, each.family_name) for each in canaries_in(conference)}
        persons = set(present_in(conference).values_list("person", flat=True))
        held = persons | set(canaries_in(conference).values_list("number", flat=True))
        least, most = min(persons, default=1), max(persons, default=1)
        self._numbers = _shuffled(
            (n for n in range(max(1, least - SPREAD), most + SPREAD) if n not in held),
            self._chance,
        )

    def one_for(self, account: Account) -> Canary:
        for delegation, pool in self._chance.sample(self._delegations, len(self._delegations)):
            free = self._free_in(pool)
            if not free:
                continue
            given, family = self._chance.choice(free)
            self._names.add(_key(given[0], family[0]))
            return Canary(
                conference=self._conference,
                delegation=delegation,
                account=account,
                number=next(self._numbers),
                given_name=given[0],
                family_name=family[0],
                name_order=_order_in(pool),
                native_name=native_of(pool, given[1], family[1]),
                office=self._chance.choice(pool.offices),
                planted_at=self._now,
            )
        raise Refused(_("Too few names are left to invent a person for every member."))

    def _free_in(self, pool: NamePool) -> list[tuple[tuple[str, str], tuple[str, str]]]:
        return [
            (given, family)
            for given in pool.given
            for family in pool.family
            if _key(given[0], family[0]) not in self._names
        ]


def _order_in(pool: NamePool) -> str:
    order = Person.NameOrder
    return str((order.FAMILY_FIRST if pool.family_first else order.GIVEN_FIRST).value)


def _key(given: str, family: str) -> tuple[str, str]:
    return given.casefold(), family.casefold()


def _shuffled(numbers: Iterator[int], chance: random.Random) -> Iterator[int]:
    found = list(numbers)
    chance.shuffle(found)
    return iter(found)
