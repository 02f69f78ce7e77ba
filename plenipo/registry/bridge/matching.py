"""Rows of the register to what the matching engine takes, and its answers back. Asks the database nothing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from plenipo.engines import matching
from plenipo.engines.matching.folding import fold as fold  # search folds as matching does
from plenipo.engines.matching.folding import same_writing as same_writing
from plenipo.engines.matching.spelling import may_be_one as may_be_one  # names of people too
from plenipo.engines.matching.spelling import spelled as spelled
from plenipo.kit.iso import WITHIN, names_in_use, names_of_countries
from plenipo.registry.models import Country, Party, PartyName

Kind = matching.NameKind
KINDS = {
    PartyName.Kind.NATIVE: Kind.NATIVE,
    PartyName.Kind.ROMANISED: Kind.ROMANISED,
    PartyName.Kind.ENGLISH: Kind.ENGLISH,
    PartyName.Kind.SHORT: Kind.SHORT,
    PartyName.Kind.OTHER: Kind.OTHER,
}


@dataclass(frozen=True)
class Found:
    """The engine's answer as a row of a list keeps it: plain values, ready for JSON."""

    decision: str
    party: int | None
    country: str | None
    candidates: list[dict[str, Any]] = field(default_factory=list)
    reasons: list[list[Any]] = field(default_factory=list)


def learned(parties: Iterable[Party]) -> matching.Register:
    """parties   with their names prefetched"""
    return matching.learn(_value(party) for party in parties)


def _value(party: Party) -> matching.ListedParty:
    return matching.ListedParty(
        id=str(party.pk),
        country=party.country_id or "",
        names=tuple(_names(party)),
        first_year=party.founded,
        last_year=party.ended,
        last_seen=party.last_seen,
        kind=party.kind,
        within=WITHIN.get(party.country_id or "", ""),
    )


def _names(party: Party) -> Iterable[matching.Name]:
    yield matching.Name(party.name, Kind.NATIVE, party.name_language)
    if party.name_english:
        yield matching.Name(party.name_english, Kind.ENGLISH, "en")
    if party.name_short:
        yield matching.Name(party.name_short, Kind.SHORT)
    for name in party.names.all():
        kind = KINDS.get(PartyName.Kind(name.kind), Kind.OTHER)
        yield matching.Name(name.text, kind, name.language, name.since, name.until)


def countries_by_name(countries: Iterable[Country]) -> dict[str, str]:
    """Folded names in every language of the house, and codes, to the register's code."""
    ours = list(countries)
    codes = {country.code for country in ours}
    own = [(name, c.code) for c in ours for name in (c.code, c.alpha2, c.own_name) if name]
    own += [(name, c.code) for c in ours for each in c.names.values() for name in each.values()]
    told = [(name, code) for name, code in names_of_countries() if code in codes]
    return matching.folded_names([*own, *told])


def names_given(countries: Iterable[Country]) -> dict[str, str]:
    """What the operator calls them, for `countries_called`."""
    return matching.folded_names((country.own_name, country.code) for country in countries)


def countries_called(text: str, own: Mapping[str, str]) -> frozenset[str]:
    """Codes of the countries somebody searches by this: names and short forms in any case, codes in capitals.

    own   names the operator gave, as `matching.folded_names` makes them
    """
    known = _names_and_codes() if text.isupper() and text.isascii() else _names_in_use()
    found = (matching.resolve_country(text, names) for names in (own, known))
    return frozenset(code for code in found if code)


@cache
def _names_in_use() -> dict[str, str]:
    return matching.folded_names(names_in_use())


@cache
def _names_and_codes() -> dict[str, str]:
    return matching.folded_names(names_of_countries())


def parted(word: str) -> list[str]:
    """A word of a script without blanks apart from the country that begins or ends it: "法国工党" is 法国 and 工党."""
    for name in _names_without_blanks() if _BLANKLESS.fullmatch(word) else ():
        if word.startswith(name) and word != name:
            return [name, word[len(name) :]]
        if word.endswith(name) and word != name:
            return [word[: -len(name)], name]
    return [word]


_BLANKLESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff·]+")  # Chinese and Japanese


@cache
def _names_without_blanks() -> tuple[str, ...]:
    """The longest first."""
    there = {name for name, _code in names_in_use() if _BLANKLESS.fullmatch(name)}
    return tuple(sorted(there, key=len, reverse=True))


def country_meant(text: str, names: Mapping[str, str]) -> str | None:
    return matching.resolve_country(text, names) if text else None


def answered(
    register: matching.Register,
    name: str,
    country: str,
    names: Mapping[str, str],
    at: date | None,
    *,
    most: int = 5,
) -> Found:
    """country and name as typed; a country nobody recognises is said to be so."""
    code = country_meant(country, names)
    answer = matching.match(register, name, code, at=at, limit=most)
    reasons = [[reason.code, dict(reason.parameters)] for reason in answer.reasons]
    if country and code is None:
        reasons.append(["country_unknown", {"country": country}])
    return Found(
        decision=str(answer.decision),
        party=int(answer.party_id) if answer.party_id else None,
        country=code,
        candidates=[_candidate(candidate) for candidate in answer.candidates],
        reasons=reasons,
    )


def _candidate(candidate: matching.Candidate) -> dict[str, Any]:
    return {
        "id": int(candidate.party_id),
        "score": round(candidate.score, 4),
        "reasons": [[reason.code, dict(reason.parameters)] for reason in candidate.reasons],
    }
