"""Time zones by the city people know them by: those of one country first."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from babel.core import get_global
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenipo.kit.alphabet import in_order
from plenipo.kit.locales import locale_of

Choices = list[Any]  # as a select has them


def zones_in(country: str) -> list[str]:
    """Of the country with this code of two letters."""
    return [zone for zone in get_global("territory_zones").get(country, []) if is_zone(zone)]


def zone_choices(country: str = "", name: str = "", now: str = "") -> Choices:
    """Cities in the reader's language; first those of the country with this code and name.

    now   the zone chosen so far, which is offered whatever it is called
    """
    cities = _cities(get_language() or "en")
    near = zones_in(country)
    groups: Choices = [("", _("choose"))]
    if near:
        groups.append((name, [each for each in cities if each[0] in near]))
    if now and now not in dict(cities):
        groups.append((now, now))
    groups.append((_("Other cities"), [each for each in cities if each[0] not in near]))
    return groups


@cache
def _cities(language: str) -> list[tuple[str, str]]:
    named = locale_of(language).time_zones
    zones = {zone for found in get_global("territory_zones").values() for zone in found}
    cities = [(zone, _city(zone, named)) for zone in zones if is_zone(zone)]
    return in_order([*cities, ("UTC", "UTC")])


def _city(zone: str, named: Any) -> str:
    return named.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")


def is_zone(zone: str) -> bool:
    return zone in _every_zone()


@cache
def _every_zone() -> frozenset[str]:
    """The files of the zones are read once."""
    return frozenset(available_timezones())
