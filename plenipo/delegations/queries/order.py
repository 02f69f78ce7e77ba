"""The order of delegations and invitations: by the names their reader sees, in the alphabet of the reader."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation, Invitation
from plenipo.delegations.profile import PRECEDENCE
from plenipo.delegations.queries.names import country_of
from plenipo.kit.alphabet import filed_under, sort_key
from plenipo.kit.joining import Joined

Row = TypeVar("Row", Invitation, Delegation)
CAPACITIES = {each.value: place for place, each in enumerate(Delegate.Capacity)}  # in protocol


# what a step above knows of the order of precedence: {delegation: place}. One adds to it
PRECEDENCES: Joined[Callable[[Conference], Mapping[int, int]]] = Joined()


def places_in_precedence(conference: Conference, order: str) -> Mapping[int, int]:
    """Of a list in the order of precedence; of one in another order nothing is asked."""
    if order != PRECEDENCE:
        return {}
    return next((places(conference) for places in PRECEDENCES), {})


def place_in_list(
    each: Delegation,
    order: str,
    language: str | None = None,
    places: Mapping[int, int] | None = None,
) -> tuple[bool, bytes, bytes, int]:
    """Where a delegation stands in the list of participants, and so in protocol.

    order    of the rules profile; by country, organisations without one come after all countries
    places   in precedence (`places_in_precedence`): who has none comes last

    No name is filed under its article. Of countries only the English one is none of the name: "The Gambia", but
    "El Salvador" in Spanish as in any other language.
    """
    if order == PRECEDENCE:
        place = (places or {}).get(each.pk)
        of_name = sort_key(filed_under(each.plate_name, "en"), language)
        return place is None, (place or 0).to_bytes(4, "big"), of_name, each.pk
    country = country_of(each, language) if order == "country" else ""
    called = each.called_in(language)
    name = "" if order == "answer" else filed_under(called.text, called.lang)
    last = order == "country" and not country
    in_place = sort_key(filed_under(country, "en"), language)
    return last, in_place, sort_key(name, language), each.pk


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
