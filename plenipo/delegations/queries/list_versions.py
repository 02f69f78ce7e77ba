"""Versions of the list of participants: what stands in one, what may still be shown of it, what makes two differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from plenipo.conference.models import Conference, Membership
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import (
    PUBLIC,
    Audience,
    Policy,
    Reader,
    agrees_to,
    policy_of,
)
from plenipo.delegations.models import ChangeRequest, Delegate, Delegation, ListCopy, ListRelease
from plenipo.delegations.profile import ALL_APPROVED, Listing
from plenipo.delegations.queries.participants import as_published
from plenipo.delegations.queries.people import (
    ListedDelegation,
    ShownPerson,
    delegates_seen_by,
    listed,
    participants_are_disclosed,
    participants_seen_by,
)
from plenipo.delegations.queries.presence import present_by, way_to_count
from plenipo.delegations.roster import NAME
from plenipo.kit.tags import Called
from plenipo.registry.models.party import chosen

Stage = ListRelease.Stage
OUTSIDE = (Audience.PUBLIC, Audience.DELEGATIONS, Audience.CATEGORY)  # from the widest circle
KEPT = (NAME, "native_name", "style", "office", "capacity")
Content = dict[str, dict[str, Any]]


# ---- what there is


def versions_of(conference: Conference) -> QuerySet[ListRelease]:
    """Those published, the last one first."""
    return ListRelease.objects.filter(conference=conference, stage=Stage.PUBLISHED)


def version_in_force(conference: Conference) -> ListRelease | None:
    return versions_of(conference).first()


def proposal_for(conference: Conference) -> ListRelease | None:
    found = ListRelease.objects.filter(conference=conference, stage=Stage.PROPOSED)
    return found.select_related("proposed_by").first()


def proposer_directs(release: ListRelease) -> bool:
    found = Membership.objects.filter(
        conference=release.conference_id, account=release.proposed_by_id
    )
    return any(member.has(SECRETARY_GENERAL) for member in found)


def next_number(conference: Conference, state: str) -> int:
    return versions_of(conference).filter(state=state).count() + 1


def copies_of(conference: Conference) -> QuerySet[ListCopy]:
    return ListCopy.objects.filter(conference=conference).select_related("account", "release")


def changes_pending(conference: Conference) -> int:
    """Change requests that nobody has decided: what they ask for is not in a version published now."""
    return ChangeRequest.objects.filter(
        delegation__conference=conference, state=ChangeRequest.State.ASKED
    ).count()


# ---- what stands in one


def content_now(
    conference: Conference, circles: Iterable[Audience] = OUTSIDE, *, state: str = "provisional"
) -> Content:
    """What a version published now would hold. One query, one for each circle, and of a list of those present one more.

    delegations   by number: what they are called, and of how many persons they are
    people        by number, of whoever may be named outside: of which delegation, to whom ("to"), and what is said
    counted       only of a list of those present: how it was told that they were ("by")
    """
    policy = as_published(conference)
    delegations = _approved(conference)
    found: Content = {"delegations": {}, "people": {}}
    way = way_to_count(conference, state)
    present = present_by(conference, way)
    if present is not None:
        found["counted"] = {"by": way}
    for audience in circles:
        seen = delegates_seen_by(Reader(audience), delegations, conference, policy)
        for each in delegations:
            people = [
                one for one in seen.get(each.pk, []) if present is None or one.person in present
            ]
            if present is not None and not people:
                continue
            found["delegations"][str(each.pk)] = _called(each) | {"persons": len(people)}
            for one in people:
                if one.named and str(one.pk) not in found["people"]:
                    said = {column: one.said[column] for column in KEPT}
                    to = audience.name.lower()
                    found["people"][str(one.pk)] = {"of": each.pk, "to": to, **said}
    return found


def counted_by(content: Content) -> str:
    """A key of profile.PRESENT_BY."""
    return str(content.get("counted", {}).get("by", ALL_APPROVED))


def persons_in(content: Content) -> int:
    return sum(int(each["persons"]) for each in content["delegations"].values())


def _called(each: Delegation) -> dict[str, Any]:
    return {
        "plate_name": each.plate_name,
        "called": each.called,
        "country_called": each.country_called,
    }


def _approved(conference: Conference) -> list[Delegation]:
    found = Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
    return list(found.select_related("country", "party").order_by("plate_name", "pk"))


def named_in(content: Content) -> dict[str, list[int]]:
    """{delegation: delegates the public reads by name}"""
    named: dict[str, list[int]] = {pk: [] for pk in content["delegations"]}
    for pk, one in content["people"].items():
        if one["to"] == "public":
            named[str(one["of"])].append(int(pk))
    return {pk: sorted(numbers) for pk, numbers in named.items()}


# ---- what may be shown of it now


def version_seen_by(
    reader: Reader, conference: Conference, content: Content, policy: Policy | None = None
) -> list[ListedDelegation]:
    """A version as it was published, as far as it may be shown to this reader now. Two queries.

    Whoever was not named to this reader then, or may not be named now, is one of those not named. Delegations that no
    longer take part are not shown.
    """
    policy = policy or policy_of(conference, rules_of(conference))
    delegations = [each for each in _approved(conference) if str(each.pk) in content["delegations"]]
    now = delegates_seen_by(reader, delegations, conference, policy)
    offices = rules_of(conference).of(Listing).show_offices
    return [
        _as_published(each, now.get(each.pk, []), content, reader, offices) for each in delegations
    ]


def _as_published(
    each: Delegation, now: Iterable[ShownPerson], content: Content, reader: Reader, offices: bool
) -> ListedDelegation:
    then = content["delegations"][str(each.pk)]
    each.plate_name, each.called = then["plate_name"], then["called"]
    each.country_called = then["country_called"]
    named = [
        _as_said_then(one, content["people"][str(one.pk)], offices)
        for one in now
        if one.named and _named_then(content, one.pk, each, reader)
    ]
    shown = listed(each, named)
    return ListedDelegation(each, shown.people, max(0, then["persons"] - len(named)))


def _named_then(content: Content, pk: int, each: Delegation, reader: Reader) -> bool:
    entry = content["people"].get(str(pk))
    audience = reader.towards(each.invitation_id, each.category)
    return entry is not None and agrees_to(entry["to"], audience)


def _as_said_then(one: ShownPerson, then: Mapping[str, Any], offices: bool) -> ShownPerson:
    said = {column: then[column] for column in KEPT} | ({} if offices else {"office": ""})
    capacity = then["capacity"]
    label = one.capacity_label
    if capacity != one.capacity:
        label = str(Delegate.Capacity(capacity).label)
    return one._replace(capacity=capacity, capacity_label=label, said={**one.said, **said})


def entries_read_outside(
    reader: Reader, conference: Conference, last: ListRelease | None
) -> list[ListedDelegation]:
    """Of the list, what somebody outside may read now. Two queries.

    last   the version in force; None where the list was published before versions were kept
    """
    if last is None or not last.content:
        return participants_seen_by(reader, conference)
    return version_seen_by(reader, conference, last.content)


def entries_read_by_public(conference: Conference) -> list[ListedDelegation]:
    """Empty while the list is not disclosed. Three queries."""
    if not participants_are_disclosed(PUBLIC, conference):
        return []
    return entries_read_outside(PUBLIC, conference, version_in_force(conference))


# ---- what makes two differ


@dataclass(frozen=True)
class ListChanges:
    """What one version says otherwise than another, as far as its reader may know it now.

    come, gone   delegations
    renamed      delegations, before and after
    named        numbers of delegates who are named now and were not
    corrected    numbers of delegates, with what was said before and what is said now
    removed      numbers of delegates who were named and are not; the public reads how many, never who
    """

    come: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    renamed: list[tuple[int, str, str]] = field(default_factory=list)
    named: list[int] = field(default_factory=list)
    corrected: list[tuple[int, dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)

    @property
    def persons(self) -> set[int]:
        return {*self.named, *(pk for pk, _was, _is in self.corrected), *self.removed}


def changes_between(
    before: Content, after: Content, *, audience: Audience, may_be_named: set[int] | None = None
) -> ListChanges:
    """Asks the database nothing.

    may_be_named   delegates this reader may read by name today; None: all
    """
    then, now = _named_to(before, audience), _named_to(after, audience)
    shown = (
        now if may_be_named is None else {pk: one for pk, one in now.items() if pk in may_be_named}
    )
    old, new = before["delegations"], after["delegations"]
    return ListChanges(
        come=[int(pk) for pk in new if pk not in old],
        gone=[int(pk) for pk in old if pk not in new],
        renamed=[
            (int(pk), _name(old[pk]), _name(new[pk]))
            for pk in new
            if pk in old and _name(old[pk]) != _name(new[pk])
        ],
        named=[pk for pk in shown if pk not in then],
        corrected=[
            (pk, then[pk], one)
            for pk, one in shown.items()
            if pk in then and _said(then[pk]) != _said(one)
        ],
        removed=[pk for pk in then if pk not in shown],
    )


def _named_to(content: Content, audience: Audience) -> dict[int, dict[str, Any]]:
    people = content["people"].items()
    return {int(pk): one for pk, one in people if agrees_to(one["to"], audience)}


def _said(one: Mapping[str, Any]) -> dict[str, Any]:
    return {column: one[column] for column in KEPT}


def _name(one: Mapping[str, Any]) -> str:
    return (chosen(one["called"], None) or Called(one["plate_name"])).text
