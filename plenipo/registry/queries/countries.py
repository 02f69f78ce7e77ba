"""Countries in the reader's language and alphabet, and their regions."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii
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


def country_name(country: Country | None, language: str | None = None) -> str:
    """The name the operator gave it, else CLDR's, else ours; the code where nobody has one."""
    if country is None:
        return ""
    names = _territories(language or get_language() or "en")
    name = country.own_name or names.get(country.alpha2) or OWN_NAMES.get(country.code)
    return str(name or country.code)


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale.parse(language, sep="-").territories)


def region_name(region: str) -> str:
    return str(REGIONS.get(region) or SUBREGIONS.get(region) or region)


def country_choices() -> list[tuple[str, str]]:
    """(code, name) in the order of the reader's alphabet."""
    return in_order((country.code, country_name(country)) for country in Country.objects.all())


def in_order(named: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs by their second, as the reader's language sorts."""
    language = get_language() or "en"
    return sorted(named, key=lambda each: alphabetical(each[1], language))


def alphabetical(text: str, language: str) -> tuple[str, str]:
    """A sort key near CLDR's order, which Babel does not have: Chinese by its sounds, others without marks.

    Kept apart are the letters that are none with a mark: Spanish ñ after n, Russian й after и.
    """
    if language.startswith("zh"):
        return anyascii(text).casefold(), text
    own = {"es": "ñ", "ru": "й"}.get(language[:2], "")
    plain = "".join(
        f"{_without_marks(letter)}\uffff" if letter in own else _without_marks(letter)
        for letter in unicodedata.normalize("NFC", text.casefold())
    )
    return plain, text


def _without_marks(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
