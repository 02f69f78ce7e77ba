"""Countries in the reader's language and alphabet, and their regions."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from plenipo.kit.alphabet import in_order
from plenipo.kit.columns import folded
from plenipo.kit.states import CountryNames, united_nations
from plenipo.kit.tags import tag_of
from plenipo.registry.models import Country

UN, CLDR = "un", "cldr"  # whose names of countries are used

REGIONS = {
    "africa": _("Africa"),
    "americas": _("Americas"),
    "asia": _("Asia"),
    "europe": _("Europe"),
    "oceania": _("Oceania"),
}
SUBREGIONS = {
    "northern_africa": _("Northern Africa"),
    "sub_saharan_africa": _("Sub-Saharan Africa"),
    "latin_america": _("Latin America and the Caribbean"),
    "northern_america": _("Northern America"),
    "central_asia": _("Central Asia"),
    "eastern_asia": _("Eastern Asia"),
    "south_eastern_asia": _("South-eastern Asia"),
    "southern_asia": _("Southern Asia"),
    "western_asia": _("Western Asia"),
    "eastern_europe": _("Eastern Europe"),
    "northern_europe": _("Northern Europe"),
    "southern_europe": _("Southern Europe"),
    "western_europe": _("Western Europe"),
    "australia_new_zealand": _("Australia and New Zealand"),
    "melanesia": _("Melanesia"),
    "micronesia": _("Micronesia"),
    "polynesia": _("Polynesia"),
}
# CLDR names no state of history and no code of the register's own
OWN_NAMES = {
    "CSK": _("Czechoslovakia"),
    "DDR": _("German Democratic Republic"),
    "EUN": _("European Union"),
    "NFL": _("Newfoundland"),
    "PMR": _("Transnistria"),
    "PSG": _("Gaza"),
    "SCG": _("Serbia and Montenegro"),
    "SML": _("Somaliland"),
    "SUN": _("Soviet Union"),
    "VNR": _("Republic of Viet Nam (until 1975)"),
    "YMD": _("Democratic Yemen (until 1990)"),
    "YUG": _("Yugoslavia"),
    "ZZB": _("Zanzibar"),
}


def country_name(
    country: Country | None, language: str | None = None, names: Mapping[str, Any] | None = None
) -> str:
    """The short name in the reader's language, or in this one.

    names   of a conference: code to {language: {"short": …}}, and under "" whose names it uses
    """
    return named(country, language, names).short


def named(
    country: Country | None, language: str | None = None, names: Mapping[str, Any] | None = None
) -> CountryNames:
    """The conference's own name, else the operator's, the United Nations', ours, CLDR's; the code where nobody has one.

    A conference that names countries as CLDR does skips the operator's and the United Nations'.
    """
    if country is None:
        return CountryNames("")
    language = language or get_language() or "en"
    own = _own(names.get(country.code), language) if names else None
    usual = named_by(country, language, CLDR if names and names.get("") == CLDR else UN)
    return CountryNames(own.short or usual.short, own.formal or usual.formal) if own else usual


def named_by(country: Country, language: str, whose: str) -> CountryNames:
    """As the house names it, or as CLDR does."""
    if whose == CLDR:
        return _in_cldr(country, language) or _as_the_house_does(country, language)
    return _as_the_house_does(country, language)


def _as_the_house_does(country: Country, language: str) -> CountryNames:
    by_default = named_by_default(country, language)
    own = _own(country.names, language)
    short = (own.short if own else "") or country.own_name
    formal = own.formal if own else ""
    if short or formal:
        nameless = by_default.formal == country.code
        return CountryNames(
            short or by_default.short, formal or (short if nameless else by_default.formal)
        )
    return by_default


def named_by_default(country: Country, language: str) -> CountryNames:
    """What it is called while the operator has not said otherwise."""
    known = united_nations().get(country.code, {}).get(tag_of(language).language)
    if known:
        return known
    if country.code in OWN_NAMES:
        with override(language):
            return CountryNames(str(OWN_NAMES[country.code]), str(OWN_NAMES[country.code]))
    return _in_cldr(country, language) or CountryNames(country.code, country.code)


def _in_cldr(country: Country, language: str) -> CountryNames | None:
    name = _territories(language).get(country.alpha2)
    return CountryNames(name, name) if name else None


def _own(said: Mapping[str, Mapping[str, str]] | None, language: str) -> CountryNames | None:
    wanted = tag_of(language)
    for code, each in (said or {}).items():
        if tag_of(code) == wanted:
            return CountryNames(each.get("short", ""), each.get("formal", ""))
    return None


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale.parse(language, sep="-").territories)


def region_name(region: str) -> str:
    return str(REGIONS.get(region) or SUBREGIONS.get(region) or region)


def country_choices(names: Mapping[str, Any] | None = None) -> list[tuple[str, str]]:
    """(code, name) in the order of the reader's alphabet; names: of a conference."""
    named = ((each.code, country_name(each, names=names)) for each in Country.objects.all())
    return in_order(named, key=lambda pair: pair[1])


class CountryLine(NamedTuple):
    """A row of the page of countries. others: (language tag, short name) of the languages the reader does not use."""

    code: str
    short: str
    formal: str
    others: list[tuple[str, str]]
    changed: bool


def countries_called(words: str = "") -> list[CountryLine]:
    """Those whose name in any language, or code, holds these words, in the reader's alphabet. One query."""
    here, asked = get_language() or "en", folded(words)
    lines = []
    for country in Country.objects.all():
        names = {code: named(country, code) for code, _label in settings.LANGUAGES}
        known = [country.code, country.alpha2, *(text for each in names.values() for text in each)]
        if not asked or any(asked in folded(text) for text in known):
            others = [
                (str(tag_of(code)), each.short) for code, each in names.items() if code != here
            ]
            mine = names.get(here) or named(country, here)
            lines.append(CountryLine(country.code, *mine, others, bool(country.names)))
    return in_order(lines, key=lambda line: line.short)
