"""The list of participants as the desk reads it: every person, what the public reads of them and why not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import (
    PUBLIC,
    Policy,
    Reader,
    Reason,
    once_published,
    policy_of,
    why_unnamed,
)
from plenipo.delegations.models import Canary, Delegation
from plenipo.delegations.profile import Listing
from plenipo.delegations.queries.canaries import among, shown_as
from plenipo.delegations.queries.finding import delegates_found
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.order import (
    CAPACITIES,
    by_country,
    by_name,
    place_in_list,
    places_in_precedence,
)
from plenipo.delegations.queries.people import TAKING_PART, ShownPerson, delegates_seen_by
from plenipo.kit.alphabet import sort_key

NAMED, UNNAMED, WAITING = "named", "unnamed", "waiting"
IN_PUBLIC = {
    NAMED: pgettext_lazy("in the public list", "with the name"),
    UNNAMED: pgettext_lazy("in the public list", "without the name"),
    WAITING: pgettext_lazy("in the public list", "not in the list"),
}
SUPPRESSED = "suppressed"  # of somebody protected, for whoever may not know it
TONES = {NAMED: "yes", UNNAMED: "quiet", WAITING: "wait"}
WHY = {
    Reason.PERSON_ASKED.value: _("The person has not agreed"),
    SUPPRESSED: _("Suppressed; data protection knows the reason"),
    Reason.PROTECTED.value: _("The person is protected"),
    Reason.RULES.value: _("The rules show no names"),
    Reason.NOT_APPROVED.value: _("The person is not approved yet"),
}


@dataclass(frozen=True)
class ListedPerson:
    """One person of the list.

    public   a key of IN_PUBLIC: what the public reads once the list is published
    why      a key of WHY, as far as this reader may know it
    """

    shown: ShownPerson
    delegation: Delegation
    public: str
    why: str

    @property
    def country(self) -> str:
        return country_of(self.delegation)

    @property
    def public_label(self) -> str:
        return str(IN_PUBLIC[self.public])

    @property
    def tone(self) -> str:
        return TONES[self.public]

    @property
    def reason(self) -> str:
        return str(WHY.get(self.why, ""))


@dataclass(frozen=True)
class ParticipantFilter:
    """What the list was asked for; empty: everything.

    public   a key of IN_PUBLIC or of WHY
    """

    q: str = ""
    state: str = ""
    capacity: str = ""
    disclosure: str = ""
    public: str = ""


def lines_of(
    reader: Reader, conference: Conference, *, knows_why: bool = False
) -> list[ListedPerson]:
    """Everybody taking part, in the order of the list. Three queries.

    knows_why   whether the reader guards personal data: nobody else is told that a person is protected
    """
    rules = rules_of(conference)
    order, policy = rules.of(Listing).list_order, policy_of(conference, rules)
    places = places_in_precedence(conference, order)
    taking_part = Delegation.objects.filter(conference=conference, state__in=TAKING_PART)
    delegations = sorted(
        taking_part.select_related("country"),
        key=lambda each: place_in_list(each, order, places=places),
    )
    people = delegates_seen_by(reader, delegations, conference)
    named = _named(delegations, conference, policy)
    return [
        _line(one, each, named, policy, knows_why=knows_why)
        for each in delegations
        for one in sorted(people.get(each.pk, []), key=lambda one: CAPACITIES[one.capacity])
    ]


def _line(
    one: ShownPerson, delegation: Delegation, named: set[int], policy: Policy, *, knows_why: bool
) -> ListedPerson:
    if delegation.state != Delegation.State.APPROVED or one.state != "approved":
        return ListedPerson(one, delegation, WAITING, Reason.NOT_APPROVED.value)
    if one.pk in named:
        return ListedPerson(one, delegation, NAMED, "")
    why = ""
    if one.disclosure:  # who may read what the person wishes
        why = why_unnamed(one.disclosure, approved=True, protected=one.protected, policy=policy)
        if why == Reason.PROTECTED.value and not knows_why:
            why = SUPPRESSED
    return ListedPerson(one, delegation, UNNAMED, why)


def _named(delegations: Iterable[Delegation], conference: Conference, policy: Policy) -> set[int]:
    approved = [each for each in delegations if each.state == Delegation.State.APPROVED]
    people = delegates_seen_by(PUBLIC, approved, conference, once_published(policy))
    return {one.pk for group in people.values() for one in group if one.named}


def with_canary(
    found: list[ListedPerson], one: Canary | None, wanted: ParticipantFilter, reader: Reader
) -> list[ListedPerson]:
    """Of a table that is taken along: with the invented person, where the filter leaves others of the delegation."""
    if one is None or wanted.q.strip():
        return found
    shown = shown_as(one, reader)
    why = Reason.PERSON_ASKED.value if shown.disclosure else ""
    line = ListedPerson(shown, one.delegation, UNNAMED, why)
    near = [n for n, each in enumerate(found) if each.delegation.pk == one.delegation_id]
    if not near or not _fits(line, wanted, None):
        return found
    theirs = found[near[0] : near[-1] + 1]
    mixed = among(one, line, theirs, [each.shown for each in theirs])
    return [*found[: near[0]], *mixed, *found[near[-1] + 1 :]]


def narrowed_to(
    lines: Iterable[ListedPerson], wanted: ParticipantFilter, conference: Conference
) -> list[ListedPerson]:
    """Those that fit. A name the reader may not see is not found by it."""
    found = delegates_found(conference, wanted.q) if wanted.q.strip() else None
    return [line for line in lines if _fits(line, wanted, found)]


def _fits(line: ListedPerson, wanted: ParticipantFilter, found: set[int] | None) -> bool:
    one = line.shown
    return (
        (found is None or (one.named and one.pk in found))
        and wanted.state in ("", line.delegation.state)
        and wanted.capacity in ("", one.capacity)
        and wanted.disclosure in ("", one.disclosure)
        and wanted.public in ("", line.public, line.why)
    )


WAYS: dict[str, Any] = {
    "name": lambda line: sort_key(line.shown.name),
    "delegation": lambda line: by_name(line.delegation),
    "country": lambda line: by_country(line.delegation),
    "capacity": lambda line: sort_key(line.shown.capacity_label),
    "public": lambda line: list(IN_PUBLIC).index(line.public),
}


def in_order_asked(lines: list[ListedPerson], sort: str) -> list[ListedPerson]:
    """As the list stands, unless another order is asked for."""
    way = WAYS.get(sort.removeprefix("-"))
    return sorted(lines, key=way, reverse=sort.startswith("-")) if way else lines


def counted(lines: Iterable[ListedPerson]) -> Counter[str]:
    """How many persons the public reads by name, and how many not, by why, as far as this reader may know."""
    return Counter(NAMED if line.public == NAMED else line.why or UNNAMED for line in lines)
