"""Until the matching engine stands: exact names and shared words only."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from babel import Locale

from plenipo.kit.columns import folded
from plenipo.registry.models import Country, Party

SENTENCES = {
    "same_name": "same name “{name}”",
    "same_words": "same words: “{name}”",
    "no_party_named": "“{word}” names no party",
    "nothing_similar": "nothing similar in the register",
}


@dataclass(frozen=True)
class Found:
    decision: str
    party: int | None
    country: str | None
    candidates: list[dict[str, Any]] = field(default_factory=list)
    reasons: list[list[Any]] = field(default_factory=list)


def country_meant(text: str) -> str | None:
    for country in Country.objects.all():
        names = {country.code, country.alpha2, country.own_name}
        for language in ("en", "fr", "es", "ru", "ar", "zh_Hans"):
            names.add(Locale.parse(language).territories.get(country.alpha2, ""))
        if folded(text) in {folded(name) for name in names if name}:
            return country.code
    return None


def is_country(text: str) -> bool:
    return country_meant(text) is not None


def answers_to(asked: list[tuple[str, str]], *, at: date | None) -> list[Found]:
    parties = list(Party.objects.filter(merged_into=None))
    return [_answer(parties, name, country_meant(country)) for name, country in asked]


def _answer(parties: list[Party], name: str, country: str | None) -> Found:
    words = set(folded(name).split())
    if words & {"independent", "independents"}:
        return Found("none", None, country, reasons=[["no_party_named", {"word": name}]])
    here = [p for p in parties if not country or p.country_id == country]
    same = [p for p in here if folded(name) in {folded(p.name), folded(p.name_english)}]
    near = [p for p in here if words & set(folded(f"{p.name} {p.name_english}").split())]
    code = "same_name" if same else "same_words"
    candidates = [
        {"id": p.pk, "score": 0.5, "reasons": [[code, {"name": str(p)}]]}
        for p in (same or near)[:5]
    ]
    if len(same) == 1:
        return Found("certain", same[0].pk, country, candidates)
    if candidates:
        return Found("doubtful", None, country, candidates)
    return Found("none", None, country, reasons=[["nothing_similar", {}]])


def in_words(code: str, told: dict[str, str]) -> str:
    return SENTENCES.get(code, code).format_map(told)
