"""Countries in the reader's language, and their regions."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from plenipo.registry.models import Country

REGIONS = {
    "africa": _("Africa"),
    "americas": _("Americas"),
    "asia": _("Asia"),
    "europe": _("Europe"),
    "oceania": _("Oceania"),
}


def country_name(country: Country | None, language: str | None = None) -> str:
    """From CLDR, unless the register gives a name of its own; the code where neither has one."""
    if country is None:
        return ""
    names = _territories(language or get_language() or "en")
    return country.own_name or names.get(country.alpha2) or country.code


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale.parse(language, sep="-").territories)


def region_name(region: str) -> str:
    return str(REGIONS.get(region, region))


def country_choices() -> list[tuple[str, str]]:
    """(code, name) in the order of the reader's alphabet, as far as code points know it."""
    named = [(country.code, country_name(country)) for country in Country.objects.all()]
    return sorted(named, key=lambda each: each[1].casefold())
