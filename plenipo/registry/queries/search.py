"""Search as typed: any script, no accents, the beginnings of words. What it costs does not grow with the register.

Every word of every name stands in `Word`, folded as for matching. A word that begins few words of the register is
looked up there; one that begins many is asked of the entries in the order of the page, which finds a page soon.
Only what begins no word at all ("demokrat" in "Sozialdemokraten") is looked for inside words.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_

from django.db.models import Exists, OuterRef, Q, QuerySet

from plenipo.registry.bridge.matching import fold
from plenipo.registry.models import Party, PartyName, Word
from plenipo.registry.queries.finding import Term, terms_of

FEW = 1_000  # entries a word may lead to before it is asked the other way round
LONGEST = 40  # letters of a word
MOST_WORDS = 8


def search(wanted: str, *, to_count: bool = False) -> QuerySet[Party]:
    """The entries every word of `wanted` fits, or whose country it names; all for none.

    to_count   not for a page: entries are then found from the words, not words from the entries in their order
    """
    found = Party.objects.select_related("country").filter(merged_into=None)
    if not wanted.strip():
        return found
    terms = terms_of(wanted)
    for term in dict.fromkeys(terms):
        found = found.filter(_fits(term, to_count))
    return found if terms else found.none()


def _fits(term: Term, to_count: bool) -> Q:
    words = term.text.split()[:MOST_WORDS]
    named = reduce(and_, (_holds(word[:LONGEST], to_count) for word in dict.fromkeys(words)))
    return named | Q(country__in=term.countries) if term.countries else named


def _holds(word: str, to_count: bool) -> Q:
    # no letter or digit sorts after z, in any database
    begun = Word.objects.filter(text__gte=word, text__lte=word.ljust(LONGEST, "z"))
    few = list(begun.order_by().values_list("party", flat=True).distinct()[: FEW + 1])
    if not few:
        return Q(searched__contains=word)
    if len(few) <= FEW:
        return Q(pk__in=few)
    if to_count:
        return Q(pk__in=begun.order_by().values("party"))
    return Q(Exists(begun.filter(party=OuterRef("pk"))))


def words_of(names: Iterable[str]) -> set[str]:
    return {word[:LONGEST] for name in names for word in fold(name).split()}


def searched_text(names: Iterable[str]) -> str:
    """For search inside words: each name folded and without its spaces."""
    return " ".join(dict.fromkeys(fold(name).replace(" ", "") for name in names))


def names_by_party(parties: list[Party]) -> Iterator[tuple[Party, list[str]]]:
    """What each party is found by. One query."""
    others: dict[int, list[str]] = {}
    named = PartyName.objects.filter(party__in=parties).values_list("party", "text")
    for pk, text in named.order_by("pk"):
        others.setdefault(pk, []).append(text)
    for party in parties:
        own = (party.name, party.name_english, party.name_short)
        yield party, [*filter(None, own), *others.get(party.pk, [])]
