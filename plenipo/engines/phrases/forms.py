"""Which words are forms of one another: Snowball's stemmers, and rules of our own for what they lack."""

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

from plenipo.engines.phrases import arabic
from plenipo.engines.phrases.tokens import bare, is_unspaced

STEMMERS = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "ru": "russian",
    "de": "german",
    "pt": "portuguese",
    "it": "italian",
    "nl": "dutch",
    "sv": "swedish",
    "da": "danish",
    "no": "norwegian",
    "fi": "finnish",
    "hu": "hungarian",
    "ro": "romanian",
    "tr": "turkish",
    "el": "greek",
    "hi": "hindi",
    "id": "indonesian",
}
SHORTEST = 3  # shorter words have no forms that a stemmer could know
_TABLE = Path(__file__).with_name("irregular.toml")


def language_of(code: str | None) -> str:
    """ "zh-Hans" is "zh"; nothing said is ""."""
    return (code or "").replace("_", "-").split("-")[0].strip().lower()


def guessed(text: str) -> str:
    """The language that a script gives away; Latin letters give away none."""
    for letter in text:
        if "\u0600" <= letter <= "\u06ff":
            return "ar"
        if "\u0400" <= letter <= "\u04ff":
            return "ru"
        if is_unspaced(letter):
            return "zh"
    return ""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def articles(language: str = "") -> frozenset[str]:
    """Of one language, or of all."""
    said: dict[str, str] = _table()["articles"]
    chosen = [said.get(language, "")] if language else said.values()
    return frozenset(word for each in chosen for word in each.split())


@cache
def irregular(language: str) -> dict[str, frozenset[str]]:
    lines: Iterable[str] = _table().get(language, {}).get("forms", ())
    groups = [frozenset(bare(word) for word in line.split()) for line in lines]
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found


@cache
def _said(what: str, language: str) -> tuple[str, ...]:
    return tuple(bare(ending) for ending in _table()[what].get(language, "").split())


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(STEMMERS[language]) if language in STEMMERS else None


@lru_cache(maxsize=200_000)
def stem(language: str, word: str) -> str:
    """Bare; of a folded word."""
    stemmer = _stemmer(language)
    if stemmer is None or len(word) < SHORTEST:
        return bare(word)
    found = bare(stemmer.stemWord(word))
    if language == "ru":
        found = _without_fleeting(found)
    elif language == "es" and found.endswith("z"):
        found = found[:-1] + "c"  # paz, paces
    return found


@lru_cache(maxsize=200_000)
def stems(language: str, word: str) -> frozenset[str]:
    """With and without accents (capitals often have none), of French without a plural that the stemmer overlooks."""
    found = {stem(language, word), stem(language, bare(word))}
    if language == "fr" and word.endswith(("s", "x")):
        found.add(stem(language, word[:-1]))
    return frozenset(found)


def _without_fleeting(stem_: str) -> str:
    """судьб and судеб, рынок and рынк: the vowel that comes and goes before the last consonant."""
    stem_ = stem_.replace("ь", "").replace("ъ", "")
    if len(stem_) >= SHORTEST and stem_[-2] in "оеё" and stem_[-1] not in "аеиоуыэюя":
        return stem_[:-2] + stem_[-1]
    return stem_


@lru_cache(maxsize=200_000)
def derivations(language: str, word: str) -> frozenset[str]:
    """The endings that make it a word of its own, whatever its form: "ity" of "humanity" and "humanities"."""
    found = {
        ending
        for form in _bodies(language, word)
        for ending in _said("derived", language)
        if form.endswith(ending) and len(form) - len(ending) >= SHORTEST
    }
    return frozenset(found)


def _bodies(language: str, word: str) -> list[str]:
    bodies = [word]
    for ending in _said("endings", language):
        if word.endswith(ending):
            body = word[: len(word) - len(ending)]
            bodies += [body, f"{body}e"] if language == "en" else [body]
            if language == "ru":
                bodies.append(f"{body}ь")
    if language == "en" and word.endswith(("ies", "ied")):
        bodies.append(f"{word[:-3]}y")
    return bodies


def agree(language: str, word: str, other: str) -> bool:
    """Whether two folded words are forms of one in this language."""
    a, b = bare(word), bare(other)
    if a == b:
        return True
    if language == "ar":
        return arabic.agree(a, b)
    if b in irregular(language).get(a, ()):
        return True
    if min(len(a), len(b)) < SHORTEST or language not in STEMMERS:
        return False
    if not stems(language, word) & stems(language, other):
        return False
    one, two = derivations(language, a), derivations(language, b)
    return bool(one & two) or not (one or two)


def prefix(language: str, word: str) -> str:
    """With what every form begins that the stemmer makes of it; not so in Arabic."""
    short = bare(word)
    if len(short) < SHORTEST or language not in STEMMERS:
        return short
    both = stem(language, word)
    same = 0
    while same < min(len(both), len(short)) and both[same] == short[same]:
        same += 1
    return short[: max(min(same, len(short)) - 1, 2)]
