"""Language tags (BCP 47): read and compared as tags, never as text; and what a text itself says of its language."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from babel.core import get_global
from babel.languages import get_territory_language_info

PART = re.compile(r"[-_]")
SCRIPTS = {  # the first word of a letter's Unicode name to ISO 15924
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "GREEK": "Grek", "HEBREW": "Hebr",
    "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Kore", "THAI": "Thai",
    "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "MYANMAR": "Mymr", "ARMENIAN": "Armn",
    "BENGALI": "Beng", "KHMER": "Khmr", "SINHALA": "Sinh", "ETHIOPIC": "Ethi", "THAANA": "Thaa",
    "LAO": "Laoo", "TIBETAN": "Tibt", "TAMIL": "Taml", "TIFINAGH": "Tfng", "ORIYA": "Orya",
    "MALAYALAM": "Mlym", "GURMUKHI": "Guru", "GUJARATI": "Gujr", "TELUGU": "Telu",
    "KANNADA": "Knda", "MONGOLIAN": "Mong", "NKO": "Nkoo",
}  # fmt: skip
HAN = {"Hani", "Hans", "Hant"}
OFFICIAL = ("official", "de_facto_official")
OFFICIAL_SOMEWHERE = (*OFFICIAL, "official_regional")
# short words and words of parties that only one of the languages has: what a Latin name can be told by
TELLING = {
    "en": "the of and for party people's peoples democratic movement united workers freedom league "
    "national's christian social-democratic congress independence republican liberation new",
    "fr": "le du des et pour parti rassemblement mouvement démocratique démocrate peuple populaire "
    "république républicain républicaine nationale sociale fédération progrès développement l'union",
    "es": "el los las del y por partido movimiento unión nacionalista unidad acción alianza nacional "
    "revolucionario izquierda cívica frente coalición pueblo",
    "pt": "do da dos das e pelo partido movimento união aliança nacionalista trabalhista frente povo",
    "de": "der die das und für partei deutsche deutschen bund freie volkspartei christliche",
    "it": "il della dei per partito movimento popolare unione alleanza democrazia italiana",
    "nl": "het van en voor partij volkspartij nieuwe vrije beweging politieke",
    "ca": "i per partit unió d'esquerra moviment català catalana",
    "id": "partai rakyat persatuan kebangsaan indonesia demokrasi gerakan",
    "ms": "parti rakyat pertubuhan kebangsaan melayu barisan",
    "tr": "partisi ve halk birlik hareketi millet türkiye",
}  # fmt: skip
_TELLING = {language: frozenset(words.split()) for language, words in TELLING.items()}
NOT_ARABIC = frozenset("پچژگکیےٹڈڑںھېډټړښځڅګڼ")
CYRILLIC = {  # letters its neighbours, above all Russian, do not have
    "uk": frozenset("іїєґ"), "be": frozenset("ўі"), "kk": frozenset("әғқңөұүһі"),
    "ky": frozenset("ңөү"), "tg": frozenset("ғӣқӯҳҷ"), "mn": frozenset("өү"),
}  # fmt: skip
RUSSIAN = frozenset("ыэъё")  # which Ukrainian does not have


class Called(NamedTuple):
    """
    text   the name to use
    lang   its language tag, "" if nobody knows
    how    a key of HOW: why this name was chosen
    """

    text: str
    lang: str = ""
    how: str = ""


@dataclass(frozen=True)
class Tag:
    """
    language   ISO 639, "" if not known
    script     ISO 15924, "" if not known
    """

    language: str = ""
    script: str = ""

    def __str__(self) -> str:
        if not self.language:
            return f"und-{self.script}" if self.script else ""
        usual = likely_script(self.language)
        if self.language == "zh" and self.script in ("Hans", "Hant"):
            return f"zh-{self.script}"
        return self.language if self.script in ("", usual) else f"{self.language}-{self.script}"


@cache
def tag_of(text: str) -> Tag:
    """`zh_Hans`, `zh-hans` and `zh-CN` are one tag; `und-Arab` says the script alone."""
    language, *rest = PART.split(text.strip()) if text.strip() else [""]
    language = language.lower()
    language = "" if language == "und" else language
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), "")
    return Tag(language, script or likely_script(language, region))


@cache
def likely_script(language: str, region: str = "") -> str:
    """The script CLDR says a language is most likely written in, there."""
    if not language:
        return ""
    likely = get_global("likely_subtags")
    found = likely.get(f"{language}_{region}") or likely.get(language) or ""
    parts = str(found).split("_")
    return parts[1] if len(parts) > 1 else ""


def same_script(one: str, other: str) -> bool:
    return bool(one) and (one == other or {one, other} <= HAN)


def script_of(text: str) -> str:
    """The script most of its letters belong to; kana among Han is Japanese."""
    found = Counter(
        SCRIPTS.get(unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0], "")
        for letter in text
        if letter.isalpha()
    )
    found.pop("", None)
    if not found:
        return ""
    if found["Jpan"] and found["Hani"]:
        return "Jpan"
    return found.most_common(1)[0][0]


@cache
def languages_in(alpha2: str, script: str) -> tuple[str, ...]:
    """Official languages of a country that are written in this script, the most spoken first; else the regional."""
    territory = get_territory_language_info(alpha2) if alpha2 else {}
    spoken = sorted(territory, key=lambda each: -float(territory[each]["population_percent"] or 0))
    for status in (OFFICIAL, OFFICIAL_SOMEWHERE):
        codes = [
            PART.split(each)[0]
            for each in spoken
            if territory[each]["official_status"] in status and _written_in(each, alpha2, script)
        ]
        if codes:
            return tuple(dict.fromkeys(codes))
    return ()


def _written_in(language: str, alpha2: str, script: str) -> bool:
    own = tag_of(language)
    here = own.script if len(PART.split(language)) > 1 else likely_script(own.language, alpha2)
    return same_script(here, script) or (here in ("Jpan", "Kore") and script == "Hani")


def inferred(text: str, alpha2: str, *, local: bool = True) -> Tag:
    """What language a name is in, by its script, its words and its country. A guess, to be shown as one.

    local   the name may be in a language of the country; a romanised name is not written as its language is
    """
    script = script_of(text)
    if not script:
        return Tag()
    candidates = languages_in(alpha2, script) if local else ()
    if script == "Latn":
        return Tag(_by_words(text, candidates), script)
    if script == "Hani" and "zh" in candidates:
        return Tag("zh", likely_script("zh", alpha2))
    if len(candidates) > 1:
        candidates = _by_letters(set(text.casefold()), script, candidates)
    return Tag(candidates[0] if len(candidates) == 1 else "", script)


def _by_words(text: str, candidates: tuple[str, ...]) -> str:
    """One telling word is enough for a language of the country, two for English, French and Spanish elsewhere."""
    words = [word.strip("().,;:–—-\"'“”«»/") for word in text.casefold().replace("’", "'").split()]
    counts = {
        language: sum(word in known for word in words) for language, known in _TELLING.items()
    }
    if words and words[0].startswith(("l'", "d'")):
        counts["fr"] += 1
    best = max(counts, key=lambda each: (counts[each], each in candidates))
    ours = max(candidates, key=lambda each: counts.get(each, 0), default="")
    if ours and counts.get(ours, 0) and counts[ours] >= counts[best]:
        return ours
    if best in ("en", "fr", "es") and counts[best] >= 2:
        return best
    return (
        candidates[0] if len(candidates) == 1 and candidates[0] != "en" and not counts["en"] else ""
    )


def _by_letters(letters: set[str], script: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """Which of several languages of a country its letters leave."""
    if script == "Arab":
        without = tuple(each for each in candidates if each != "ar")
        return without if letters & NOT_ARABIC or "ar" not in candidates else ("ar",)
    if script == "Cyrl":
        telling = [each for each in candidates if letters & CYRILLIC.get(each, frozenset())]
        if len(telling) == 1:
            return (telling[0],)
        if "uk" in candidates and letters & RUSSIAN:
            return ("ru",)
    return candidates
