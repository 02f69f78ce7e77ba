"""The order of delegations and invitations: by the names their reader sees, in the alphabet of the reader."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.queries.names import country_of
from plenipo.kit.alphabet import sort_key

Row = TypeVar("Row", Invitation, Delegation)


def place_in_list(
    each: Delegation, order: str, language: str | None = None
) -> tuple[bool, bytes, bytes, int]:
    """Where a delegation stands in the list of participants, and so in protocol.

    order   of the rules profile; by country, organisations without one come after all countries
    """
    country = country_of(each, language) if order == "country" else ""
    name = "" if order == "answer" else each.called_in(language).text
    last = order == "country" and not country
    return last, sort_key(country, language), sort_key(name, language), each.pk


def by_name(each: Invitation | Delegation) -> tuple[bytes, int]:
    return sort_key(each.to_call), each.pk


def by_country(each: Invitation | Delegation) -> bytes:
    return sort_key(country_of(each))


def in_order_asked(
    rows: Iterable[Row], sort: str, ways: dict[str, Callable[[Row], Any]]
) -> list[Row]:
    """By the way asked for ("-" before it turns it round), those alike by name; by name if it is none of these ways."""
    named = sorted(rows, key=by_name)
    way = ways.get(sort.removeprefix("-"))
    return sorted(named, key=way, reverse=sort.startswith("-")) if way else named
