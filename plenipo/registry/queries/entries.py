"""The register as it is browsed: found as typed, filtered, one page at a time.

What a page costs does not grow with the register: the rows of a page are read in the order of an index, the count
stops at MOST_COUNTED, and search asks for words (queries/search.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from plenipo.registry.models import Affiliation, Country, Party, StatusPeriod
from plenipo.registry.queries.search import search

PER_PAGE = 100
MOST_COUNTED = 1_000
SILENT_AFTER = 10  # years nobody saw a party before it counts as gone
GOVERNMENT = "government"
Status = StatusPeriod.Status
GOVERNS = (Status.CABINET, Status.HEAD, Status.SUPPORT, Status.STATE)
SORTS = {
    "name": ("name_english", "name", "pk"),
    "country": ("country", "name_english", "pk"),
    "founded": ("founded", "pk"),
}


@dataclass(frozen=True)
class EntryFilter:
    """What the register was asked for; empty: everything.

    region   a region or a subregion
    status   a status of a party, or "government" for any part in it; in `year`, if that is given
    year     active in that year
    """

    wanted: str = ""
    country: str = ""
    region: str = ""
    family: str = ""
    international: str = ""
    kind: str = ""
    status: str = ""
    year: int | None = None
    sort: str = ""


def parties_asked_for(asked: EntryFilter, *, to_count: bool = False) -> QuerySet[Party]:
    found = search(asked.wanted, to_count=to_count)
    exact = {"country": asked.country, "family": asked.family, "kind": asked.kind}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if asked.region:
        there = Country.objects.filter(Q(region=asked.region) | Q(subregion=asked.region))
        found = found.filter(country__in=list(there.values_list("pk", flat=True)))
    if asked.international:
        members = Affiliation.objects.filter(international=int(asked.international))
        found = found.filter(pk__in=members.values("party"))
    if asked.status:
        found = found.filter(Exists(_periods(asked).filter(party=OuterRef("pk"))))
    if asked.year:
        found = found.filter(active_in(asked.year))
    return found.order_by(*_order(asked.sort))


def _periods(asked: EntryFilter) -> QuerySet[StatusPeriod]:
    wanted = GOVERNS if asked.status == GOVERNMENT else (asked.status,)
    periods = StatusPeriod.objects.filter(status__in=wanted)
    return periods.filter(_covers("since", "until", asked.year)) if asked.year else periods


def active_in(year: int) -> Q:
    """Founded by then, not ended before; where no end is known, seen within ten years before or later."""
    seen = Q(ended__gte=year) | Q(last_seen=None) | Q(last_seen__gt=year - SILENT_AFTER)
    return _covers("founded", "ended", year) & seen


def _covers(since: str, until: str, year: int) -> Q:
    begun = Q(**{since: None}) | Q(**{f"{since}__lte": year})
    return begun & (Q(**{until: None}) | Q(**{f"{until}__gte": year}))


def _order(sort: str) -> tuple[str, ...]:
    order = SORTS.get(sort.removeprefix("-"), SORTS["name"])
    return tuple(f"-{name}" for name in order) if sort.startswith("-") else order


def counted(asked: EntryFilter) -> tuple[int, bool]:
    """How many there are, and whether counting stopped at MOST_COUNTED. All of the register is always counted."""
    if replace(asked, sort="") == EntryFilter():
        merged = Party.objects.filter(merged_into__isnull=False)
        return Party.objects.count() - merged.count(), False  # the whole table counts fastest
    found = parties_asked_for(asked, to_count=True)
    n = found.order_by()[: MOST_COUNTED + 1].count()
    return min(n, MOST_COUNTED), n > MOST_COUNTED


def loaded(numbers: Sequence[int]) -> list[Party]:
    """These entries in this order, with their countries: sorting went over numbers alone."""
    parties = Party.objects.select_related("country").defer("said", "searched", "note")
    by_number = parties.in_bulk(list(numbers))
    return [by_number[number] for number in numbers if number in by_number]


def internationals() -> QuerySet[Party]:
    return Party.objects.filter(kind=Party.Kind.INTERNATIONAL, merged_into=None).order_by(
        "name_short", "name"
    )
