"""Which flag or emblem stands beside a delegation, where the rules of the conference show any."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.protocol.models import DelegationSign
from plenipo.protocol.profile import NO_SIGNS, PlateRules
from plenipo.protocol.queries.offices import approved

State = DelegationSign.State


def kind_shown(conference: Conference) -> str:
    """Which kind, as the rules say; "": none."""
    signs = rules_of(conference).of(PlateRules).signs
    return "" if signs == NO_SIGNS else signs


def signs_in(conference: Conference) -> QuerySet[DelegationSign]:
    """Of the kind that is shown, without the images themselves."""
    found = DelegationSign.objects.filter(
        delegation__conference=conference, kind=kind_shown(conference)
    )
    return found.select_related("delegation__country").defer("image")


def signs_in_use(conference: Conference) -> dict[int, int]:
    """{delegation: number of its image}. Without any one query, and none where nothing is shown."""
    if not kind_shown(conference):
        return {}
    rows = signs_in(conference).filter(state=State.IN_FORCE)
    return dict(rows.order_by().values_list("delegation", "pk"))


def images_of(signs: Iterable[int | None]) -> dict[int, bytes]:
    """{number: JPEG}. One query, and none for no number."""
    wanted = {each for each in signs if each}
    if not wanted:
        return {}
    rows = DelegationSign.objects.filter(pk__in=wanted).values_list("pk", "image")
    return {pk: bytes(image) for pk, image in rows}


@dataclass(frozen=True)
class SignsOfDelegation:
    """
    used     what stands beside it; stated, declined: the last it sent, until it is decided, and if it was not accepted
    """

    delegation: Delegation
    used: DelegationSign | None = None
    stated: DelegationSign | None = None
    declined: DelegationSign | None = None


def signs_of(delegation: Delegation) -> SignsOfDelegation:
    rows = signs_in(delegation.conference).filter(delegation=delegation)
    return _of(delegation, list(rows.order_by("pk")))


def signs_by_delegation(conference: Conference) -> list[SignsOfDelegation]:
    """Of all that are approved. Two queries."""
    rows: dict[int, list[DelegationSign]] = {}
    for row in signs_in(conference).order_by("pk"):
        rows.setdefault(row.delegation_id, []).append(row)
    there = approved(conference).select_related("country")
    return [_of(each, rows.get(each.pk, [])) for each in there]


def _of(delegation: Delegation, rows: list[DelegationSign]) -> SignsOfDelegation:
    last = {row.state: row for row in rows if row.state != State.DECLINED}
    if rows and rows[-1].state == State.DECLINED:
        last[State.DECLINED] = rows[-1]
    return SignsOfDelegation(
        delegation, last.get(State.IN_FORCE), last.get(State.STATED), last.get(State.DECLINED)
    )


def without_sign(conference: Conference) -> int:
    """How many delegations have no image, where one is shown."""
    if not kind_shown(conference):
        return 0
    return approved(conference).exclude(pk__in=signs_in_use(conference)).count()
