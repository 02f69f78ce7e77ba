"""What keeps people from meetings: parts in sessions, arrival and departure, events of the day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from plenipo.bilaterals.bridge.commitments import (
    Commitment,
    Who,
    away,
    keys_of,
    parts_by_key,
    stay_of_all,
)
from plenipo.bilaterals.models import MeetingRequest, Outage, Principal
from plenipo.bilaterals.profile import Bilaterals
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate
from plenipo.programme.models import Role, Session, Stay

HEAD = Delegate.Capacity.HEAD


def bound_of(
    conference: Conference,
    principals: Iterable[Principal],
    requests: Iterable[MeetingRequest],
    sessions: Mapping[int, Session],
    rules: Bilaterals,
    ways: Mapping[int, int],
    outages: Iterable[Outage],
) -> dict[Who, tuple[Commitment, ...]]:
    """Of every principal, and of every side that has entered none. Three queries."""
    principals = list(principals)
    named = {principal.delegation_id for principal in principals}
    sides = {side for each in requests for side in (each.asker_id, each.asked_id) if side}
    people = people_of(sides)
    roles = Role.objects.filter(session__conference=conference)
    parts = parts_by_key(roles, sessions, rules, ways)
    stays = {stay.person_id: stay for stay in Stay.objects.filter(conference=conference)}
    found: dict[Who, list[Commitment]] = defaultdict(list)
    for principal in principals:
        who = (principal.delegation_id or 0, principal.pk)
        for key in keys_of(principal):
            found[who] += parts.get(key, [])
        if principal.delegate:
            found[who] += stay_of_all([principal.delegate.person_id], stays)
        else:  # who it is has not been said: there while the delegation is
            there = people.get(principal.delegation_id or 0, [])
            found[who] += stay_of_all([person for person, _capacity in there], stays)
        found[who] += [away(each) for each in outages if each.principal_id == principal.pk]
    for side, there in people.items():
        found[side, 0] += stay_of_all([person for person, _capacity in there], stays)
        if (
            side not in named
        ):  # whoever has entered nobody is reckoned with as its head of delegation
            for head in (person for person, capacity in there if capacity == HEAD):
                found[side, 0] += parts.get(f"person:{head}", []) + stay_of_all([head], stays)
    return {who: tuple(dict.fromkeys(each)) for who, each in found.items()}


def people_of(sides: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    """{delegation: [(person, capacity)]} of those who are there. Numbers only, nothing about anybody."""
    rows = Delegate.objects.filter(delegation__in=list(sides), state__in=Delegate.PRESENT)
    found: dict[int, list[tuple[int, str]]] = {}
    for side, person, capacity in rows.values_list("delegation", "person", "capacity"):
        found.setdefault(side, []).append((person, capacity))
    return found
