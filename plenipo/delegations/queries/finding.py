"""Delegations and persons by words typed. Persons are read through `people`, as disclosed to the reader."""

from itertools import islice

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import TAKING_PART, SeenPerson, present_in, seen_among
from plenipo.kit.alphabet import in_order
from plenipo.registry.queries.finding import names_of, narrowed

NAMES_OF_A_PERSON = ("person__family_name", "person__given_name", "person__native_name")


def delegations_found(conference: Conference, words: str) -> list[Delegation]:
    """Those taking part whose name holds these words, by name. For the secretariat, which knows who comes."""
    found = Delegation.objects.filter(conference=conference, state__in=TAKING_PART)
    found = narrowed(
        found, words, "plate_name", "called", *names_of("party"), countries=["country"]
    )
    return in_order(found.order_by("pk"), key=lambda each: each.to_call)


def people_found(
    reader: Reader,
    conference: Conference,
    words: str,
    *,
    most: int = 20,
    by_delegation: bool = True,
) -> list[tuple[int, SeenPerson]]:
    """(person, as seen) of the delegations taking part in whose name, or whose delegation's, all these words stand.

    Whose name the reader may not see is not found by it either.
    """
    places: tuple[str, ...] = NAMES_OF_A_PERSON
    countries: list[str] = []
    if by_delegation:
        places, countries = (
            (*places, "delegation__plate_name", "delegation__called"),
            ["delegation__country"],
        )
    matching = narrowed(present_in(conference), words, *places, countries=countries)
    found = matching.order_by("delegation__plate_name", "position", "pk")
    seen = (each for each in seen_among(reader, found, conference) if each[1].shown.named)
    return in_order(islice(seen, most), key=lambda each: each[1].delegation.to_call)


def delegates_found(conference: Conference, words: str) -> set[int]:
    """Numbers of the delegates taking part in whose name, or whose delegation's, all these words stand."""
    places = (*NAMES_OF_A_PERSON, "delegation__plate_name", "delegation__called")
    found = narrowed(present_in(conference), words, *places, countries=["delegation__country"])
    return set(found.values_list("pk", flat=True))
