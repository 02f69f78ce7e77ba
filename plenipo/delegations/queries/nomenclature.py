"""The nomenclature page of a conference: what parties and countries are called in each language, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language

from plenipo.conference.models import Conference, NameToUse
from plenipo.conference.queries.names import country_here, names_of_countries, names_of_parties
from plenipo.delegations.models import Invitation
from plenipo.kit.alphabet import in_order
from plenipo.kit.columns import folded
from plenipo.kit.forms import state_of
from plenipo.kit.tags import Called, tag_of
from plenipo.registry.bridge.naming import IN_LANGUAGE, with_own
from plenipo.registry.models import Country, Party
from plenipo.registry.queries.entries import EntryFilter, parties_asked_for
from plenipo.registry.words.countries import country_name, named
from plenipo.registry.words.naming import HOW

LANGUAGES = [code for code, _label in settings.LANGUAGES]
MOST = 2_000  # parties a search may find


@dataclass(frozen=True)
class NameFilter:
    what: str = "parties"
    q: str = ""
    only: str = ""
    language: str = ""


@dataclass(frozen=True)
class NamedThing:
    """
    key     number of the party or code of the country
    name    in the reader's language; beside: the country of a party, the code of a country
    cells   one a language of the house
    """

    key: str
    name: str
    beside: str
    cells: tuple[Called, ...]

    def has_own(self) -> bool:
        return any(cell.how == "conference" for cell in self.cells)

    def misses(self, languages: Sequence[str]) -> bool:
        each = zip(LANGUAGES, self.cells, strict=True)
        return any(code in languages and cell.how not in IN_LANGUAGE for code, cell in each)


def lines_of(conference: Conference, wanted: NameFilter) -> list[NamedThing]:
    """Everything that fits, in the order of the reader's alphabet. Two queries."""
    found = _of_countries if wanted.what == "countries" else _of_parties
    lines = found(conference, wanted.q)
    if wanted.only == "own":
        lines = [line for line in lines if line.has_own()]
    if wanted.only == "missing":
        languages = [wanted.language] if wanted.language else conference.languages
        lines = [line for line in lines if line.misses(languages)]
    return in_order(lines, key=lambda line: line.name)


def _of_parties(conference: Conference, words: str) -> list[NamedThing]:
    own = names_of_parties(conference)
    lines = []
    for party in _parties(conference, words, own):
        called = with_own(party.called, {}, own.get(party.pk, {}))
        cells = tuple(Called(*(called[code] or [str(party)])) for code in LANGUAGES)
        name = dict(zip(LANGUAGES, cells, strict=True)).get(get_language() or "en", cells[0]).text
        lines.append(
            NamedThing(str(party.pk), name, country_here(party.country, conference), cells)
        )
    return lines


def _parties(conference: Conference, words: str, own: Iterable[int]) -> Iterable[Party]:
    """Those invited or named here; a search goes through the whole register."""
    if words:
        return parties_asked_for(EntryFilter(words))[:MOST]
    invited = Invitation.objects.filter(conference=conference).order_by().values("party")
    return Party.objects.filter(Q(pk__in=invited) | Q(pk__in=list(own))).select_related("country")


def _of_countries(conference: Conference, words: str) -> list[NamedThing]:
    names, asked = names_of_countries(conference), folded(words)
    lines = []
    for country in Country.objects.all():
        cells = tuple(_cell(country, code, names) for code in LANGUAGES)
        known = [country.code, country.alpha2, *(cell.text for cell in cells)]
        if not asked or any(asked in folded(text) for text in known):
            name = country_name(country, names=names)
            lines.append(NamedThing(country.code, name, country.code, cells))
    return lines


def _cell(country: Country, language: str, names: Any) -> Called:
    own = any(
        tag_of(code) == tag_of(language) and said.get("short")
        for code, said in names.get(country.code, {}).items()
    )
    return Called(
        named(country, language, names).short,
        str(tag_of(language)),
        "conference" if own else "language",
    )


@dataclass(frozen=True)
class NameInLanguage:
    """One language of one name: what stands there, what would stand there otherwise, and why."""

    language: str
    short: str
    formal: str
    usual: str
    usual_formal: str
    how: str


def fields_of(conference: Conference, what: str, row: Party | Country) -> list[NameInLanguage]:
    own = NameToUse.objects.filter(conference=conference, **{what: row})
    said = {each.language: each for each in own}
    return [_field(said.get(code), what, row, code, conference) for code in LANGUAGES]


def _field(
    said: NameToUse | None, what: str, row: Party | Country, language: str, conference: Conference
) -> NameInLanguage:
    short, formal = (said.short, said.formal) if said else ("", "")
    if isinstance(row, Party):
        usual = row.called_in(language)
        return NameInLanguage(language, short, formal, usual.text, "", str(HOW.get(usual.how, "")))
    whose = {"": names_of_countries(conference)[""]}
    default = named(row, language, whose)
    return NameInLanguage(language, short, formal, default.short, default.formal, "")


def state_of_names(conference: Conference) -> str:
    """The same while nobody changes a name of the conference."""
    own = NameToUse.objects.filter(conference=conference).order_by("pk")
    return state_of(list(own.values_list("pk", "language", "short", "formal")))


# ---- as a table
