"""Principals, and what rank they have by which office on a day. Who they are is read as disclosed to the reader."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import ShownPerson, delegates_seen_by
from plenipo.protocol.bridge import KnownDay, held_then, known_day
from plenipo.protocol.models import Tenure
from plenipo.protocol.queries.ranks import RankClass
from plenipo.registry.queries.finding import narrowed

State = Tenure.State
SEARCHED = (
    "office",
    "delegation__plate_name",
    "delegation__called",
    *(f"person__{name}" for name in ("family_name", "given_name", "native_name")),
)
OF_RANK = (Delegate.Capacity.HEAD, Delegate.Capacity.DEPUTY, Delegate.Capacity.MEMBER)


@dataclass(frozen=True)
class OfficeThen:
    """What counts of one delegate on a day.

    rank      key of a class; "": none is known
    tenure    the office that counts; none: nobody has entered one, and what the delegation stated is all that is known
    doubtful  whether it was held on that day is not certain, for want of an exact date
    stated    how many statements of the delegation wait to be confirmed
    """

    delegate: int
    delegation: int
    capacity: str
    rank: str = ""
    since: KnownDay | None = None
    tenure: Tenure | None = None
    doubtful: bool = False
    stated: int = 0

    @property
    def is_head(self) -> bool:
        return self.capacity == Delegate.Capacity.HEAD


def approved(conference: Conference) -> QuerySet[Delegation]:
    return Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)


def principals_then(
    conference: Conference,
    classes: Iterable[RankClass],
    day: date,
    *,
    among: Collection[int] | None = None,
) -> dict[int, OfficeThen]:
    """By delegate: heads of approved delegations, and others of whom an office is confirmed. Two queries.

    among   numbers of the only delegations that are asked about
    """
    tenures: dict[int, list[Tenure]] = {}
    found = Tenure.objects.filter(
        delegate__delegation__conference=conference,
        delegate__delegation__state=Delegation.State.APPROVED,
    )
    there = Delegate.objects.filter(
        delegation__conference=conference,
        delegation__state=Delegation.State.APPROVED,
        state__in=Delegate.PRESENT,
    )
    if among is not None:
        found = found.filter(delegate__delegation__in=among)
        there = there.filter(delegation__in=among)
    for each in found.order_by("pk"):
        tenures.setdefault(each.delegate_id, []).append(each)
    ranks = {each.key: place for place, each in enumerate(classes, 1)}
    return {
        one.delegate: one
        for one in _present(there, tenures, ranks, day)
        if one.is_head or one.tenure or one.stated
    }


def _present(
    there: QuerySet[Delegate],
    tenures: Mapping[int, list[Tenure]],
    ranks: Mapping[str, int],
    day: date,
) -> Iterable[OfficeThen]:
    for pk, delegation, capacity, since in there.order_by("position", "pk").values_list(
        "pk", "delegation", "capacity", "office_since"
    ):
        theirs = tenures.get(pk, [])
        confirmed = [each for each in theirs if each.state == State.CONFIRMED]
        stated = sum(each.state == State.STATED for each in theirs)
        held = held_then(confirmed, ranks, since, day)
        if held is None:
            # with no office of that day nothing is known of it, unless nobody has entered any
            known = None if confirmed else _if_begun(since, day)
            yield OfficeThen(pk, delegation, capacity, since=known, stated=stated)
            continue
        tenure = next(each for each in confirmed if each.pk == held.office.key)
        rank = tenure.rank if tenure.rank in ranks else ""
        yield OfficeThen(
            pk, delegation, capacity, rank, held.office.since, tenure, held.doubtful, stated
        )


def _if_begun(since: str | None, day: date) -> KnownDay | None:
    known = known_day(since)
    return known if known and known.first <= day else None


def persons_of(
    conference: Conference, reader: Reader, delegations: Iterable[Delegation]
) -> dict[int, ShownPerson]:
    """By delegate, as this reader sees them. One query."""
    seen = delegates_seen_by(reader, delegations, conference)
    return {one.pk: one for people in seen.values() for one in people}


def tenures_of(delegate: Delegate) -> QuerySet[Tenure]:
    """All that was entered or stated, the latest office first."""
    return Tenure.objects.filter(delegate=delegate).order_by("-since", "-pk")


def may_have_rank(conference: Conference) -> QuerySet[Delegate]:
    return Delegate.objects.filter(
        delegation__conference=conference,
        delegation__state=Delegation.State.APPROVED,
        state__in=Delegate.PRESENT,
        capacity__in=OF_RANK,
    ).select_related("delegation__country")


def with_offices(conference: Conference, words: str) -> QuerySet[Delegate]:
    """Those of whom an office was entered or stated. Two queries."""
    found = may_have_rank(conference).filter(tenures__isnull=False).distinct()
    return narrowed(found, words, *SEARCHED).order_by("delegation__plate_name", "position", "pk")
