"""Who has a part, as the reader may know it: people through the one door, delegations as the list is disclosed."""

from collections.abc import Iterable
from typing import NamedTuple

from plenipo.conference.models import Conference, in_language
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import (
    TAKING_PART,
    Plate,
    participants_are_disclosed,
    persons_seen_by,
)
from plenipo.programme.bridge import FrozenRole
from plenipo.programme.models import Role

AnyRole = Role | FrozenRole


class NamedRole(NamedTuple):
    """
    name   of the person or delegation, or as typed; "" if the reader may not know it
    of     the delegation of a person
    gone   no longer takes part; only the secretariat is told
    """

    name: str
    of: str = ""
    also_written: str = ""
    office: str = ""
    gone: bool = False


class RoleNames:
    """The names of all roles of a page, read at once."""

    def __init__(self, roles: Iterable[AnyRole], reader: Reader, conference: Conference) -> None:
        roles = list(roles)
        self._staff = reader.audience >= Audience.STAFF
        self._listed = participants_are_disclosed(reader, conference)
        self._own = reader.invitation
        self._people = persons_seen_by(reader, {n for r in roles if (n := _person(r))}, conference)
        numbers = {n for role in roles if (n := _delegation(role))}
        found = Delegation.objects.filter(pk__in=numbers) if numbers else []
        self._delegations = {delegation.pk: delegation for delegation in found}

    def of(self, role: AnyRole) -> NamedRole:
        if number := _person(role):
            return self._person(number)
        if number := _delegation(role):
            delegation = self._delegations.get(number)
            if delegation is None or delegation.state not in TAKING_PART:
                return NamedRole("", gone=self._staff)
            return NamedRole(self._plate(delegation))
        return NamedRole(in_language(role.typed_name if isinstance(role, Role) else role.name))

    def _person(self, number: int) -> NamedRole:
        seen = self._people.get(number)
        if seen is None:
            return NamedRole("", gone=self._staff)
        plate, shown = self._plate(seen.delegation), seen.shown
        if not shown.named:
            return NamedRole(plate)
        name, other = shown.written
        return NamedRole(name, of=plate, also_written=other, office=shown.office)

    def _plate(self, delegation: Delegation | Plate) -> str:
        own = self._own is not None and delegation.invitation_id == self._own
        listed = self._listed and (self._staff or delegation.state == Delegation.State.APPROVED)
        return delegation.to_call if listed or own else ""


def _person(role: AnyRole) -> int | None:
    return role.person_id if isinstance(role, Role) else role.person


def _delegation(role: AnyRole) -> int | None:
    return role.delegation_id if isinstance(role, Role) else role.delegation
