"""Search of every list: all words, in any order, case and script, without accents; countries by any name they have.

The texts of a list are read and compared here, not in the database: SQLite and PostgreSQL know different things of
letters. Lists of a conference have some hundreds of rows; the register, which has more, keeps an index of its own
(queries/search.py) and is asked for the same terms.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from plenipo.registry.bridge.matching import countries_called, fold, names_given, parted
from plenipo.registry.models import Country

Row = TypeVar("Row", bound=Model)
_FULL_WIDTH = str.maketrans(
    dict.fromkeys("（）【】《》，、；：", " ")
)  # marks that stand without a blank
_LONGEST = 200  # characters that are searched for
_MOST_TERMS = 8
_MOST_OF_A_NAME = 5  # words of a country's name


def names_of(party: str) -> tuple[str, ...]:
    """Where the names of the party a field leads to stand, for `narrowed`."""
    own = ("name", "name_english", "name_short", "names__text")
    return tuple(f"{party}__{place}" for place in own)


@dataclass(frozen=True)
class Term:
    """A word as typed, or several that name a country together.

    text        folded
    countries   codes of the countries it names
    inside      may stand inside a word ("demokrat" in "Sozialdemokraten"); two letters only begin one
    """

    text: str
    countries: frozenset[str]
    inside: bool

    def fits(self, folded: str, countries: Iterable[str] = ()) -> bool:
        if not self.countries.isdisjoint(countries):
            return True
        return self.text in folded if self.inside else f" {self.text}" in f" {folded}"


def terms_of(words: str) -> list[Term]:
    """What is looked for; nothing where no letter or digit was typed. One query, if anything was."""
    terms: list[Term] = []
    for typed, countries in _pieces(words):
        text = fold(typed)
        if text and len(terms) < _MOST_TERMS:
            inside = len(text) > 2 or not typed.split()[0].isascii()
            terms.append(Term(text, countries, inside))
    return terms


def name_and_countries(words: str) -> tuple[str, frozenset[str]]:
    """What was typed without the countries in it, and these. Letters that may be an acronym name no country here."""
    pieces = [
        (typed, frozenset[str]() if _may_be_acronym(typed) else countries)
        for typed, countries in _pieces(words)
    ]
    name = " ".join(typed for typed, countries in pieces if not countries)
    return name, frozenset[str]().union(*(countries for _typed, countries in pieces))


def _may_be_acronym(typed: str) -> bool:
    return typed.isascii() and typed.isupper() and len(typed) <= 3


def _pieces(words: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Words as typed, those of a country's name together with the countries it names. One query."""
    blanks = words[:_LONGEST].translate(_FULL_WIDTH)
    typed = [part for word in blanks.split() for part in parted(word)]
    own = names_given(Country.objects.exclude(own_name="")) if typed else {}
    while typed:
        length, countries = _country(typed, own)
        yield " ".join(typed[:length]), countries
        typed = typed[length:]


def _country(typed: Sequence[str], own: Mapping[str, str]) -> tuple[int, frozenset[str]]:
    """How many of the first words name a country together, and which; 1 and none if they do not."""
    for length in range(min(len(typed), _MOST_OF_A_NAME), 0, -1):
        if called := countries_called(" ".join(typed[:length]), own):
            return length, called
    return 1, frozenset()


def narrowed(
    found: QuerySet[Row], words: str, *places: str, countries: Sequence[str] = ()
) -> QuerySet[Row]:
    """Those rows whose texts in these places together hold all words; all rows for none. Two queries.

    places      fields of text, of texts by language, or of related rows
    countries   fields of the row's countries, which answer to all their names
    """
    if not words.strip():
        return found
    terms = terms_of(words)
    rows = found.order_by().values_list("pk", *countries, *places) if terms else []
    texts: dict[Any, list[str]] = defaultdict(list)
    codes: dict[Any, set[str]] = defaultdict(set)
    for pk, *values in rows:
        codes[pk].update(filter(None, values[: len(countries)]))
        texts[pk] += [text for value in values[len(countries) :] for text in _texts(value)]
    return found.filter(pk__in=[pk for pk in texts if fits(terms, texts[pk], codes[pk])])


def fits(terms: Iterable[Term], texts: Iterable[str], countries: Iterable[str] = ()) -> bool:
    """Whether these texts together hold every term."""
    folded = " ".join(fold(text) for text in dict.fromkeys(texts))
    here = set(countries)
    return all(term.fits(folded, here) for term in terms)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):  # names to use stand first, before their language
        yield from (str(text[0] if isinstance(text, list) else text) for text in value.values())
    elif value:
        yield str(value)
