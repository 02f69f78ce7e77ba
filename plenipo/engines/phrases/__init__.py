"""Set phrases and copied passages: where a concept stands in texts, and which texts share words.

Values in, values out; only an index may be kept in a folder (`Index.save`, `open_index`). Positions are characters
of the text as it was given. Six languages and more; what a language is nobody has to say of a text.

    index = index_of(items)                     every word with its places
    finder = Finder(index)
    finder.hits(concepts, least=…, between=3)   exact, inflected, with words between; the longest variant counts
    concordance(index, hits, order=Order.AFTER) hits in context
    suggestions(finder, concept, hits)          wordings near a variant that the dictionary has not
    compare(index, least=12)                    passages that items share, and reprints with their original
    proposed(use, card)                         how a hit is meant: a proposal for two readers, no more

See docs/phrases.md for the files, docs/decisions/0037-phrases.md for why.
"""

from plenipo.engines.phrases.concordance import Order, concordance
from plenipo.engines.phrases.find import Finder
from plenipo.engines.phrases.format import schema_of
from plenipo.engines.phrases.index import Index, index_of, open_index
from plenipo.engines.phrases.reading import ReadTexts, read_dictionary
from plenipo.engines.phrases.reuse import Compared, compare, ordered
from plenipo.engines.phrases.suggest import suggestions
from plenipo.engines.phrases.values import (
    Concept,
    ConcordanceLine,
    Likeness,
    NearWording,
    NotReadable,
    PhraseHit,
    SourceText,
    Wording,
)

__all__ = [
    "Compared",
    "compare",
    "ordered",
    "Concept",
    "Finder",
    "PhraseHit",
    "Index",
    "SourceText",
    "Likeness",
    "ConcordanceLine",
    "NotReadable",
    "Order",
    "ReadTexts",
    "NearWording",
    "Wording",
    "concordance",
    "index_of",
    "open_index",
    "read_dictionary",
    "schema_of",
    "suggestions",
]
