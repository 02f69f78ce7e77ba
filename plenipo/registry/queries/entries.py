"""The register as it is browsed: found as typed, filtered, one page at a time."""

from dataclasses import dataclass
from typing import Any

from anyascii import anyascii
from django.db.models import Prefetch, Q, QuerySet

from plenipo.registry.models import (
    Affiliation,
    Party,
    PartyName,
    Revision,
    StatusPeriod,
    Succession,
)

PER_PAGE = 100
GOVERNS = [
    StatusPeriod.Status.CABINET,
    StatusPeriod.Status.HEAD,
    StatusPeriod.Status.SUPPORT,
]
SORTS = {
    "name": ("name_english", "name", "pk"),
    "country": ("country", "name_english", "pk"),
    "founded": ("founded", "pk"),
}


def folded(text: str) -> str:
    """Small letters without accents, in the script itself and in Latin letters: "Движение" → "движение dvizhenie"."""
    own = text.casefold()
    latin = anyascii(text).casefold()
    return own if own == latin else f"{own} {latin}"


def searched_text(names: list[str]) -> str:
    """What a party is found by: each of its names, folded, once."""
    return " | ".join(dict.fromkeys(folded(name) for name in names if name))[:4000]


@dataclass(frozen=True)
class Asked:
    """What the register was asked for; empty: everything."""

    wanted: str = ""
    country: str = ""
    region: str = ""
    family: str = ""
    international: str = ""
    kind: str = ""
    government: bool = False
    year: int | None = None
    sort: str = ""


def parties_asked_for(asked: Asked) -> QuerySet[Party]:
    found = Party.objects.filter(merged_into=None).select_related("country")
    for word in asked.wanted.split():
        latin = anyascii(word).casefold().strip()
        found = found.filter(
            Q(searched__contains=word.casefold()) | Q(searched__contains=latin or word)
        )
    exact: dict[str, Any] = {
        "country": asked.country,
        "country__region": asked.region,
        "family": asked.family,
        "kind": asked.kind,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if asked.international:
        members = Affiliation.objects.filter(international__pk=int(asked.international))
        found = found.filter(pk__in=members.values("party"))
    if asked.government:
        governing = StatusPeriod.objects.filter(status__in=GOVERNS)
        if asked.year:
            governing = governing.filter(
                Q(since=None) | Q(since__lte=asked.year), Q(until=None) | Q(until__gte=asked.year)
            )
        found = found.filter(pk__in=governing.values("party"))
    if asked.year:
        found = found.filter(
            Q(founded=None) | Q(founded__lte=asked.year), Q(ended=None) | Q(ended__gte=asked.year)
        )
    return found.order_by(*_order(asked.sort))


def _order(sort: str) -> tuple[str, ...]:
    order = SORTS.get(sort.removeprefix("-"), SORTS["name"])
    return (f"-{order[0]}", *order[1:]) if sort.startswith("-") else order


MOST_COUNTED = 1000


def counted(found: QuerySet[Party]) -> tuple[int, bool]:
    """How many there are, and whether the count stopped at MOST_COUNTED: a page costs no more in a larger register."""
    n = found.order_by()[: MOST_COUNTED + 1].count()
    return min(n, MOST_COUNTED), n > MOST_COUNTED


def families() -> list[str]:
    found = Party.objects.exclude(family="").order_by("family").values_list("family", flat=True)
    return list(found.distinct())


def internationals() -> QuerySet[Party]:
    return Party.objects.filter(kind=Party.Kind.INTERNATIONAL, merged_into=None).order_by(
        "name_short"
    )


def entry(pk: int) -> QuerySet[Party]:
    """One party with everything its page shows."""
    return (
        Party.objects.filter(pk=pk)
        .select_related("country", "merged_into")
        .prefetch_related(
            "names",
            "statuses",
            "external_ids",
            "offices",
            Prefetch("affiliations", Affiliation.objects.select_related("international")),
            Prefetch("predecessors", Succession.objects.select_related("before")),
            Prefetch("successors", Succession.objects.select_related("after")),
            Prefetch("revisions", Revision.objects.select_related("by")),
            "merged_from",
        )
    )


def perhaps_the_same(party: Party) -> list[Party]:
    """Other entries of the same country with the same folded English or short name: perhaps one party twice."""
    same = Party.objects.filter(country=party.country, merged_into=None).exclude(pk=party.pk)
    names = Q(name_english__iexact=party.name_english) if party.name_english else Q()
    if party.name:
        names |= Q(name__iexact=party.name)
    return list(same.filter(names)[:5]) if names else []


def export_rows(found: QuerySet[Party]) -> Any:
    for party in found.prefetch_related("external_ids").iterator(chunk_size=500):
        yield [
            party.pk,
            party.country_id or "",
            party.get_kind_display(),
            party.name,
            party.name_english,
            party.name_short,
            party.founded or "",
            party.ended or "",
            party.family,
            party.website,
            " ".join(f"{i.scheme}:{i.value}" for i in party.external_ids.all()),  # type: ignore[attr-defined]
        ]


def names_of(party: Party) -> list[str]:
    others = PartyName.objects.filter(party=party).values_list("text", flat=True)
    return [party.name, party.name_english, party.name_short, *others]
