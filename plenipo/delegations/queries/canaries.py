"""Invented people in internal copies: whose copies hold whom, and where in a copy they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from django.db.models import QuerySet

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Canary, Delegate, Delegation, ListCopy
from plenipo.delegations.queries.order import CAPACITIES
from plenipo.delegations.queries.people import NOTHING_SAID, ListedDelegation, ShownPerson
from plenipo.delegations.roster import NAME
from plenipo.kit.columns import folded
from plenipo.people.models import Account

T = TypeVar("T")
CAPACITY = Delegate.Capacity.MEMBER  # most are


def canaries_in(conference: Conference) -> QuerySet[Canary]:
    """The last one first, those withdrawn among them: their copies are still out."""
    found = Canary.objects.filter(conference=conference)
    return found.select_related("account", "delegation")


def canary_for(account: Account, conference: Conference) -> Canary | None:
    """In the copies of this member. None while its delegation does not take part."""
    found = canaries_in(conference).filter(withdrawn_at=None, account=account)
    return found.filter(delegation__state=Delegation.State.APPROVED).first()


def members_without(conference: Conference) -> QuerySet[Account]:
    """Whose copies hold none, or one of a delegation that takes part no more."""
    standing = Canary.objects.filter(
        conference=conference,
        withdrawn_at=None,
        delegation__state=Delegation.State.APPROVED,
    )
    members = Membership.objects.filter(conference=conference).values("account")
    return Account.objects.filter(pk__in=members).exclude(pk__in=standing.values("account"))


def copies_with(canaries: Iterable[Canary]) -> dict[int, list[ListCopy]]:
    """By canary, the last one first. One query."""
    found: dict[int, list[ListCopy]] = {}
    for copy in ListCopy.objects.filter(canary__in=[each.pk for each in canaries]):
        found.setdefault(copy.canary_id or 0, []).append(copy)
    return found


def canaries_meant(canaries: Iterable[Canary], words: str) -> list[Canary]:
    """Whose name stands in these words: a name in either order and script, or all of what was found."""
    plain, whole = set(_words(words)), "".join(_words(words))
    return [each for each in canaries if _stands_in(each, plain, whole)]


def _stands_in(one: Canary, words: set[str], whole: str) -> bool:
    latin = _words(f"{one.given_name} {one.family_name}")
    own = "".join(_words(one.native_name))
    return set(latin) <= words or bool(own and own in whole)


def _words(text: str) -> list[str]:
    """Without accents, case and marks."""
    return folded(text).split()


# ---- in a copy


def shown_as(one: Canary, reader: Reader) -> ShownPerson:
    """As this reader would see a person of the delegation who is named to other delegations."""
    wish = Delegate.Disclosure.DELEGATIONS
    contacts = reader.audience >= Audience.ACCREDITATION
    said: dict[str, object] = {
        "capacity": CAPACITY.value,
        "given_name": one.given_name,
        "family_name": one.family_name,
        "native_name": one.native_name,
        "name_order": one.name_order,
        NAME: one.name,
        "office": one.office,
    }
    if contacts:
        said |= {"disclosure": wish.value, "languages": []}
    return ShownPerson(
        pk=0,
        person=one.number,
        capacity=CAPACITY.value,
        capacity_label=str(CAPACITY.label),
        state=Delegate.State.APPROVED.value,
        state_label=str(Delegate.State.APPROVED.label),
        named=True,
        said=NOTHING_SAID | said,
        disclosure_label=str(wish.label) if contacts else "",
    )


def with_canary(
    entries: Sequence[ListedDelegation], one: Canary | None, reader: Reader
) -> list[ListedDelegation]:
    """The list, with the invented person among those of the same capacity."""
    if one is None:
        return list(entries)
    shown = shown_as(one, reader)
    return [
        replace(each, people=tuple(among(one, shown, each.people, each.people)))
        if each.delegation.pk == one.delegation_id
        else each
        for each in entries
    ]


def among(one: Canary, what: T, rows: Sequence[T], people: Sequence[ShownPerson]) -> list[T]:
    """Somewhere among the rows of the same capacity, at the same place in every copy.

    people   of the rows, one each
    """
    ranks = [CAPACITIES[each.capacity] for each in people]
    rank = CAPACITIES[CAPACITY.value]
    first = sum(each < rank for each in ranks)
    at = first + one.number % (ranks.count(rank) + 1)
    return [*rows[:at], what, *rows[at:]]
