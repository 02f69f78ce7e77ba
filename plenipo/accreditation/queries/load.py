"""How many are let into each zone by what has been issued, beside how many it holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from plenipo.accreditation.models import Badge, Custody, OtherHolder, Pass, Zone
from plenipo.accreditation.queries.badges import APPROVED, categories_of
from plenipo.accreditation.queries.standing import GONE
from plenipo.accreditation.rules.badges import category_of_delegate, category_of_other
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import present_in


@dataclass(frozen=True)
class ZoneLoad:
    """
    badges     collected, that open the zone
    passes     in hands, that open it
    coming     badges prepared or printed that will
    expected   approved delegates and registered others who have no badge yet, and will get one that does
    """

    zone: Zone
    badges: int
    passes: int
    coming: int
    expected: int

    @property
    def issued(self) -> int:
        return self.badges + self.passes

    @property
    def all(self) -> int:
        """Once everybody who was approved has collected a badge."""
        return self.issued + self.coming + self.expected

    @property
    def over(self) -> bool:
        return self.zone.capacity is not None and self.issued > self.zone.capacity

    @property
    def soon(self) -> bool:
        """Whether it will be, once all have collected theirs."""
        capacity = self.zone.capacity
        return capacity is not None and not self.over and self.all > capacity

    def with_secondary(self, n: int) -> int:
        """How many could enter if a badge opened the zone only with one of n passes beside it."""
        return min(n, self.badges + self.coming + self.expected)


def loads_of(conference: Conference) -> list[ZoneLoad]:
    """Seven queries, however many people there are."""
    issued, coming = _of_badges(conference)
    passes, expected = _of_passes(conference), _of_expected(conference)
    return [
        ZoneLoad(zone, issued[zone.pk], passes[zone.pk], coming[zone.pk], expected[zone.pk])
        for zone in conference.zones.all()
    ]


def crowded_by(
    conference: Conference, delegations: Iterable[Delegation]
) -> dict[int, list[tuple[Zone, int]]]:
    """Zones that hold too few once the persons of this delegation who wait are approved, each with how many it would
    then let in; by delegation, each for itself. One query where no zone has a capacity or nobody waits, else nine."""
    limited = list(conference.zones.filter(capacity__isnull=False))
    waiting = _waiting(conference, delegations) if limited else {}
    if not waiting:
        return {}
    categories = categories_of(conference)
    before = {each.zone.pk: each.all for each in loads_of(conference)}
    found: dict[int, list[tuple[Zone, int]]] = {}
    for delegation, groups in waiting.items():
        more: Counter[int] = Counter()
        for capacity, of, n in groups:
            category = category_of_delegate(categories, capacity, of)
            more.update({zone.pk: n for zone in category.zones.all()} if category else {})
        found[delegation] = [
            (zone, before[zone.pk] + more[zone.pk])
            for zone in limited
            if more[zone.pk] and before[zone.pk] + more[zone.pk] > (zone.capacity or 0)
        ]
    return {pk: zones for pk, zones in found.items() if zones}


def _waiting(
    conference: Conference, delegations: Iterable[Delegation]
) -> dict[int, list[tuple[str, str, int]]]:
    """Of each delegation (capacity, its category, how many) of the persons not approved yet."""
    rows = present_in(conference).filter(delegation__in=list(delegations)).exclude(APPROVED)
    columns = ("delegation", "capacity", "delegation__category")
    found: dict[int, list[tuple[str, str, int]]] = {}
    for pk, capacity, of, n in (
        rows.order_by().values_list(*columns).annotate(n=Count("person", distinct=True))
    ):
        found.setdefault(pk, []).append((capacity, of, n))
    return found


def _of_badges(conference: Conference) -> tuple[Counter[int], Counter[int]]:
    badges = (
        Badge.objects.filter(conference=conference, state__in=Badge.VALID)
        .filter(category__zones__isnull=False)
        .values_list("category__zones", "state")
        .annotate(n=Count("pk"))
        .order_by()
    )
    issued: Counter[int] = Counter()
    coming: Counter[int] = Counter()
    for zone, state, n in badges:
        into = issued if state == Badge.State.COLLECTED else coming
        into[zone] += n
    return issued, coming


def _of_passes(conference: Conference) -> Counter[int]:
    """Those of who no longer takes part open nothing."""
    held = (
        Custody.objects.filter(piece__conference=conference, ended_at=None)
        .filter(piece__state=Pass.State.ISSUED, piece__kind__zones__isnull=False)
        .exclude(delegation__state__in=GONE)
        .exclude(other__state=OtherHolder.State.WITHDRAWN)
    )
    return Counter(dict(held.order_by().values_list("piece__kind__zones").annotate(n=Count("pk"))))


def _of_expected(conference: Conference) -> Counter[int]:
    have = Badge.objects.filter(
        conference=conference, state__in=Badge.VALID, temporary=False, person__isnull=False
    )
    waiting = present_in(conference).filter(APPROVED).exclude(person__in=have.values("person"))
    groups = waiting.order_by().values_list("capacity", "delegation__category")
    categories = categories_of(conference)
    outside = OtherHolder.objects.filter(
        conference=conference, state=OtherHolder.State.REGISTERED
    ).exclude(Q(person__in=have.values("person")) | Q(person__in=waiting.values("person")))
    chosen = outside.order_by().values_list("group", "category").annotate(n=Count("pk"))
    found = [
        (category_of_delegate(categories, capacity, of), n)
        for capacity, of, n in groups.annotate(n=Count("person", distinct=True))
    ] + [
        (category_of_other(categories, OtherHolder(group=group, category_id=category)), n)
        for group, category, n in chosen
    ]
    expected: Counter[int] = Counter()
    for category, n in found:
        for zone in category.zones.all() if category else ():
            expected[zone.pk] += n
    return expected
