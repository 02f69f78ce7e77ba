"""Principals with their rank and office, as the desk's list says them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.names import with_country
from plenipo.delegations.queries.people import ShownPerson
from plenipo.kit.alphabet import sort_key
from plenipo.kit.dates import written
from plenipo.protocol.queries.offices import OfficeThen
from plenipo.protocol.words.order import NAMELESS


@dataclass(frozen=True)
class OfficeLine:
    """
    principal  whether the person stands in the order of principals
    lacks      "rank", "since", "stated": what is to be done about it
    """

    delegate: int
    name: str
    native: str
    capacity: str
    of: str
    office: str
    rank: str
    rank_key: str
    since: str
    principal: bool
    lacks: tuple[str, ...]


def office_lines(
    delegates: Iterable[Delegate],
    then: Mapping[int, OfficeThen],
    people: Mapping[int, ShownPerson],
    ranks: Mapping[str, str],
) -> list[OfficeLine]:
    """Those of whom most is missing first, then by delegation."""
    lines = [_line(each, then.get(each.pk), people.get(each.pk), ranks) for each in delegates]
    return sorted(lines, key=lambda each: (not each.lacks, sort_key(each.of), each.delegate))


def _line(
    delegate: Delegate,
    office: OfficeThen | None,
    person: ShownPerson | None,
    ranks: Mapping[str, str],
) -> OfficeLine:
    rank = office.rank if office else ""
    since = office.since.text if office and office.since else ""
    entered = office.tenure.office if office and office.tenure else ""
    return OfficeLine(
        delegate=delegate.pk,
        name=person.styled if person and person.named else str(NAMELESS),
        native=person.native_name if person else "",
        capacity=str(delegate.get_capacity_display()),
        of=with_country(delegate.delegation),
        office=entered or (person.office if person else ""),
        rank=ranks.get(rank, ""),
        rank_key=rank,
        since=written(since) if since else "",
        principal=office is not None,
        lacks=tuple(
            what
            for what, lacking in (
                ("rank", office is not None and office.is_head and not rank),
                ("since", office is not None and not since),
                ("stated", office is not None and office.stated > 0),
            )
            if lacking
        ),
    )
