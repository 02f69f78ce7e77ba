"""Entries that may be one party standing twice: they share an article, an item or a name in one country."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Count, Q

from plenipo.registry.models import Distinct, ExternalId, Party

MOST = 500  # groups of one kind that are looked at
WEIGHT = {"article": 2, "ids": 2, "name": 2, "name_english": 1}
Pair = tuple[int, int]


@dataclass(frozen=True)
class Suggestion:
    """Two entries, the lower number first, and what they share (words/duplicates.py)."""

    one: Party
    other: Party
    shared: tuple[str, ...]
    overlap: bool


def suggestions() -> list[Suggestion]:
    """The likeliest first: more is shared, and they existed at one time."""
    shared: dict[Pair, list[str]] = defaultdict(list)
    for reason, group in _groups():
        for pair in combinations(sorted(group), 2):
            if reason not in shared[pair]:
                shared[pair].append(reason)
    for pair in Distinct.objects.values_list("first", "second"):
        shared.pop(pair, None)
    numbers = {number for pair in shared for number in pair}
    parties = Party.objects.select_related("country").defer("said", "searched").in_bulk(numbers)
    found = [
        Suggestion(
            one=parties[first],
            other=parties[second],
            shared=tuple(reasons),
            overlap=existed_together(parties[first], parties[second]),
        )
        for (first, second), reasons in shared.items()
        if parties[first].country_id == parties[second].country_id
    ]
    weight = {pair: sum(WEIGHT[reason] for reason in reasons) for pair, reasons in shared.items()}
    return sorted(
        found, key=lambda s: (not s.overlap, -weight[s.one.pk, s.other.pk], s.one.pk, s.other.pk)
    )


def _groups() -> Iterator[tuple[str, list[int]]]:
    """What is shared, and the numbers of those who share it."""
    here = Party.objects.filter(merged_into=None)
    for columns in (("article",), ("country", "name"), ("country", "name_english")):
        reason = columns[-1]
        same = here.exclude(**{reason: ""}).order_by().values(*columns)
        twice = same.annotate(n=Count("pk")).filter(n__gt=1)[:MOST]
        keys = [tuple(row[c] for c in columns) for row in twice]
        yield from ((reason, group) for group in _numbers_by(here, columns, keys))
    ids = ExternalId.objects.filter(exclusive=False, party__merged_into=None)
    twice = ids.order_by().values("scheme", "value").annotate(n=Count("pk")).filter(n__gt=1)[:MOST]
    shared = [row["value"] for row in twice]
    by_id: dict[Any, list[int]] = defaultdict(list)
    held = ids.filter(value__in=shared)
    for scheme, value, number in held.values_list("scheme", "value", "party"):
        by_id[scheme, value].append(number)
    yield from (("ids", group) for group in by_id.values())


def _numbers_by(here: Any, columns: tuple[str, ...], keys: list[Any]) -> list[list[int]]:
    last = columns[-1]
    wanted = here.filter(**{f"{last}__in": [key[-1] for key in keys]})
    groups: dict[Any, list[int]] = defaultdict(list)
    for *key, number in wanted.values_list(*columns, "pk"):
        groups[tuple(key)].append(number)
    return [groups[key] for key in keys if len(groups[key]) < 10]  # "Independents" are no one party


def existed_together(one: Party, other: Party) -> bool:
    """As far as the years are known."""
    first, second = sorted((one, other), key=lambda party: party.founded or 0)
    return first.ended is None or second.founded is None or first.ended >= second.founded


def perhaps_the_same(party: Party) -> list[Party]:
    """Other entries of its country that share a name, an article or an item with this one."""
    if party.merged_into_id:
        return []
    same = Q(name=party.name)
    if party.name_english:
        same |= Q(name_english=party.name_english)
    if party.article:
        same |= Q(article=party.article)
    shared = ExternalId.objects.filter(party=party, exclusive=False)
    for scheme, value in shared.values_list("scheme", "value"):
        same |= Q(external_ids__scheme=scheme, external_ids__value=value)
    apart = Distinct.objects.filter(Q(first=party) | Q(second=party))
    known = {number for pair in apart.values_list("first", "second") for number in pair}
    others = Party.objects.filter(same, country=party.country_id, merged_into=None)
    others = others.exclude(pk__in=known | {party.pk}).distinct().defer("said", "searched")
    return list(others.order_by("pk")[:5])
