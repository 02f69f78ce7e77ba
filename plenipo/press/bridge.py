"""Figures in a text, beside those the conference has published."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

PARTIES, COUNTRIES, PEOPLE, DELEGATIONS = "parties", "countries", "people", "delegations"

NOUNS = {  # beginnings of words, small letters
    PARTIES: (
        "part(?:y|ies)\\b|organi[sz]ations?\\b|movements?\\b|partis?\\b|organisations?\\b|"
        "partidos?\\b|organizaci(?:ón|ones)\\b|movimientos?\\b|парти|организаци|движени|"
        "个?(?:多)?个?政党|政党|组织|حزب|أحزاب|منظم"
    ),
    COUNTRIES: "countr(?:y|ies)\\b|pays\\b|país(?:es)?\\b|paises\\b|стран|国家|国|دول|بلد|بلاد|بلدان",
    PEOPLE: (
        "delegates?\\b|representatives?\\b|participants?\\b|délégués?\\b|représentants?\\b|"
        "participantes?\\b|delegad[oa]s?\\b|representantes?\\b|делегат|представител|участник|"
        "名?(?:代表|与会者)|代表|مندوب|ممثل|مشارك"
    ),
    DELEGATIONS: "delegations?\\b|délégations?\\b|delegaci(?:ón|ones)\\b|делегаци|代表团|وفد|وفود",
}
OVER = re.compile(
    r"(?:more than|over|at least|plus de|plus d['’]|más de|mas de|более|больше|свыше|超过|逾|أكثر من|ما يزيد على)\s*$"
)
NEARLY = re.compile(
    r"(?:nearly|almost|close to|près de|presque|casi|cerca de|почти|около|近|将近|نحو|قرابة|ما يقرب من)\s*$"
)
NUMBER = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ .,'’٬\u00a0\u202f]\d{3})+(?!\d)|(?<![\d.,])\d+(?![\d]|[.,:]\d)"
)
WORD = r"[^\W\d_][\w'’-]*"
NEAR = 4  # words that may stand between a number and its noun
NEAR_SIGNS = 8  # characters of Chinese
AND_MORE = "多余餘"


@dataclass(frozen=True)
class FoundFigure:
    """
    unit      parties and organisations, countries, people or delegations
    margin    "over", "nearly" or ""
    words     as it stands in the text
    """

    number: int
    unit: str
    margin: str
    words: str


def figures_in(text: str) -> list[FoundFigure]:
    """Numbers written in digits before one of these nouns, in six languages. Numbers in words are not found."""
    plain = unicodedata.normalize("NFKC", text)
    return list(_found("".join(map(_western, plain))))


def _western(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign


def _found(text: str) -> Iterator[FoundFigure]:
    low = text.casefold()
    for match in NUMBER.finditer(low):
        after, before = low[match.end() : match.end() + 90], low[: match.start()]
        unit, length = _unit_of(after)
        if not unit:
            continue
        margin, begins = _margin(before, after)
        words = text[begins : match.end() + length].strip()
        yield FoundFigure(int(re.sub(r"\D", "", match.group())), unit, margin, words)


def _margin(before: str, after: str) -> tuple[str, int]:
    """Which it is, and where what is said of the number begins."""
    for margin, words in (("over", OVER), ("nearly", NEARLY)):
        if said := words.search(before):
            return margin, said.start()
    return "over" if after.lstrip()[:1] in tuple(AND_MORE) else "", len(before)


def _unit_of(after: str) -> tuple[str, int]:
    """The nearest noun that follows, and where it ends."""
    found = []
    for unit, nouns in NOUNS.items():
        spaced = re.match(rf"[\s+]*(?:{WORD}[\s,]+){{0,{NEAR}}}?((?:{nouns})\w*)", after)
        between = rf"[+\s]*[{AND_MORE}]?[^\s\d.,;。，；a-z]{{0,{NEAR_SIGNS}}}?"
        dense = re.match(between + "(" + nouns + ")", after)
        for match in filter(None, (spaced, dense)):
            found.append((match.start(1), -match.end(), unit))
    if not found:
        return "", 0
    _begins, end, unit = min(found)
    return unit, -end


Known = Mapping[str, Iterable[int]]  # {unit: figures that were published}


def differing(text: str, known: Known) -> list[FoundFigure]:
    """Those in the text that no published figure bears out."""
    return [each for each in figures_in(text) if not _borne_out(each, known.get(each.unit, ()))]


def _borne_out(figure: FoundFigure, known: Iterable[int]) -> bool:
    n = figure.number
    if figure.margin == "over":
        return any(n <= value < n + _step(n) for value in known)
    if figure.margin == "nearly":
        return any(n - _step(n) < value <= n for value in known)
    return n in known


def _step(number: int) -> int:
    """How far a round figure reaches: 200 up to 299, 50 up to 59, 147 no further."""
    return next((step for step in (100, 10) if number >= step and number % step == 0), 1)
